"""What README.md, CONTRIBUTING.md and docs/ show is what happens: each command is run, each link leads somewhere.

A page is run from its top to its end in one folder, which holds the example articles. How a block is run follows from
its language:

- `console`: each line that begins with `$ ` is a command, `> ` goes on with it, and below stands what it prints, stdout
  and stderr together. A line `...` stands for any number of lines, `...` in a line for any text. A command that does
  not end with 0 is followed by `$ echo $?`.
- `sh`: commands whose output is not shown and which end with 0.
- `python`: a part of the page's program, all of whose parts are run at once; a block `text` right below holds what it
  prints.
- `toml`, `yaml`, `json`: must be valid. With `title=NAME` it is written to that file, as is `text` with a title.

A comment before a block changes that: `<!-- until: TEXT -->` interrupts the command as by Ctrl-C when it has printed
TEXT, `<!-- meanwhile: TEXT -->` lets it run to the end of the page, `<!-- not run: REASON -->` leaves the block out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
import typer.main
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.cli import app
from factcheck.load.formats import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKED = [*PAGES, *sorted((ROOT / "docs" / "rules").glob("*.md")), *sorted(ROOT.glob("[A-Z]*.md"))]
LINKED += sorted((ROOT / "reports").glob("*.md"))
STORIES = ("saltmere-ferry", "harrow-bridge", "veldmark-deal")
NOT_RUN = {"README.md": 2, "docs/models.md": 1}
"""Blocks that are not run, by page; each says why."""
PORT = "8786"
"""Where pages say that a scheduler listens; readers at work at once take each another."""
PATIENCE = 300
"""Seconds for one command, on a busy machine."""
_END = "---- end of a part ----"
SILENT = {"", "markdown", "text"}
"""Languages of blocks that say nothing which could be run."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    title: str
    content: str
    order: str
    """What the comment before it says to do: "until", "meanwhile", "not run"; empty for nothing special."""
    argument: str
    follows: bool
    """True right below a block of a program, whose output it is."""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks_of(page: Path) -> Iterator[Block]:
    """The fenced blocks of `page`, from its top to its end."""
    before: Token | None = None
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type == "fence" and token.map:
            language, _, rest = token.info.strip().partition(" ")
            comment = re.fullmatch(r"<!-- ([a-z ]+): (.*?) -->\s*", before.content) if before else None
            order, argument = comment.groups() if comment and before and before.type == "html_block" else ("", "")
            title = rest.removeprefix("title=")
            follows = before is not None and before.type == "fence" and before.info.strip() == "python"
            name = page.relative_to(ROOT).as_posix()
            yield Block(name, token.map[0] + 1, language, title, token.content, order, argument, follows)
        before = token


