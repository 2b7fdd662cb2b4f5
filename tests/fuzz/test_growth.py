"""Time grows with the length of a text, not with its square: four times the text takes no more than some eight times.

Time is that of the process, and a measurement that fails is made again, so that a busy machine is no failure.
"""

from __future__ import annotations

import functools
import gc
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from factcheck.extract import shown
from factcheck.fields import FIELDS
from factcheck.load.furniture import furnish
from factcheck.load.language import is_read, language_of
from factcheck.model import Article
from factcheck.render import FORMATS
from factcheck.split import split
from factcheck.tag import default_tagger

from . import targets
from .texts import SHAPES

FACTOR, MOST, SLACK, TRIES = 4, 8.0, 0.1, 4
"""The longer text, how many times the time it may take, seconds that may always be lost, and measurements at most."""
NOTHING_READ = frozenset({"joiners", "pictures", "quotation marks", "open quotation marks", "open brackets", "stops"})
"""Shapes without words, which `load` refuses."""


@pytest.fixture
def nothing_known() -> Callable[[], None]:
    """What forgets the answers for texts that functions keep."""
    kept = [one for one in gc.get_objects() if type(one) is functools._lru_cache_wrapper]
    own = [one for one in kept if one.__module__.startswith("factcheck") and (one.cache_info().maxsize or 0) > 1000]
    assert own

    def forget() -> None:
        for one in own:
            one.cache_clear()

    return forget


@contextmanager
def collected() -> Iterator[None]:
    """No search for unreachable objects falls into what is measured."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def grows_evenly(shape: str, size: int, forget: Callable[[], None], make: Callable, stage: Callable) -> None:
    """Fails when `stage`, of what `make` gives for a text, takes clearly more than the `FACTOR` of its length."""
    short, long = (make(targets.whole(SHAPES[shape](n))) for n in (size, FACTOR * size))
    seconds: list[tuple[float, float]] = []
    for _ in range(TRIES):
        pair = []
        for given in (short, long):
            forget()
            with collected():
                start = time.process_time()
                stage(given)
                pair.append(time.process_time() - start)
        seconds.append((pair[0], pair[1]))
        if min(two for _, two in seconds) <= MOST * max(one for one, _ in seconds) + SLACK:
            return
    pytest.fail(f"{shape}: {seconds} seconds for {size} and {FACTOR * size} code points")


def as_is(text: str) -> str:
    return text


def furnished(text: str) -> Article:
    return Article("a.txt", text, blocks=furnish(text).blocks)


def sentences(text: str) -> Article:
    return split(furnished(text))


def understood(text: str) -> None:
    furnish(text)
    is_read(text)
    language_of(text)
    shown("a.txt", [furnished(text)])


def extracted(article: Article) -> None:
    for field in FIELDS:
        field.extract(article)


def reported(text: str) -> None:
    targets.report_of(text, re.sub("[37]", "4", f"It was said. {text[:-3]}. So."))


def rendered(text: str) -> None:
    report = targets.hostile_report(text)
    for write in FORMATS.values():
        write(report)


STAGES: dict[str, tuple[int, Callable, Callable]] = {
    "load": (50_000, as_is, understood),
    "split": (6_000, furnished, split),
    "tag": (1_500, sentences, default_tagger()),
    "extract": (2_500, targets.article_of, extracted),
    "report": (1_500, as_is, reported),
    "render": (6_000, as_is, rendered),
}
"""Name -> code points of the shorter text, what is made of it before, and what is measured."""


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What bounds the facts that meet is reached by short texts already."""
    for place in ("compare.align.MOST_PARTNERS", "compare.MOST_OF_SUBJECT", "compare.MOST_OF_SENTENCE"):
        monkeypatch.setattr(f"factcheck.{place}", 4)
    for place in ("number._MOST", "quote._MOST_RIVALS"):
        monkeypatch.setattr(f"factcheck.fields.{place}", 4)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize(
    ("stage", "shape"),
    [
        *((stage, shape) for stage in ("load", "split", "extract") for shape in SHAPES),
        *(("tag", shape) for shape in ("news", "capital words", "quotations", "accents", "mayors")),
        *(("report", shape) for shape in ("news", "open quotations", "victims", "tolls", "mayors")),
        *(("render", shape) for shape in ("news", "quotation marks", "turned around")),
    ],
)
def test_time_grows_with_the_length(stage, shape, nothing_known):
    size, make, run = STAGES[stage]
    grows_evenly(shape, size, nothing_known, make, run)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("stage", STAGES)
def test_time_grows_with_the_length_up_to_the_longest_article(stage, shape, nothing_known):
    _, make, run = STAGES[stage]
    grows_evenly(shape, 25_000, nothing_known, make, run)


def test_what_grows_with_the_square_is_caught(nothing_known):
    def careless(text: str) -> int:
        return sum(one == other for one in text for other in text)

    with pytest.raises(pytest.fail.Exception):
        grows_evenly("digits", 2_000, nothing_known, as_is, careless)
