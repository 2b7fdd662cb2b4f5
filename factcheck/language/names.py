"""How two names of a person, a place or a body stand to each other: the same, spelled differently, different, or open.

Hyphens, spaces, capitals, diacritics and apostrophes are no difference. Two spellings are variants when letters that
stand for one sound in different romanisations take one into the other, when one given name is the other's nickname, or
when a long name differs by one letter. A name that leaves parts of the other out says nothing (UNKNOWN): a short form
is no variant. One family name with two given names is two persons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ..data import load_words
from ..model import MentionKind
from ..text import fold, stem
from .vocabulary import is_body_head, is_common, is_given_name, is_group, is_place_head, is_title_word, place_name

_LONG = 6
"""Letters from which one plain difference of a letter is taken for a slip of the pen."""
_SOFT = 0.23
"""Cost per letter up to which the differences are those of spelling."""
_SOFT_SHORT = 0.18
"""The same for words of up to `_SHORT` letters."""
_SHORT = 4
_SOFT_MOST = 0.95
"""The same for the whole of a name: less than one plain letter."""
_SOFT_MOST_LONG = 1.6
"""The same for names of `_VERY_LONG` letters and more."""
_VERY_LONG = 9
_KNOWN = 0.45
"""The same for two words that are each a name of their own right."""
_SLIP = 1.1
"""Cost up to which a long name may differ: one letter and a trifle."""
_TRIFLE = 0.2
"""The same for two places that are each known by their name."""
_BESIDE = 1.25
"""The same for one part of a person's name when another part is alike letter by letter."""
_VOWEL = 0.5
"""What one vowel for another costs, or a vowel that one spelling leaves out between consonants."""
_DOUBLED = 0.1
"""What a doubled letter for a single one costs."""
_CROSSED = 0.9
"""Likeness from which the parts of a name may stand in another order."""
_ALONE = 0.93
"""Likeness from which one word alone is another spelling of a longer name."""
_INFLECTED = 6
"""Letters that two forms of one word share at least ("Distribution", "Distributors")."""


class Standing(StrEnum):
    """How two names stand; UNKNOWN when one is a short form of the other or both may be."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """What the comparison of two names says."""

    standing: Standing
    likeness: float
    """0 to 1: how near the spellings are, 1 for the same letters."""
    shared: int = 0
    """How many parts of the names are alike letter by letter."""
    reason: str = ""
    """"spelling", "nickname", "slip", "word", "initials" or "alias" for a VARIANT; "frame" for two DIFFERENT names of
    bodies or places that begin and end alike; else empty."""


def match_names(left: str, right: str, kind: MentionKind) -> Match:
    """How the names `left` and `right`, both of `kind`, stand to each other; symmetric."""
    first, second = sorted((left, right))
    return _match(first, second, kind)


@lru_cache(maxsize=65536)
def _match(left: str, right: str, kind: MentionKind) -> Match:
    if squeeze(left) == squeeze(right):
        return Match(Standing.SAME, 1.0, len(name_parts(left)))
    if _is_acronym(left) and _is_acronym(right):
        return Match(Standing.DIFFERENT, 0.0)
    if _listed("distinct", left, right):
        return Match(Standing.DIFFERENT, 0.0)
    if _listed("exonyms", left, right):
        return Match(Standing.VARIANT, 0.5, reason="alias")
    if kind is MentionKind.PERSON:
        return _match_persons(left, right)
    if kind is MentionKind.PLACE and _full_road(left) == _full_road(right) != ():
        return Match(Standing.SAME, 1.0, len(name_parts(left)))
    match = _match_words(left, right)
    if match.standing is Standing.VARIANT and _two_places(left, right):
        return Match(Standing.DIFFERENT, match.likeness)
    return match


def _full_road(name: str) -> tuple[str, ...]:
    """The parts of a road's name without short forms, ("west", "elm", "boulevard"); nothing for another name."""
    full = dict(line.split() for line in load_words("spelling")["shortened"])
    parts = tuple(full.get(part, part) for part in name_parts(name))
    return parts if parts and parts[-1] in full.values() else ()


