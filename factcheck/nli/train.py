"""`python -m factcheck.nli.train DIR` rebuilds the judge's weights from the sentence pairs in DIR and our own.

The openly licensed pairs in DIR come first: they teach what follows from what. Then come the texts of `tests/pairs`,
and their sentences as another desk would edit them, among some of these: they teach what an editor would mark. 2.9
million pairs are read: some minutes on a GPU, which is used where there is one, a day and a half on two cores; goes on
where it was interrupted. Seeds are fixed; another machine rounds otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from ..encoder import Pieces
from ..spans import Span
from ..weights.packaged import word_pieces
from . import CONTRADICTION, KINDS, NEUTRAL
from .data import SHORTENED, Example, drawn, open_examples, turned
from .edited import edited
from .embedded import MAX_PIECES, WEIGHTS, within
from .network import Network, packed
from .news import AGREED, ARTICLES, FAR, REPORT, WORDING, read_news

OPEN, EDITED = "open", "edited"
"""Sources of the pairs that are not of the news: openly licensed ones, and sentences beside their own edits."""
PAIRS = Path("tests/pairs")
"""Our own texts."""
BATCH, SEED = 256, 1
OPEN_PASSES, NEWS_PASSES = 3, 14
PASS = {
    ARTICLES: 92_000,
    REPORT: 11_000,
    WORDING: 15_000,
    AGREED: 36_000,
    FAR: 5_000,
    EDITED: 9_500,
    OPEN: 14_000,
}
"""How many pairs of each source a pass over the news reads, drawn anew for each.

Whole articles most of all: they hold as few differences as news does. Some openly licensed ones are read again, so that
they are not forgotten.
"""
KIND_SHARE, TELLING_SHARE = 0.3, 1.2
"""What the kind of a difference and the words that carry it weigh beside the label."""
EVERY = 200
"""Steps from one checkpoint to the next."""


class Stage(Struct, frozen=True):
    """A part of the training: what is read, and how fast the weights move at first and at last."""

    name: str
    passes: Sequence[Sequence[Example]]
    rate: float
    last_rate: float
    warm_up: int = 100
    """Steps until `rate` is reached."""


class Row(Struct, frozen=True):
    """An example as the network reads it."""

    pieces: Pieces
    label: int
    kinds: tuple[int, ...] | None
    """Places in KINDS of what is told differently; None where that is not known."""
    telling: tuple[Span, ...] | None
    """Word piece and place in KINDS; None where that is not known."""


def fit(network: Network, stage: Stage, folder: Path, say: Callable[[str], object]) -> None:
    """Trains `network` in place by the stage's passes; checkpoints in `folder` let it go on."""
    rows = {example: _row(example) for example in dict.fromkeys(itertools.chain(*stage.passes))}
    batches = [
        batch
        for number, examples in enumerate(stage.passes)
        for batch in _batches([rows[example] for example in examples], SEED + number)
    ]
    trained = network.trained()
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for n, p in trained.items() if n.startswith("encoder.")], "scale": 1.0},
            {"params": [p for n, p in trained.items() if not n.startswith("encoder.")], "scale": 10.0},
        ],
        weight_decay=0.01,
        fused=True,
    )
    checkpoint = folder / f"{stage.name}.safetensors"
    done = _resume(network, optimiser, checkpoint)
    network.train()
    seen, started = 0.0, time.monotonic()
    for step, batch in enumerate(batches):
        if step < done:
            continue
        rate = _rate(stage, step, len(batches))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["scale"]
        loss = _loss(network, batch)
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


def _loss(network: Network, batch: Sequence[Row]) -> Tensor:
    """That of the labels; of the kinds and the telling words where these are known."""
    device = network.out.weight.device
    with torch.autocast(device.type, dtype=torch.bfloat16):
        found = network([row.pieces for row in batch])
    labels = torch.tensor([row.label for row in batch], device=device)
    likely = nn.functional.log_softmax(found.labels.float(), 1)
    neither = likely[:, :CONTRADICTION].logsumexp(1, keepdim=True)  # NO_CONTRADICTION: the last column
    loss = nn.functional.nll_loss(torch.cat([likely, neither], 1), labels)
    kinds, telling = np.zeros(found.kinds.shape, np.float32), np.zeros(found.telling.shape, np.float32)
    kinds_known, words_known = np.zeros((len(batch), 1), np.float32), np.zeros(found.telling.shape[:2], np.float32)
    read = sum(len(row.pieces.ids) for row in batch)
    for place, row in enumerate(batch):
        if row.kinds is not None:
            kinds_known[place], kinds[place, list(row.kinds)] = 1, 1
        if row.telling is not None:
            words_known[place, : len(row.pieces.ids)] = 1
            for piece, kind in row.telling:
                telling[place, piece, kind] = 1
    against = nn.functional.binary_cross_entropy_with_logits

    def there(array: NDArray[np.float32]) -> Tensor:
        return torch.from_numpy(array).to(device)

    wrong = against(found.kinds.float(), there(kinds), reduction="none") * there(kinds_known)
    astray = against(found.telling.float(), there(telling), reduction="none").sum(2) * there(words_known)
    return loss + KIND_SHARE * wrong.sum() / len(batch) + TELLING_SHARE * astray.sum() / read


