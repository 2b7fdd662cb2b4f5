"""What single words mean: titles, places, peoples, bodies, first names. Reads `rules/words/*.yaml`, says yes or no.

`tag` and `fields` both look here, so that a rank is a rank in every room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from ..data import load_words
from ..text import FUNCTION_WORDS, Word, fold, stem, words
from .numbers.numerals import numerals

_OPENING = re.compile(r"[^\W_]*")
_REACH = 160
"""Code points before a name in which its title may stand."""
_KEPT = 4096
"""Words of which the answers are kept that are asked for at every word of a text: so many make up most of the news."""


def key(word: str) -> str:
    """The form under which words are looked up: folded, without full stops ("Gov." is "gov", "U.S." is "us")."""
    if word.isalpha() and word.isascii() and word.islower():  # as most are
        return word
    return fold(word).replace(".", "")


@lru_cache
def _listed(file: str, section: str, split: str | None = None) -> frozenset[str]:
    """The keys of one block of words; `split` is None for white space, "," for names of several words."""
    return frozenset(key(" ".join(part.split())) for part in load_words(file)[section].split(split))


@lru_cache(maxsize=_KEPT)
def is_common(word: str) -> bool:
    """True when `word` is an ordinary word, so that a capital at the start of a sentence says nothing."""
    return key(word) in FUNCTION_WORDS or key(word) in _listed("common", "words")


def is_given_name(word: str) -> bool:
    """True when persons bear `word` as a first name."""
    return key(word) in _listed("given_names", "english") or key(word) in _listed("given_names", "world")


@lru_cache(maxsize=_KEPT)
def is_date(word: str) -> bool:
    """True for the name of a day or month, which is no name of a person or body."""
    return key(word) in _listed("common", "dates")


class WordGroups(Struct, frozen=True):
    """Words used for one another, in groups of a list; one word may stand in several."""

    of_word: Mapping[str, frozenset[int]]
    """Each word, in the form that it is asked by, and the numbers of its groups."""

    def of(self, word: str) -> frozenset[int]:
        """The numbers of the groups that hold `word`."""
        return self.of_word.get(word, frozenset())

    def alike(self, left: str, right: str) -> bool:
        """True for one word, and for two of one group."""
        return left == right or not self.of(left).isdisjoint(self.of(right))


def word_groups(lists: Iterable[Iterable[str]], form: Callable[[str], str] = stem) -> WordGroups:
    """The groups of words in `lists`, each asked by its `form`."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(lists):
        for word in group:
            found.setdefault(form(word), set()).add(number)
    return WordGroups({word: frozenset(numbers) for word, numbers in found.items()})


@lru_cache
def another() -> frozenset[str]:
    """Words that tell somebody or something from what was told before ("another", "remaining"), in small letters."""
    return frozenset(load_words("agents")["another"].split())


_COUNTING = frozenset("no any some many several few".split())
"""Words that count what "more" stands before; "far more money" is none."""


def is_another(text: str) -> bool:
    """True for words of one more or of others: "another guard", "the other two", "two more", not "more than two"."""
    lowers = [word.lower for word in words(text)]
    return not another().isdisjoint(lowers) or _counts_more(text)


def _counts_more(text: str) -> bool:
    """True for "more guards", "two more" and "some three more" at the beginning of `text`: "more" counts there."""
    tokens = words(text)
    at = next((place for place, word in enumerate(tokens) if word.lower == "more"), None)
    if at is None or any(word.lower == "than" for word in tokens[at + 1 : at + 3]):
        return False
    if at == 0:
        return True
    last = tokens[at - 1]
    counts = [last.start] if last.lower in _COUNTING else [n.start for n in numerals(text) if n.end == last.end]
    return bool(counts) and not any(word.is_content for word in tokens[:at] if word.start < counts[0])


# --- places and peoples -----------------------------------------------------------------------------------------------


def _names(block: str) -> list[str]:
    return [" ".join(name.split()) for name in block.split(",")]


@lru_cache
def _places() -> dict[str, str]:
    """Every known place, by key, with the name it is known under: "burma" is "Myanmar", "calif" is "California"."""
    table = load_words("places")
    known = {key(name): name for block in ("cities", "areas") for name in _names(table[block])}
    for country, row in table["countries"].items():
        known.update({key(row["capital"]): row["capital"]} if "capital" in row else {})
        known.update({key(name): country for name in [country, *row.get("also", [])]})
    for region in (*table["states"].items(), *table["provinces"].items()):
        known.update({key(name): region[0] for name in [region[0], *region[1]]})
    return known


@lru_cache
def _cased_places() -> frozenset[str]:
    """Short forms that are places only as written: "OR", "Me." and "US" against "or", "me" and "us"."""
    table = load_words("places")
    listed = [form for part in ("states", "provinces") for forms in table[part].values() for form in forms]
    listed += [form for row in table["countries"].values() for form in row.get("also", []) if len(key(form)) <= 3]
    return frozenset(listed) | frozenset(form.replace(".", "") for form in listed if form.replace(".", "").isupper())