def _two_places(left: str, right: str) -> bool:
    """True for two known places whose names are not the same but for a trifle."""
    known = place_name(left), place_name(right)
    return None not in known and known[0] != known[1] and spelling_cost(squeeze(left), squeeze(right)) > _TRIFLE


@lru_cache(maxsize=65536)
def _is_acronym(name: str) -> bool:
    """True for "DUI" and "U.S.": a letter more or less is another thing."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= _LONG and " " not in letters


@lru_cache(maxsize=65536)
def squeeze(name: str) -> str:
    """`name` as letters and digits alone: what hyphens, spaces, capitals and diacritics do not change."""
    return "".join(character for character in _unpossessed(name) if character.isalnum())


def _unpossessed(name: str) -> str:
    """`name` folded, without possessives: "Smith's Road" is "smith road"."""
    return " ".join(fold(word) for word in name.split())


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """The folded parts of `name` in order, cut at spaces and hyphens; apostrophes and full stops left out."""
    kept = "".join(c if c.isalnum() or c.isspace() or c in "-/,&" else "" for c in _unpossessed(name))
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())


def family_name(name: str) -> str:
    """The folded family name of a person: the last part, the first one of "Kim Jong Un" and "Xi Jinping"."""
    parts = _person_parts(name)
    if 2 <= len(parts) <= 3 and parts[0] in _words("family_first") and not is_known_given(parts[0]):
        return parts[0]
    return parts[-1] if parts else ""


_SOUNDS = (("ph", "f"), ("ck", "k"), ("sch", "s"), ("sh", "s"), ("kh", "k"), ("th", "t"), ("dt", "t"), ("tz", "s"))
_LETTERS = str.maketrans({"c": "k", "q": "k", "z": "s", "x": "s", "v": "f", "w": "f", "g": "k", "j": "y"})


def family_sound(name: str) -> str:
    """The family name of a person by its consonants alone: one for "Deitz" and "Dietz", "Qambrani" and "Kambrani"."""
    family = "".join(family_name(name).split())
    for spelled, sound in _SOUNDS:
        family = family.replace(spelled, sound)
    told = [c for c in family.translate(_LETTERS) if c not in _VOWELS and c != "h"]
    return "".join(c for n, c in enumerate(told) if not n or told[n - 1] != c) or family


def is_known_given(part: str) -> bool:
    """True when `part`, folded, is a given name with known short forms."""
    return part in _nicknames()


# --- persons

_GENERATIONS = {"jr": 2, "junior": 2, "sr": 1, "senior": 1, "ii": 2, "iii": 3, "iv": 4}


def _match_persons(left: str, right: str) -> Match:
    lefts, rights = _person_parts(left), _person_parts(right)
    if not lefts or not rights:
        return Match(Standing.UNKNOWN, 0.0)
    if generation(left) and generation(right) and generation(left) != generation(right):
        return Match(Standing.DIFFERENT, 0.9)
    few, many = sorted((lefts, rights), key=len)
    found = _lenient(few, many, _pair_parts(few, many, _match_given))
    judged = _judge_parts(few, many, found)
    if judged.standing is Standing.VARIANT and len(many) == 1 and few[0].rstrip("s") == many[0].rstrip("s"):
        return Match(Standing.UNKNOWN, judged.likeness)
    if judged.standing is Standing.VARIANT and _is_family_first(left, right):
        # Such names are of short parts, which are neither left out nor moved.
        if len(few) != len(many) or _crossing(found):
            return Match(Standing.DIFFERENT, judged.likeness)
    elif judged.standing is Standing.VARIANT and 1 < len(few) < len(many) and 0 not in {j for j, _ in found.values()}:
        # "Ali Hasan Omar" is his father "Hassan Omar" no more than his brother is.
        return Match(Standing.UNKNOWN, judged.likeness)
    if judged.standing is Standing.VARIANT and len(few) == 1 < len(many):
        # One part alone is a family name: "Rogers" is no spelling of "Roger Smith".
        whole = family_name(left if len(lefts) > 1 else right)
        if few[0] in (f"{whole}s", f"{whole}es"):
            return Match(Standing.UNKNOWN, judged.likeness)
        family = _match_given(*sorted((few[0], whole)))
        return family if family.standing is Standing.VARIANT else Match(Standing.DIFFERENT, judged.likeness)
    return judged


def _is_family_first(left: str, right: str) -> bool:
    """True when one of the names is read family name first: such names are not shortened."""
    return any(
        len(parts) > 1 and parts[0] == family_name(name) for name in (left, right) for parts in [_person_parts(name)]
    )


def _person_parts(name: str) -> tuple[str, ...]:
    """The parts that tell a person: particles and "Jr." left out, unless nothing else is left."""
    family, comma, given = name.partition(",")
    if comma and not all(part in _GENERATIONS for part in name_parts(given)):
        name = f"{given} {family}"
    parts = tuple(part for part in name_parts(name) if part not in _GENERATIONS)
    return tuple(part for part in parts if part not in _words("particles")) or parts


def generation(name: str) -> int:
    """1 for "Sr.", 2 for "Jr." and "II", and so on; 0 when the name does not say."""
    return next((_GENERATIONS[part] for part in name_parts(name)[1:] if part in _GENERATIONS), 0)


def _match_given(left: str, right: str) -> Match:
    """How two parts of persons' names stand to each other."""
    if left == right:
        return Match(Standing.SAME, 1.0, 1)
    if 1 in (len(left), len(right)):
        same = left[0] == right[0]
        return Match(Standing.UNKNOWN if same else Standing.DIFFERENT, 0.5 if same else 0.0)
    listed = _match_fathers(left, right) or _match_listed(left, right)
    if listed:
        return listed
    spelled = _match_spelling(left, right)
    known = is_given_name(left) and is_given_name(right)
    if spelled.standing is Standing.VARIANT and known and spelling_cost(left, right) > _KNOWN:
        # Two given names in their own right, one letter apart, are two persons: Daniel and Daniela, Joan and Jean.
        return Match(Standing.DIFFERENT, spelled.likeness)
    return spelled


