"""What must hold of every text, stage by stage: each target reads bytes, and fails where a promise is broken.

Only a FactcheckError may be raised by what is given; whatever else comes out of a target is a mistake of ours.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
from markdown_it import MarkdownIt

from factcheck import findings
from factcheck.ci.suppressions import load_suppressions
from factcheck.compare import compare
from factcheck.compare.align import align
from factcheck.errors import ArticleError, FactcheckError, ReportError, RuleError
from factcheck.fields import FIELDS
from factcheck.load import load_article
from factcheck.load.furniture import furnish
from factcheck.load.record import Record
from factcheck.model import Article, Fact, Mention, MentionKind, Position, Relation, Report, Sentence
from factcheck.render import FORMATS
from factcheck.render.json import parse
from factcheck.rules import _load_kind, load_rules
from factcheck.rules.confidence import load_confidence
from factcheck.settings import MAX_CHARACTERS, Settings
from factcheck.split import shortened, split
from factcheck.tag import Tagger
from factcheck.tag.names import named
from tests.conftest import StemEmbedder
from tests.render import factory

from .texts import text_of

_KINDS = tuple(MentionKind)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
_VOID = frozenset("area base br col hr img input link meta source wbr".split())
_SARIF = Path(__file__).parents[1] / "render" / "data" / "sarif-2.1.0.schema.json"
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of what a reader does not see."""


def capitals(article: Article) -> Article:
    """`article` with every run of words with a capital as a mention of some kind: a tagger without a model."""
    return named(replace(article, sentences=tuple(map(_with_capitals, article.sentences))))


def _with_capitals(sentence: Sentence) -> Sentence:
    found = _NAME.finditer(sentence.text)
    mentions = (
        Mention(
            _KINDS[len(match.group()) % len(_KINDS)],
            sentence.start + match.start(),
            sentence.start + match.end(),
            match.group(),
            "",
        )
        for match in found
    )
    return replace(sentence, mentions=tuple(mentions))


def article_of(text: str, source: str = "a.txt", tagger: Tagger = capitals) -> Article:
    """`text` as an article, read, split and tagged."""
    told = furnish(text)
    article = Article(source, text, blocks=told.blocks, headline=told.headline, published=told.published)
    return tagger(shortened(split(article, MAX_CHARACTERS), MAX_CHARACTERS))


# --- the stages -------------------------------------------------------------------------------------------------------


def whole(text: str) -> str:
    """`text` as a loader gives it: without halves of characters."""
    return Record(text).text