@lru_cache(maxsize=_KEPT)
def place_name(name: str) -> str | None:
    """The name a known place goes by ("U.K." is "United Kingdom"), None when `name` is no known place."""
    found = _places().get(key(name))
    if found is None or (len(key(name)) <= 4 and key(name) != key(found) and not _as_written(name)):
        return None
    return found


def _as_written(name: str) -> bool:
    return name in _cased_places() or f"{name}." in _cased_places()


def is_state(name: str) -> bool:
    """True for a state or province, in full or short ("Ohio", "Fla."): what may follow a town after a comma."""
    table = load_words("places")
    return place_name(name) in table["states"] or place_name(name) in table["provinces"]


def is_country(name: str) -> bool:
    """True for a country under any of its names."""
    return place_name(name) in load_words("places")["countries"]


@lru_cache
def _peoples() -> dict[str, str]:
    """The country of every people, adjective and plural included: "thais" is Thailand."""
    countries = load_words("places")["countries"]
    return {
        key(form): country
        for country, row in countries.items()
        for people in row.get("people", [])
        for form in (people, people + "s", people.removesuffix("man") + "men" if people.endswith("man") else people)
    }


def country_of_people(name: str) -> str | None:
    """The country of a people ("Burmese" is "Myanmar"), None when `name` is no nationality."""
    return _peoples().get(key(name))


@lru_cache
def _seats() -> dict[str, str]:
    """The country of every capital: "london" is the United Kingdom."""
    countries = load_words("places")["countries"]
    return {key(row["capital"]): country for country, row in countries.items() if "capital" in row}


def country_meant(name: str) -> str | None:
    """The country that `name` may stand for as an actor, by its own name, its people or its capital; else None."""
    return (place_name(name) if is_country(name) else None) or country_of_people(name) or _seats().get(key(name))


@lru_cache(maxsize=_KEPT)
def is_group(name: str) -> bool:
    """True for a nationality, a faith, a party's people."""
    return key(name) in _peoples() or key(name) in _listed("groups", "groups", ",")


def is_place_head(word: str) -> bool:
    """True when a name that ends with `word` is a place ("Street", "River")."""
    return key(word) in _listed("places", "heads")


def is_place_lead(word: str) -> bool:
    """True when a name that begins with `word` may be a place ("Lake", "Fort")."""
    return key(word) in _listed("places", "leads")


def is_place_preposition(word: str) -> bool:
    """True when a place often follows `word`."""
    return key(word) in _listed("places", "prepositions")


# --- bodies -----------------------------------------------------------------------------------------------------------


def is_known_body(name: str) -> bool:
    """True for an office, force or firm known everywhere ("FBI", "Reuters")."""
    return key(name) in _listed("bodies", "known", ",")


@lru_cache(maxsize=_KEPT)
def opens_name(word: str) -> bool:
    """False when no known place, group or body begins with `word`, so that none need be looked for there."""
    opening = _opening(key(word))
    return len(opening) < 2 or opening in _openings()  # letters may be parts of a short form cut up: "U.S"


@lru_cache
def _openings() -> frozenset[str]:
    names = (_places(), _peoples(), _listed("groups", "groups", ","), _listed("bodies", "known", ","))
    return frozenset(_opening(name) for block in names for name in block)


def _opening(name: str) -> str:
    """The letters and digits that the key `name` begins with."""
    return _OPENING.match(name)[0]  # type: ignore[index]  # it always fits


def is_body_head(word: str) -> bool:
    """True when a name that ends with `word` is a body ("Department", "Ltd")."""
    return key(word) in _listed("bodies", "heads")


def is_sure_body_head(word: str) -> bool:
    """True for a head that ends no name of a place or person ("Ltd", "University")."""
    return key(word) in _listed("bodies", "sure")


def is_body_noun(word: str) -> bool:
    """True for a common noun whose name, directly behind it, is a body's ("the newspaper", "law firm")."""
    return key(word) in _listed("bodies", "nouns")


def is_civic(word: str) -> bool:
    """True for a common noun that, behind a place, says whose it is: "Elmton police" are of the place Elmton."""
    return key(word) in _listed("bodies", "civic")


def is_firm_head(word: str) -> bool:
    """True when a name that ends with `word` is a firm, known by the name's first words alone."""
    return key(word) in _listed("bodies", "firms")


def is_body_opening(word: str) -> bool:
    """True when "<word> of ..." names a body ("Ministry of ...")."""
    return key(word) in _listed("bodies", "openings")


def is_inside_body(word: str) -> bool:
    """True for a small word that may stand inside a body's name ("of")."""
    return word in _listed("bodies", "inside")


# --- titles -----------------------------------------------------------------------------------------------------------


@lru_cache
def _addresses() -> frozenset[str]:
    return frozenset().union(*(_listed("titles", section) for section in ("male", "female", "either", "ranks")))


def is_address(word: str) -> bool:
    """True for a form of address or a rank ("Mr", "Sgt."): a name must follow it."""
    return key(word) in _addresses()