def _match_fathers(left: str, right: str) -> Match | None:
    """How two fathers' names stand ("Nikolaevich", "Mikalayevich"), None when one of the two is none."""
    first, second = _father(left), _father(right)
    if not first or not second:
        return None
    father = _match_given(*sorted((first, second)))
    if father.standing not in (Standing.SAME, Standing.VARIANT):
        return father
    return Match(Standing.VARIANT, max(0.8, father.likeness), reason="spelling")


def _match_listed(left: str, right: str) -> Match | None:
    """How two first names stand that the vocabulary holds together, None when it does not."""
    likeness = _match_spelling(left, right).likeness
    if _listed("given", left, right):
        return Match(Standing.VARIANT, max(0.8, likeness), reason="spelling")
    nicknames = _nicknames()
    if right in nicknames.get(left, ()) or left in nicknames.get(right, ()):
        clipped = left.startswith(right) or right.startswith(left)
        return Match(Standing.UNKNOWN if clipped else Standing.VARIANT, likeness, reason="nickname")
    shared = nicknames.get(left, frozenset()) & nicknames.get(right, frozenset())
    if shared and _match_spelling(left, right).standing is Standing.DIFFERENT:
        alike = Standing.VARIANT if left[:2] == right[:2] else Standing.DIFFERENT
        return Match(alike, likeness, reason="nickname")
    return None


@lru_cache(maxsize=65536)
def _father(part: str) -> str:
    """The first name that a father's name is made of ("nikolai" of "nikolaevich"), "" when it is none."""
    ending = max((end for end in _words("patronymics") if part.endswith(end)), key=len, default="")
    stem = part.removesuffix(ending)
    if not ending or len(stem) < 3:
        return ""
    names = [name for name in _groups("given") if name.rstrip("aoiy") == stem.rstrip("aoiy")]
    return min(names, key=len, default=stem)


def _lenient(few: Sequence[str], many: Sequence[str], found: Found) -> Found:
    """`found`, in which a part that is nearly alike counts as a slip when all other parts are alike."""
    apart = [i for i, (_, match) in found.items() if match.standing is Standing.DIFFERENT]
    if len(apart) != 1 or len(found) < 2:
        return found
    i = apart[0]
    j, match = found[i]
    left, right = few[i], many[j]
    known = is_given_name(left) and is_given_name(right)
    if known or left[:2] != right[:2] or min(len(left), len(right)) < _LONG or spelling_cost(left, right) > _BESIDE:
        return found
    return {**found, i: (j, Match(Standing.VARIANT, match.likeness, reason="slip"))}


