"""The page of what was measured, and what it says was promised."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.bench.measure import joined
from factcheck.bench.page import page
from factcheck.bench.plot import plot
from factcheck.bench.promises import exponent, lines, rest

REPORTS = Path(__file__).parents[2] / "reports"


def usage(cpu: float, memory: float = 100.0) -> dict[str, float]:
    return {"cpu": cpu, "wall": cpu, "memory": memory}


def corpus(articles: int, cpu: float, others: float) -> dict[str, Any]:
    stages = {"embed: model": (cpu - others) / 2, "tag: model": (cpu - others) / 2, "compare": others}
    first = usage(cpu, 200 + articles / 100) | {"stages": stages, "functions": [["compare", "align.f", others]]}
    again = usage(cpu / 50) | {"stages": {"cache": cpu / 50}, "functions": []}
    counts = {"planted": 10, "found": 4, "false": 1}
    found = {**counts, "kinds": {"number": counts}, "grouped": 0.9}
    return {"articles": articles, "stories": articles // 3, "first": first, "again": again} | found


@pytest.fixture
def figures() -> dict[str, Any]:
    names = ("python", "model", "naive", "cold", "fresh", "unjudged", "warm")
    rounds = [
        {name: usage(cpu * k) for name, cpu in zip(names, (0.01, 8, 10, 9, 1, 0.8, 0.2), strict=True)}
        for k in (1, 2, 3)
    ]
    products = [{"default": 4.0, "ours": 2.0, "numpy": 1.0, "torch": 0.5} for _ in range(3)]
    return {
        "machine": {"cpu": "Abacus", "python": "3.11", "torch": "2"},
        "start": {"rounds": rounds},
        "embedding": {"sentences": 200, "tokens": 5000, "gflop": 100.0, "product_gflop": 40.0, "cosine": 0.999999}
        | {"rounds": products},
        "corpora": {"corpora": [corpus(1000, 60, 5), corpus(10000, 600, 90)], "naive": {"articles": 1000} | usage(100)},
    }


def test_each_promise_says_whether_it_was_kept(figures):
    told = {line.what: line.met for line in lines(figures)}
    assert len(told) == 12
    assert told["two new articles, CPU, of the naive script"]
    assert told["embedding, times as fast as sentence-transformers' default"]
    assert not told["two new articles, peak memory, of the naive script"]
    assert not told["everything but models, of the run over 10,000 articles"]


def test_ratios_are_taken_round_by_round(figures):
    line = next(line for line in lines(figures) if line.what.startswith("nothing new"))
    assert line.figures == pytest.approx([0.025] * 3)


def test_the_limit_is_that_of_the_fastest_library(figures):
    """40 GFLOP in half a second are 80 a second; 100 GFLOP in two seconds are 50, five eighths of it."""
    line = next(line for line in lines(figures) if "limit" in line.what)
    assert line.figure == pytest.approx(0.625)


def test_growth_is_told_by_its_exponent(figures):
    corpora = figures["corpora"]["corpora"]
    assert exponent(corpora, lambda run: run["cpu"]) == pytest.approx(1.0)
    assert exponent(corpora, rest) == pytest.approx(1.2553, abs=1e-3)


def test_the_page_shows_target_and_figure(figures):
    text = page(figures, "performance")
    assert "| two new articles, CPU, of the naive script | <= 12.0 % | 10.0 % [10.0 % to 10.0 %] | met |" in text
    assert "| everything but models, of the run over 10,000 articles | <= 10.0 % | 15.0 % | not met |" in text
    assert "| 10,000 | 3,333 | 90.0 % | 10 | 40.0 % | 1 |" in text
    assert "| number | 10 | 4 | 1 |" in text


def test_ten_million_articles_are_computed_from_the_largest_corpora(figures):
    assert "| first run, CPU hours, growing linearly | 167 |" in page(figures, "performance")


def test_a_part_that_was_not_measured_is_left_out(figures):
    del figures["start"], figures["corpora"]
    assert "Many articles" not in page(figures, "performance")
    assert plot(figures).startswith(b"<?xml")


def test_a_corpus_measured_anew_takes_the_place_of_the_old_one_and_others_stay(figures):
    new = {"corpora": [corpus(300, 20, 1), corpus(1000, 50, 4)], "naive": {}}
    both = joined(figures["corpora"], new)
    assert [(one["articles"], one["first"]["cpu"]) for one in both["corpora"]] == [(300, 20), (1000, 50), (10000, 600)]
    assert both["naive"] == figures["corpora"]["naive"]
    assert joined(None, new) == new


def test_the_page_in_the_reports_is_what_its_figures_say():
    """After a change to the page: `python -m factcheck.bench --redraw`."""
    figures = json.loads((REPORTS / "performance.json").read_text("utf-8"))
    assert (REPORTS / "performance.md").read_text("utf-8") == page(figures, "performance")


def test_the_same_figures_give_the_same_bytes(figures):
    again = copy.deepcopy(figures)
    assert plot(figures) == plot(again)
    assert page(figures, "p") == page(again, "p")
