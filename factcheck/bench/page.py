"""The page of what was measured, as Markdown: a pure function of the figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ..quality.sections import section
from .measure import Figures
from .promises import (
    LARGEST,
    MODELS,
    exponent,
    limit,
    lines,
    percent,
    ratios,
    rest,
    spread,
    three,
    times_as,
    total,
    two,
    whole,
)

_INTRO = """\
# Performance

Rebuilt by `python -m factcheck.bench`, from [the figures]({name}.json) alone by `python -m factcheck.bench --redraw`.
CPU seconds are of user and system, of all processes, one thread each; rounds are interleaved and show median [least to
most], ratios are taken round by round. {machine}

Articles are synthetic: short wire copy of five to eight sentences on invented events, each story told by up to four
outlets in their own words, a fifth of the stories by one alone. The *naive script* is `factcheck/bench/naive.py`:
sentence-transformers, pandas and rapidfuzz as a competent user puts them together, which finds less and is told the
stories. Every run is as the command line makes it by itself, with the judge, but where `--judge none` is said.

![Cost over articles, stages, and acceptance]({name}.svg)
"""


def page(figures: Figures, name: str) -> str:
    """The page as Markdown; the plot and the figures are called `name`."""
    sections = [
        section("Promised and measured", ["", "target", "measured", ""], [line.row() for line in lines(figures)])
    ]
    if "start" in figures:
        sections.append(_starts(figures["start"]["rounds"]))
    if "embedding" in figures:
        sections.append(_embedding(figures["embedding"]))
    if "corpora" in figures:
        sections += _corpora(figures["corpora"])
    intro = _INTRO.format(name=name, machine=_machine(figures["machine"]))
    return "\n".join([intro, *(line for section in sections for line in section)])


def _machine(known: dict[str, str]) -> str:
    libraries = ", ".join(f"{name} {number}" for name, number in known.items() if name != "cpu" and number)
    return f"{known['cpu']}; {libraries}."


_STARTS = {
    "python": "`python -c pass`",
    "warm": "factcheck, two articles, nothing new",
    "fresh": "factcheck, two new articles",
    "unjudged": "factcheck, two new articles, `--judge none`",
    "cold": "factcheck, the first time on a machine: model exported and checked",
    "model": '`SentenceTransformer(model).encode("x")`',
    "naive": "naive script, the same two articles",
}


def _starts(rounds: Sequence[Figures]) -> list[str]:
    rows = []
    for name, what in _STARTS.items():
        told = [one[name] for one in rounds]
        times = spread(ratios(rounds, name, "model"), three)
        rows.append(
            [
                what,
                *(spread([one[key] for one in told], two) for key in ("cpu", "wall")),
                times,
                f"{median(one['memory'] for one in told):.0f}",
            ]
        )
    return section("One process", ["", "CPU s", "wall s", "x sentence-transformers", "peak MiB"], rows)


def _embedding(part: Figures) -> list[str]:
    per = 1000 / part["sentences"]
    best, peak = limit(part)
    least = part["gflop"] / peak
    rows = []
    for name, what in (("ours", "factcheck"), ("default", "sentence-transformers, its default")):
        spent = [one[name] for one in part["rounds"]]
        faster = [one["default"] / one[name] for one in part["rounds"]]
        shares = [least / seconds for seconds in spent]
        rows.append([what, spread([per * s for s in spent], two), spread(faster, times_as), spread(shares, percent)])
    best_times = median(one["default"] for one in part["rounds"]) / least
    rows.append(["the limit itself", two(per * least), times_as(best_times), percent(1.0)])
    title = f"Embedding {part['sentences']} sentences of {part['tokens'] / part['sentences']:.0f} word pieces"
    found = section(title, ["", "CPU ms a sentence", "as fast as sentence-transformers", "of the limit"], rows)
    names = [name for name in part["rounds"][0] if name not in ("default", "ours")]
    rates = {name: [part["product_gflop"] / one[name] for one in part["rounds"]] for name in names}
    told = "; ".join(f"{name} {spread(rates[name], whole)}" for name in names)
    note = (
        "The limit is the fastest product of 4096x384 and 384x1536 numbers in float32, GFLOP per CPU second: "
        f"{told}; the best round of {best} counts. What computes in float32 can hardly be faster on this machine."
    )
    return [*found, note, ""]


def _corpora(part: Figures) -> list[list[str]]:
    corpora, script = part["corpora"], part["naive"]
    rows = []
    for corpus in corpora:
        for name in ("first", "again"):
            run = corpus[name]
            rows.append(
                [
                    f"{corpus['articles']:,}, {name}",
                    f"{run['cpu']:.1f}",
                    f"{run['wall']:.1f}",
                    f"{1000 * run['cpu'] / corpus['articles']:.1f}",
                    f"{run['memory']:.0f}",
                    percent(rest(run) / total(run)) if name == "first" else "",
                ]
            )
    if script:
        rows.append(
            [
                f"{script['articles']:,}, naive script",
                f"{script['cpu']:.1f}",
                f"{script['wall']:.1f}",
                f"{1000 * script['cpu'] / script['articles']:.1f}",
                f"{script['memory']:.0f}",
                "",
            ]
        )
    cost = section("Many articles", ["articles", "CPU s", "wall s", "CPU s per 1,000", "peak MiB", "not models"], rows)
    if corpora[-1]["articles"] < LARGEST:
        cost += [f"The targets are set for {LARGEST:,} articles; so many were not measured here.", ""]
    found = [cost, _stages(corpora), _costs(corpora[-1]), _quality(corpora), _kinds(corpora[-1])]
    return [*found, _ten_million(corpora)] if len(corpora) > 1 else found


def _stages(corpora: Sequence[Figures]) -> list[str]:
    names = sorted(
        {name for corpus in corpora for name in corpus["first"]["stages"]},
        key=lambda name: -corpora[-1]["first"]["stages"].get(name, 0.0),
    )
    header = ["stage", *(f"{corpus['articles']:,}" for corpus in corpora), "ms an article"]
    rows = []
    for name in names:
        spent = [corpus["first"]["stages"].get(name, 0.0) for corpus in corpora]
        shares = [percent(s / total(corpus["first"])) for s, corpus in zip(spent, corpora, strict=True)]
        rows.append([name, *shares, f"{1000 * spent[-1] / corpora[-1]['articles']:.2f}"])
    return section("Share of each stage in the first run", header, rows)


def _costs(corpus: Figures) -> list[str]:
    found = [(stage, name, spent) for stage, name, spent in corpus["first"]["functions"] if stage not in MODELS][:12]
    rows = [[f"`{name}`", stage, percent(spent / total(corpus["first"]))] for stage, name, spent in found]
    return section(
        f"Costliest functions outside the models, {corpus['articles']:,} articles",
        ["function", "stage", "of the run"],
        rows,
    )


def _quality(corpora: Sequence[Figures]) -> list[str]:
    rows = [
        [
            f"{c['articles']:,}",
            f"{c['stories']:,}",
            percent(c["grouped"]),
            f"{c['planted']:,}",
            percent(c["found"] / max(1, c["planted"])),
            str(c["false"]),
        ]
        for c in corpora
    ]
    header = ["articles", "stories", "put together rightly", "differences planted", "found", "false alarms"]
    return section("What was found", header, rows)


def _kinds(corpus: Figures) -> list[str]:
    rows = [
        [kind, *(str(counts[what]) for what in ("planted", "found", "false"))]
        for kind, counts in corpus["kinds"].items()
    ]
    header = ["kind", "differences planted", "found", "false alarms"]
    return section(f"What was found by kind, {corpus['articles']:,} articles", header, rows)


def _ten_million(corpora: Sequence[Figures]) -> list[str]:
    """What ten million articles would cost, if cost went on growing as it did between the last two corpora."""
    small, large = corpora[-2:]
    times = 10_000_000 / large["articles"]
    linear = large["first"]["cpu"] * times / 3600
    grown = linear * times ** (exponent(corpora, lambda run: run["cpu"]) - 1)
    slope = (large["first"]["memory"] - small["first"]["memory"]) / (large["articles"] - small["articles"])
    memory = (large["first"]["memory"] + slope * (10_000_000 - large["articles"])) / 1024
    again = large["again"]["cpu"] * times / 3600
    rows = [
        ["first run, CPU hours, growing linearly", f"{linear:,.0f}"],
        ["first run, CPU hours, growing with the measured exponent", f"{grown:,.0f}"],
        ["second run, nothing new, CPU hours, growing linearly", f"{again:,.1f}"],
        ["memory of a single process over all of them, GiB, growing linearly", f"{memory:,.0f}"],
    ]
    note = (
        "Computed from the two largest corpora above, not run. News comes in days: run per day, and neither the memory "
        "nor the search for stories grows with the archive."
    )
    return [*section("Ten million articles", ["", "computed"], rows), note, ""]
