"""Every error that factcheck raises on purpose has a test that reads its message.

That is told by the words: of the literal text of each message, three words in a row that no other message has (or a
piece of it, where it has fewer) must stand in a string of some test.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck import errors

ROOT = Path(__file__).parents[1]
ERRORS = {name for name, one in vars(errors).items() if inspect.isclass(one)} | {"BadParameter"}
RUN = 3
"""Words in a row by which a message is known."""
CARRIERS = {
    ("factcheck/cli.py", "SettingsError(messages[0])"): "what the cache said",
    ("factcheck/data.py", "RuleError('\\n'.join(mistakes(path, model, error, text)))"): "mistakes in YAML",
    (
        "factcheck/load/newsml.py",
        "NoArticleError(f'{raw.name}: {why}.')",
    ): "what the file holds: _OTHERS, _NO_TEXT, WITHDRAWN",
    ("factcheck/render/json.py", "ReportError(f'{file}: {error}')"): "what parse said",
    ("factcheck/rules/__init__.py", "RuleError('\\n'.join(mistakes))"): "the mistakes of every file",
    ("factcheck/stages/reading.py", "ArticleError('\\n'.join(map(str, failed)))"): "what is wrong with each file",
    (
        "factcheck/settings/file.py",
        "SettingsError('\\n'.join(mistakes(path, SettingsFile, error)))",
    ): "mistakes in TOML",
}
"""Places that raise what others said, and what that is: no words of their own to read."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """A place that makes an error."""

    place: str
    call: str
    runs: frozenset[Words]
    """The words of its message, as runs of RUN or as whole pieces that are shorter."""


def words(text: str) -> list[str]:
    """The words of `text`, which may be a regular expression."""
    return re.findall(r"\w+", re.sub(r"\\[ntb]", " ", text).replace("\\", ""))


def runs(text: str, size: int = RUN) -> frozenset[Words]:
    found = words(text)
    return frozenset(tuple(found[n : n + size]) for n in range(len(found) - size + 1))


def sites_of(path: Path) -> Iterator[Site]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ERRORS:
            pieces = [piece for argument in node.args for piece in literals(argument)]
            found = frozenset(run for piece in pieces for run in runs(piece) or {tuple(words(piece))} if len(run) > 1)
            file = path.relative_to(ROOT).as_posix()
            yield Site(f"{file}:{node.lineno}", f"{name}({', '.join(map(ast.unparse, node.args))})", found)


def literals(node: ast.AST) -> Iterator[str]:
    """The pieces of literal text in `node`, without those of a format such as .2f."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.FormattedValue) and child is node.format_spec):
            yield from literals(child)


def read_by_tests() -> frozenset[Words]:
    """The runs of words of every string in the tests, docstrings left out."""
    found: set[Words] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path == Path(__file__):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose]
        strings = [one.value for one in constants if isinstance(one.value, str)]
        strings += [one.value.decode("latin-1") for one in constants if isinstance(one.value, bytes)]
        found |= {run for text in strings for size in range(2, RUN + 1) for run in runs(text, size)}
    return frozenset(found)


@pytest.fixture(scope="module")
def sites() -> list[Site]:
    return [site for path in sorted((ROOT / "factcheck").rglob("*.py")) for site in sites_of(path)]


def test_every_message_is_read_by_a_test(sites):
    read = read_by_tests()
    how_many = Counter(run for runs in {site.runs for site in sites} for run in runs)
    own = {site: {run for run in site.runs if how_many[run] == 1} or site.runs for site in sites}
    unread = [f"{site.place}: {site.call}" for site in sites if site.runs and not own[site] & read]
    assert unread == [], "no test reads these messages:\n" + "\n".join(unread)


def test_an_error_without_words_of_its_own_is_one_that_carries_those_of_others(sites):
    assert {(site.place.split(":")[0], site.call) for site in sites if not site.runs} == set(CARRIERS)


@pytest.mark.parametrize("error", [one for one in vars(errors).values() if isinstance(one, type)])
def test_each_error_says_where_it_is_raised_by_names_that_there_are(error):
    names = set(re.findall(r"`(\w+)`", error.__doc__))
    places = {part for path in (ROOT / "factcheck").rglob("*.py") for part in (path.stem, path.parent.name)}
    assert names <= places
