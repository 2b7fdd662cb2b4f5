"""`python -m factcheck.tag.train DIR` rebuilds the tagger's weights from the labelled sets in DIR.

Takes about twenty minutes on one core. Only what is trained here is written: the adapter, the table of features and
the output layers; the encoder stays as its publisher released it. Seeds are fixed; another machine may round otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from safetensors.numpy import save_file
from torch import Tensor, nn
from transformers import AutoModel

from ..encoder import WIDTH
from ..encoder.adapter import LINEAR
from ..weights.packaged import model_folder
from .augment import Names, in_capitals, newswire, renamed
from .corpora import Labelled, held_out, labels, read_corpus
from .features import BUCKETS
from .model import LABELS, SCALE, WEIGHTS, Model
from .reading import FLAGS, Reading, read

TRAIN = ("gum_open_train", "gum_open_dev", "uner_ewt_dev")
"""Sets whose labels and text are under an open licence that their source states."""
TEST = ("gum_open_test", "uner_ewt_test", "crossner_politics_test")
SPLIT = "wikigold"
"""This set has no official parts: a tenth of it is kept back for the test."""

EPOCHS, BATCH, SEED = 3, 32, 1
RATE_ADAPTER, RATE_HEAD = 1e-3, 2e-3
RANK, HIDDEN = 16, 128
_TOLD = 50
"""Batches between two lines about progress."""
DROPPED = 0.2
"""Share of features and hidden units that a training step leaves out."""
LOUD = 0.12
"""Share of the sentences that are also seen as headlines."""
RENAMED = 0.3
"""Share of the sentences with names that are also seen with other names."""
NEWSWIRE = 6
"""How often each pattern of news is filled."""


class Example(Struct, frozen=True):
    """A labelled sentence, read once."""

    reading: Reading
    labels: list[int]


class _Adapted(nn.Module):
    """A frozen linear layer and its low-rank change."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.a = nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.b = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        return torch.as_tensor(self.linear(x) + SCALE * (x @ self.a.T) @ self.b.T)


