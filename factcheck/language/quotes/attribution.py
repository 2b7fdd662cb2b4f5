"""Who says what stands in quotation marks: the subject of the verb of saying, or whom the words around it name."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from ...model import Article, Mention, MentionKind, Sentence
from ...spans import Span
from ...text import ARTICLES, Word, words
from ..clauses.verbs import verb_forms
from ..vocabulary import is_title_head
from .quotations import Piece
from .speaker import NOBODY, Speaker, SpeakerSort, may_be
from .speech import speech_words

_RECENT = 3
"""Sentences before a pronoun in which the person quoted last may be meant."""
_APPOSITION = 7
"""Words behind "Ann Lee," in which a title of hers is looked for."""
_NEAR = 12
"""Quoted sentences before and behind in which a speaker is looked for."""


def speakers_of(article: Article, pieces: Sequence[Piece]) -> list[Speaker]:
    """One speaker a piece: its own attribution, else that of the same quotation or paragraph, else the last one's."""
    own: list[Speaker | None] = []
    for _, group in itertools.groupby(pieces, key=lambda piece: piece.sentence.index):
        own.extend(_own_speakers(list(group)))
    named: list[Speaker | None] = []
    for index, (piece, speaker) in enumerate(zip(pieces, own, strict=True)):
        named.append(_named(article, piece, speaker, _last_person(pieces, named, index)) if speaker else None)
    found: list[Speaker] = []
    for index, known in enumerate(named):
        found.append(known or _borrowed(pieces, named, index) or _carried(pieces, found, index))
    holders = _holders(article)
    return [_holder(speaker, holders) if speaker.sort is SpeakerSort.ROLE else speaker for speaker in found]


def _holders(article: Article) -> dict[str, set[str]]:
    """Title -> the persons who bear it in `article`: "President Ann Lee", "Ann Lee, the president"."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in article.sentences:
        tokens = words(sentence.text)
        starts = [sentence.start + word.start for word in tokens]
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.PERSON:
                continue
            first = bisect.bisect_left(starts, mention.start)
            behind = bisect.bisect_left(starts, mention.end)
            before = [word for word in tokens[max(0, first - 2) : first] if word.is_word][-1:]
            comma = behind < len(tokens) and tokens[behind].text == ","
            after = tokens[behind + 1 : behind + 1 + _APPOSITION] if comma else ()
            apposition = itertools.takewhile(lambda word: word.is_word, after)
            for word in (*before, *apposition):
                if is_title_head(word.text):
                    found[word.stem].add(mention.name)
    return found


def _holder(speaker: Speaker, holders: Mapping[str, set[str]]) -> Speaker:
    """`speaker`, "the president" being given the name of the only person whom the article calls so."""
    group = [word for word in words(speaker.text) if word.is_word]
    if not group or group[0].lower not in {"the", "a", "his", "her", "their"} or len(group) > 4:
        return speaker
    names = holders.get(group[-1].stem, set())
    return structs.replace(speaker, name=next(iter(names)), sort=SpeakerSort.PRONOUN) if len(names) == 1 else speaker


def _last_person(pieces: Sequence[Piece], named: Sequence[Speaker | None], index: int) -> str:
    """The name of the person whose words the sentences just before quote last; empty when there is none."""
    here = pieces[index].sentence.index
    for piece, speaker in zip(reversed(pieces[:index]), reversed(named), strict=True):
        if not here - _RECENT <= piece.sentence.index < here:
            continue
        if speaker and speaker.sort in (SpeakerSort.PERSON, SpeakerSort.PRONOUN):
            return speaker.name
        if speaker and speaker.sort is not SpeakerSort.NONE:
            break
    return ""


def _borrowed(pieces: Sequence[Piece], named: Sequence[Speaker | None], index: int) -> Speaker | None:
    """The speaker of a quoted sentence that names none: of its quotation, its paragraph, or just before it."""
    here = pieces[index]
    around = range(max(0, index - _NEAR), min(len(pieces), index + _NEAR + 1))
    nearest = sorted(around, key=lambda other: (abs(other - index), other > index))
    found = [
        (_kinship(here, pieces[other]), speaker)
        for other in nearest
        if (speaker := named[other]) and speaker.sort is not SpeakerSort.NONE
    ]
    kin, speaker = max(found, key=lambda pair: pair[0], default=(0, None))
    return speaker if kin else None


def _carried(pieces: Sequence[Piece], found: Sequence[Speaker], index: int) -> Speaker:
    """The speaker of the sentence before, when that is quoted too: an unbroken row of quotations is one person's."""
    if index and pieces[index].sentence.index - pieces[index - 1].sentence.index == 1:
        whole = all(_is_whole(piece) for piece in pieces[index - 1 : index + 1])
        return found[index - 1] if whole else NOBODY
    return NOBODY


