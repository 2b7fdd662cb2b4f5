"""Everything the page shows, measured in turn; what costs a process is measured from outside, round by round."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from ..quality.evaluate import Score, score, sum_scores
from ..quality.gold import GoldStory
from ..render.json import parse
from ..weights.packaged import model_folder
from .stories import write_stories
from .usage import ONE_THREAD, run

Figures = dict[str, Any]
"""What was measured, as JSON holds it; one part under each of PARTS."""


class Plan(Struct, frozen=True):
    """How much is measured."""

    sizes: tuple[int, ...] = (1_000, 10_000)
    """Articles of the corpora, rising."""
    naive: int = 1_000
    """Articles that the naive script reads, at most."""
    rounds: int = 5
    warm_ups: int = 1
    """Rounds before these that do not count."""
    sentences: int = 256


QUICK = Plan(sizes=(6, 12), naive=0, rounds=1, warm_ups=0, sentences=16)
_NAIVE = str(Path(__file__).with_name("naive.py"))
_ENCODE = (
    "import sys; from sentence_transformers import SentenceTransformer; SentenceTransformer(sys.argv[1]).encode('x')"
)


def measure_start(plan: Plan, folder: Path) -> Figures:
    """What it costs to start, to read two new articles, and to find that nothing is new; in `folder`."""
    story, earlier = _two_pairs(folder)
    exported = folder / "exported"
    exported.mkdir()
    run(_report([earlier], folder), _with_cache(exported))
    model = str(model_folder())
    rounds: list[dict[str, dict[str, float]]] = []
    for _ in range(plan.warm_ups + plan.rounds):
        empty, cache, other = folder / "empty", folder / "cache", folder / "other"
        shutil.rmtree(empty, ignore_errors=True)
        for known in (cache, other):
            shutil.rmtree(known, ignore_errors=True)
            shutil.copytree(exported, known)
        commands = {
            "python": [sys.executable, "-c", "pass"],
            "model": [sys.executable, "-c", _ENCODE, model],
            "naive": [sys.executable, _NAIVE, model, str(story)],
            "cold": _report([story], folder),
            "fresh": _report([story], folder),
            "unjudged": _report([story], folder, "--judge", "none"),
            "warm": _report([story], folder),
        }
        caches = {"cold": empty, "unjudged": other}
        rounds.append(
            {name: structs.asdict(run(one, _with_cache(caches.get(name, cache)))) for name, one in commands.items()}
        )
    return {"rounds": rounds[plan.warm_ups :]}


def measure_embedding(plan: Plan, folder: Path) -> Figures:
    """The embedder against sentence-transformers and the limit of the machine, on synthetic sentences."""
    write_stories(folder / "articles", max(20, plan.sentences // 4))
    target = folder / "embedding.json"
    arguments = [str(target), str(plan.sentences), str(plan.rounds), str(folder / "articles")]
    command = [sys.executable, "-m", f"{__package__}.embedding", *arguments]
    run(command, _with_cache(folder / "cache") | _fastest_kernels())
    return dict(json.loads(target.read_text(encoding="utf-8")))


def measure_corpora(plan: Plan, folder: Path, tell: Callable[[str], None]) -> Figures:
    """A first and a second run over corpora of rising size, and how well they were read."""
    corpora: list[Figures] = []
    labels: list[tuple[GoldStory, ...]] = []
    for size in plan.sizes:
        place = folder / str(size)
        labels.append(write_stories(place / "articles", size))
        corpora.append({"articles": size, "stories": len(labels[-1])})
        for name in ("first", "again"):
            command = _on_clock(_report([place / "articles"], place, "--stories", "auto"), place / f"{name}.json")
            corpora[-1][name] = structs.asdict(run(command, _with_cache(place / "cache")))
            corpora[-1][name] |= json.loads((place / f"{name}.json").read_text(encoding="utf-8"))
            tell(f"{size} articles, {name}: {corpora[-1][name]['cpu']:.1f} s of CPU")
    script = _naive(labels, plan)
    # The reports last: what this process holds would count as the peak of those it starts.
    for corpus, stories in zip(corpora, labels, strict=True):
        corpus.update(quality(stories, folder / str(corpus["articles"]) / "report.json"))
    return {"corpora": corpora, "naive": script}


def joined(old: Figures | None, new: Figures) -> Figures:
    """The corpora of both, by size; those of `new` in place of old ones of the same size."""
    old = old or {"corpora": [], "naive": {}}
    by_size = {corpus["articles"]: corpus for corpus in (*old["corpora"], *new["corpora"])}
    return {"corpora": [by_size[size] for size in sorted(by_size)], "naive": new["naive"] or old["naive"]}


def _naive(labels: Sequence[Sequence[GoldStory]], plan: Plan) -> Figures:
    """What the naive script costs, given the largest corpus that it is to read, already in stories."""
    stories = max((part for part in labels if _articles(part) <= plan.naive), key=_articles, default=())
    folders = [str(story.articles[0].parent) for story in stories]
    command = [sys.executable, _NAIVE, str(model_folder()), *folders]
    return {"articles": _articles(stories)} | structs.asdict(run(command)) if stories else {}


def quality(stories: Sequence[GoldStory], report: Path) -> Figures:
    """How many of the planted differences a report found, and how many of its findings are none."""
    read = parse(report.read_text(encoding="utf-8"))
    told = defaultdict(list)
    for finding in read.findings:
        told[Path(finding.positions[0].source).parent.name].append(finding)
    total = sum_scores({story.name: score(story, told[story.name]) for story in stories})
    kinds = sorted({gold.kind for gold in total.gold} | {finding.kind.value for _, _, finding in total.verdicts})
    return {
        "kinds": {kind: _counts(total, kind) for kind in kinds},
        **_counts(total),
        "grouped": _together(stories, [[m.path for m in story.articles] for story in read.stories]),
    }


def _counts(total: Score, kind: str | None = None) -> dict[str, int]:
    """What was planted, what of it was found, and what was found beside it."""
    return {
        "planted": sum(kind in (None, gold.kind) for gold in total.gold),
        "found": sum(kind in (None, gold.kind) and gold.id in total.found for gold in total.gold),
        "false": total.count("wrong", kind) + total.count("decoy", kind),
    }


def _together(stories: Sequence[GoldStory], groups: Sequence[Sequence[str]]) -> float:
    """Share of the stories that came out as one group of just their articles, 0 to 1."""
    made = {frozenset(group) for group in groups}
    return sum(frozenset(path.as_posix() for path in s.articles) in made for s in stories) / len(stories)


def machine() -> dict[str, str]:
    """What the figures were measured on and with."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _cpuinfo().splitlines() if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    names = ("numpy", "torch", "sentence-transformers", "onnxruntime")
    return {"cpu": cpu, "python": platform.python_version()} | {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return version(name)
    except ModuleNotFoundError:
        return ""


def _cpuinfo() -> str:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _fastest_kernels() -> dict[str, str]:
    """OpenBLAS does not know the newest processors and takes slow kernels on them, which would lower the limit."""
    return {"OPENBLAS_CORETYPE": "SkylakeX"} if "avx512f" in _cpuinfo() else {}


def _articles(stories: Sequence[GoldStory]) -> int:
    return sum(len(story.articles) for story in stories)


def _two_pairs(folder: Path) -> tuple[Path, Path]:
    """Two folders with two articles on one event each."""
    stories = [story for story in write_stories(folder / "articles", 40) if len(story.articles) > 1]
    for story in stories:
        for path in story.articles[2:]:
            path.unlink()
    return stories[0].articles[0].parent, stories[1].articles[0].parent


def _with_cache(folder: Path) -> dict[str, str]:
    """The environment of one thread in which what factcheck keeps lies in `folder`."""
    return ONE_THREAD | {"FACTCHECK_CACHE_DIR": str(folder), "XDG_CACHE_HOME": str(folder)}


def _report(paths: Sequence[Path], folder: Path, *options: str) -> list[str]:
    """The command that writes the report on `paths` to `folder`."""
    target = str(folder / "report.json")
    command = [sys.executable, "-m", "factcheck", "report", *map(str, paths), "--format", "json", "-o", target]
    return [*command, *options]


def _on_clock(command: Sequence[str], target: Path) -> list[str]:
    """`command`, a run of factcheck, with the clock of `sampled` on it, which writes to `target`."""
    python, _, _, *arguments = command
    return [python, "-m", f"{__package__}.sampled", str(target), *arguments]
