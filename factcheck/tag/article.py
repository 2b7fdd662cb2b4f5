"""The tagger: what the model finds in each sentence, made one story over the whole article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct, structs

from ..language.names import family_name, initials, name_parts
from ..language.vocabulary import (
    country_meant,
    is_address,
    is_body_head,
    is_body_noun,
    is_civic,
    is_common,
    is_country,
    is_date,
    is_firm_head,
    is_given_name,
    is_group,
    is_known_body,
    is_place_preposition,
    is_postnominal,
    is_state,
    is_sure_body_head,
    is_title_head,
    is_title_word,
    key,
    place_name,
)
from ..model import Article, Mention, MentionKind, Sentence
from ..text import FUNCTION_WORDS, WEEKDAYS, Word, fold
from .model import Span, load_model
from .names import named
from .tokens import tokens

_AGED = re.compile(r",? (?:aged \d|\d{1,2},|an? \d{1,2}-year-old)")
_YEARS = re.compile(r", \d{2},")
_WHO = re.compile(r",? who ")
_TOWN_OF = re.compile(r"\b(?:town|city|village|suburb|district|province|state|county|hamlet|island) of $")
_LETTERS = re.compile(r"[A-Z]{3,5}")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2}")
_HOLIDAY = re.compile(r"(?:Year['’]?s|Christmas) (?:Eve|Day)$")
_REGIONS = frozenset("county island islands peninsula province river valley village".split())
"""What ends the name of a place and of no body."""
_CIVIL = frozenset(("mr", "mrs", "ms", "miss"))
_COURT = re.compile(
    r"(?:Crown|Supreme|High|District|Circuit|Federal|Superior|Criminal|Magistrates['’]?|Appeals?) Court$"
)
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
"""As in "Jane Roe, R-Ohio"."""

Finder: TypeAlias = Callable[[Sequence[str]], list[list[Span]]]
_PARTICLES = frozenset("al el abu bin ibn da de del della den der di dos du la le ten ter van von y zu".split())
"""Lower-case words that names may begin with."""
_LONGEST = 4
"""Tokens of the longest name looked up in the vocabulary."""


class ArticleTagger(Struct, frozen=True):
    """Fills the mentions of an article."""

    find: Finder
    """The spans of each of some sentences, as `model.Model` gives them."""

    def __call__(self, article: Article) -> Article:
        """`article` with the mentions of every sentence, each with the fullest name the article has for it."""
        pages = [_Page(sentence, tokens(sentence.text)) for sentence in article.sentences]
        found = self.find([sentence.text for sentence in article.sentences])
        found = [list(_mended(page, _with_aged(page, spans))) for page, spans in zip(pages, found, strict=True)]
        found = _agreed(pages, found)
        found = _spread(pages, found)
        found = [_listed(page, spans) for page, spans in zip(pages, found, strict=True)]
        sentences = [
            replace(page.sentence, mentions=_mentions(page, spans)) for page, spans in zip(pages, found, strict=True)
        ]
        return named(replace(article, sentences=tuple(sentences)))


@lru_cache
def load_tagger() -> ArticleTagger:
    """The tagger with the weights that come with factcheck.

    Raises:
        ModelError: its weights are missing or altered, or the encoder's package is not installed.
    """
    return ArticleTagger(load_model())


class _Page(Struct, frozen=True):
    """A sentence and its tokens."""

    sentence: Sentence
    tokens: tuple[Word, ...]

    def text(self, first: int, last: int) -> str:
        """The surface of the tokens from `first` up to `last`."""
        return self.sentence.text[self.tokens[first].start : self.tokens[last - 1].end]

    def span(self, kind: MentionKind, first: int, last: int) -> Span:
        """The span of those tokens."""
        return Span(kind, self.tokens[first].start, self.tokens[last - 1].end, first, last)

    @property
    def shouted(self) -> bool:
        """True when most words have a capital, as in a headline."""
        return sum(token.is_capital for token in self.tokens) > 0.6 * sum(token.is_word for token in self.tokens)

    def of(self, span: Span) -> str:
        """The surface of `span`."""
        return self.sentence.text[span.start : span.end]

    def name(self, span: Span) -> str:
        """The surface, folded unless it is letters in capitals: "UN" is not the "Un" of a person."""
        surface = self.of(span)
        return surface if self.is_letters(surface) else fold(surface)

    def is_letters(self, surface: str) -> bool:
        """True for a short word in capitals in a sentence that has others."""
        return surface.isupper() and 1 < len(surface) <= 5 and not self.shouted


def _with_aged(page: _Page, spans: list[Span]) -> list[Span]:
    """`spans` and the full names before an age that the model passed over: "trader Jan Holm, 66, denied it"."""
    if not _YEARS.search(page.sentence.text):
        return spans
    free, added = _free(page, spans), list[Span]()
    for first, token in enumerate(page.tokens):
        last = first + 1
        while last < len(page.tokens) and free[last] and page.tokens[last].is_capital:
            last += 1
        named = free[first] and token.is_capital and is_given_name(token.text) and not is_title_word(token.text)
        if named and last - first > 1 and _YEARS.match(page.sentence.text, page.tokens[last - 1].end):
            added.append(page.span(MentionKind.PERSON, first, last))
            free[first:last] = [False] * (last - first)
    return sorted([*spans, *added], key=lambda span: span.start)


def _mended(page: _Page, spans: list[Span]) -> Iterator[Span]:
    """`spans` with their ends and kinds put right where the words leave no doubt."""
    free = _free(page, spans)
    for span in _joined(page, spans):
        first, last = span.first, span.last
        while _runs_on(page, span, last, free):
            last += 1
        while _runs_back(page, span, first, free):
            first -= 1
        for trimmed in _trimmed(page, structs.replace(span, first=first, last=last)):
            yield structs.replace(trimmed, kind=_plain_kind(page, trimmed))


def _joined(page: _Page, spans: list[Span]) -> Iterator[Span]:
    """`spans`, what the model cut in one piece: a body at its "and", a person's name at an initial."""
    previous: Span | None = None
    for span in spans:
        if previous and (_is_one_body(page, previous, span) or _is_one_person(page, previous, span)):
            previous = structs.replace(previous, end=span.end, last=span.last)
            continue
        if previous:
            yield previous
        previous = span
    if previous:
        yield previous


