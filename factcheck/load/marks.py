"""What marks a paragraph as furniture: each answer is sure, so that no claim is lost."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ..data import load_words
from ..language.vocabulary import is_common, is_given_name, is_known_body, is_title_word, place_name
from ..text import WEEKDAYS, alternation, spaced
from .dateline import agencies
from .dates import is_date_line

_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_ENDED = re.compile(r"[.!?…][\"”'’»)\]]*$")
_CREDIT = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$")
_BY_LINE = re.compile(r"by[ :]+(?P<names>.{2,150})$", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:,\s|[|•·])\s*")
_ELSEWHERE = re.compile(r"\s+(?:in|for|at)\s+", re.IGNORECASE)
_CLOSING = re.compile(
    r"\bcontributed to this (?:report|story|article)\.?$|^Follow (?:him|her|them|us|me) on (?:Twitter|X)\b"
)
_BESIDE_CLOSING = re.compile(
    r"^[A-Z][^,;]{2,80} reported from [A-Z][^,;]{2,80}$"
    r"|^[A-Z][\w .'’-]{2,60} (?:is|are) .{0,60}\b(?:reporter|correspondent|writer|editor|journalist|columnist)s?\b"
)
"""What the sentences before a closing one may tell of who worked on the text; alone it may be a claim."""
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’'»)\]]*\s+(?=[A-Z])")
"""Where a sentence may end; an initial ends none."""
_PHOTOGRAPHER = re.compile(
    r"(?:\bPhotograph|\bPhotographer|\bPhoto|\bPicture|\bImage|Credit):?\s?(?:[A-Z][\w.'’-]*[ ]){0,4}[A-Z][\w.'’-]*"
    r"(?:/[A-Z][\w. -]{1,30}|[ ]?for The [A-Z][\w ]{1,30})$"
)
_NAMES = r"[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,3}"
_NAMED_PAIR = re.compile(rf"\({_NAMES}[ ]?/[ ]?{_NAMES}\)$")
_PARTS = re.compile(r"[|•·]| [-–—] ")
_CROSSHEAD = re.compile(r"- .{1,60} -$")
_PAPER_IN = re.compile(
    r"(?P<paper>[A-Z][^,]{2,40}?)(?:,?\s(?:in|at)\s(?:the\s)?|,\s)[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
)
"""A newspaper or broadcaster, and where its people are."""
_EDITION = re.compile(
    r"(?:,?\s\((?:[A-Z]\w{1,15}[\s-])?(?:\w{1,12}\s)?(?i:edition|service|version|online|print)\)"
    r"|,?\s[A-Z]\w{2,15}(?:[\s-][Ll]anguage)?\s(?i:edition|service|version))\Z"
)
"""What a newspaper adds to its name: "(English edition)", ", English service"."""
_NUMBERED = re.compile(
    r"(?:[A-Z][\w'’-]*\s){0,2}"
    r"(?:(?:Channel|News|TV|Radio|Kanal|Canal)\s\d{1,3}|(?:Channel|Radio|TV)\s(?:One|Two|Three|Four|Five|Six|Seven))"
    r"(?:\s(?:News|Sports?|Radio|TV|Online|Live))?"
    r"|(?:[A-Z]{2,5}\s?)?\d{1,2}\s(?:(?:Action|Eyewitness|On\sYour\sSide)\s)?News"
    r"|[KW][A-Z]{3}(?:-(?:TV|FM|AM)|(?:-TV)?\s\d{1,2})"
)
"""A channel by its number: "Channel 6 News", "Channel One Online", "Action News 5", "7 News", "KWXF 9", "WXFM-TV"."""
_NOUN = re.compile(r"(?:[ae]nce|er|ment|ness|ship|tion)$")
"""Ends of ordinary words: in "Radio Silence" and "TV Presenter" there is no name."""
_LETTERS = re.compile(r"[A-Z]{3,5}")
_ADDRESS = re.compile(r"(?:e-?mail:?\s)?[^\s@]+@[^\s@]+\.[a-z]{2,10}|(?:https?://|www\.)\S+|@\w{2,30}", re.IGNORECASE)
_REPORTED_FROM = re.compile(r"(?P<names>[A-Z][^.!?]{2,80}?) reported from [A-Z][^.!?]{2,60} from [A-Z][^.!?]{2,60}\.?$")
"""Of two at least: one alone may have reported something."""
_POST = re.compile(
    r"(?:(?:[A-Z][\w-]*\s){0,3}(?i:staff)\s|(?i:senior|special|chief|own|deputy|our)\s|[A-Z][\w-]*\s)?"
    r"(?i:correspondent|reporter|writer|editor|desk|bureau)(?:(?:,|,?\sin)\s[A-Z][\w. -]{1,30})?$"
)
"""A line that says what its author is, alone below the name: "Staff Correspondent, Lima"."""
_LONGEST_POST = 5
"""Words of such a line."""
_COPYRIGHT = re.compile(r"©\s?[A-Z][^.]{1,60}$")
_PHOTO_STARTS = ("photo/", "photo:", "photo by", "photos by", "photo courtesy", "picture:", "image:", "courtesy of")
_REACH = 120
"""Code points at the end of a paragraph that a credit is looked for in."""

_MOST_CLOSING = 60
"""Words that a closing credit has at most."""

_PARAGRAPHS = 256
"""Paragraphs of which it is kept whether they are furniture: more than a text has that are asked about again."""


def is_ended(text: str) -> bool:
    """True when `text` ends as a sentence does."""
    return bool(_ENDED.search(text))


@lru_cache(maxsize=_PARAGRAPHS)
def is_furniture(text: str) -> bool:
    """True when the paragraph `text` is page or wire furniture wherever it stands."""
    plain = _plain(text)
    if plain in agencies() or _CROSSHEAD.match(text) or _ADDRESS.fullmatch(text):
        return True
    return plain in words_of("lines") or plain.startswith(_starts("starts")) or is_caption(text) or is_credit(text)


@lru_cache(maxsize=_PARAGRAPHS)
def is_head_furniture(text: str) -> bool:
    """True when the paragraph `text` is furniture above or among the first paragraphs of a story."""
    if is_section(text) or _is_note(text) or _is_post(text):
        return True
    reported = _REPORTED_FROM.match(text)
    if reported and _only_names(reported["names"]):
        return True
    parts = [part.strip() for part in _PARTS.split(text[: _REACH * 2]) if part.strip()]
    return is_date_line(text) or is_byline(text) or all(is_date_line(part) or is_byline(part) for part in parts)


def masthead(text: str, *, placed: bool = False) -> str:
    """The newspaper or broadcaster that the line `text` names, or "".

    It stands alone or beside a date ("The Northern Ledger | 14 May 2024"); `placed`, it may say where its people are
    ("BBC News, Lima", "BBC Sport at Elm Lane").
    """
    line, *rest = [part.strip() for part in _PARTS.split(text[: _REACH * 2])]
    where = _PAPER_IN.fullmatch(line) if placed else None
    name, is_edition = _without_edition(where["paper"] if where else line)
    if not name or name.lower() in agencies() or not all(map(is_date_line, rest)) or is_ended(name) or is_section(name):
        return ""
    return name if _is_paper(name) or _is_station(name) or (is_edition and _is_titled(name)) else ""


def appears_often(name: str) -> bool:
    """True for a few words in capitals of which the first says how often they appear: "The Sunday Comet"."""
    own = name.removeprefix("The ").split()
    often = words_of("rhythms") | {"morning", *WEEKDAYS}
    return 2 <= len(own) <= 4 and own[0].lower() in often and all(map(str.istitle, own))


def is_compound(name: str) -> bool:
    """True for one word that ends with one by which newspapers and agencies are known: "Marketwire"."""
    ends = words_of("mastheads") | words_of("open_mastheads")
    return " " not in name and any(name.lower().endswith(end) and len(name) > len(end) + 2 for end in ends)


def _without_edition(name: str) -> tuple[str, bool]:
    """`name` without what it says of its edition, and whether it says anything."""
    bare = _EDITION.sub("", name)
    return bare, bare != name


def _is_titled(name: str) -> bool:
    """True for two to five words in capitals, of which small ones may be among them: "El Heraldo de Ostby"."""
    names = name.split()
    return (
        2 <= len(names) <= 5
        and all(map(_is_name_word, names))
        and all(one.istitle() for one in names[:: len(names) - 1])
    )


def _is_paper(name: str) -> bool:
    """True for the name of a newspaper: a sure word at its end, or names and set words alone."""
    names = name.split()
    alone = name.lower() in words_of("lone_mastheads")
    if not alone and not 2 <= len(names) <= 5:
        return False
    if _is_post(name) and names[0].lower() != "the":  # "US Reporter" is whom a byline names
        return False
    if len(names) > 1 and _is_foreign_paper(names):
        return True
    capital = all(word[0].isupper() or word in ("of", "and", "the") for word in names)
    return (
        capital
        and all(map(str.isalpha, names[:-1]))
        and (alone or any(map(_has_paper_words, (names, name.removesuffix(" Online").split()))) or _is_paper_of(names))
    )


def _is_foreign_paper(names: list[str]) -> bool:
    """True for "El Correo de Ostby" and "Die Presse": a word of other languages at the head, or behind an article.

    "Prensa Editor Killed" may be a headline: nothing ordinary stands beside it.
    """
    own, *beside = names[1:] if names[0].lower() in words_of("foreign_articles") else names
    return (
        own.lower() in words_of("foreign_mastheads")
        and all(map(_is_name_word, names))
        and not any(is_common(word) for word in beside if word not in words_of("foreign_particles"))
    )


def _is_name_word(word: str) -> bool:
    """True for a word in capitals and for the "del" of "El Correo del Sur"."""
    return word[0].isupper() or word in words_of("foreign_particles")


def _is_paper_of(names: list[str]) -> bool:
    """True for "The Times of Ostby" and "Daily Mirror of Arts"; "The New Leader of Ostby" may be a headline."""
    told = names[names[0] == "The" :]
    if "of" not in told[1:]:
        return False
    *before, last = [word.lower() for word in told[: told.index("of")]]
    if not before and names[0] != "The":
        return False
    ends = words_of("mastheads") | words_of("open_mastheads") if before else words_of("mastheads_of")
    return last in ends and all(word in words_of("rhythms") | {"morning"} for word in before)


def _has_paper_words(names: list[str]) -> bool:
    if len(names) < 2:
        return False
    first, last = names[0], names[-1]
    if last.lower() in words_of("mastheads"):
        return True
    named = (
        _names_a_paper(word, behind_the=before == "The") or word.lower() in _inside()
        for before, word in pairwise(names[:-1])
    )
    if not _names_a_paper(first) or not all(named):
        return False
    if last.lower() in words_of("open_mastheads") or (first == "The" and last.lower() in words_of("the_mastheads")):
        return True
    rare = any(word.lower() in words_of("rhythms") for word in names)  # "Daily Beacon", "Ostby Daily"
    return rare and (last.lower() in words_of("rhythms") or _names_a_paper(last))


def _is_station(name: str) -> bool:
    """True for the name of a broadcaster: a numbered channel, call letters and a desk, or Radio and names."""
    if _NUMBERED.fullmatch(name):
        return True
    words = name.split()
    broadcaster = words[0].lower() in words_of("broadcasters")
    if broadcaster or (_LETTERS.fullmatch(words[0]) and not place_name(words[0]) and not is_known_body(words[0])):
        return len(words) > 1 and all(word.lower() in words_of("desks") for word in words[1:])
    kinds = [word.lower() in words_of("stations") for word in words]
    others = [word for word, is_kind in zip(words, kinds, strict=True) if not is_kind]
    if not 1 <= len(others) <= 3 or not (kinds[0] or (any(kinds) and _is_rare(words[0]))):
        return False
    known = all(word[0].isupper() and (_is_rare(word) or word.lower() in _set()) for word in others)
    return known and any(map(_is_rare, others))


def _is_rare(word: str) -> bool:
    """True for a place or a word that no list of ordinary ones has."""
    if not word.istitle() or word.lower() in _set():
        return False
    return bool(place_name(word)) or (_names_a_paper(word) and not _NOUN.search(word))


@lru_cache
def _inside() -> frozenset[str]:
    """Words that stand inside the name of a newspaper: "Ostby Free Press", "Ostby News Agency"."""
    return words_of("inner_words") | words_of("open_mastheads")


@lru_cache
def _set() -> frozenset[str]:
    return _inside() | words_of("paper_words")


def _names_a_paper(word: str, *, behind_the: bool = False) -> bool:
    """True for a place, a set word or a name: in "Mayor Leaves Post" there is none, in "The Dales Post" no verb."""
    if word.lower() in words_of("paper_words") or place_name(word):
        return True
    may_be_verb = word.lower().endswith(("s", "ed", "ing")) and not behind_the
    return not is_common(word) and not is_title_word(word) and not may_be_verb


def is_section(text: str) -> bool:
    """True for a section label, "World", and for several, "BUSINESS | RETAIL"."""
    parts = [part.strip() for part in re.split(r"[|>›»]", text[:_REACH])]
    capitals = text.isupper() and len(text.split()) <= 2 * len(parts) and len(parts) > 1
    known = [_plain(part) in words_of("sections") for part in parts]
    return all(known) or (capitals and any(known))  # "FIRE | FLOOD" may be a headline


def _is_post(text: str) -> bool:
    return len(text.split()) <= _LONGEST_POST and bool(_POST.match(text))


def is_byline(text: str) -> bool:
    """True for `by Reuters` or "By Ann Lee and Bo Ray in LIMA": names and a few set words, then a date or nothing."""
    line = _undated(text)
    match = _BY_LINE.match(line)
    if not match or (is_ended(line) and not line.endswith(("Jr.", "Sr."))):
        return False
    return _only_names(match["names"])


def author_of(text: str) -> str:
    """The persons that a byline names, "Ann Lee" of "By Ann Lee in LIMA"; empty for no byline or for "our staff"."""
    match = _BY_LINE.match(_undated(text)) if is_byline(text) else None
    if not match or match["names"].lower().startswith("our "):
        return ""
    names, *rest = _BESIDE.split(_ELSEWHERE.split(match["names"], maxsplit=1)[0].strip(" ,;|"))
    if _is_source(names):
        return ""
    return ", ".join([names, *(part for part in rest if not _is_post(part) and not masthead(part))])


def paper_of(text: str) -> str:
    """The newspaper that a byline names beside the persons, "Ostby Herald" of "By Ann Lee, Ostby Herald", or ""."""
    parts = _BESIDE.split(_undated(text)) if is_byline(text) else []
    return next(filter(None, map(masthead, parts[1:])), "")


def signed_by(text: str) -> str:
    """The newspaper or agency that a byline names in the place of a person, "Ostby News" of "By Ostby News", or ""."""
    match = _BY_LINE.match(_BESIDE.split(_undated(text))[0]) if is_byline(text) else None
    return match["names"] if match and _is_source(match["names"]) else ""


def _is_source(name: str) -> bool:
    """True for a newspaper or an agency, whose name does not begin as a person's does: "Emily Post" may write."""
    return bool(masthead(name)) and not is_given_name(name.split(maxsplit=1)[0])


