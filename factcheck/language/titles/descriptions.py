"""Where a sentence says what a person is called: before the name, beside it, or after a verb.

"Deputy Foreign Minister X", "the head of Y, X,", "X — her former manager — left", "X, who runs the museum", "X served
as mayor". Spans are code points into the sentence's text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...model import Mention, MentionKind, Role, Sentence
from ...text import FUNCTION_WORDS, Word, alternation, stem, words
from ..clauses.reading import clauses
from ..clauses.verbs import PREPOSITIONS, verb_forms
from ..vocabulary import is_body_opening, is_date, title_before
from .belonging import nations
from .heads import (
    LINKS,
    belongs,
    doing_verbs,
    forces,
    head_words,
    is_courtesy,
    is_head,
    is_plural,
    listed,
    meanings,
    parenthood,
)

Span = tuple[int, int, str]
"""Start and end in the sentence's text, and the form: "prefix", "beside" or "verb"."""

_LIMIT = 100
"""Code points within which a description ends."""
_NEAR = 160
"""Code points before a name in which its title may stand."""
_EXTRA = 3
"""Words of no title ("central bank") that may stand before a title in one phrase."""


def descriptions(sentence: Sentence, mention: Mention) -> Iterator[Span]:
    """The spans of what the person of `mention` is called in `sentence`."""
    text = sentence.text
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = _title_before(text, start)
    if before and sentence.role is not Role.HEADLINE:
        yield before[0], before[1], "prefix"
    opening = before[0] if before else _courtesy_start(text, start)
    for span in (*_apposition_after(text, end), *_apposition_before(text, opening), *_predicate(text, end)):
        if not _names_another(sentence, span[0], span[1]):
            yield span


def _courtesy_start(text: str, start: int) -> int:
    """Where a form of address before a name begins ("Dr", "Mr Justice"); `start` where there is none."""
    before = title_before(text, start)
    return before[0] if before and is_courtesy(text[before[0] : before[1]]) else start


def _names_another(sentence: Sentence, start: int, end: int) -> bool:
    """True when the words are the next name of a list: "former judge Ana Ruiz" does not describe the one before."""
    for mention in sentence.mentions:
        first, last = mention.start - sentence.start, mention.end - sentence.start
        if mention.kind is MentionKind.PERSON and start <= first and last <= end:
            before = title_before(sentence.text, first)
            opening = before[0] if before else first
            owned = sentence.text[last : last + 2].startswith(("'", "’"))
            if opening <= start and not owned:
                return True
            if last == end and not _JOINING.search(sentence.text, start, opening):
                return True
    return False


# --- before anyone is named -------------------------------------------------------------------------------------------


def unnamed_span(sentence: Sentence) -> Span | None:
    """What an opening calls the one it is about: "A 31-year-old baker whose", "The owner of a mill pleaded guilty".

    None for kin, and for who acts on others, as a judge or an officer does.
    """
    text = sentence.text
    phrase = _noun_phrase(text, 0) if _UNNAMED.match(text) else None
    heads = head_words(text[: phrase[1]]) if phrase else frozenset()
    if phrase is None or not heads or heads & meanings("kin") or _OF_SEVERAL.search(text, 0, phrase[1]):
        return None
    acting = heads & (meanings("top") | meanings("elected") | forces())
    return (*phrase, "beside") if not acting or "-old" in text[: phrase[1]] or _is_of_self(text) else None


_UNNAMED = re.compile(r"(?:An?|The|(?:[A-Z][\w-]+\s)?[A-Z][\w-]+['’]s)\s")
_OF_SEVERAL = re.compile(r"\sand\s(?:one|two|three|several|the|an?|his|her|their)\b")
_OF_SELF = frozenset(map(stem, "die plead quit resign retire".split()))
"""What one does or suffers oneself."""


def _is_of_self(text: str) -> bool:
    """True where a sentence tells what befalls the one it is about, or what that one gives up."""
    return any(clause.verb in _OF_SELF or (clause.passive and not clause.agent) for clause in clauses(text))


def opens_with(sentence: Sentence, mention: Mention) -> bool:
    """True where `sentence` begins with the full name of `mention`, or with the title before it."""
    start = mention.start - sentence.start
    before = _title_before(sentence.text, start)
    return (before[0] if before else _courtesy_start(sentence.text, start)) == 0 and len(mention.text.split()) > 1