def _is_one_person(page: _Page, left: Span, right: Span) -> bool:
    """True for two persons with nothing between them."""
    tight = page.sentence.text[left.end : right.start] in (" ", ". ")
    return left.kind is right.kind is MentionKind.PERSON and tight and not page.shouted


def _is_one_body(page: _Page, left: Span, right: Span) -> bool:
    """True when the first of two bodies ends without a head and the second with one."""
    between = page.sentence.text[left.end : right.start]
    last, head = page.tokens[left.last - 1].text, page.tokens[right.last - 1].text
    bodies = left.kind is right.kind is MentionKind.BODY and between in (" and ", " & ")
    parts = left.last - left.first > 1 and right.last - right.first > 1
    return bodies and parts and is_sure_body_head(head) and not is_body_head(last) and not is_known_body(page.of(right))


def _runs_on(page: _Page, span: Span, last: int, free: list[bool]) -> bool:
    """True when the next word must belong to the person's or the body's name ("Anna de la" and "Cruz")."""
    if span.kind is MentionKind.PLACE or last >= len(page.tokens) or not free[last] or page.shouted:
        return False
    left, right = page.tokens[last - 1], page.tokens[last]
    tight = page.sentence.text[left.end : right.start] == " " and left.is_capital and right.is_capital
    return tight and not is_title_word(right.text) and not is_group(right.text) and not is_date(right.text)


