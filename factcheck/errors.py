"""What can go wrong, as one tree. Every message says what, where, the value, and the cure.

FactcheckError
├── ArticleError       a source could not be read as an article (missing, empty, binary)
│   └── NoArticleError it was read, and holds something else: settings, a report, a table of other things
├── StoryError         the articles given do not make a story (fewer than two different ones)
├── RuleError          a rule file holds a mistake; names file:line:column, every mistake at once
├── SettingsError      a settings file, suppressions, a baseline or git cannot be used
├── ModelError         an embedding model is missing, altered or not usable
│   └── EncoderError   the fast way to run a model cannot be had here; the run takes the slow one
├── DecisionError      a log of decisions cannot be read or added to
├── ReviewError        a review cannot be held (a library is missing, the port is taken)
├── EngineError        a process or a machine that works for this run was lost, or is of another factcheck
└── ReportError        a report or gold file could not be read or written
"""

from __future__ import annotations


class FactcheckError(Exception):
    """Base of every error that factcheck raises on purpose; the command line turns it into exit code 2."""


class ArticleError(FactcheckError):
    """Raised in `load` when a source cannot become an article, for example a missing path or a binary file."""


class NoArticleError(ArticleError):
    """Raised in `load` for a file that lies among articles and is none, for example JSON without a text in it."""


class StoryError(FactcheckError):
    """Raised in `reading` when fewer than two different articles are left to compare."""


class RuleError(FactcheckError):
    """Raised in `rules` and `data` for a bad YAML file, for example an unknown key."""


class SettingsError(FactcheckError):
    """Raised in `settings` and `ci` for what steers a check, for example a baseline that is no JSON."""


class ModelError(FactcheckError):
    """Raised in `embed` when a model cannot be loaded, for example after its file was altered."""


class DecisionError(FactcheckError):
    """Raised in `decisions` for a log that cannot be read or added to, for example one with marks of a merge in it."""


class EncoderError(ModelError):
    """Raised in `encoder` when ONNX Runtime cannot run the models, for example as its answers are wrong here."""


class ReviewError(FactcheckError):
    """Raised in `review` when the page cannot be served or asked for what is not there, for example a taken port."""


class EngineError(FactcheckError):
    """Raised in `engine` when those who work for a run cannot, for example when a process died of want of memory."""


class ReportError(FactcheckError):
    """Raised when a report or a gold file cannot be read or written, for example on a read-only folder."""
