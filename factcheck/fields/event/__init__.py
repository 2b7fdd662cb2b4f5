"""Event: what happened and how. The same act told with other words that do not mean the same.

Four sorts of facts. A *whole sentence*, to be laid beside one nearly alike in which a few words of content are
replaced by others ("caused panic" / "caused anger"). *Manner*: words of one class of `rules/words/events.yaml`
(weapons, offences, parts of the body). *Cause*: what is said to have caused what the story is about. *Deed*: a clause
with a word that has an opposite in `contrasts.yaml` ("into" / "out of"). Names, numbers, dates and places belong to
other kinds and count here only where two sentences are the same word for word but for them ("verbatim").
"""

from __future__ import annotations

from typing import Any

from ...language.clauses.acts import acts_by_sentence
from ...language.clauses.causes import Cause, causes
from ...language.clauses.manners import Manner, manners
from ...language.quotes.quotations import quoted_spans
from ...model import Article, Comparison, Fact, Kind, Relation
from .cause import cause_of, compare_causes
from .deeds import Deed, compare_deeds, deeds_of
from .manner import compare_manners, manner_of
from .options import Options
from .sentences import WholeSentence, whole_sentence
from .verbatim import compare_verbatim
from .wording import compare_wording

__all__ = ["KIND", "Options", "compare", "extract"]
KIND = Kind.EVENT


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The sentences, deeds, manners and causes of `article`, in the order of the text."""
    by_sentence, quoted = acts_by_sentence(article), quoted_spans(article)
    facts: list[Fact[Any]] = []
    for found in by_sentence:
        facts.append(whole_sentence(found[0], quoted))
        facts.extend(deeds_of(found))
    facts.extend(map(manner_of, manners(by_sentence)))
    facts.extend(map(cause_of, causes(by_sentence)))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.subject)))


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two sentences or two manners stand to each other; the finding's values are only the words that differ."""
    if isinstance(left.value, WholeSentence) and isinstance(right.value, WholeSentence):
        comparison = compare_wording(left, right, options)
        return comparison if comparison.dispute else compare_verbatim(left, right)
    if isinstance(left.value, Manner) and isinstance(right.value, Manner):
        return compare_manners(left, right)
    if isinstance(left.value, Cause) and isinstance(right.value, Cause):
        return compare_causes(left, right)
    if isinstance(left.value, Deed) and isinstance(right.value, Deed):
        return compare_deeds(left, right, options)
    return Comparison(left, right, Relation.UNKNOWN)