def _is_whole(piece: Piece) -> bool:
    """True when a sentence is little more than its quotation."""
    return sum(end - start for start, end in piece.parts) >= 0.8 * len(piece.sentence.text)


def _kinship(here: Piece, other: Piece) -> int:
    """How surely two quoted sentences are the words of one speaker: 3 of one quotation, 0 no sign of it."""
    if other.number == here.number:
        return 3
    if other.sentence.paragraph == here.sentence.paragraph:
        return 2
    return int(0 < here.sentence.index - other.sentence.index <= 2)


def _own_speakers(pieces: Sequence[Piece]) -> list[Speaker | None]:
    """Whom the words outside the quotation marks name, for each quotation of one sentence; None when nobody."""
    sentence = pieces[0].sentence
    quoted = [part for piece in pieces for part in piece.parts]
    outside = _outside(sentence, quoted)
    verbs = [index for index in range(len(outside)) if _is_attribution(outside, index)]
    sayers = [(outside[index], _subject(sentence, outside, index, quoted)) for index in verbs]
    named = [(verb, speaker) for verb, speaker in sayers if speaker]
    if not named:
        return [_before_colon(sentence, outside, piece) for piece in pieces]
    nearest = [min(named, key=lambda sayer: _distance(piece, sayer[0], sentence.start))[1] for piece in pieces]
    return [_same_sentence(speaker, [other for _, other in named]) for speaker in nearest]


def _before_colon(sentence: Sentence, outside: Sequence[Word], piece: Piece) -> Speaker | None:
    """The person named before a colon that leads to the quotation: 'Ann Lee: "..."', 'Ann Lee sobbed: "..."'."""
    start = piece.parts[0][0] - sentence.start
    ahead = [word for word in outside if word.end <= start]
    if not ahead or ahead[-1].text != ":" or start - ahead[-1].end > 2:
        return None
    speaker = _speaker_of(sentence, ahead[:-1], last=False)
    return speaker if speaker and speaker.sort is SpeakerSort.PERSON else None


def subject_of(sentence: Sentence, start: int, quoted: Sequence[Span]) -> Speaker | None:
    """Who does what the verb at code point `start` of the article says; `quoted` are the quoted parts of `sentence`."""
    outside = _outside(sentence, quoted)
    index = next((n for n, word in enumerate(outside) if sentence.start + word.start == start), None)
    return None if index is None else _subject(sentence, outside, index, quoted)


def _same_sentence(speaker: Speaker, sayers: Sequence[Speaker]) -> Speaker:
    """`speaker`, a pronoun being given the name of who speaks earlier in the sentence: "Lee said ..., he said"."""
    if speaker.name not in {"he", "she"}:
        return speaker
    persons = [other for other in sayers if other.sort is SpeakerSort.PERSON and other.end <= speaker.start]
    return _called(speaker, persons[-1]) if persons else speaker


def _called(speaker: Speaker, person: Speaker | Mention) -> Speaker:
    """`speaker`, a pronoun or an epithet, by the name of the `person` for whom it surely stands."""
    return structs.replace(
        speaker, name=person.name, sort=SpeakerSort.PERSON, name_start=person.start, name_end=person.end
    )


def _outside(sentence: Sentence, quoted: Sequence[Span]) -> list[Word]:
    """The words of `sentence` that do not stand in quotation marks, without the marks."""
    starts = [start for start, _ in quoted]

    def is_quoted(at: int) -> bool:
        place = bisect.bisect_right(starts, at)
        return place > 0 and at < quoted[place - 1][1]

    return [
        word
        for word in words(sentence.text)
        if word.text not in "\"“”„«»‘’'" and not is_quoted(sentence.start + word.start)
    ]