def _runs_back(page: _Page, span: Span, first: int, free: list[bool]) -> bool:
    """True when the word before must be the person's first name ("Anna" and "Novak")."""
    if span.kind is not MentionKind.PERSON or first < 1 or not free[first - 1] or page.shouted:
        return False
    left, right = page.tokens[first - 1], page.tokens[first]
    tight = page.sentence.text[left.end : right.start] == " " and left.is_capital
    return tight and is_given_name(left.text) and not (is_common(left.text) or is_title_word(left.text))


def _trimmed(page: _Page, span: Span) -> Iterator[Span]:
    """`span` without article, title and lower-case words at its ends; none when nothing but a title is left."""
    first, last = span.first, span.last
    while last - first > 1 and (page.tokens[first].lower in ("the", "a", "an") or _is_small(page, first)):
        first += 1
    while span.kind is MentionKind.PERSON and last - first > 1 and _is_peeled(page, first):
        first += 2 if page.tokens[first + 1].text == "." and last - first > 2 else 1
    if span.kind is MentionKind.PERSON and last - first > 2 and _is_people_noun(page, first):
        first += 1
    while last > first and (page.tokens[last - 1].text[0] in "'’-" or _is_stray(page, last - 1)):
        last -= 1
    kind = span.kind
    if last - first > 1 and is_group(page.tokens[last - 1].text) and place_name(page.text(first, last - 1)):
        kind, last = MentionKind.PLACE, last - 1
    while last - first > 1 and (_is_small(page, last - 1) or is_postnominal(page.tokens[last - 1].text)):
        last -= 1
        if kind is MentionKind.BODY and is_civic(page.tokens[last].text) and not is_known_body(page.text(first, last)):
            kind = MentionKind.PLACE
    if _PARTY_AND_STATE.match(page.text(first, max(last, first + 1))) or _is_holiday(page, last):
        return
    word = page.text(first, max(last, first + 1))
    alone = last - first == 1
    only_title = span.kind is MentionKind.PERSON and _is_title(page, first, last)
    only_title = only_title or (alone and kind is not span.kind and (is_common(word) or is_title_word(word)))
    only_title = only_title or (alone and _opens_title(page, first))
    if last > first and not only_title and any(character.isalpha() for character in page.text(first, last)):
        yield page.span(kind, first, last)


def _is_people_noun(page: _Page, first: int) -> bool:
    """True for a people's name that nobody bears: "Briton" before "Anna Holm"."""
    word = page.tokens[first].text
    return is_group(word) and not is_given_name(word)


def _opens_title(page: _Page, first: int) -> bool:
    """True for an ordinary word that opens a sentence and a title in small letters: "Fire chief"."""
    word = page.tokens[first].text
    after = page.tokens[first + 1].text if first + 1 < len(page.tokens) else ""
    opens = not any(token.is_word for token in page.tokens[:first])
    return opens and is_common(word) and is_title_word(word) and after.islower() and is_title_head(after)


def _is_title(page: _Page, first: int, last: int) -> bool:
    """True for a title without a name, also with the place it is of ("Governor", "Ohio Governor")."""
    if last <= first:
        return False
    word = page.tokens[last - 1].text
    if last - first > 1 and not place_name(page.text(first, last - 1)):
        return False
    return is_address(word) or (is_title_head(word) and not is_given_name(word))


def _is_small(page: _Page, place: int) -> bool:
    """True for a lower-case word in a sentence that uses capitals ("province" in "Utrecht province")."""
    word = page.tokens[place].text
    uses_capitals = is_civic(word) or any(token.is_capital for token in page.tokens[1:])
    return word.islower() and word not in _PARTICLES and uses_capitals


def _is_holiday(page: _Page, last: int) -> bool:
    """True for the Eve in "New Year's Eve"."""
    return bool(_HOLIDAY.search(page.sentence.text[: page.tokens[last - 1].end]))


def _is_stray(page: _Page, place: int) -> bool:
    token = page.tokens[place]
    spaced_stop = token.text == "." and page.sentence.text[token.start - 1 : token.start].isspace()
    return spaced_stop or (not token.text[-1].isalnum() and token.text[-1] != ".")