@lru_cache(maxsize=_KEPT)
def is_title_head(word: str) -> bool:
    """True when `word` can be the main word of a title ("minister", "Capt.", "Mrs")."""
    return is_address(word) or key(word) in _listed("titles", "heads")


@lru_cache(maxsize=_KEPT)
def is_title_word(word: str) -> bool:
    """True when `word` can stand in a title ("deputy", "foreign", "minister")."""
    return is_title_head(word) or key(word) in _listed("titles", "modifiers")


def is_kin(word: str) -> bool:
    """True for a word for a relative ("father", "wife")."""
    return key(word) in _listed("titles", "kin")


def is_name_suffix(word: str) -> bool:
    """True for "Jr.", "III": the end of a name."""
    return key(word) in _listed("titles", "suffixes")


def is_postnominal(word: str) -> bool:
    """True for letters after a name ("QC", "PhD")."""
    return len(word) > 1 and word[:2] != word[:2].lower() and key(word) in _listed("titles", "postnominals")


def sex_of_given_name(word: str) -> str:
    """The sex of nearly all who bear `word` as a first name: "m", "f", or "" when both do."""
    return next((s for s, part in (("m", "male"), ("f", "female")) if key(word) in _listed("given_names", part)), "")


def sex_of_full_name(name: str) -> str:
    """The sex that the first word of a full name tells; "" where it does not, and for a single word."""
    given = name.split()
    return sex_of_given_name(given[0]) if len(given) > 1 else ""


def sex_of_noun(word: str) -> str:
    """The sex that a noun or a pronoun tells, singular or plural: "m" for "boys", "f", or "" when it tells none."""
    return _sexes().get(stem(word), "")


def sex_of_pronoun(word: str) -> str:
    """The sex, "m" or "f", that "he" or "she" tells, in whatever case; "" for any other word."""
    return sex_of_noun(word.lower()) if word.lower() in ("he", "she") else ""


@lru_cache
def _sexes() -> dict[str, str]:
    counts = load_words("counts")
    return {stem(word): sex for sex, section in (("f", "female"), ("m", "male")) for word in counts[section]}


def sex_of_title(title: str) -> str:
    """The sex that a word of `title` tells of its holder: "m", "f", or "" when none does."""
    for word in words(title):
        for sex, section in (("m", "male"), ("f", "female")):
            if key(word.text) in _listed("titles", section) or key(word.text) in _listed("titles", f"{section}_roles"):
                return sex
    return ""


def title_before(text: str, start: int) -> tuple[int, int] | None:
    """The code points of the title directly before a name that begins at `start`, None when there is none.

    "Deputy Foreign Minister" before "Igor Petrov", "North Korean leader" before "Park", "Secretary of State" before
    "Smith"; articles ("the", "a") are left out.
    """
    offset = max(0, start - _REACH, text.rfind("\n", 0, start) + 1)
    before = [*words(text[offset:start])]
    phrase = _trimmed(_phrase_back(before), before)
    if not phrase or not _is_title(phrase):
        return None
    last = phrase[-1].end + (1 if text[offset + phrase[-1].end : offset + phrase[-1].end + 1] == "." else 0)
    return offset + phrase[0].start, offset + last


def _phrase_back(before: list[Word]) -> list[Word]:
    """The words that run up to the name and could all belong to its title, nearest last."""
    phrase: list[Word] = []
    for index in range(len(before) - 1, -1, -1):
        word = before[index]
        if word.text == "." and index and is_title_word(before[index - 1].text):
            continue
        in_title = is_title_word(word.text) or (word.is_capital and word.is_word)
        in_title = in_title and not word.text.endswith(("'s", "’s"))
        link = key(word.text) in _listed("titles", "links") and bool(phrase) and phrase[0].is_word
        if not in_title and not (link and index and is_title_head(before[index - 1].text)):
            break
        phrase.insert(0, word)
    return phrase


def _trimmed(phrase: list[Word], before: list[Word]) -> list[Word]:
    """`phrase` without a sentence's first word when that is an ordinary one ("Yesterday President ...")."""
    while phrase and not is_title_word(phrase[0].text) and is_common(phrase[0].text) and not _names_people(phrase):
        index = before.index(phrase[0])
        if phrase[0].lower not in FUNCTION_WORDS and index and before[index - 1].text not in ".!?\"“”'‘’:—-":
            break
        phrase = phrase[1:]
    return phrase


def _names_people(phrase: list[Word]) -> bool:
    return len(phrase) > 1 and is_group(f"{phrase[0].text} {phrase[1].text}")


def _is_title(phrase: list[Word]) -> bool:
    """True when the phrase ends with a head ("Foreign Minister") or holds one that goes on ("Secretary of State")."""
    heads = [index for index, word in enumerate(phrase) if is_title_head(word.text)]
    if not heads:
        return False
    after = phrase[heads[-1] + 1 :]
    return not after or key(after[0].text) in _listed("titles", "links")