def _rate(stage: Stage, step: int, steps: int) -> float:
    """Up in a line, then down in half a cosine."""
    if step < stage.warm_up:
        return stage.rate * (step + 1) / stage.warm_up
    part = (step - stage.warm_up) / max(1, steps - stage.warm_up)
    return stage.last_rate + (stage.rate - stage.last_rate) * (1 + math.cos(math.pi * part)) / 2


def _batches(rows: list[Row], seed: int) -> list[list[Row]]:
    """All rows in random batches of about one length, the same at every call."""
    chance = random.Random(seed)
    chance.shuffle(rows)
    found: list[list[Row]] = []
    for start in range(0, len(rows), 100 * BATCH):
        near = sorted(rows[start : start + 100 * BATCH], key=lambda row: len(row.pieces.ids))
        cut = [near[place : place + BATCH] for place in range(0, len(near), BATCH)]
        chance.shuffle(cut)
        found += cut
    return found


def _row(example: Example) -> Row:
    (read,) = word_pieces([(example.a, example.b)], MAX_PIECES)
    pieces = Pieces(read.ids, read.type_ids)
    if example.differences is None:
        return Row(pieces, example.label, None, None)
    kinds = tuple(sorted({KINDS.index(one.kind) for one in example.differences}))
    if any(span is None for one in example.differences for span in (one.a, one.b)):
        return Row(pieces, example.label, kinds, None)
    telling = {
        (piece, KINDS.index(one.kind))
        for one in example.differences
        for side, span in enumerate((one.a, one.b))
        if span
        for piece in within(read, side, span)
    }
    return Row(pieces, example.label, kinds, tuple(sorted(telling)))


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
    device = network.out.weight.device
    tensors = load_file(path, device=str(device))
    with safe_open(path, "pt") as file:
        step = int(file.metadata()["step"])
    with torch.no_grad():
        for name, parameter in network.trained().items():
            parameter.copy_(tensors[name])
            optimiser.state[parameter] = {
                "step": torch.tensor(float(step), device=device),
                "exp_avg": tensors[f"{name}@exp_avg"],
                "exp_avg_sq": tensors[f"{name}@exp_avg_sq"],
            }
    return step


def stages(folder: Path) -> Iterator[Stage]:
    """What is read in turn: the openly licensed pairs in `folder`, then our own among some of these."""
    chance = random.Random(SEED)
    base = open_examples(folder, chance)
    yield Stage("open", [base] * OPEN_PASSES, 3e-4, 9e-5)
    news = read_news(PAIRS)
    texts = list(dict.fromkeys(text for pair in news for text in (pair.a, pair.b)))
    pools: dict[str, list[Example]] = defaultdict(list)
    for pair in news:
        pools[pair.source] += [pair, turned(pair)]
    pools[EDITED] = list(edited(texts, chance))
    # A shortened sentence is told apart from the whole there, and agrees with it in the news.
    pools[OPEN] = [pair for pair in base if not (pair.source == SHORTENED and pair.label == NEUTRAL)]
    passes = [
        [pair for source, count in PASS.items() for pair in drawn(pools[source], count, chance)]
        for _ in range(NEWS_PASSES)
    ]
    yield Stage("news", passes, 3e-4, 6e-6)


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
    network = Network().to("cuda" if torch.cuda.is_available() else "cpu")
    for stage in stages(options.folder):
        fit(network, stage, options.work, _say)
    weights = packed({name: parameter.detach().cpu() for name, parameter in network.trained().items()})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, options.out)
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    _say(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, sha256 {digest}: write it into embedded.py")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