def _plain_kind(page: _Page, span: Span) -> MentionKind:
    """The kind that the name or what stands behind it proves, else the model's."""
    name, last = page.of(span), page.tokens[span.last - 1].text
    before = page.sentence.text[: span.start]
    if span.kind is MentionKind.PERSON and ((_is_letters(name) and not page.shouted) or _is_called_body(page, span)):
        return MentionKind.BODY
    if span.kind is MentionKind.PERSON and _TOWN_OF.search(before):
        return MentionKind.PLACE
    if span.kind is not MentionKind.PERSON and _is_called_person(page, span):
        return MentionKind.PERSON
    if (
        span.kind is MentionKind.BODY
        and not is_known_body(name)
        and (place_name(name) or key(last) in _REGIONS or _is_in_region(page, span) or _is_seat(page, span))
    ):
        return MentionKind.PLACE
    if (
        span.kind is MentionKind.PLACE
        and span.last - span.first > 1
        and (is_sure_body_head(last) or _COURT.search(name))
        and not place_name(name)
    ):
        return MentionKind.BODY
    return span.kind


def _is_letters(name: str) -> bool:
    """True for the letters of a body ("ORS"), of two letters when they cannot be a first name ("SZ")."""
    return bool(_LETTERS.fullmatch(name)) or bool(_CONSONANTS.fullmatch(name))


def _is_called_body(page: _Page, span: Span) -> bool:
    """True behind a noun that says so: "the law firm Brandt Kolind"."""
    before = page.tokens[span.first - 1] if span.first else None
    return before is not None and before.text.islower() and is_body_noun(before.text)


def _is_called_person(page: _Page, span: Span) -> bool:
    """True before an age or "who", and behind "Mr" or, with a first name, behind a role: "champion Anna Holm"."""
    name, text = page.of(span), page.sentence.text
    if place_name(name) or is_known_body(name) or is_group(name) or is_body_head(page.tokens[span.last - 1].text):
        return False
    before = page.tokens[span.first - 2 : span.first] if span.first > 1 else page.tokens[: span.first]
    title = next((word.text for word in reversed(before) if word.text != "."), "")
    if title[:1].isupper() and key(title) in _CIVIL:
        return True
    whole = span.last - span.first > 1 and not is_place_preposition(page.tokens[span.first - 1].text)
    if whole and span.kind is MentionKind.PLACE and title.islower() and is_title_head(title):
        return True
    return bool(_AGED.match(text, span.end)) or (whole and bool(_WHO.match(text, span.end)))


def _is_peeled(page: _Page, first: int) -> bool:
    word = page.tokens[first].text
    stopped = page.tokens[first + 1].text == "." and len(word) > 1
    return (is_address(word) and not is_given_name(word)) or (is_title_head(word) and (stopped or is_common(word)))


def _is_in_region(page: _Page, span: Span) -> bool:
    """True for a town with its state or country behind it ("Mount Ida, Arkansas"), no body at its end."""
    last = page.tokens[span.last - 1].text
    rest = page.tokens[span.last : span.last + 2]
    region = len(rest) == 2 and rest[0].text == "," and (is_state(rest[1].text) or is_country(rest[1].text))
    return region and not is_body_head(last)


def _is_seat(page: _Page, span: Span) -> bool:
    """True for a name of no body by its own words in front of its police or council ("Elmton police")."""
    last = page.tokens[span.last - 1].text
    after = page.tokens[span.last].text if span.last < len(page.tokens) else ""
    return after.islower() and is_civic(after) and not (is_body_head(last) or last.isupper())