# --- places and bodies


def _match_words(left: str, right: str) -> Match:
    """How two names of places or bodies stand: word by word, in any order, legal forms left out."""
    lefts, rights = _content_parts(left), _content_parts(right)
    if not lefts or not rights:
        return Match(Standing.UNKNOWN, 0.0)
    if _initials(left, right):
        return Match(Standing.UNKNOWN, 0.5)
    if {part for part in lefts if part.isdigit()} != {part for part in rights if part.isdigit()}:
        return Match(Standing.DIFFERENT, 0.0)
    few, many = sorted((lefts, rights), key=len)
    if len(many) == 1 and few[0].rstrip("s") == many[0].rstrip("s"):
        return Match(Standing.UNKNOWN, 0.9)
    found = _pair_parts(few, many, _match_word)
    judged = _judge_parts(few, many, found)
    if judged.standing is Standing.VARIANT and len(few) == 1 < len(many):
        rest = [part for part in many if part != many[found[0][0]]]
        generic = all(is_place_head(part) or is_body_head(part) for part in rest)
        return judged if generic and judged.likeness >= _ALONE else Match(Standing.DIFFERENT, judged.likeness)
    if judged.standing is Standing.DIFFERENT and len(few) == len(many) > 2 and judged.shared * 2 >= len(few):
        apart = [(few[n], many[m]) for n, (m, match) in found.items() if match.standing is Standing.DIFFERENT]
        if len(apart) <= 1 and [part[0] for part in few] == [part[0] for part in many]:
            return Match(Standing.VARIANT, judged.likeness, judged.shared, "initials")
    framed = lefts[0] == rights[0] and lefts[-1] == rights[-1] and _is_rare(lefts[0])
    if judged.standing is Standing.DIFFERENT and framed and judged.shared > 1 and len(few) > 2:
        return Match(Standing.DIFFERENT, judged.likeness, judged.shared, "frame")
    return judged


def _is_rare(part: str) -> bool:
    """True for a word that names one body or place only: "Brightwater", not "National" or "Paris"."""
    common = is_common(part) or is_group(part) or is_given_name(part) or is_title_word(part)
    return not common and place_name(part) is None and len(part) > _SHORT


@lru_cache(maxsize=65536)
def _content_parts(name: str) -> tuple[str, ...]:
    parts = name_parts(name)
    return tuple(p for p in parts if p not in _words("legal") and p not in _words("particles")) or parts


def _initials(left: str, right: str) -> bool:
    """True when one name is made of the other's first letters."""
    few, many = sorted((left, right), key=len)
    short = squeeze(few)
    return len(short) > 1 and short in initials(many)


def initials(name: str) -> tuple[str, str]:
    """The folded first letters of the parts of `name`: of all, and of those that bear meaning."""
    parts = name_parts(name)
    return "".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in _words("legal"))


@lru_cache(maxsize=65536)
def _match_word(left: str, right: str) -> Match:
    """How two words of names stand to each other."""
    if left == right:
        return Match(Standing.SAME, 1.0, 1)
    if _listed("alike", left, right):
        return Match(Standing.SAME, 0.9, 1)
    if left in _words("roads") and right in _words("roads"):
        return Match(Standing.VARIANT, 0.3, reason="word")
    if _derived(*sorted((left, right), key=len)):
        return Match(Standing.UNKNOWN, 0.8)
    if {left, right} & (_words("bearings") | _words("roads")) or is_group(left) != is_group(right):
        return Match(Standing.DIFFERENT, 0.0)
    spelled = _match_spelling(left, right)
    if spelled.standing is Standing.DIFFERENT and _inflected(left, right):
        return Match(Standing.VARIANT, spelled.likeness, reason="word")
    return spelled


def _inflected(left: str, right: str) -> bool:
    """True for two forms of one word: "Distribution" and "Distributors"."""
    common = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return stem(left) == stem(right) or (common >= _INFLECTED and common * 3 >= max(len(left), len(right)) * 2)


