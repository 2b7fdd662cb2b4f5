"""Two rows of quoted words laid over each other: what both hold, and where they differ.

Contractions, spellings, hyphens, marks and case are undone first; a row that is only cut shorter does not differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...text import ARTICLES, FUNCTION_WORDS, fold, stem, words
from .speech import speech_words

LIGHT = 0.5
"""Weight from which a word counts as a content word."""

_NEGATION = 3
"""Words of a negation at most that stands in one quotation and not in the other: "not yet", "not at all"."""

_BRACKET = re.compile(r"\[[^\]]{0,80}\]|\([^)]{0,80}\)")

_CONTRACTED = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would"}

_IS = frozenset("it that there he she what who here where how".split())

_SPELLED = (
    (re.compile(r"ou(?=r(s|ed|ing|ful|able|ite|less|ly)?$)"), "o"),
    (re.compile(r"is(?=(e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
    (re.compile(r"ys(?=(e|es|ed|ing)$)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ll(?=(ed|ing|er|ers)$)"), "l"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"ence$"), "ense"),
)


class Token(Struct, frozen=True):
    """One quoted word."""

    form: str
    """The folded word, contractions and spellings undone."""
    base: str
    """Its stem."""
    weight: float
    """How much sharing it means."""
    start: int
    """Code points into the article; two tokens of one contraction share them."""
    end: int
    loose: bool
    """True for an editor's word in brackets, which hides what was said."""


class Edit(Struct, frozen=True):
    """Words of one quotation that stand where the other has other words, as ranges of token numbers."""

    left: tuple[int, int]
    right: tuple[int, int]


class Overlay(Struct, frozen=True):
    """Two quotations laid over each other."""

    weight: float
    """Of the words that both hold in order."""
    size: int
    """How many words both hold in order."""
    content: int
    """How many of these are content words."""
    bases: frozenset[str]
    """The stems of the words that both hold in order."""
    coverage: float
    """`weight` over the weight of the shorter quotation."""
    run: int
    """The longest row of words that both hold."""
    edits: tuple[Edit, ...]
    """What differs between the first and the last shared word, and at the ends where both go on differently."""
    tail: bool
    """True when an edit lies at an end."""
    changed: float
    """Weight of the words that differ: of the heavier side of each edit, of the lighter one at an end."""


def quoted_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The quoted words of `text[start:end]`, made comparable."""
    quoted = text[start:end]
    hidden = [match.span() for match in _BRACKET.finditer(quoted)]
    for word in words(quoted):
        if not word.is_word:
            continue
        loose = any(a <= word.start < b for a, b in hidden)
        for form in _in_full(_forms(word.text), quoted[word.end :]):
            yield Token(form, stem(form), weight_of(form), start + word.start, start + word.end, loose)


_HAS = {"is": "has", "would": "had"}
_HELD = re.compile(r" (?:not |never |always |already |just )?(?:been|had|better)\b")


def _in_full(forms: tuple[str, ...], after: str) -> tuple[str, ...]:
    """The words of a contraction in front of `after`: "it's been" is "it has been", "they'd been" "they had been"."""
    if len(forms) == 2 and forms[1] in _HAS and _HELD.match(after):
        return forms[0], _HAS[forms[1]]
    return forms


@lru_cache(maxsize=16384)
def _forms(surface: str) -> tuple[str, ...]:
    """The comparable words in one written word: "won't" is "will not", "twenty-five" two words, "colour" "color"."""
    known = speech_words()
    low = surface.lower().replace("’", "'")
    if low in known.contractions:
        return tuple(known.contractions[low].split())
    for ending, word in _CONTRACTED.items():
        if low.endswith(ending) and len(low) > len(ending):
            return (*_forms(low.removesuffix(ending)), word)
    if low.endswith("'s") and low[:-2] in _IS:
        return low[:-2], "is"
    if "-" in low:
        return _counted(tuple(form for part in low.split("-") for form in _forms(part))) if low.strip("-") else ()
    if low.endswith("%") and len(low) > 1:
        return *_forms(low[:-1]), "%"
    plain = fold(low).replace(".", "") if low[:1].isalpha() else fold(low)
    plain = known.spelling.get(plain, plain)
    for pattern, other in _SPELLED if len(plain) > 4 else ():
        plain = pattern.sub(other, plain)
    return (plain,) if plain else ()


def _counted(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a compound, "twenty-five" as "25"."""
    tens, ones = forms if len(forms) == 2 and all(form.isdigit() for form in forms) else ("", "")
    return (tens[0] + ones,) if len(tens) == 2 and tens[1] == "0" and len(ones) == 1 else forms


@lru_cache
def _common() -> frozenset[str]:
    return frozenset(load_words("common")["words"].split())


@lru_cache(maxsize=16384)
def weight_of(form: str) -> float:
    """How much it means that two quotations share `form`: little for "the", most for a word that few texts have."""
    if form in FUNCTION_WORDS or form in speech_words().fillers:
        return 0.2
    return 1.0 if form in _common() else 1.5