def commands_of(block: Block) -> Iterator[tuple[str, str]]:
    """Each command of a block `console` and what is shown of its output."""
    for part in re.split(r"^\$ ", block.content, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        more = next((n for n, line in enumerate(lines[1:], start=1) if not line.startswith("> ")), len(lines))
        command = "".join([lines[0], *(line.removeprefix("> ") for line in lines[1:more])])
        yield command, "".join(lines[more:])


def fits(shown: str, printed: str) -> bool:
    """Whether `shown` is what was `printed`, as far as it is shown."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == "..." else ".*".join(map(re.escape, line.rstrip().split("..."))) + r"[ \t]*\n"
        for line in shown.splitlines()
    ]
    whole = printed if printed.endswith("\n") or not printed else f"{printed}\n"
    return re.fullmatch("".join(parts), whole) is not None


class Reader:
    """Somebody who does in a folder what a page says."""

    def __init__(self, folder: Path, environment: dict[str, str], running: ExitStack) -> None:
        self._folder = folder
        self._environment = environment
        self._running = running
        self._code = 0
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = str(free.getsockname()[1])

    def follow(self, block: Block) -> None:
        if block.title:
            path = self._folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.content, encoding="utf-8")
        if block.language == "console":
            self._console(block)
        elif block.language == "sh":
            told = self._run(["/bin/bash", "-euc", block.content])
            assert told.returncode == 0, _difference(block, block.content, "", told.stdout)

    def program(self, parts: list[tuple[Block, str | None]]) -> None:
        """Runs what the blocks of `parts` hold as one program; beside each stands what it prints, None for nothing."""
        program = f"\nprint({_END!r})\n".join(block.content for block, _ in parts)
        told = self._run([sys.executable, "-c", program])
        printed = told.stdout.split(f"{_END}\n")
        for (block, shown), part in zip(parts, printed, strict=False):
            assert fits(shown or "", part), _difference(block, block.content, shown or "", part)
        assert told.returncode == 0, told.stdout

    def _console(self, block: Block) -> None:
        for command, shown in commands_of(replace(block, content=block.content.replace(PORT, self._port))):
            if block.order:
                self._running.enter_context(self._started(block, command, shown))
                if block.order == "until":
                    self._running.close()
                continue
            asked = command.strip() == "echo $?"
            assert asked or not self._code, f"{block}: the command before {command!r} ended with {self._code}"
            told = self._run(["/bin/bash", "-c", f"(exit {self._code}); {command}"])
            assert fits(shown, told.stdout), _difference(block, command, shown, told.stdout)
            self._code = 0 if asked else told.returncode
        assert not self._code, f"{block}: the last command ended with {self._code}; show it by `$ echo $?`"

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    @contextmanager
    def _started(self, block: Block, command: str, shown: str) -> Iterator[None]:
        """Starts `command` and waits for the text of the order; at the end it is interrupted, and all it said known."""
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen(
                ["/bin/bash", "-c", f"exec {command}"],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            try:
                end = time.monotonic() + PATIENCE
                while block.argument not in (printed := _all_of(said)):
                    assert process.poll() is None, _difference(block, command, shown, printed)
                    assert time.monotonic() < end, _difference(block, command, shown, printed)
                    time.sleep(0.05)
                yield
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(PATIENCE)
            assert fits(shown, printed := _all_of(said)), _difference(block, command, shown, printed)


def _all_of(file: object) -> str:
    file.seek(0)  # type: ignore[attr-defined]
    return file.read()  # type: ignore[attr-defined, no-any-return]


def _difference(block: Block, command: str, shown: str, printed: str) -> str:
    return f"{block}: {command}\n--- shown\n{shown}\n--- printed\n{printed}"


@pytest.fixture
def reader(tmp_path_factory, tmp_path, page) -> Iterator[Reader]:
    """A reader in a folder with the example articles; what one page worked out, the next need not.

    Who contributes sits in the checkout, and must not be told to write there.
    """
    for story in STORIES:
        shutil.copytree(ROOT / "tests" / "cases" / story, tmp_path / "desk" / story)
        (tmp_path / "desk" / story / "gold.json").unlink()
    with ExitStack() as running:
        desk = ROOT if page.name == "CONTRIBUTING.md" else tmp_path / "desk"
        yield Reader(desk, environment(tmp_path, tmp_path_factory.getbasetemp() / "docs-cache"), running)


def environment(folder: Path, cache: Path) -> dict[str, str]:
    """That of a reader at home in `folder`: this factcheck and nothing else of ours, no network, nobody's settings."""
    bin_ = folder / "bin"
    bin_.mkdir()
    program = bin_ / "factcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    names = ("GIT_", "FACTCHECK_", "GITHUB_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    return kept | {
        "PATH": f"{bin_}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "FACTCHECK_CACHE_DIR": str(cache),
        "HF_HUB_OFFLINE": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "ana" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "COLUMNS": "100",
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_happens(reader, page):
    blocks = [block for block in blocks_of(page) if block.order != "not run"]
    after = [block.content if block.follows and block.language == "text" else None for block in blocks[1:]]
    program = [part for part in zip(blocks, [*after, None], strict=False) if part[0].language == "python"]
    if program:
        reader.program(program)
    for block in blocks:
        reader.follow(block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_to_write_is_well_formed(page):
    readers = {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": json.loads}
    for block in blocks_of(page):
        known = {*readers, *SILENT, "console", "sh", "python", "jsonl"}
        assert block.language in known, block
        assert block.order in {"", "until", "meanwhile", "not run"}, block
        if block.language in readers:
            assert readers[block.language](block.content), block
        if block.language == "console":
            assert block.content.startswith("$ "), block


def test_few_blocks_are_not_run_and_each_says_why():
    left_out = [block for page in PAGES for block in blocks_of(page) if block.order == "not run"]
    assert {page: [block.page for block in left_out].count(page) for page in {b.page for b in left_out}} == NOT_RUN
    assert [str(block) for block in left_out if len(block.argument) < 10] == []


def test_each_page_of_tasks_says_where_its_examples_run():
    """In a copy of the very stories that the reader of these tests has."""
    tasks = [page for page in PAGES if page.parent.name == "docs" and any(True for _ in blocks_of(page))]
    assert [
        page.name for page in tasks if page.read_text("utf-8").count("cp -r tests/cases desk && cd desk") != 1
    ] == []
    assert sorted(path.name for path in (ROOT / "tests" / "cases").iterdir() if path.is_dir()) == sorted(STORIES)


def test_every_command_is_shown_on_some_page():
    known = typer.main.get_group(app).commands
    shown = " ".join(command for page in PAGES for b in blocks_of(page) for command, _ in commands_of(b))
    assert [name for name in known if f"factcheck {name} " not in shown.replace("\n", " ")] == []


def test_every_suffix_that_is_read_stands_in_the_table_of_sources():
    table = [line for line in (ROOT / "docs" / "sources.md").read_text("utf-8").splitlines() if line.startswith("|")]
    shown = re.findall(r"`(\.\w+)`", "".join(table))
    assert sorted(shown) == sorted([*(suffix for _, suffixes in FORMATS for suffix in suffixes), ".xml"])  # xml: twice


def test_every_package_and_module_at_the_top_of_language_and_of_load_stands_in_the_layout():
    layout = next(block.content for block in blocks_of(ROOT / "CONTRIBUTING.md") if "pipeline.py" in block.content)
    top, _, load = layout.partition("factcheck/load/\n")
    factcheck = ROOT / "factcheck"
    for folder, shown in ((factcheck, top), (factcheck / "language", top), (factcheck / "load", load)):
        named = set(re.findall(r"\w+\.py|\w+/", shown))
        there = {path.name for path in folder.glob("*.py")} | {f"{path.parent.name}/" for path in folder.glob("*/*.py")}
        assert sorted(there - named - {"__init__.py"}) == []


def anchor(heading: str) -> str:
    """What GitHub names the place of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links_of(page: Path) -> Iterator[str]:
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        for child in token.children or ():
            target = child.attrs.get("href") or child.attrs.get("src")
            if target:
                yield str(target)


def anchors_of(page: Path) -> set[str]:
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    return {anchor(text.content) for head, text in pairwise(tokens) if head.type == "heading_open"}


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    dead = []
    for link in links_of(page):
        path, _, place = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if link.startswith("https://"):
            continue
        if not target.exists() or ROOT not in (target, *target.parents) or (place and place not in anchors_of(target)):
            dead.append(link)
    assert dead == []


def test_every_page_is_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            waiting += [
                (page.parent / link.partition("#")[0]).resolve() for link in links_of(page) if "://" not in link
            ]
    assert set(LINKED) <= seen


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("a\n...\nd\n", "a\nb\nc\n", False),
        ("a ... c\n", "a b c\n", True),
        ("a ... c\n", "a b\nc\n", False),
        ("", "", True),
        ("", "a\n", False),
        ("a", "a", True),
    ],
)
def test_an_output_fits_when_it_differs_only_where_it_is_left_out(shown, printed, same):
    assert fits(shown, printed) is same