# --- before the name --------------------------------------------------------------------------------------------------


def _title_before(text: str, start: int) -> tuple[int, int] | None:
    """The holder's own title directly before a name, with the nouns that belong to it and its owner."""
    start = _before_parenthood(text, start)
    offset = max(0, start - _NEAR)
    tokens = _without_courtesies(words(text[offset:start]))
    if not tokens:
        return _long_title(text, start)
    end = offset + tokens[-1].end
    for first in range(len(tokens) - 1, max(-1, len(tokens) - 3), -1):
        if _is_nation(tokens[first], tokens[first + 1 :]) and _touches(text, offset + tokens[first].end, start):
            return offset + tokens[first].start, end
    if not is_head(_bare(tokens[-1])) or not _touches(text, end, start):
        return _long_title(text, start)
    first = _last_holder(tokens, _first_of_title(tokens))
    if tokens[first].text == ".":
        first += 1
    span = _with_owner(text, offset + tokens[first].start), end + 1 if text.startswith(".", end) else end
    return None if is_courtesy(text[span[0] : span[1]]) else span


def _without_courtesies(tokens: tuple[Word, ...]) -> tuple[Word, ...]:
    """`tokens` without the forms of address and the full stops that end them."""
    end = len(tokens)
    while end and (tokens[end - 1].text == "." or tokens[end - 1].lower.rstrip(".") in listed("courtesies")):
        end -= 1
    return tokens[:end]


def _first_of_title(tokens: Sequence[Word]) -> int:
    """The index of the first word that belongs to the head with which `tokens` end."""
    first, extra = len(tokens) - 1, 0
    while first:
        word = tokens[first - 1]
        if word.text == "." and first > 1 and belongs(tokens[first - 2]):
            first -= 1
            continue
        if first > 1 and _is_of_body(tokens[first - 2 : first + 1]):
            first -= 2
            continue
        if not word.is_word or word.lower in FUNCTION_WORDS | PREPOSITIONS | _NO_NOUNS or _is_time(word):
            break
        if not belongs(word):
            extra += 1
            beside = first == len(tokens) - 1 and first > 1 and tokens[first - 2].lower not in _BEFORE_VERB
            beside = beside and not tokens[-1].is_capital
            if extra > _EXTRA or not _noun(word, beside):
                break
        first -= 1
    return first


def _is_of_body(tokens: Sequence[Word]) -> bool:
    """True for words inside the name of a body: "University of Tarn lecturer X", "A&P Association president X"."""
    opening, link, word = tokens
    if link.text == "&":
        return opening.is_capital and word.is_capital
    return link.lower == "of" and opening.is_capital and is_body_opening(opening.text)


def _is_nation(word: Word, after: Sequence[Word]) -> bool:
    """True for a people's name with no title behind it, before a name: "Briton Anna Holm", "Czech caver Anna Holm"."""
    small = all(one.text.islower() and not is_head(_bare(one)) for one in after)
    phrase = " ".join(one.text for one in (word, *after))
    return small and word.is_capital and not is_head(_bare(word)) and bool(nations(phrase))


_PARENT = re.compile(r"(?:(?:\ban?\s+)?\band\s+)?\b\w+-of-\w+\s+$", re.IGNORECASE)


def _before_parenthood(text: str, start: int) -> int:
    """Where "mum-of-two" and an "and" before it begin, where they stand before a name; else `start`."""
    parent = _PARENT.search(text, max(0, start - _REACH_OF_PARENT), start)
    return parent.start() if parent and parenthood().search(parent.group()) else start


_REACH_OF_PARENT = 40
"""Code points within which "nurse and mother-of-three" ends."""


def _is_time(word: Word) -> bool:
    """True for a word that tells when, or an age: "last weekend Mayor X", "29-year-old student X"."""
    return is_date(word.text) or word.lower in _TIMES or word.lower.endswith("-old")


_TIMES = frozenset("noon midnight morning afternoon evening night weekend week month year today yesterday".split())
_NO_NOUNS = frozenset(
    "including because although though unless whether like than amid plus so too even however".split()
)
_BEFORE_VERB = frozenset("to i you we they who will would can could should must may might people".split())


def _bare(word: Word) -> str:
    return word.lower.replace(".", "")


def _touches(text: str, end: int, start: int) -> bool:
    """True when only a full stop and forms of address stand between a title and the name."""
    between = text[end:start]
    return not re.search(r"[^\w\s.]", between)


