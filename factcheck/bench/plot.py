"""The plot of what was measured: the same bytes for the same figures, whatever the day."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from .measure import Figures
from .promises import MODELS, Line, lines


def plot(figures: Figures) -> bytes:
    """The plot as SVG."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(
        {"svg.hashsalt": "factcheck", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}
    ):
        figure = Figure(figsize=(13, 4), layout="constrained")
        axes = figure.subplots(1, 3, width_ratios=(3, 4, 4))
        _plot_growth(axes[0], figures)
        _plot_stages(axes[1], figures)
        _plot_promises(axes[2], lines(figures))
        written = io.BytesIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def _plot_growth(axes: Any, figures: Figures) -> None:
    """CPU over articles, both axes logarithmic, so that a straight line at 45 degrees is linear growth."""
    part = figures.get("corpora", {"corpora": [], "naive": {}})
    for name, mark, label in (("first", "o-", "first run"), ("again", "s-", "second run, nothing new")):
        points = [(corpus["articles"], corpus[name]["cpu"]) for corpus in part["corpora"]]
        if points:
            axes.plot(*zip(*points, strict=True), mark, label=label)
    if part["naive"]:
        axes.plot(part["naive"]["articles"], part["naive"]["cpu"], "x", label="naive script")
    axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="CPU seconds", title="Cost")
    sizes = [corpus["articles"] for corpus in part["corpora"]]
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False)


def _plot_stages(axes: Any, figures: Figures) -> None:
    """A bar for each stage of the largest first run."""
    corpora = figures.get("corpora", {"corpora": []})["corpora"]
    stages = sorted(corpora[-1]["first"]["stages"].items(), key=lambda item: item[1]) if corpora else []
    total = sum(spent for _, spent in stages)
    colors = ["C0" if name in MODELS else "C1" for name, _ in stages]
    axes.barh([name for name, _ in stages], [100 * spent / total for _, spent in stages], color=colors)
    axes.set(xlabel="percent of the run", title="Stages (models blue)")


def _plot_promises(axes: Any, promises: Sequence[Line]) -> None:
    """How far each figure is from its target: left of the line it is met."""
    ratios = [p.target / p.figure if p.at_least else p.figure / p.target for p in promises][::-1]
    colors = ["C2" if p.met else "C3" for p in promises][::-1]
    axes.barh(range(len(ratios)), ratios, color=colors)
    axes.axvline(1.0, color="black", linewidth=1)
    axes.set_yticks(range(len(ratios)), [p.what.replace(", ", ",\n", 1) for p in promises][::-1], fontsize=7)
    axes.set(xscale="log", xlabel="times what is allowed", title="Promises (met left of the line)")