def _derived(short: str, long: str) -> bool:
    """True for a place and the people named after it: "Panama", "Panamanian"."""
    rest = long.removeprefix(short)
    return rest != long and rest in ("n", "an", "ian", "ean", "i", "ese", "ish", "er", "nian", "y")


# --- parts


Found = dict[int, tuple[int, Match]]
"""Index of a part of the shorter name -> index and match of its partner in the longer."""


def _pair_parts(few: Sequence[str], many: Sequence[str], match: Callable[[str, str], Match]) -> Found:
    """The best partner of every part of `few`, each part used once: the surest first, then those in like places."""
    rank = {Standing.SAME: 0, Standing.VARIANT: 1, Standing.UNKNOWN: 2, Standing.DIFFERENT: 3}
    shift = len(many) - len(few)
    scored = sorted(
        (
            (rank[m.standing], -m.likeness, min(abs(i - j), abs(i + shift - j)), i, j, m)
            for i, left in enumerate(few)
            for j, right in enumerate(many)
            for m in [match(*sorted((left, right)))]
        ),
        key=lambda row: row[:5],
    )
    found: Found = {}
    used: set[int] = set()
    for _, _, _, i, j, m in scored:
        if i not in found and j not in used:
            found[i] = (j, m)
            used.add(j)
    return found


def _judge_parts(few: Sequence[str], many: Sequence[str], found: Found) -> Match:
    """What the paired parts say of the whole names."""
    matches = [match for _, match in found.values()]
    shared = sum(match.standing is Standing.SAME for match in matches)
    letters = sum(map(len, few))
    likeness = sum(match.likeness * len(few[i]) for i, (_, match) in found.items()) / letters
    if any(match.standing is Standing.DIFFERENT for match in matches):
        return Match(Standing.DIFFERENT, likeness, shared)
    variants = [match for match in matches if match.standing is Standing.VARIANT]
    if not variants:
        whole = shared == len(few) == len(many)
        return Match(Standing.SAME if whole else Standing.UNKNOWN, likeness, shared)
    slips = sum(match.reason == "slip" for match in variants)
    inflected = any(match.reason == "word" for match in variants) and len(few) < len(many)
    if (
        slips > 1
        or (slips and not shared and len(few) > 1 and len(variants) == 1)
        or inflected
        or (_crossing(found) and not _may_cross(few, many, found, likeness))
    ):
        return Match(Standing.DIFFERENT, likeness, shared)
    return Match(Standing.VARIANT, likeness, shared, min(variants, key=lambda match: match.likeness).reason)


def _may_cross(few: Sequence[str], many: Sequence[str], found: Found, likeness: float) -> bool:
    """True when the parts are so alike that their order does not count; short ones never are."""
    apart = min((len(few[i]) for i, (_, match) in found.items() if match.standing is not Standing.SAME), default=_LONG)
    long_enough = len(few) > 2 or apart >= _LONG
    return len(few) == len(many) and likeness >= _CROSSED and long_enough


def _crossing(found: Found) -> bool:
    """True when the partners stand in another order: "Rand Paul" is no spelling of "Paul Ryan"."""
    order = [found[i][0] for i in sorted(found)]
    return order != sorted(order)


# --- spelling

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=262144)
def _match_spelling(left: str, right: str) -> Match:
    """How two folded words stand by their letters alone."""
    if left == right:
        return Match(Standing.SAME, 1.0, 1)
    shorter = min(len(left), len(right))
    rough = Levenshtein.normalized_similarity(left, right)
    if shorter < 3 and spelling_cost(left, right) > _TRIFLE:
        return Match(Standing.DIFFERENT, rough)
    if rough < (0.4 if shorter > 4 else 0.25) or not (left + right).isalpha():
        return Match(Standing.DIFFERENT, rough)
    cost = spelling_cost(left, right)
    likeness = max(0.0, 1 - cost / max(len(left), len(right)))
    soft = _SOFT_SHORT if shorter <= _SHORT else _SOFT
    if cost <= min(soft * shorter, _SOFT_MOST_LONG if shorter >= _VERY_LONG else _SOFT_MOST):
        return Match(Standing.VARIANT, likeness, reason="spelling")
    if shorter >= _LONG and cost <= _SLIP and left[0] == right[0]:
        return Match(Standing.VARIANT, likeness, reason="slip")
    return Match(Standing.DIFFERENT, likeness)