def _agreed(pages: list[_Page], found: list[list[Span]]) -> list[list[Span]]:
    """`found` with one kind for one name: the commonest, unless it is part of a person's or a firm's name."""
    votes: dict[str, Counter[MentionKind]] = {}
    for page, span in _all(pages, found):
        votes.setdefault(page.name(span), Counter())[span.kind] += 1
    kinds = {name: max(count, key=lambda kind: (count[kind], kind)) for name, count in votes.items()}
    places = {page.name(span) for page, span in _all(pages, found) if place_name(page.of(span))}
    ends = _ends(pages, found)
    kinds |= dict.fromkeys(ends & kinds.keys() - (places - _first_families(pages, found)), MentionKind.PERSON)
    capitals = {name for name in places - ends if country_meant(name) and not is_given_name(name)}
    kinds |= {name: MentionKind.PLACE for name in capitals if kinds[name] is MentionKind.PERSON}
    kinds |= dict.fromkeys(_openings(kinds) & kinds.keys() - places, MentionKind.BODY)
    return [
        [structs.replace(s, kind=kinds[page.name(s)]) for s in spans] for page, spans in zip(pages, found, strict=True)
    ]


def _ends(pages: list[_Page], found: list[list[Span]]) -> set[str]:
    """The family names and first names of the persons who are named in full."""
    full = [(p, s) for p, s in _all(pages, found) if s.kind is MentionKind.PERSON and s.last - s.first > 1]
    first = {fold(page.tokens[span.first].text) for page, span in full if is_given_name(page.tokens[span.first].text)}
    return (
        first
        | {fold(page.tokens[span.last - 1].text) for page, span in full}
        | {family_name(page.of(span)) for page, span in full}
    )


def _first_families(pages: list[_Page], found: list[list[Span]]) -> set[str]:
    """The family names of the persons who bear theirs first, as in Korea and China."""
    full = (page.of(s) for page, s in _all(pages, found) if s.kind is MentionKind.PERSON and s.last - s.first > 1)
    return {family_name(name) for name in full if name_parts(name)[:1] == (family_name(name),)}


def _openings(kinds: dict[str, MentionKind]) -> set[str]:
    """What the names of bodies begin with ("acme" of "acme holdings ltd")."""
    names = [name.split() for name, kind in kinds.items() if kind is MentionKind.BODY]
    return {" ".join(name[:size]) for name in names if is_firm_head(name[-1]) for size in range(1, len(name))}


def _all(pages: list[_Page], found: list[list[Span]]) -> Iterator[tuple[_Page, Span]]:
    return ((page, span) for page, spans in zip(pages, found, strict=True) for span in spans)


def _spread(pages: list[_Page], found: list[list[Span]]) -> list[list[Span]]:
    """`found` and the places where the model passed over a name that it found elsewhere in the article."""
    count = Counter(_key(page.tokens[span.first : span.last]) for page, span in _all(pages, found))
    kinds = {_key(page.tokens[span.first : span.last]): span.kind for page, span in _all(pages, found)}
    sure = {name: kind for name, kind in kinds.items() if len(name) > 1 or count[name] > 1}
    families = {name[-1] for name, kind in sure.items() if kind is MentionKind.PERSON and len(name) > 1}
    sure |= {(name,): MentionKind.PERSON for name in families if len(name) > 2 and (name,) not in sure}
    bodies = {page.of(span) for page, span in _all(pages, found) if span.kind is MentionKind.BODY}
    letters = {letters for body in bodies for letters in initials(body) if 2 < len(letters) < 7}
    sure |= {(name,): MentionKind.BODY for name in letters if (name,) not in sure}
    sizes = sorted({len(name) for name in sure}, reverse=True)
    return [_with_missed(page, spans, sure, sizes) for page, spans in zip(pages, found, strict=True)]


def _with_missed(
    page: _Page, spans: list[Span], sure: dict[tuple[str, ...], MentionKind], sizes: list[int]
) -> list[Span]:
    free, words = _free(page, spans), _key(page.tokens)
    added: list[Span] = []
    for size in sizes:
        for first in range(len(words) - size + 1):
            kind = sure.get(words[first : first + size])
            if kind and all(free[first : first + size]) and _stands_alone(page, first, first + size, kind):
                added.append(page.span(kind, first, first + size))
                free[first : first + size] = [False] * size
    return sorted([*spans, *added], key=lambda span: span.start)