def _noun(word: Word, beside: bool) -> bool:
    """True for a word that may be a noun or adjective inside a title; what can be a verb only directly `beside` it."""
    forms = verb_forms(word.lower)
    if word.is_capital or word.text.endswith(("'s", "’s", "s'", "s’")):
        return True
    return not forms or (beside and forms <= {"base", "ing"})


def _last_holder(tokens: Sequence[Word], first: int) -> int:
    """Where the holder's own title begins when another's stands before it ("senator's aide", "wife Senator")."""
    for at in range(len(tokens) - 2, first, -1):
        if tokens[at].lower in listed("past") and is_head(_bare(tokens[at - 1])):
            return at
    return first


def _long_title(text: str, start: int) -> tuple[int, int] | None:
    """A title that goes on after its head: "Secretary of State X"."""
    before = title_before(text, start)
    if not before or not head_words(text[before[0] : before[1]]) or is_courtesy(text[before[0] : before[1]]):
        return _title_of_body(text, start)
    first, last = before
    for link in re.finditer(r"\b(?:to|of|for|and)\s+", text[before[0] : before[1]]):
        ahead, rest = text[first : before[0] + link.start()], text[before[0] + link.end() : last]
        own = link.group().split()[0] == "to" or "former" in rest.split()[:1]
        if head_words(ahead) and head_words(rest) and own:
            first = before[0] + link.end()
    return (first, last) if not _JOINING.search(text[first:last] + " ") else None


_OF_STATE = re.compile(
    r"\b(?:(?:Deputy|Assistant|Former|Parliamentary|Permanent|Under)[ -])*"
    r"(?:Undersecretary|Secretary|Minister)\sof\sState\sfor\s"
    r"(?:the\s)?[A-Z][\w-]+(?:(?:,\s|\sand\s|\s&\s|\s)(?:the\s)?[A-Z][\w-]+){0,4}\s$"
)
"""An office of a government with its field: "Secretary of State for Culture X"."""
_OF_BODY = re.compile(r"\b([A-Za-z-]+)\s+of\s+(?:the\s+)?(?:[a-z][a-z'’-]+\s+){1,4}$")


def _title_of_body(text: str, start: int) -> tuple[int, int] | None:
    """A title with its body behind it, in small letters, or its field: "secretary of the temple trust X"."""
    of_state = _OF_STATE.search(text, max(0, start - _NEAR), start)
    if of_state:
        return of_state.start(), start - 1
    found = _OF_BODY.search(text, max(0, start - _NEAR), start)
    if not found or not is_head(found.group(1).lower()):
        return None
    tail = words(found.group())[2:]
    named = not any(word.lower in PREPOSITIONS or (n and word.lower in FUNCTION_WORDS) for n, word in enumerate(tail))
    ends = tail[-1].lower in _BODIES
    first = found.start(1)
    opener = re.search(r"(?:(?:deputy|vice|former|joint|acting|assistant)\s+)+$", text[:first], re.IGNORECASE)
    return (opener.start() if opener else first, start - 1) if named and ends else None


_BODIES = frozenset(
    """trust committee council board union association society club party company group bank school college university
    hospital police department ministry commission federation league institute foundation agency court parliament
    body wing front cell bureau chapter branch network charity church mosque temple""".split()
)
"""Words for a body with which a title before a name may end."""
_OWNER = re.compile(r"\b(?:his|her|their|its)\s+(?:late\s+|younger\s+|older\s+|elder\s+)?$", re.IGNORECASE)


def _with_owner(text: str, start: int) -> int:
    """The start of the title with "his" or "her" before it."""
    owner = _OWNER.search(text, max(0, start - 24), start)
    return owner.start() if owner else start


# --- beside the name --------------------------------------------------------------------------------------------------

_HOME = r"(?:from|of)\s+(?:[A-Z][\w.'’-]*\s?){1,3}(?:,\s+(?:[A-Z][\w.'’-]*\s?){1,3})?,\s+"
_AFTER = re.compile(
    r"(?:\s*\([^()]{1,40}\))?"
    rf"(?:,\s+(?:(?:aged?\s+)?\d{{1,3}},\s+)?(?:{_HOME}(?=an?\s|the\s))?|\s+[–—-]\s+|\s+\()(?=\w)"
)
_STOP = re.compile(
    r"[,;:.!?()\"“”–—]|\s-\s|\b(?:who|whom|whose|which|that|said|says|told|was|were|is|are|has|had|have|will|would|"
    r"and\s+(?:his|her|their)|when|where|while|after|before|as|but|because|since|during)\b"
)


