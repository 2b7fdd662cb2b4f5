"""The pages of `docs/rules/` are what `factcheck rules show` prints. `pytest --renew` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.fields import FIELDS
from factcheck.notices import NOTICES
from factcheck.rules import load_rules
from factcheck.rules.page import index, rule_pages

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def test_the_folder_holds_the_page_of_every_code_and_no_other(renew):
    book = load_rules()
    pages = {f"{code}.md": page for code, page in rule_pages(book).items()} | {"index.md": index(book)}
    if renew:
        for file in FOLDER.glob("*.md"):
            file.unlink()
        for name, page in pages.items():
            (FOLDER / name).write_text(page, encoding="utf-8")
    assert {file.name: file.read_text("utf-8") for file in FOLDER.glob("*")} == pages


def test_rules_show_prints_the_page(capfd):
    with pytest.raises(SystemExit) as end:
        main(["rules", "show", "fc401"])
    assert (end.value.code, capfd.readouterr().out) == (0, (FOLDER / "FC401.md").read_text("utf-8"))


def test_a_page_tells_all_that_the_rule_holds():
    book = load_rules()
    pages = rule_pages(book)
    for file in book.values():
        for rule in file.rules:
            told = [rule.why, rule.name, str(file.kind), *map(str, rule.severity.values())]
            told += [part for example in rule.examples for part in (example.left, example.right)]
            assert [part for part in told if part not in pages[rule.code]] == []


def test_every_option_of_every_kind_says_what_it_means():
    book = load_rules()
    pages = rule_pages(book)
    for field in FIELDS:
        page = pages[book[field.KIND].rules[0].code]
        rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
        assert [name.strip("|` ") for name, _, _ in rows] == list(field.Options.model_fields)
        assert [meaning for _, _, meaning in rows if len(meaning) < 20] == []


def test_a_notice_has_a_page_too():
    pages = rule_pages(load_rules())
    assert [code for code, rule in NOTICES.items() if rule.why not in pages[code]] == []
