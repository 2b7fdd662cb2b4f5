"""What a judge marks that was or was not so: a denial of it, and its not being so, are one telling."""

from __future__ import annotations

import re

from ..language.clauses.acts import canonical_stems
from .marked import Side, text_of


def are_two_tellings(left: Side, right: Side) -> bool:
    """False for a denial of what the other side tells not to have been: "denied that he knew", "he never knew"."""
    return not (_denies_alike(left, right) or _denies_alike(right, left))


def _denies_alike(one: Side, other: Side) -> bool:
    """True for "denied that they had it before the vote" beside "got it only after it", of much the same words."""
    said, told = text_of(one), text_of(other)
    denied = _DENIED.search(said)
    if denied is None or _NOT_SO.search(said, denied.end()) or _DENIED.search(told) or not _NOT_SO.search(told):
        return False
    return len(canonical_stems(said[denied.end() :]) & canonical_stems(told)) >= _IN_COMMON


_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)\s(?:that|ever|\w+ing)|(?:rejects?|rejected|dismisse[sd])\s(?:\w+\s)?that)\b"
)
"""What somebody says that it is not so."""
_NOT_SO = re.compile(r"(?i)\b(?:no|not|never|none|nobody|nothing|neither|nor|only (?:after|when|since))\b|n['’]t\b")
_IN_COMMON = 2
"""Words of what is denied that the other side must tell too."""
