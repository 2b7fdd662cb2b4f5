"""The vocabulary of quantities as compiled patterns: units, currencies, hedges, words around names with a number."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...text import MONTHS, alternation
from .count_words import is_plural
from .measures import Dimension, Hedge

_NATION = r"(?:([A-Z]?\w{2,14}an|[A-Z]\w{2,14}(?:ish|ese|i)|US|U\.S\.)\s)?"
"""The nation of "Egyptian pounds", "HK dollars" left out: signs name those."""


_PARENTS = {"mother", "father", "mom", "mum", "dad", "husband", "wife", "grandmother", "grandfather"}
"""A mother of 12 has children; a girl of 12 is a child."""


class QuantityWords(Struct, frozen=True):
    """The compiled content of `rules/words/quantities.yaml`."""

    unit: re.Pattern[str]
    """A unit right behind the number; group 1."""
    unit_of: dict[str, tuple[Dimension, str]]
    """Folded form -> dimension and the name that pint knows."""
    sign: re.Pattern[str]
    """A currency sign right before the number; group 1."""
    sign_of: dict[str, str]
    currency: re.Pattern[str]
    """A nation, group 1, and a currency, group 2, behind the number."""
    currency_of: dict[str, str]
    hedge: re.Pattern[str]
    """A hedge right before the number; group 1."""
    hedge_of: dict[str, Hedge]
    hedge_after: re.Pattern[str]
    hedge_after_of: dict[str, Hedge]
    name_before: re.Pattern[str]
    name_after: re.Pattern[str]
    score_after: re.Pattern[str]
    ordinal_name_after: re.Pattern[str]
    grade_before: re.Pattern[str]
    """What makes the number behind it a step of a scale: "Category ", "the threat level was raised to "; group 1."""
    date_before: re.Pattern[str]
    date_after: re.Pattern[str]
    aged_of: re.Pattern[str]
    """"a girl of ", whose number is an age."""
    aged_before: re.Pattern[str]
    """"Ann Lee, " and "a boy, ": what ", 34," behind it makes an age; "both" and the like may stand between."""
    be_aged: re.Pattern[str]
    """"The old baker was ", whose number is an age."""


@lru_cache
def quantity_words() -> QuantityWords:
    """The vocabulary, compiled once."""
    data = load_words("quantities")
    counts = load_words("counts")
    aged = (*data["aged_nouns"], *counts["somebody"].split(), *counts["epithets"].split())
    one_aged = [noun for noun in aged if not is_plural(noun)]
    unit_of = {
        form.lower(): (Dimension(dimension), name)
        for dimension, names in data["units"].items()
        for name, forms in names.items()
        for form in forms
    }
    hedge_of = {form: Hedge(name) for name, forms in data["hedges"].items() for form in forms}
    after_of = {form: Hedge(name) for name, forms in data["hedges_after"].items() for form in forms}
    months = alternation({*MONTHS, *(month[:3] for month in MONTHS), "sept"})
    ignore = re.IGNORECASE
    return QuantityWords(
        unit=re.compile(rf"[\s-]?({alternation(unit_of)})(?![\w²])", ignore),
        unit_of=unit_of,
        sign=re.compile(rf"(?:^|(?<=[\s(–—\"“;/-]))({alternation(data['currency_signs'])})\s?$"),
        sign_of=data["currency_signs"],
        currency=re.compile(rf"[\s-]{_NATION}((?i:{alternation(data['currency_words'])}|pounds?|sterling))\b"),
        currency_of=data["currency_words"],
        hedge=re.compile(rf"(?<![\w-])({alternation(hedge_of)})[\s-]+$", ignore),
        hedge_of=hedge_of,
        hedge_after=re.compile(rf"[\s-]({alternation(after_of)})\b", ignore),
        hedge_after_of=after_of,
        name_before=re.compile(rf"(?<![\w-])(?:{alternation(data['names_before'])})[\s-]+#?$", ignore),
        name_after=re.compile(rf"[\s-]?(?:{alternation(data['names_after'])})(?!\w)", ignore),
        score_after=re.compile(rf"\s(?:\w+\s)?(?:{alternation(data['scores_after'])})\b", ignore),
        ordinal_name_after=re.compile(rf"[\s-](?:{alternation(data['ordinal_names_after'])})\b", ignore),
        grade_before=re.compile(
            rf"\b({alternation(data['grades'])})(?:[\s-]|\b[^.;:,()\d]{{0,40}}\s(?:to|at|from|of|is)\s)$", ignore
        ),
        date_before=re.compile(rf"\b(?:{months})\.?,?\s$", ignore),
        date_after=re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{months})\b", ignore),
        aged_of=re.compile(
            rf"\b(?:{alternation(set(data['aged_nouns']) - _PARENTS)})(?:\s|,\s)of\s(?:about\s|around\s|only\s)?$",
            ignore,
        ),
        aged_before=re.compile(
            rf"(?:[A-Z][\w’'.-]*|\b(?:{alternation(aged)}))[’”\"']?,\s(?:(?:also|both|now|only|just|then|still)\s)?$"
        ),
        be_aged=re.compile(
            rf"\b(?:the|an?|his|her|their)\s(?:[a-z-]+\s){{0,2}}(?:{alternation(one_aged)})\s(?:is|was)\s$", ignore
        ),
    )
