"""`python -m factcheck.nli.train DIR` rebuilds the judge's weights from the sentence pairs in DIR.

Takes about an hour on two cores; goes on where it was interrupted. The openly licensed pairs come first, then the
language of news (`matters.yaml`) among some of these. Seeds are fixed; another machine may round otherwise. On Linux
MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ of some gigabytes in the environment halve the time of a step.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

from ..encoder import Pieces
from . import CONTRADICTION
from .data import REVISIONS, Example, news_examples, open_examples
from .embedded import WEIGHTS, encode
from .network import Network, packed

BATCH, SEED = 32, 1
NEWS, AGAIN = 5_000, 2_500
"""Pairs of the second stage: in the language of news; once more all revisions, and of what is no contradiction."""
MORE_NEWS, MORE_AGAIN, MORE = 3_500, 2_000, 4_000
"""The same of the third stage, and of everything of the first."""
MOST_PIECES = 96
"""Word pieces of a pair that training reads."""
EVERY = 100
"""Steps from one checkpoint to the next."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training: what is read, and how fast the weights move at first and at last."""

    name: str
    examples: list[Example]
    rate: float
    last_rate: float
    warm_up: int = 200
    """Steps until `rate` is reached."""


def fit(network: Network, stage: Stage, folder: Path, say: Callable[[str], object]) -> None:
    """Trains `network` in place by one pass over the stage's examples; checkpoints in `folder` let it go on."""
    batches = _batches(stage.examples)
    trained = network.trained()
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for n, p in trained.items() if not n.startswith("out.")], "scale": 1.0},
            {"params": [p for n, p in trained.items() if n.startswith("out.")], "scale": 10.0},
        ],
        weight_decay=0.01,
        fused=True,
    )
    checkpoint = folder / f"{stage.name}.safetensors"
    done = _resume(network, optimiser, checkpoint)
    network.train()
    seen, started = 0.0, time.monotonic()
    for step, (batch, labels) in enumerate(batches):
        if step < done:
            continue
        rate = _rate(stage, step, len(batches))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["scale"]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            odds = network(batch)
        loss = nn.functional.cross_entropy(odds.float(), torch.tensor(labels))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained.values(), 1.0)
        optimiser.step()
        seen += float(loss.detach())
        if (step + 1) % EVERY == 0 or step + 1 == len(batches):
            _keep(network, optimiser, checkpoint, step + 1)
            pace = (step + 1 - done) * BATCH / (time.monotonic() - started)
            count = (step % EVERY) + 1
            say(f"{stage.name} {step + 1}/{len(batches)} loss {seen / count:.3f}, {pace:.0f} pairs/s")
            seen = 0.0


def _rate(stage: Stage, step: int, steps: int) -> float:
    """Up in a line, then down in half a cosine."""
    if step < stage.warm_up:
        return stage.rate * (step + 1) / stage.warm_up
    part = (step - stage.warm_up) / max(1, steps - stage.warm_up)
    return stage.last_rate + (stage.rate - stage.last_rate) * (1 + math.cos(math.pi * part)) / 2


def _batches(examples: Sequence[Example]) -> list[tuple[list[Pieces], list[int]]]:
    """All examples in random batches of about one length, the same at every call."""
    chance = random.Random(SEED)
    rows = list(zip(encode([(e.a, e.b) for e in examples], MOST_PIECES), (e.label for e in examples), strict=True))
    chance.shuffle(rows)
    found: list[tuple[list[Pieces], list[int]]] = []
    for start in range(0, len(rows), 50 * BATCH):
        near = sorted(rows[start : start + 50 * BATCH], key=lambda row: len(row[0].ids))
        cut = [near[place : place + BATCH] for place in range(0, len(near), BATCH)]
        chance.shuffle(cut)
        found += [([row[0] for row in part], [row[1] for row in part]) for part in cut]
    return found


def _keep(network: Network, optimiser: torch.optim.Optimizer, path: Path, step: int) -> None:
    """Writes weights, the optimiser's moments and the step, whole or not at all."""
    names = {id(parameter): name for name, parameter in network.trained().items()}
    tensors = {name: parameter.detach() for name, parameter in network.trained().items()}
    for parameter, state in optimiser.state.items():
        tensors |= {f"{names[id(parameter)]}@{key}": state[key].detach() for key in ("exp_avg", "exp_avg_sq")}
    draft = path.with_suffix(".draft")
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, draft, {"step": str(step)})
    draft.replace(path)


def _resume(network: Network, optimiser: torch.optim.Optimizer, path: Path) -> int:
    """How many steps the checkpoint at `path` has behind it, its weights and moments put in place; 0 without one."""
    if not path.is_file():
        return 0
    tensors = load_file(path)
    with safe_open(path, "pt") as file:
        step = int(file.metadata()["step"])
    with torch.no_grad():
        for name, parameter in network.trained().items():
            parameter.copy_(tensors[name])
            optimiser.state[parameter] = {
                "step": torch.tensor(float(step)),
                "exp_avg": tensors[f"{name}@exp_avg"],
                "exp_avg_sq": tensors[f"{name}@exp_avg_sq"],
            }
    return step


def stages(folder: Path) -> Iterator[Stage]:
    """What is read in turn: the openly licensed pairs in `folder`, then twice the language of news among such pairs."""
    chance = random.Random(SEED)
    base = open_examples(folder, chance)
    yield Stage("open", base, 1e-4, 2e-5)
    yield Stage("news", _mixed(base, chance, NEWS, AGAIN), 5e-5, 2e-6, warm_up=50)
    chance = random.Random(SEED + 1)
    base = open_examples(folder, chance)  # another draw
    yield Stage("more", _mixed(base, chance, MORE_NEWS, MORE_AGAIN) + base[:MORE], 8e-5, 2e-6, warm_up=30)


def _mixed(base: Sequence[Example], chance: random.Random, news: int, again: int) -> list[Example]:
    """`news` pairs in the language of news, the revisions of `base`, and `again` of what is no contradiction there."""
    revised = [pair for pair in base if pair.source == REVISIONS]
    agreed = [pair for pair in base if pair.label != CONTRADICTION]
    return news_examples(news, chance) + revised + chance.sample(agreed, again)


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds a_open_upstream.jsonl.gz")
    parser.add_argument("--work", type=Path, default=Path("judge-checkpoints"), help="a folder for checkpoints")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the file that is written")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)  # tiny moments would make every step several times slower
    network = Network()
    for stage in stages(options.folder):
        fit(network, stage, options.work, _say)
    weights = packed(network.trained())
    options.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, options.out)
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    _say(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, sha256 {digest}: write it into embedded.py")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
