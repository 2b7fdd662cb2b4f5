"""What is wrong with a value that a person or another program wrote, in words of ours instead of pydantic's."""

from __future__ import annotations

import datetime as dt
import math
import re
import reprlib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import AfterValidator, ValidationError

_MUST = {
    "bool": "be true or false",
    "int": "be a whole number",
    "float": "be a number",
    "finite_number": "be a number",
    "string": "be text",
    "string_unicode": "be text of whole letters",
    "string_too_long": "hold {max_length} code points or fewer",
    "list": "be a list",
    "tuple": "be a list",
    "dict": "be a table of names and values",
    "model": "be a table of names and values",
    "model_attributes": "be a table of names and values",
    "dataclass": "be a table of names and values",
    "date": "be a date such as 2024-05-31",
    "date_from_datetime": "be a date such as 2024-05-31",
    "datetime": "be a time such as 2024-05-31T18:00:00Z",
    "datetime_from_date": "be a time such as 2024-05-31T18:00:00Z",
    "timezone_aware": "name its time zone, as 2024-05-31T18:00:00Z does",
    "greater_than": "be above {gt:g}",
    "greater_than_equal": "be {ge:g} or more",
    "less_than": "be below {lt:g}",
    "less_than_equal": "be {le:g} or less",
    "literal_error": "be {expected}",
    "enum": "be {expected}",
    "too_short": "hold {min_length} or more",
}
"""Type of a problem, without what tells how it came to light -> what the value must do."""
_SAID = {
    "missing": "is missing",
    "string_too_short": "is empty",
    "extra_forbidden": "is not known here",
    "unexpected_keyword_argument": "is not known here",
}
_WAYS = ("_type", "_parsing", "_from_float", "_parsing_size", "_from_datetime_parsing", "_from_datetime_inexact")


def told(problem: Mapping[str, Any]) -> str:
    """What one of a ValidationError's errors says: "must be a whole number, not 'ten'"; no place, no full stop."""
    kind, context = str(problem["type"]), problem.get("ctx", {})
    if kind in _SAID:
        return _SAID[kind]
    if kind == "value_error":
        return str(context["error"])
    base = next((kind.removesuffix(way) for way in _WAYS if kind.removesuffix(way) in _MUST), kind)
    if base not in _MUST:
        return f"is wrong ({problem['msg']})"
    given = problem["input"]
    if isinstance(given, float) and math.isnan(given):  # NaN is above and below nothing
        base = "float"
    cure = ": put it in quotes" if base == "string" and isinstance(given, int | float | dt.date) else ""
    return f"must {_MUST[base].format(**context)}, not {reprlib.repr(given)}{cure}"


def placed(problem: Mapping[str, Any]) -> str:
    """What one of them says, and before that where: "findings.0.code: is missing"."""
    return f"{place(problem['loc'])}{told(problem)}"


def first(error: ValidationError) -> str:
    """What the first of them says, and where."""
    return placed(error.errors()[0])


def like(example: str, pattern: str) -> AfterValidator:
    """What makes sure that a text is one that `pattern` fits from end to end, and else names `example`."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"must look like {example}, not {reprlib.repr(text)}")
        return text

    return AfterValidator(check)


def place(keys: Iterable[str | int]) -> str:
    """Where in a file `keys` lead, for the beginning of a sentence: "findings.0.code: "; empty for the whole of it."""
    path = ".".join(str(key) for key in keys if "[" not in str(key))  # pydantic names the types of a choice there
    return f"{path}: " if path else ""


def shown(text: str) -> str:
    """`text` on one line, with an escape for each character that no reader would see."""
    return text if text.isprintable() else repr(text)[1:-1]