def _is_attribution(outside: Sequence[Word], index: int) -> bool:
    low = outside[index].lower
    following = outside[index + 1].lower if index + 1 < len(outside) else ""
    known = speech_words()
    if low in known.with_word:
        return following == known.with_word[low]
    return low in known.verbs or low in known.participles or low in known.names


def _distance(piece: Piece, verb: Word, offset: int) -> int:
    """Code points between a verb and the nearest quoted part."""
    return min(max(start - (offset + verb.end), (offset + verb.start) - end) for start, end in piece.parts)


def _subject(sentence: Sentence, outside: Sequence[Word], index: int, quoted: Sequence[Span]) -> Speaker | None:
    """Who does the saying of `outside[index]`."""
    word = outside[index]
    if word.lower == "according":
        return _after(sentence, outside, index + 2)
    if _is_passive(outside, index):
        return _agent(sentence, outside, index)
    at = sentence.start + word.start
    behind = any(0 <= at - end <= 4 for _, end in quoted)
    if (behind or _is_turned(sentence, outside, index)) and (speaker := _after(sentence, outside, index + 1)):
        return speaker
    begin = max((end - sentence.start for _, end in quoted if end <= at), default=0)
    clause = [position for position in range(index) if outside[position].start >= begin]
    if not clause:
        clause = list(range(index))
    return _before(sentence, [outside[position] for position in clause], word.lower in speech_words().participles)


def _is_turned(sentence: Sentence, outside: Sequence[Word], index: int) -> bool:
    """True where a person named behind the verb speaks: "The owner has fled, said Ann Lee, the mayor"."""
    if not index or outside[index - 1].text != ",":
        return False
    end = sentence.start + outside[index].end
    person = next((m for m in sentence.mentions if m.kind is MentionKind.PERSON and m.start > end), None)
    if person is None:
        return False
    between = words(sentence.text[end - sentence.start : person.start - sentence.start])
    behind = sentence.text[person.end - sentence.start :].lstrip()[:1]
    titled = all(word.is_capital or is_title_head(word.text) or word.lower in ("the", "a") for word in between)
    return titled and (not behind or behind in ".,;")


def _is_passive(outside: Sequence[Word], index: int) -> bool:
    """True in "was told", "has been described": the subject hears it or is spoken of; "was quoted" is its own words."""
    if outside[index].lower in speech_words().participles | {"quoted"}:
        return False
    before = index - 1
    while before >= 0 and outside[before].lower.endswith("ly"):
        before -= 1
    return before >= 0 and outside[before].lower in speech_words().passives


def _agent(sentence: Sentence, outside: Sequence[Word], index: int) -> Speaker | None:
    """The speaker of a passive, "was described by Ann Lee as"; nobody when it names none."""
    if index + 1 < len(outside) and outside[index + 1].lower == "by":
        return _after(sentence, outside, index + 2)
    return NOBODY


def _after(sentence: Sentence, outside: Sequence[Word], first: int) -> Speaker | None:
    """The speaker who stands behind the verb: "said the mayor of Leam", "according to Ann Lee, who"."""
    group: list[Word] = []
    for word in outside[first : first + 9]:
        if word.text in ",;:()—–" or (word.text == "." and len(group) > 1 and not _is_address(group[-1])):
            break
        if group and word.lower in {"who", "in", "on", "after", "at", "as", "during", "when", "while", "by", "told"}:
            break
        group.append(word)
    return _apposed(sentence, group) or _speaker_of(sentence, group, last=True)


def _apposed(sentence: Sentence, group: Sequence[Word]) -> Speaker | None:
    """The person whose name alone stands behind a role and a comma: "said the driver's father, Idris Lind, outside"."""
    if not group or not is_title_head(group[-1].text):
        return None
    at = sentence.start + group[-1].end
    for one in sentence.mentions:
        around = sentence.slice(at, one.start), sentence.slice(one.end)[:1] or "."
        if one.kind is MentionKind.PERSON and around[0].strip() == "," and around[1] in ",.;":
            return Speaker(one.text, one.name, SpeakerSort.PERSON, one.start, one.end)
    return None