@lru_cache(maxsize=65536)
def spelling_cost(left: str, right: str) -> float:
    """What it takes to spell `left` as `right`: 1 for a letter, less for letters of one sound or doubled ones."""
    left, right = f"^{left}$", f"^{right}$"
    units = _units()
    costs = [[float("inf")] * (len(right) + 1) for _ in range(len(left) + 1)]
    costs[0][0] = 0.0
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            here = costs[i][j]
            if here == float("inf"):
                continue
            _step(costs, i, j, here, left, right, units)
    return costs[-1][-1]


Units = dict[tuple[str, str], tuple[tuple[str, str, float], ...]]
"""First letters of the two sides ("" for one that is empty) -> left side, right side, cost."""


def _step(costs: list[list[float]], i: int, j: int, here: float, left: str, right: str, units: Units) -> None:
    """Enters into `costs` what can follow the state in which `left[:i]` has become `right[:j]`."""

    def reach(di: int, dj: int, cost: float) -> None:
        if i + di <= len(left) and j + dj <= len(right) and here + cost < costs[i + di][j + dj]:
            costs[i + di][j + dj] = here + cost

    if i < len(left) and j < len(right):
        reach(1, 1, 0.0 if left[i] == right[j] else _VOWEL if left[i] in _VOWELS and right[j] in _VOWELS else 1.0)
    reach(1, 0, _left_out(left, i))
    reach(0, 1, _left_out(right, j))
    if i + 1 < len(left) and j + 1 < len(right) and left[i] == right[j + 1] and left[i + 1] == right[j]:
        reach(2, 2, 1.0)
    firsts = left[i : i + 1], right[j : j + 1]
    for sides in {firsts, (firsts[0], ""), ("", firsts[1])}:
        for mine, other, cost in units.get(sides, ()):
            if left.startswith(mine, i) and right.startswith(other, j):
                reach(len(mine), len(other), cost)


def _left_out(word: str, place: int) -> float:
    """What it costs to leave out a letter of `word`: little for a doubled one or a vowel between consonants."""
    if not 0 < place < len(word) - 1:
        return 1.0
    before, letter, after = word[place - 1], word[place], word[place + 1]
    if letter == before:
        return _DOUBLED
    inside = 1 < place < len(word) - 2 and letter in _VOWELS and not {before, after} & _VOWELS
    return _VOWEL if inside else 1.0


# --- vocabulary


@lru_cache
def _units() -> Units:
    """The spelling units, each in both directions."""
    table: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
    for cost, pairs in load_words("spelling")["units"].items():
        for pair in pairs.split():
            one, two = pair.split("/")
            for mine, other in ((one, two), (two, one)):
                table.setdefault((mine[:1], other[:1]), []).append((mine, other, float(cost)))
    return {sides: tuple(rows) for sides, rows in table.items()}


@lru_cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words("spelling")[name].split())


@lru_cache
def _groups(name: str) -> dict[str, frozenset[int]]:
    """Squeezed member -> the numbers of the groups of `name` that it stands in."""
    table: dict[str, set[int]] = {}
    for number, group in enumerate(load_words("spelling")[name]):
        for member in group.split("/" if "/" in group else " "):
            table.setdefault(squeeze(member), set()).add(number)
    return {member: frozenset(numbers) for member, numbers in table.items()}


def _listed(name: str, left: str, right: str) -> bool:
    """True when a group of `name` holds both names."""
    groups = _groups(name)
    empty: frozenset[int] = frozenset()
    return bool(groups.get(_bare(left), empty) & groups.get(_bare(right), empty))


@lru_cache(maxsize=65536)
def _bare(name: str) -> str:
    """`name` squeezed, without a leading article."""
    folded = fold(name)
    return squeeze(folded.removeprefix("the "))


@lru_cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Given name -> its short forms."""
    table: dict[str, set[str]] = {}
    content = load_words("nicknames")
    for part in ("names", "more"):
        for name, short in content[part].items():
            table.setdefault(name, set()).update(short.split())
    return {name: frozenset(short) for name, short in table.items()}