def _undated(text: str) -> str:
    """The line `text` without the date that ends it behind a comma or bar: "By Ann Lee, 18 June 2025"."""
    line = text[: _REACH * 2] if text[:2].lower() == "by" else ""
    return next((text[: m.start()] for m in _BESIDE.finditer(line) if is_date_line(text[m.end() :])), text)


def _only_names(text: str) -> bool:
    """True when `text` holds names, the set words of credits, and nothing else."""
    names = _NAME.findall(text)
    rest = re.sub(r"[\s,;&|/()\[\]]", "", _NAME.sub("", text))
    capitals = sum(name[0].isupper() for name in names)
    known = words_of("byline")
    return not rest and 1 <= capitals <= 60 and all(n[0].isupper() or n.lower().strip(".") in known for n in names)


def is_credit(text: str) -> bool:
    """True for a closing credit that fills its paragraph: "(Editing by Ann Lee)"."""
    if _plain(text.lstrip("([")).startswith(_starts("credits")):
        return (text[0] in "([" and text.rstrip(".")[-1:] in ")]") or _only_names(text.rstrip("."))
    return closing_start(text) == 0


def closing_start(text: str) -> int:
    """Where the sentences at the end of `text` begin that only say who worked on it; its length where none do."""
    start = len(text)
    for first in (*[match.end() for match in _SENTENCE_END.finditer(text)][::-1], 0):
        sentence = text[first:start].strip()
        closes = _CLOSING.search(sentence) or (start < len(text) and _BESIDE_CLOSING.search(sentence))
        if not closes or len(sentence.split()) > _MOST_CLOSING:
            break
        start = first
    if start == len(text):
        return start
    return 0 if _only_names(text[:start].rstrip(" .")) else start  # "Ann St. John contributed ..." is one sentence