def _key(own: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.lower for word in own)


def _free(page: _Page, spans: list[Span]) -> list[bool]:
    """For each token True when no span covers it."""
    free = [True] * len(page.tokens)
    for span in spans:
        free[span.first : span.last] = [False] * (span.last - span.first)
    return free


def _stands_alone(page: _Page, first: int, last: int, kind: MentionKind | None = None) -> bool:
    """True for a name with a capital that is no part of a longer run of capitals and no ordinary first word."""
    word = page.tokens[first].text
    if kind is MentionKind.PERSON and page.is_letters(word):
        return False
    if kind is MentionKind.BODY and last - first == 1 and word.isupper():
        return True
    ordinary = (
        last - first == 1 and not place_name(word) and (is_common(word) or page.tokens[first].lower in FUNCTION_WORDS)
    )
    if not page.tokens[first].is_capital or ordinary:
        return False
    left = first > 1 and page.tokens[first - 1].is_capital
    right = last < len(page.tokens) and page.tokens[last].is_capital and not is_title_word(page.tokens[last].text)
    return page.shouted or not (left or right)


def _listed(page: _Page, spans: list[Span]) -> list[Span]:
    """`spans` with nationalities and parties as groups, and the well-known names that the model passed over."""
    kept = [_as_people(page, span) for span in _widened(page, spans)]
    free = _free(page, kept)
    first = 0
    while first < len(page.tokens):
        size, kind = _known(page, first, free)
        if kind:
            kept.append(page.span(kind, first, first + size))
        first += max(size, 1)
    return sorted(kept, key=lambda span: span.start)


def _as_people(page: _Page, span: Span) -> Span:
    people = span.kind is not MentionKind.PERSON and _is_people(page.of(span))
    return structs.replace(span, kind=MentionKind.GROUP) if people else span


def _widened(page: _Page, spans: list[Span]) -> Iterator[Span]:
    """`spans`, a place grown to the country's name that ends with it ("N.Korea", "South Sudan")."""
    free = _free(page, spans)
    for span in spans:
        first = span.first
        for start in range(max(0, span.first - 2), span.first):
            if (
                span.kind is MentionKind.PLACE
                and all(free[start : span.first])
                and is_country(page.text(start, span.last))
            ):
                first = start
                break
        yield page.span(span.kind, first, _without_day(page, span))


def _without_day(page: _Page, span: Span) -> int:
    """Where a person's name ends before a day of the week: "charges to Anna Holm Friday"."""
    long = span.kind is MentionKind.PERSON and span.last - span.first > 1
    return span.last - (long and page.tokens[span.last - 1].lower in WEEKDAYS)


def _is_people(name: str) -> bool:
    return is_group(name) and not place_name(name)


def _known(page: _Page, first: int, free: list[bool]) -> tuple[int, MentionKind | None]:
    """The longest name of the vocabulary that begins at `first`, as a count of tokens, and its kind."""
    if not page.tokens[first].is_capital:
        return 0, None
    for size in range(min(_LONGEST, len(page.tokens) - first), 0, -1):
        last = first + size
        if not all(free[first:last]) or not page.tokens[last - 1].is_word:
            continue
        name = page.text(first, last)
        if _is_people(name) and not (size == 1 and is_common(name) and first == 0):
            return size, MentionKind.GROUP
        if _stands_alone(page, first, last) and len(key(name)) > 1:
            if is_known_body(name) and not is_common(name):
                return size, MentionKind.BODY
            if is_country(name):
                return size, MentionKind.PLACE
    return 0, None


def _mentions(page: _Page, spans: list[Span]) -> tuple[Mention, ...]:
    offset = page.sentence.start
    return tuple(
        Mention(span.kind, offset + span.start, offset + span.end, page.of(span), page.of(span)) for span in spans
    )