def _apposition_after(text: str, end: int) -> Iterator[Span]:
    """The description after a name: "X, 39, a lobbyist for Y," and "X (the head of Y)"."""
    opening = _AFTER.match(text, end)
    if not opening:
        return
    span = _noun_phrase(text, opening.end())
    if span and _opens(text, opening.end()):
        yield *span, "beside"


def _opens(text: str, start: int) -> bool:
    """True when what begins at `start` can be a description: no verb, no linking word, no name alone."""
    first = next(iter(words(text[start : start + 40])), None)
    if first is None or not first.is_word:
        return False
    lower = first.lower
    if lower in _WHEN:
        return _opens(text, start + first.end + 1)
    if lower in ("a", "an", "the", "one", "his", "her", "its", "their", "our", "another", "then"):
        return True
    if lower in FUNCTION_WORDS | PREPOSITIONS or lower in LINKS or (is_head(lower) and lower.endswith("s")):
        return False
    if first.text.endswith(("'s", "’s", "s'", "s’")) or belongs(first) or lower in listed("past") | listed("rank"):
        return True
    if first.is_capital:
        return _opens_with_body(text, start)
    acting = lower.endswith("ed") and lower not in listed("praise")
    return not acting and not verb_forms(lower)


def _opens_with_body(text: str, start: int) -> bool:
    """True for the name of a body or place with an office right behind it: "UK managing director of", "Oxton mayor"."""
    named = _NAME.match(text, start)
    after = next(iter(words(text[named.end() : named.end() + 40])), None) if named else None
    return after is not None and not after.is_capital and belongs(after)


_NAME = re.compile(r"(?:[A-Z][\w&.-]*\s+){1,4}(?=[a-z])")
_WHEN = frozenset("once formerly previously currently now".split())


def _noun_phrase(text: str, start: int) -> tuple[int, int] | None:
    """The description that begins at `start`, up to the first stop, if a head stands in it."""
    end = _first_stop(text, start, min(len(text), start + _LIMIT))
    end = _before_verb(text, start, end)
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "'’":
        end -= 1
    end = start + len(re.sub(r"\s+(?:and|or|with|to|of|in|at|for|by|without)$", "", text[start:end]))
    return (start, end) if end > start and (head_words(text[start:end]) or nations(text[start:end])) else None


def _before_verb(text: str, start: int, end: int) -> int:
    """Where a past form that follows the head ends the description: "a member fired the shots"."""
    seen = False
    for word in words(text[start:end]):
        if seen and word.text.islower() and {"past", "participle"} & verb_forms(word.lower):
            return start + word.start
        seen = seen or is_head(_bare(word))
    return end


def _first_stop(text: str, start: int, limit: int) -> int:
    for stop in _STOP.finditer(text, start, limit):
        abbreviation = stop.group() == "." and re.match(r"\w", text[stop.end() : stop.end() + 1] or " ")
        short = stop.group() == "." and re.search(
            r"(?:\b[A-Z]|\b(?:U\.S|Jr|Sr|St|Dr|Gov|Sen|Rep|Lt|Sgt|Gen))$", text[max(0, stop.start() - 4) : stop.start()]
        )
        if not abbreviation and not short:
            return stop.start()
    return limit


_BEFORE = re.compile(r"[,–—]\s+(?:the\s+|an?\s+)?$")
_DETERMINER = re.compile(r"(?:^|(?<=[\s\"“‘(]))(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s")
_JOINING = re.compile(r"\b(?:of|for|at|in|on|to|from|with|by|under)\s+$")


def _apposition_before(text: str, start: int) -> Iterator[Span]:
    """The description before a name: "the head of Y, X, said", "his brother, X,", "her husband, the singer X"."""
    comma = _BEFORE.search(text, max(0, start - 8), start)
    if not comma:
        return
    at = comma.start()
    floor = max(0, at - _LIMIT)
    while floor and text[floor - 1].isalnum():
        floor += 1
    found = _opener(text, floor, at)
    owner = _possessor(text, found, at)
    if owner is not None:
        found = owner
    if found is not None and head_words(text[found:at]) and not is_plural(text[found:at]):
        yield found, at, "beside"