def credit_start(text: str) -> int:
    """Where a trailing "(Reporting by ...)" begins in `text`; the length of `text` when there is none."""
    for match in _closing_credit().finditer(text):
        closed = max(text.find(")", match.end()), text.find("]", match.end()))
        rest = text[closed + 1 :].lstrip(" .") if closed >= 0 else ""
        if not rest or rest[0] in "([":
            return match.start()
    return len(text)


def is_caption(text: str) -> bool:
    """True when a credit or a set beginning shows that `text` stood under a picture."""
    if _plain(text).startswith(_starts("captions")) or _COPYRIGHT.search(text):
        return True
    if _PHOTOGRAPHER.search(text[-_REACH:]) or _NAMED_PAIR.match(text[:_REACH]):
        return True
    tail = text[-_REACH:]
    match = _CREDIT.search(tail)
    if not match:
        return False
    return _is_photo_credit(match["credit"], tail.endswith(".") or is_ended(tail[: match.start()].rstrip()))


def _is_photo_credit(credit: str, in_sentence: bool) -> bool:
    """True for "Ann Lee/AP" and "AP Photo/Ann Lee".

    `in_sentence`: a sentence ends beside the credit. Then agencies alone ("AP", "AFP, dpa") credit the text.
    """
    plain = _plain(credit)
    if plain.startswith(_PHOTO_STARTS):
        return True
    parts = [part.strip() for part in re.split(r"[/,]| via ", plain)]
    known = [part in agencies() or part in words_of("photo_agencies") for part in parts]
    return any(known) and not (in_sentence and (all(known) or "/" not in credit))


def _is_note(text: str) -> bool:
    """True for a wire's note to editors, "(Updates with details)"."""
    return text[:1] in "([" and text[-1:] in ")]" and _plain(text[1:]).startswith(_starts("updates"))


def _plain(text: str) -> str:
    """`text` for look-up in the word lists: lower case, straight quotes, one line, no colon at its end."""
    return spaced(text.lower().replace("’", "'"))[:200]


@lru_cache
def words_of(name: str) -> frozenset[str]:
    """The list called `name` of `furniture.yaml`."""
    return frozenset(str(word) for word in load_words("furniture")[name])


@lru_cache
def _starts(name: str) -> tuple[str, ...]:
    return tuple(str(word) for word in load_words("furniture")[name])


@lru_cache
def _closing_credit() -> re.Pattern[str]:
    """What finds the parenthesis that closes a wire story."""
    openings = alternation(_starts("credits"))
    return re.compile(rf"[(\[]\s*(?i:{openings})(?:\s+(?=[A-ZÀ-Þ]|(?:news )?agenc)|(?=[)\]]))")