class Network(nn.Module):
    """The tagger of `model.Model`, to be trained."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(model_folder()))
        self.encoder.requires_grad_(False)
        for block in self.encoder.encoder.layer:
            for part in LINEAR:
                parent, _, name = part.rpartition(".")
                owner = block.get_submodule(parent)
                setattr(owner, name, _Adapted(getattr(owner, name)))
        self.flags = nn.EmbeddingBag(FLAGS, WIDTH, mode="sum")
        self.table = nn.EmbeddingBag(BUCKETS, len(LABELS), mode="sum")
        self.hidden = nn.Linear(WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(LABELS))
        self.drop = nn.Dropout(DROPPED)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.start = nn.Parameter(torch.zeros(len(LABELS)))
        nn.init.zeros_(self.flags.weight)
        nn.init.zeros_(self.table.weight)

    def adapter(self) -> list[nn.Parameter]:
        """What changes the encoder."""
        return [p for p in (*self.encoder.parameters(), *self.flags.parameters()) if p.requires_grad]

    def head(self) -> list[nn.Parameter]:
        """What stands on the encoder."""
        parts = (self.table, self.hidden, self.out)
        return [self.transitions, self.start, *(p for part in parts for p in part.parameters())]

    def emissions(self, batch: Sequence[Reading], chance: np.random.Generator) -> Tensor:
        """(tokens of the batch, labels): how well each label fits each token."""
        longest = max(len(reading.pieces) for reading in batch)
        padded = [[*reading.pieces, *[0] * (longest - len(reading.pieces))] for reading in batch]
        mask = torch.tensor([[place < len(r.pieces) for place in range(longest)] for r in batch])
        flags = _bag([r.flags[place] if place < len(r.flags) else [] for r in batch for place in range(longest)])
        embedded = self.encoder.embeddings.word_embeddings(torch.tensor(padded))
        embedded = embedded + self.flags(*flags).view(len(batch), longest, -1)
        state = self.encoder(inputs_embeds=embedded, attention_mask=mask.long()).last_hidden_state
        spans = [range(row * longest + s, row * longest + e) for row, r in enumerate(batch) for s, e in r.spans]
        pooled = nn.functional.embedding_bag(_bag(spans)[0], state.reshape(-1, WIDTH), _bag(spans)[1], mode="mean")
        rows = [
            np.asarray(row)[chance.random(len(row)) > DROPPED].tolist()
            for reading in batch
            for row in np.split(reading.rows, reading.starts[1:])
        ]
        inner = self.drop(torch.relu(self.hidden(self.drop(pooled))))
        return torch.as_tensor(self.table(*_bag(rows)) + self.out(inner))


def _bag(rows: Iterable[Iterable[int]]) -> tuple[Tensor, Tensor]:
    """The rows one after the other, and where each begins."""
    flat: list[int] = []
    starts: list[int] = []
    for row in rows:
        starts.append(len(flat))
        flat.extend(row)
    return torch.tensor(flat, dtype=torch.long), torch.tensor(starts, dtype=torch.long)


def loss_of(network: Network, batch: Sequence[Example], chance: np.random.Generator) -> Tensor:
    """The mean negative log-likelihood of the labels under a chain of labels (linear-chain CRF)."""
    flat = network.emissions([example.reading for example in batch], chance)
    lengths = [len(example.labels) for example in batch]
    emissions = nn.utils.rnn.pad_sequence(list(torch.split(flat, lengths)), batch_first=True)
    gold = nn.utils.rnn.pad_sequence([torch.tensor(example.labels) for example in batch], batch_first=True)
    mask = torch.arange(emissions.shape[1])[None] < torch.tensor(lengths)[:, None]
    chosen = emissions.gather(2, gold[..., None])[..., 0]
    path = chosen[:, 0] + network.start[gold[:, 0]]
    every = emissions[:, 0] + network.start
    for place in range(1, emissions.shape[1]):
        live = mask[:, place]
        stepped = torch.logsumexp(every[:, :, None] + network.transitions, 1) + emissions[:, place]
        every = torch.where(live[:, None], stepped, every)
        path = path + live * (chosen[:, place] + network.transitions[gold[:, place - 1], gold[:, place]])
    return (torch.logsumexp(every, 1) - path).mean()


def fit(network: Network, examples: list[Example], say: Callable[[str], object]) -> None:
    """Trains `network` in place."""
    chance = np.random.default_rng(SEED)
    groups = ((network.adapter(), RATE_ADAPTER), (network.head(), RATE_HEAD))
    optimiser = torch.optim.AdamW([{"params": list(p), "lr": rate} for p, rate in groups], weight_decay=0.0)
    batches = [_batches(examples, chance) for _ in range(EPOCHS)]
    total = sum(map(len, batches))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / 100) * (1 - step / total))
    for turn, epoch in enumerate(batches, 1):
        seen = 0.0
        for place, batch in enumerate(epoch, 1):
            loss = loss_of(network, batch, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            seen += float(loss.detach())
            if place % _TOLD == 0 or place == len(epoch):
                say(f"pass {turn} of {EPOCHS}, batch {place} of {len(epoch)}, mean loss {seen / place:.3f}")


def _batches(examples: list[Example], chance: np.random.Generator) -> list[list[Example]]:
    """All examples in random batches of about one length."""
    order = [examples[place] for place in chance.permutation(len(examples))]
    found: list[list[Example]] = []
    for start in range(0, len(order), 40 * BATCH):
        near = sorted(order[start : start + 40 * BATCH], key=lambda example: len(example.reading.pieces))
        found += [near[place : place + BATCH] for place in range(0, len(near), BATCH)]
    return [found[place] for place in chance.permutation(len(found))]


def weights_of(network: Network) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float16]]]:
    """What `model.Model` needs, in half precision."""
    parts: dict[str, Tensor] = {"flags": network.flags.weight, "table": network.table.weight}
    parts |= {"transitions": network.transitions, "start": network.start}
    for name in ("hidden", "out"):
        layer = getattr(network, name)
        parts |= {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
    for place, block in enumerate(network.encoder.encoder.layer):
        for part in LINEAR:
            adapted = block.get_submodule(part)
            parts |= {f"{place}.{part}.a": adapted.a, f"{place}.{part}.b": adapted.b}
    return {name: tensor.detach().numpy().astype(np.float16) for name, tensor in parts.items()}


def scores(model: Model, sentences: Sequence[Labelled]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each kind; a span counts when its start, end and kind are right."""
    kinds = {"person": "PER", "place": "LOC", "body": "ORG"}
    counts = {kind: [0, 0, 0] for kind in kinds.values()}
    for sentence, found in zip(sentences, model([s.text for s in sentences]), strict=True):
        guessed = {(span.start, span.end, kinds[span.kind.value]) for span in found}
        for kind, count in counts.items():
            left, right = {s for s in guessed if s[2] == kind}, {s for s in sentence.spans if s[2] == kind}
            count[0] += len(left & right)
            count[1] += len(left)
            count[2] += len(right)
    return {
        k: (hit / max(1, ours), hit / max(1, gold), 2 * hit / max(1, ours + gold))
        for k, (hit, ours, gold) in counts.items()
    }


def augmented(sentences: list[Labelled]) -> list[Labelled]:
    """`sentences` and those made of them: with other names, from the patterns of news, as headlines."""
    names = Names(sentences, SEED)
    plain = [*sentences, *renamed(sentences, names, RENAMED, SEED), *newswire(names, NEWSWIRE)]
    return [*plain, *in_capitals(plain, LOUD, SEED)]


def _examples(sentences: Iterable[Labelled]) -> list[Example]:
    readings = [(sentence, read(sentence.text)) for sentence in sentences]
    return [Example(reading, labels(sentence, reading.tokens)) for sentence, reading in readings if reading.tokens]


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains, writes the weights, prints the scores on text never trained on and the sha256 to pin."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the labelled sets, one .jsonl each")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    given = parser.parse_args(arguments)
    torch.manual_seed(SEED)
    own, held = held_out(read_corpus(given.folder / f"{SPLIT}.jsonl"))
    sentences = [*own, *(s for name in TRAIN for s in read_corpus(given.folder / f"{name}.jsonl"))]
    network = Network()
    fit(network, _examples(augmented(sentences)), lambda line: sys.stderr.write(line + "\n"))
    weights = weights_of(network)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, given.out)
    model = Model({name: array.astype(np.float32) for name, array in weights.items()})
    tests = {SPLIT: held, **{name: read_corpus(given.folder / f"{name}.jsonl") for name in TEST}}
    for name, test in tests.items():
        for kind, (precision, recall, f1) in scores(model, test).items():
            sys.stdout.write(f"{name:24} {kind} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}\n")
    sys.stdout.write(f"sha256 {hashlib.sha256(given.out.read_bytes()).hexdigest()}\n")


if __name__ == "__main__":
    main()
