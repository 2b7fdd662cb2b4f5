"""`python -m factcheck.bench`: measures speed and size, and writes the page, the plot and the figures.

    python -m factcheck.bench [--quick] [--out reports/performance.md] [--sizes 1000,10000] [--parts start,corpora]

A part or size that is not named keeps the figures it had, so that a long run can be made in steps. `--redraw` measures
nothing. Takes an hour or more of CPU at the full sizes; `--quick` takes seconds and its figures mean nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from msgspec import structs

from .measure import QUICK, Figures, Plan, joined, machine, measure_corpora, measure_embedding, measure_start
from .page import page
from .plot import plot
from .promises import lines

PARTS = ("start", "embedding", "corpora")


def main() -> None:
    """Measures what the command line asks for and writes it."""
    asked = _arguments()
    figures_file = asked.out.with_suffix(".json")
    figures: Figures = json.loads(figures_file.read_text(encoding="utf-8")) if figures_file.is_file() else {}
    plan = QUICK if asked.quick else Plan()
    if asked.sizes:
        plan = structs.replace(plan, sizes=asked.sizes)
    if not asked.redraw:
        figures["machine"] = machine()
        for part in asked.parts:
            measured = _measured(part, plan)
            figures[part] = joined(figures.get(part), measured) if part == "corpora" else measured
            figures_file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    # The plot before the page: matplotlib may be missing, and the figures are safe by now.
    asked.out.with_suffix(".svg").write_bytes(plot(figures))
    asked.out.write_text(page(figures, asked.out.stem), encoding="utf-8")
    for line in lines(figures):
        print(": ".join([line.row()[3], *line.row()[:1]]), "|", *line.row()[2:0:-1])


def _measured(part: str, plan: Plan) -> Figures:
    _tell(f"measuring {part}")
    with tempfile.TemporaryDirectory() as place:
        if part == "start":
            return measure_start(plan, Path(place))
        if part == "embedding":
            return measure_embedding(plan, Path(place))
        return measure_corpora(plan, Path(place), _tell)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m factcheck.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="tiny sizes: does it run at all?")
    parser.add_argument(
        "--out", type=Path, default=Path("reports/performance.md"), help="the page; plot and figures go beside it"
    )
    parser.add_argument("--sizes", type=_sizes, help="articles of the corpora, rising: 1000,10000")
    parser.add_argument("--parts", type=_parts, default=PARTS, help=f"what to measure: {','.join(PARTS)}")
    parser.add_argument("--redraw", action="store_true", help="measure nothing, draw the figures that are there")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(size) for size in text.split(",")))


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(text.split(","))
    if unknown := set(parts) - set(PARTS):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: no such part. There are {', '.join(PARTS)}.")
    return parts


if __name__ == "__main__":
    main()