def load(data: bytes) -> None:
    """A file of any bytes is an article, or is refused with one line that names it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(data)
        told = _error_of(ArticleError, lambda: blocks_hold(load_article(path)))
    if told is not None:
        assert told.startswith(f"{path}: ")
        assert told.isprintable()


def _error_of(kind: type[FactcheckError], call: Callable[[], object]) -> str | None:
    """What the error of this kind says that `call` raises; None where it raises none."""
    try:
        call()
    except kind as error:
        return str(error)
    return None


def read(data: bytes) -> None:
    """Every text can be read, split and tagged, and its facts stand where they say."""
    facts_of(article_of(whole(text_of(data))))


def meet(data: bytes) -> None:
    """Two texts make a report that holds."""
    half = len(data) // 2
    left, right = whole(text_of(data[:half])), whole(text_of(data[half:]))
    report_holds(report_of(left, right))
    comparisons_hold(article_of(left), article_of(right, "b.txt"))


def render(data: bytes) -> None:
    """A report whose every word is hostile can be written in each format."""
    renders(hostile_report(text_of(data)))


def saved(data: bytes) -> None:
    """A file that may be a report is one, and can be written in each format, or is refused with one line."""
    report: list[Report] = []
    told = _error_of(ReportError, lambda: report.append(parse(data.decode("utf-8", "replace"))))
    assert told is None or told.isprintable()
    for write in FORMATS.values() if report else ():
        assert hidden_in(write(report[0])) == ""


def rules(data: bytes) -> None:
    """A folder of rules is read, or refused with every mistake by file and line."""
    rules_hold(data.decode("utf-8", "surrogateescape"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "load": load,
    "read": read,
    "meet": meet,
    "render": render,
    "saved": saved,
    "rules": rules,
}
"""By name: what atheris runs."""


# --- what holds of an article -----------------------------------------------------------------------------------------


def blocks_hold(article: Article) -> None:
    """Its blocks stand in the text, one after the other."""
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]
        end = block.end


def sentences_hold(article: Article) -> None:
    """Its sentences and mentions are what stands at their offsets, in order."""
    end = 0
    for index, sentence in enumerate(article.sentences):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip() == sentence.text
        end = sentence.end
        behind = sentence.start
        for mention in sentence.mentions:
            assert behind <= mention.start < mention.end <= sentence.end
            assert article.text[mention.start : mention.end] == mention.text
            behind = mention.end


def facts_of(article: Article) -> dict[str, tuple[Fact[object], ...]]:
    """The facts of each kind, which are what stands at their offsets."""
    blocks_hold(article)
    sentences_hold(article)
    found = {field.KIND.value: field.extract(article) for field in FIELDS}
    for fact in itertools.chain.from_iterable(found.values()):
        assert fact.sentence.start <= fact.start < fact.end <= fact.sentence.end
        assert article.text[fact.start : fact.end] == fact.text
    return found


def comparisons_hold(left: Article, right: Article, most: int = 12) -> None:
    """Any two facts of one kind can be compared, either way around to the same effect."""
    book = load_rules()
    lefts, rights = facts_of(left), facts_of(right)
    for field in FIELDS:
        options = book[field.KIND].options
        for one, other in itertools.product(lefts[field.KIND][:most], rights[field.KIND][:most]):
            there, back = field.compare(one, other, options), field.compare(other, one, options)
            assert (there.relation, there.rule, there.dispute) == (back.relation, back.rule, back.dispute)
            assert there.dispute is None or there.relation in (Relation.DIFFERENT, Relation.CLOSE)
            assert all(-1e-9 <= figure <= 1 + 1e-9 for _, figure in there.features), there.features


# --- what holds of a report -------------------------------------------------------------------------------------------


def report_of(left: str, right: str, tagger: Tagger = capitals) -> Report:
    """The report on two texts."""
    articles = [article_of(left, "a.txt", tagger), article_of(right, "b.txt", tagger)]
    embedder, book = StemEmbedder(), load_rules()
    vectors = {a.source: embedder([s.text for s in a.sentences]) for a in articles if a.sentences}
    pairs = align(articles, vectors, new=None)
    comparisons = compare(articles, pairs, book)
    return findings.report_of(articles, pairs, comparisons, book, Settings(min_confidence=0.0), load_confidence())


def report_holds(report: Report) -> None:
    """Every position is what stands at its offsets, in the line it names; a finding has two sources."""
    texts = {article.source: article.text for article in report.articles}
    for position in positions_of(report):
        text = texts[position.source]
        assert text[position.start : position.end] == position.text
        assert text[position.value_start : position.value_end] == position.value
        assert position.start <= position.value_start < position.value_end <= position.end
        assert position.line == text.count("\n", 0, position.value_start) + 1
    for finding in report.findings:
        assert len({position.source for position in finding.positions}) >= 2
        assert 0 <= finding.confidence <= 1
        assert finding.subject.strip()
        assert finding.why.strip()
    renders(report)


def positions_of(report: Report) -> list[Position]:
    """Every position that `report` holds."""
    told = [*report.findings, *report.agreements]
    return [*report.singles, *(position for one in told for position in one.positions)]


def hostile_report(text: str) -> Report:
    """A report with a finding, a notice and a suppression, all made of `text`.

    Of halves of characters only those stay that stand for the bytes of a name.
    """
    text = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", text)
    left = factory.article(f"{text}.txt", f"{text}27{text}", outlet=text, headline=text, dateline=text, agency=text)
    right = factory.article("b.txt", f"28{text}", notes=(text,))
    whole = replace(factory.position(left, left.text), value="27", value_start=len(text), value_end=len(text) + 2)
    both = (replace(whole, line=text.count("\n") + 1), factory.position(right, right.text))
    one = factory.checked()
    stories = (replace(one.stories[0], about=text or "x"),)
    made = tuple(replace(f, positions=both, subject=f"of {text}", why=f"so {text}") for f in one.findings)
    notices = (replace(one.notices[0], message=f"on {text}", source=f"{text}.yml"),)
    suppressed = replace(made[1], suppression=replace(made[1].suppression, reason=f"as {text}", by=text))
    return replace(
        one, articles=(left, right), findings=(made[0], suppressed, made[2]), singles=both, agreements=(),
        notices=notices, notes=(text,), warnings=(text,), stories=stories,
    )  # fmt: skip


def renders(report: Report) -> None:
    """Each format writes `report` so that its readers can read it, and no reader is led astray."""
    for name, write in FORMATS.items():
        page = write(report)
        page.encode("utf-8", "backslashreplace")
        assert hidden_in(page) == "", f"{name} holds {hidden_in(page)!r}"
        _VALID[name](report, page)


def hidden_in(page: str) -> str:
    """The characters of `page` that a reader does not see, line feeds aside."""
    return "".join(sorted({char for char in page if char != "\n" and unicodedata.category(char) in HIDDEN}))


def _markdown(report: Report, page: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    inner = [child for token in tokens for child in token.children or ()]
    assert not {token.type for token in (*tokens, *inner)} & {"html_block", "html_inline", "link_open", "image"}
    headings = [after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open"]
    assert sum(bool(re.match(r"\d+\. ", heading)) for heading in headings) == len(report.active)
    rows = [token for token in tokens if token.type == "tr_open"]
    sides = sum(len(finding.positions) + 1 for finding in report.active)
    assert len(rows) == sides + len(report.articles) + 1


def _json(report: Report, page: str) -> None:
    again = parse(page)
    assert FORMATS["json"](again) == page
    assert again.findings == report.findings
    assert [article.text for article in again.articles] == [article.text for article in report.articles]


def _jsonl(report: Report, page: str) -> None:
    lines = [json.loads(line) for line in page.splitlines()]
    assert len(lines) == len(report.findings) + len(report.notices)


def _text(report: Report, page: str) -> None:
    lines = page.removesuffix("\n").split("\n") if page else []
    if report.counting:
        assert sum(bool(re.search(r": FC\d{3} (?:high|medium|low|info): ", line)) for line in lines) >= 1


class _Tags(HTMLParser):
    """Holds that each tag is closed in turn, and counts the scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self.open[-1] != tag:
            assert self.open.pop() in {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead"}
        self.open.pop()


def _html(report: Report, page: str) -> None:
    tags = _Tags()
    tags.feed(page)
    tags.close()
    assert set(tags.open) <= {"html", "body", "head"}
    assert tags.scripts == FORMATS["html"](factory.report()).count("<script")


@lru_cache
def _sarif_schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(_SARIF.read_text("utf-8")))


