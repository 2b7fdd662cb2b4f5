"""What the rules on events may set."""

from __future__ import annotations

from ...data import Strict


class Options(Strict):
    """How alike two sentences must be before other words in them count as another event."""

    min_alike: float = 0.6
    """Share of words that two sentences have in common, in order, 0 to 1."""
    min_equal: float = 0.7
    """Words in common as a share of the longer sentence, 0 to 1, where the replaced words are no listed contrast."""
    min_evidence: float = 0.9
    """That share times the equal words right beside the replaced ones, at most six."""
    max_segment: int = 4
    """More words than these replaced by others make another sentence, not another wording."""
    max_content: int = 2
    """The same for words that say something."""
    min_shared_opposite: float = 0.08
    """The same for one verb with opposite words, 0 to 1."""
    min_shared: float = 0.16
    """Share of telling words that two sentences must have in common, 0 to 1."""