def lay_over(left: Sequence[Token], right: Sequence[Token]) -> Overlay:
    """The two word rows laid over each other, by stems, the longest shared run first."""
    if [token.form for token in right] < [token.form for token in left]:  # One order, so that the answer is symmetric.
        return _mirrored(lay_over(right, left))
    blocks = _blocks(left, right)
    shared = [(left[a + step], right[b + step]) for a, b, size in blocks for step in range(size)]
    weight = sum(min(one.weight, other.weight) for one, other in shared)
    shorter = min(sum(token.weight for token in left), sum(token.weight for token in right))
    edits = list(_inner_edits(left, right, blocks))
    tail = list(_end_edits(left, right, blocks))
    return Overlay(
        weight=weight,
        size=len(shared),
        content=sum(min(one.weight, other.weight) >= LIGHT for one, other in shared),
        bases=frozenset(one.base for one, _ in shared),
        coverage=weight / shorter if shorter else 0.0,
        run=max((block[2] for block in blocks), default=0),
        edits=tuple(sorted([*edits, *tail], key=lambda edit: (edit.left, edit.right))),
        tail=bool(tail),
        changed=sum(change(left, right, edit) for edit in edits) + sum(_lighter(left, right, edit) for edit in tail),
    )


def _mirrored(overlay: Overlay) -> Overlay:
    return structs.replace(overlay, edits=tuple(Edit(edit.right, edit.left) for edit in overlay.edits))


def change(left: Sequence[Token], right: Sequence[Token], edit: Edit) -> float:
    """The weight of the words that `edit` changes, of the heavier side."""
    return max(
        sum(token.weight for token in row[slice(*side)]) for row, side in ((left, edit.left), (right, edit.right))
    )


def _lighter(left: Sequence[Token], right: Sequence[Token], edit: Edit) -> float:
    """The weight of the lighter side of an edit at an end, where the other side may only be cut later."""
    return min(
        sum(token.weight for token in row[slice(*side)]) for row, side in ((left, edit.left), (right, edit.right))
    )


def _blocks(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[int, int, int]]:
    """The shared runs (left, right, length) in order, without stray function words far from the rest."""
    matcher = SequenceMatcher(None, [token.base for token in left], [token.base for token in right], autojunk=False)
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]

    def is_firm(block: tuple[int, int, int]) -> bool:
        return any(left[block[0] + step].weight >= LIGHT for step in range(block[2])) or block[2] >= 3

    firm = [block for block in blocks if is_firm(block)]
    if not firm:
        return []
    first, last = firm[0], firm[-1]
    negations = speech_words().negations

    def is_near(one: tuple[int, int, int], following: tuple[int, int, int]) -> bool:
        """True when one word stands between at most, or only in one row a negation: "we have [not yet] turned"."""
        gaps = left[one[0] + one[2] : following[0]], right[one[1] + one[2] : following[1]]
        between = gaps[0] or gaps[1]
        denied = one[2] > 1 and not all(gaps) and not negations.isdisjoint(token.form for token in between)
        return max(map(len, gaps)) <= (_NEGATION if denied else 1)

    return [
        block
        for block in blocks
        if block in firm
        or first < block < last
        or (block < first and is_near(block, first))
        or (block > last and is_near(last, block))
    ]


def _inner_edits(
    left: Sequence[Token], right: Sequence[Token], blocks: Sequence[tuple[int, int, int]]
) -> Iterator[Edit]:
    """Between two shared runs: other words, missing words, or another form of the word ("knew", "know")."""
    for number, (a, b, size) in enumerate(blocks):
        for step in range(size):
            if left[a + step].form != right[b + step].form:
                yield Edit((a + step, a + step + 1), (b + step, b + step + 1))
        if number + 1 < len(blocks):
            following = blocks[number + 1]
            edit = Edit((a + size, following[0]), (b + size, following[1]))
            if not _is_hidden(left, right, edit):
                yield edit


def _end_edits(left: Sequence[Token], right: Sequence[Token], blocks: Sequence[tuple[int, int, int]]) -> Iterator[Edit]:
    """Before and behind the shared runs, where both quotations go on; where one stops, it is only cut shorter."""
    if not blocks:
        return
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    for edit in (Edit((0, a), (0, b)), Edit((c + size, len(left)), (d + size, len(right)))):
        sides = left[slice(*edit.left)], right[slice(*edit.right)]
        if all(sides) and not _is_hidden(left, right, edit) and not _is_trimmed(*sides):
            yield edit


def _is_trimmed(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """True when one side has no more than an article or the like, the other goes on: a cut, not another wording.

    Where neither goes on, it is another wording: "I did not ask", "we did not ask"; an article tells nothing.
    """
    negations = speech_words().negations
    small = [
        len(side) <= 2 and all(token.weight < LIGHT and token.form not in negations for token in side)
        for side in (left, right)
    ]
    reworded = all(small) and len(left) == len(right) == 1 and ARTICLES.isdisjoint((left[0].form, right[0].form))
    return any(small) and not reworded


def _is_hidden(left: Sequence[Token], right: Sequence[Token], edit: Edit) -> bool:
    """True when an editor's brackets stand at the place."""
    return any(token.loose for token in (*left[slice(*edit.left)], *right[slice(*edit.right)]))


def is_inflection(left: Sequence[Token], right: Sequence[Token], overlay: Overlay) -> bool:
    """True when only endings differ ("safe zone", "safe zones"): in two words no difference of wording."""
    return all(
        [token.base for token in left[slice(*edit.left)]] == [token.base for token in right[slice(*edit.right)]]
        for edit in overlay.edits
    )