def _sarif(report: Report, page: str) -> None:
    log = json.loads(page)
    _sarif_schema().validate(log)
    assert len(log["runs"][0]["results"]) == len(report.findings) + len(report.notices)


def _junit(report: Report, page: str) -> None:
    cases = list(ET.fromstring(page).iter("testcase"))  # noqa: S314  # our own page
    assert len(cases) >= len(report.findings)


def _github(report: Report, page: str) -> None:
    lines = page.removesuffix("\n").split("\n") if page.strip() else []
    assert all(re.match(r"::(?:error|warning|notice) ", line) for line in lines)
    assert len(lines) == len(report.counting) or len(lines) >= 10


FORMULA = "=+-@\t\r＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula."""


def _csv(report: Report, page: str) -> None:
    rows: Sequence[Sequence[str]] = list(csv.reader(io.StringIO(page, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 1 + sum(len(finding.positions) for finding in report.findings) + len(report.notices)
    for cell in itertools.chain.from_iterable(rows):
        assert not cell.lstrip().startswith(tuple(FORMULA)) or re.fullmatch(r"[+-]\d+(?:[.,]\d+)*", cell), cell


_VALID: dict[str, Callable[[Report, str], None]] = {
    "markdown": _markdown,
    "json": _json,
    "jsonl": _jsonl,
    "text": _text,
    "html": _html,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "csv": _csv,
}


# --- rules ------------------------------------------------------------------------------------------------------------


def rules_hold(text: str) -> None:
    """A rules file with the content `text` is read, or refused: each line of the error begins with the file.

    So are suppressions, which are read alike.
    """
    number = next(field for field in FIELDS if field.KIND == "number")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "number.yaml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        for read_file in (lambda: _load_kind(path, number), lambda: load_suppressions(path)):
            for line in (_error_of(RuleError, read_file) or str(path)).splitlines():
                assert line.startswith(str(path)), line
                assert line.isprintable(), line