def _before(sentence: Sentence, clause: Sequence[Word], participle: bool) -> Speaker | None:
    """The speaker who stands before the verb: "Ann Lee, 30, said", "a spokesman for the port said", "she added"."""
    known = speech_words()
    rest = list(clause)
    while rest and (rest[-1].lower in known.between or rest[-1].lower.endswith("ly")):
        rest.pop()
    if not rest:
        return None
    if rest[-1].lower in known.pronouns - {"who"}:
        return _speaker_of(sentence, rest[-1:], last=True)
    if apposed := _apposed_last(sentence, rest):
        return apposed
    joined = rest[-1].lower in ("and", "but")  # "Lee sought five and said": who does the one does the other.
    if participle or rest[-1].text in ",)—–" or rest[-1].lower == "who" or joined:
        return _speaker_of(sentence, rest[:-1] if joined else rest, last=False)
    group: list[Word] = []
    for word in reversed(rest):
        if word.text in ",;:—–" or word.lower in {"and", "but", "that", "while", "because", "when", "as"}:
            break
        group.insert(0, word)
    return _speaker_of(sentence, group, last=True)


def _apposed_last(sentence: Sentence, clause: Sequence[Word]) -> Speaker | None:
    """The person who ends `clause`, between commas behind her title: "Lund had a gun, the mayor, Ann Lee, said"."""
    text = sentence.text[: clause[-1].end]
    for one in reversed(sentence.mentions):
        start, end = one.start - sentence.start, one.end - sentence.start
        title = _TITLE_AHEAD.search(text, 0, start) if one.kind is MentionKind.PERSON and text[end:] == "," else None
        if title and is_title_head(title["head"]):
            return Speaker(one.text, one.name, SpeakerSort.PERSON, one.start, one.end)
    return None


_TITLE_AHEAD = re.compile(r",\s(?:the|an?|his|her)\s(?:[\w'’-]+\s){0,4}(?P<head>[\w-]+),\s\Z")
"""Between commas, ahead of a name: what may be the title of who bears it."""


def _is_address(word: Word) -> bool:
    return word.lower.rstrip(".") in speech_words().address


def _speaker_of(sentence: Sentence, group: Sequence[Word], *, last: bool) -> Speaker | None:
    """The person, else the body, else the words that speak in a group; `last`: the one nearest to the verb."""
    if not group:
        return None
    if group[-1 if last else 0].lower in speech_words().pronouns:
        pronoun = group[-1 if last else 0]
        start = sentence.start + pronoun.start
        return Speaker(pronoun.text, pronoun.lower, SpeakerSort.PRONOUN, start, start + len(pronoun.text))
    first, end = sentence.start + group[0].start, sentence.start + group[-1].end
    inside = [mention for mention in sentence.mentions if first <= mention.start and mention.end <= end]
    persons = [
        mention
        for mention in inside
        if mention.kind is MentionKind.PERSON and not _is_of(group, mention, sentence, last=last)
    ]
    if persons:
        person = persons[-1 if last else 0]
        return Speaker(person.text, person.name, SpeakerSort.PERSON, person.start, person.end)
    group = _noun_group(group)
    if 0 < len(group) <= 10 and any(word.is_content for word in group) and (last or group[0].is_capital):
        text, end = sentence.text[group[0].start : group[-1].end], sentence.start + group[-1].end
        body = any(mention.kind is MentionKind.BODY for mention in inside)
        return Speaker(text, text, SpeakerSort.BODY if body else SpeakerSort.ROLE, first, end)
    return None


def _noun_group(group: Sequence[Word]) -> Sequence[Word]:
    """The words that describe a speaker, without what follows a comma; empty when they begin a clause ("after she")."""
    comma = next((number for number, word in enumerate(group) if word.text == ","), len(group))
    group = group[:comma]
    while group and not group[-1].is_word:
        group = group[:-1]
    known = speech_words()
    opens = bool(group) and (group[0].lower in known.openers or (len(group) > 2 and group[0].lower in known.verbs))
    return () if opens else group


def _is_of(group: Sequence[Word], mention: Mention, sentence: Sentence, *, last: bool) -> bool:
    """True when the mention only tells whose speaker it is: "a spokesman for Ann Lee", "Lee's lawyer", "a Lee aide"."""
    at = mention.start - sentence.start
    before = [word for word in group if word.end <= at and not _is_address(word)]
    owner = sentence.text[mention.end - sentence.start :][:2] in {"'s", "’s"}
    behind = [word for word in group if sentence.start + word.start >= mention.end]
    noun = last and bool(behind) and behind[0].is_content
    owner = owner or (noun and (is_title_head(behind[0].text) or (bool(before) and before[-1].lower in _ONE_OF)))
    return owner or (bool(before) and before[-1].lower in {"for", "of", "to", "with", "from"})