_POSSESSOR = re.compile(r"(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*(?:['’]s?)\s")


def _possessor(text: str, found: int | None, at: int) -> int | None:
    """Where an owner that belongs to the description begins: "Hill's lawyer", "Finland's foreign minister".

    The description begins at `found`, or with its owner where that is None.
    """
    floor = max(0, (at if found is None else found) - 60)
    before = [m for m in _POSSESSOR.finditer(text, floor, at) if m.end() <= at]
    last = before[-1] if before else None
    if last is None or re.search(r"[,;:()\"“”]", text[last.start() : at]) or _has_verb(text[last.start() : at]):
        return None
    return last.start() if found is None or last.end() >= found else None


def _opener(text: str, floor: int, end: int) -> int | None:
    """Where the description that ends at `end` begins: at a determiner that no preposition joins to one before it."""
    found: int | None = None
    for opener in _DETERMINER.finditer(text, floor, end):
        joined = found is not None and _JOINING.search(text, max(floor, opener.start() - 8), opener.start())
        rest = text[opener.start() : end]
        if re.search(r"[,;:()\"“”]", rest) or _has_verb(rest):
            continue
        if not joined:
            found = opener.start()
    return found


def _has_verb(text: str) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|has|had|have|said|says|told|will|would|who|which|that)\b", text))


# --- after a verb -----------------------------------------------------------------------------------------------------

_ADVERBS = r"(?:(?:also|once|currently|now|previously|later|still|formerly|reportedly|then)\s+)*"


@lru_cache
def _copula() -> re.Pattern[str]:
    doing = alternation(doing_verbs())
    return re.compile(
        rf"(?:,\s+(?:\d{{1,3}},\s+)?who\b|,\s+\d{{1,3}},)?\s+{_ADVERBS}"
        r"(?:(?:is|was|remains|became|becomes|has been|had been)\s+"
        rf"{_ADVERBS}(?!one\s+of\b)"
        r"(?=(?:an?|the|one|his|her|their|also|currently|now)\b|former\b|[a-z-]+\s+(?:of|for|to|at)\b)"
        r"|(?:served|serves|worked|works|had served|has served|had worked|has worked|acted|rose|resigned|quit|retired"
        r"|(?:was|is|were|been)\s+(?:described|identified|known|named|listed|employed|hired|registered)"
        r"|(?:described|identified|introduced|styled)\s+(?:him|her)self)\s+(?:\w+\s+){0,3}?as\s+"
        r"|(?:was|is|has been|had been)\s+(?:named|appointed|elected|made)\s+"
        rf"|(?=(?:{doing})\s))"
    )


_MEANT = re.compile(r"\b(?:he|she)\b(?=\s)", re.IGNORECASE)


def _predicate(text: str, end: int) -> Iterator[Span]:
    """The description after a verb: "X is a former judge", "X, who served as mayor", "X, who runs the museum"."""
    verb = _copula().match(text, end) or _WORKING.match(text, end)
    if verb:
        yield from _after_verb(text, _behind(verb))


_WORKING = re.compile(r",\s+(?:an?|the)\s[^,;:.\"“”]{3,60}?\swho\s(?:works|worked|serves|served)\s(?:\w+\s)?as\s")
"""Behind another description: "Anna Holm, an old hand who works as a nurse"."""


def _behind(verb: re.Match[str]) -> int:
    """Where the description after `verb` begins: at a "once" or "formerly" that belongs to it."""
    once = re.search(r"\b(?:once|formerly|previously)\s+$", verb.group())
    return verb.start() + once.start() if once else verb.end()


def pronoun_spans(sentence: Sentence) -> Iterator[Span]:
    """What "he" or "she" is called in `sentence`: for the person last spoken of."""
    for pronoun in _MEANT.finditer(sentence.text):
        verb = _copula().match(sentence.text, pronoun.end())
        if verb:
            yield from _after_verb(sentence.text, _behind(verb))


def _after_verb(text: str, start: int) -> Iterator[Span]:
    first = next(iter(words(text[start : start + 30])), None)
    if first and first.lower in set(doing_verbs()):
        end = _first_stop(text, start, min(len(text), start + _LIMIT))
        if end > first.end:
            yield start, start + len(text[start:end].rstrip()), "verb"
        return
    span = _noun_phrase(text, start)
    if span:
        yield *span, "verb"
