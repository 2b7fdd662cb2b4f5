"""What a judge marks as two titles: of whom they are, and whether they are two at all.

A judge takes "assistant coach Ole Lund" beside "captain Max Holm" for two titles of somebody, and "her finance
minister" for what the woman is herself who is named beside it.
"""

from __future__ import annotations

import re

from msgspec import structs

from ..language.clauses.phrases import is_finite
from ..language.names import may_be_one
from ..language.titles.descriptions import descriptions
from ..language.titles.heads import head_words, is_plural, meanings, office_of_verb
from ..language.titles.offices import Office, read_office
from ..language.titles.offices_apart import are_one, is_end_told
from ..language.titles.prefixes import JOINING
from ..model import Kind, MentionKind, Pair, Sentence, fullest
from ..nli import Difference
from ..spans import Span, span_in
from ..text import words
from .marked import Side, text_of


def are_two_titles(left: Side, right: Side) -> bool:
    """True where each side tells a title, both may be of one person, and one does not say the other in other words."""
    told = all(_is_office(_title(side)) and persons(side[0]) and not _is_of_many(side) for side in (left, right))
    one = _tell_one_title(left, right) or _is_told_too(left, right) or _is_told_too(right, left)
    return told and not (are_of_two(left, right) or one)


def _is_office(text: str) -> bool:
    """True for what somebody is by trade, post or tie: "the most powerful man on the coast" goes with any of them."""
    heads = read_office(text, "").heads
    return bool(heads - _ANYBODY) or bool(heads and _DOES.search(text))


_ANYBODY = frozenset("man woman boy girl person adult child youth successor predecessor".split())
"""Words for whoever it is, and for one who has some post or other."""
_DOES = re.compile(r"\bwho\s")
"""Before what somebody does, which may be an office: "the man who speaks for the gang"."""


def _is_told_too(one: Side, other: Side) -> bool:
    """True where the other sentence tells of the same person, beside what is marked there, what `one` says alone."""
    mine = _title(one)
    return not _PART.search(mine) and any(
        are_one(read_office(mine, name), read_office(other[0].text[start:end], name))
        for name in _named(one)
        for mention in other[0].mentions
        if mention.kind is MentionKind.PERSON and may_be_one(name, mention.name)
        for start, end, _ in descriptions(other[0], mention)
    )


def _tell_one_title(left: Side, right: Side) -> bool:
    """True where one says what the other does, or a part of it: "an old hand of the bank, becomes its governor"."""
    told = [_title(side) for side in (left, right)]
    offices = [[read_office(text, ""), *_parts(text)] for text in told]
    same = any(are_one(one, other) for one in offices[0] for other in offices[1])
    return min(map(len, offices)) == 1 and (same or _was_the_other(left, right) or _was_the_other(right, left))


def _parts(text: str) -> list[Office]:
    """The titles behind the first of `text`."""
    return [office for part in _PART.split(text)[1:] for office in [read_office(part, "")] if office.heads]


def _was_the_other(one: Side, other: Side) -> bool:
    """True where `one` tells that somebody was what `other` calls past: "was [mayor] till then", "a former mayor".

    So it does where it tells of the end: "the mayor resigned".
    """
    sentence, (start, _) = one
    was = structs.replace(read_office(_title(one), ""), past=True)
    over = _WAS.search(sentence.text, max(0, start - _REACH), start) or is_end_told(sentence.text)
    return bool(over) and are_one(was, read_office(_title(other), ""))


_WAS = re.compile(r"\b(?:was|had\sbeen|once|served\sas|worked\sas)\s\Z")
"""Before what somebody was, and may be no longer."""
_PART = re.compile(r", (?:(?:became|becomes|as|is|now|was)\s)?|\s(?=who\s)")
"""What parts two titles that are told of one person."""


def are_of_two(left: Side, right: Side) -> bool:
    """True where one is a post that a person named there has, and the other that of somebody else who is not named."""
    posts = all(head_words(text_of(side)) - meanings("kin") for side in (left, right))
    return posts and _is_of_other(left) != _is_of_other(right)


def kind_of(pair: Pair, difference: Difference) -> Kind:
    """The kind of `difference`: two persons with two titles differ in who it is, two ties to one in what ties them."""
    left, right = (pair.left, difference.left), (pair.right, difference.right)
    if difference.kind is Kind.TITLE and _are_two_persons(left, right):
        return Kind.IDENTITY
    if difference.kind is Kind.IDENTITY and are_ties(text_of(left), text_of(right)):
        return Kind.IDENTITY if _are_two_persons(left, right) else Kind.TITLE
    return difference.kind


def are_ties(left: str, right: str) -> bool:
    """True where both texts tell by a tie of kin alone who somebody is: "her husband", "his sister, Edith"."""
    return all(heads and heads <= meanings("kin") for heads in map(head_words, (left, right)))