_ONE_OF = frozenset("a an one another".split())
"""Before a name: whoever is meant is one of those behind it, "one Lee supporter"."""


def _named(article: Article, piece: Piece, speaker: Speaker, last: str) -> Speaker:
    """`speaker`, a pronoun being given the name it most likely stands for: one named here, else who spoke `last`.

    A sentence that itself begins with "he" or "she" goes on about the person before; whom it names is somebody else.
    """
    if speaker.sort is SpeakerSort.ROLE:
        person = _spoken_of(article, piece) if _is_epithet(speaker.text) else None
        return _called(speaker, person) if person else speaker
    if speaker.name not in {"he", "she", "who"}:
        return speaker
    index = piece.sentence.index
    person = _spoken_of(article, piece)
    if person and may_be(speaker, person.name):
        return _called(speaker, person)
    for sentence in reversed(article.sentences[max(0, index - _RECENT) : index + 1]):
        limit = min(piece.parts[0][0], speaker.start) if sentence.index == index else sentence.end
        ahead = (m for m in sentence.mentions if m.kind is MentionKind.PERSON and m.end <= limit)
        persons = [m for m in ahead if speaker.name == "who" or may_be(speaker, m.name, _word_before(sentence, m))]
        if persons and not (sentence.index < index and _goes_on(sentence, persons[0], speaker.name)):
            return structs.replace(speaker, name=persons[0].name)
    return structs.replace(speaker, name=last)


def _word_before(sentence: Sentence, person: Mention) -> str:
    """The word right before `person`: "father" of "her father, Ole Lind", who is no "she"."""
    before = sentence.slice(max(sentence.start, person.start - _TITLE), person.start)
    return next((word.text for word in reversed(words(before)) if word.is_word), "")


_TITLE = 24
"""Code points in which the word before a name is looked for."""
_OLD = re.compile(r"\b\w+-year-old\b")
_POSSESSED = re.compile(r"['’]|\s(?:and|or)\b")
"""Behind a name of which a sentence does not tell alone: "Lee's son", "Lee and her son"."""


def _is_epithet(text: str) -> bool:
    """True for "the 68-year-old" and "the retired nurse": other words for a person of whom the text speaks already."""
    first, *rest = text.lower().split()
    return first == "the" and bool(rest) and (rest[0] in speech_words().epithets or _OLD.search(text) is not None)


def _spoken_of(article: Article, piece: Piece) -> Mention | None:
    """The only person whom the sentence before `piece` names, where it begins with her, and `piece` names none."""
    if not piece.sentence.index:
        return None
    before = article.sentences[piece.sentence.index - 1]
    persons = [mention for mention in before.mentions if mention.kind is MentionKind.PERSON]
    here = [
        mention
        for mention in piece.sentence.mentions
        if mention.kind is MentionKind.PERSON and not any(start <= mention.start < end for start, end in piece.parts)
    ]
    if here or before.role is not piece.sentence.role or len({mention.name for mention in persons}) != 1:
        return None
    first = min(persons, key=lambda mention: mention.start)
    return first if _begins_with(before, first) else None


def _begins_with(sentence: Sentence, person: Mention) -> bool:
    """True where `person` is whom `sentence` is about: "The mayor, Ann Lee, came", not "Police met Ann Lee's son"."""
    ahead = words(sentence.text[: person.start - sentence.start])
    behind = sentence.text[person.end - sentence.start :]
    plain = all(
        word.lower in ARTICLES
        or word.text == ","
        or (word.is_content and not verb_forms(word.text))
        or is_title_head(word.text)
        for word in ahead
    )
    return plain and len(ahead) <= _APPOSITION and not _POSSESSED.match(behind)


def _goes_on(sentence: Sentence, person: Mention, pronoun: str) -> bool:
    """True when `sentence` speaks of the same "he" or "she" before it names `person`."""
    before = words(sentence.text[: person.start - sentence.start])
    return any(word.lower == pronoun for word in before)