def without_name(sentence: Sentence, start: int, end: int) -> Span:
    """The title of `start` to `end` without its holder's name: "his sister, Edith", "director Holm", "Holm, a baker".

    A tie of kin ends before a first name too, which no mention need know.
    """
    text = sentence.text
    names = [span_in(sentence, one) for one in sentence.mentions if one.kind is MentionKind.PERSON]
    comma = text.find(",", start, end)
    kin = [comma] if comma > start and head_words(text[start:end]) <= meanings("kin") else []
    behind = [first for first, last in names if start < first and last == end and not _LEADS.search(text, start, first)]
    stop = start + len(text[start : min([*behind, *kin], default=end)].rstrip(" ,–—-"))
    ahead = [told.end() for first, last in names if first == start for told in [_COMMA.match(text, last, stop)] if told]
    begin = min(ahead, default=start)
    return (begin, stop) if head_words(text[begin:stop]) else (start, end)


_LEADS = re.compile(r"(?:\b(?:of|for|at|in|to|from|with|by|the|and|or|as|is|was)|['’]s?)\s\Z")
"""Before a name that is a part of the title, or of another person: "the coxswain of the Ole Lund", "and Ole Lund"."""
_COMMA = re.compile(r",\s(?:\d{1,3},\s)?")
"""Between a name and the title behind it."""


def without_next(text: str, start: int, end: int) -> int:
    """Where a title that ends at `end` ends without the one who acts next: "a former judge, the mayor" of "left".

    The verb behind it tells that the last words are its subject.
    """
    behind = next(iter(words(text[end : end + _REACH])), None)
    last = _NEXT.search(text, start, end)
    if not last or not behind or not is_finite(behind) or not head_words(text[start : last.start()]):
        return end
    return last.start()


_NEXT = re.compile(r",\s(?:the|an?|his|her|their|its|he|she|they|it)\b[^,;:()\"“”]*\Z", re.IGNORECASE)
_REACH = 30
"""Code points in which the word behind a title is looked for."""


def persons(sentence: Sentence) -> set[str]:
    """The names of the persons in `sentence`."""
    return {mention.name for mention in sentence.mentions if mention.kind is MentionKind.PERSON}


def _title(side: Side) -> str:
    """What `side` says a person is: of "Chairman Ole Lund will step down" the "Chairman", of "Lund said" nothing."""
    sentence, (start, end) = side
    for one in sentence.mentions:
        first, last = span_in(sentence, one)
        if one.kind is MentionKind.PERSON and start <= first and _ends_title(sentence.text[last:end]):
            return sentence.text[start:first]
    return text_of(side)


def _ends_title(behind: str) -> bool:
    """True where the words behind a name tell what the person does, or of another, and not what he is."""
    clause = _WHO.match(behind)
    spoken = words(behind[clause.end() :] if clause else behind)
    if not spoken or (not clause and not is_finite(spoken[0])):
        return False
    return bool(clause and clause["of"]) or (spoken[0].lower not in _COPULAS and not office_of_verb(spoken[0].lower))


_COPULAS = frozenset("is was became becomes remains serves served works worked has had".split())
"""Verbs behind a name with which a title may follow."""
_WHO = re.compile(r",?\s(?:\d{1,3},\s)?who(?P<of>se)?\s")


def _is_of_many(side: Side) -> bool:
    """True for a plural of which nobody is named: "board members who record sessions"."""
    title = _title(side)
    return not _named(side) and is_plural(title) and not head_words(title) <= meanings("kin")


def _named(side: Side) -> set[str]:
    """Whom `side` names, or else who is named right beside it: "Ole Lund, the captain,"; not "Lund's" nor "of Lund"."""
    sentence, (start, end) = side
    text = sentence.text
    people = [
        (one.name, first, last)
        for one in sentence.mentions
        for first, last in [span_in(sentence, one)]
        if one.kind is MentionKind.PERSON
        and not text.startswith(("'", "’"), last)
        and not JOINING.search(text, max(0, first - _REACH), first)
    ]
    return {name for name, first, last in people if start <= first and last <= end} or {
        name
        for name, first, last in people
        if _BESIDE.fullmatch(text, last, start) or (last > end and _BESIDE.fullmatch(text, end, first))
    }


_BESIDE = re.compile(r",?\s(?:\d{1,3},\s)?(?:(?:an?|the)\s(?:\d{1,3}-year-old\s)?)?")
"""Between a title and its holder."""


def common_holder(left: Side, right: Side) -> str:
    """The name, the longer of two, of the one person whom both sides are told of; empty where they name no such."""
    mine, theirs = _named(left), _named(right)
    if len(mine) != 1 or len(theirs) != 1 or _are_two_persons(left, right):
        return ""
    return fullest(*mine, *theirs)


def _are_two_persons(left: Side, right: Side) -> bool:
    """True where the holder of each is named, and no name of one can be that of the other."""
    mine, theirs = _named(left), _named(right)
    return bool(mine and theirs) and not any(may_be_one(one, other) for one in mine for other in theirs)


def _is_of_other(side: Side) -> bool:
    """True for a post of one who is not named, and who is not the one whose it is: "Holm dismissed her deputy"."""
    return bool(_OWNED.match(text_of(side))) and not _named(side)


_OWNED = re.compile(r"(?:his|her|their|its)\s", re.IGNORECASE)
"""At the head of a post that is somebody's who is not its holder."""
