"""Training: it goes on where it stopped, and what is stored is what was trained."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from factcheck.encoder import Pieces
from factcheck.model import Kind
from factcheck.nli import KINDS, train
from factcheck.nli.data import Example, LabelledDifference
from factcheck.nli.embedded import Unpacked
from factcheck.nli.network import Network, packed
from factcheck.nli.train import Stage, fit
from factcheck.weights.packaged import word_pieces

LEFT = (0, 9)
EXAMPLES = [
    Example(f"The ferry left at {n}.", f"The ferry sank at {n}.", n % 3, differences=differences)
    for n, differences in enumerate([None, (), (LabelledDifference(Kind.EVENT, LEFT, LEFT),)] * 2)
]


def trained(folder: Path, examples: list[Example] = EXAMPLES) -> Network:
    torch.manual_seed(1)
    network = Network()
    for parameter in network.encoder.parameters():
        parameter.requires_grad_(False)  # the outputs alone, so that a step takes no time
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # nothing is left to chance
    fit(network, Stage("try", [examples], 1e-2, 1e-3, warm_up=1), folder, lambda text: None)
    return network


def test_an_interrupted_training_ends_as_one_without_a_break(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "BATCH", 2)
    monkeypatch.setattr(train, "EVERY", 1)
    (tmp_path / "whole").mkdir()
    (tmp_path / "broken").mkdir()
    whole = trained(tmp_path / "whole")
    keep, kept = train._keep, []

    def stop(*arguments: object) -> None:
        keep(*arguments)  # type: ignore[arg-type]
        kept.append(arguments)
        if len(kept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(train, "_keep", stop)
    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path / "broken")
    again = trained(tmp_path / "broken")
    assert len(kept) == 3, "two steps before the break, one after it"
    for head in ("out", "kind", "tell"):
        torch.testing.assert_close(getattr(again, head).weight, getattr(whole, head).weight)


def test_eight_bits_change_the_answer_little() -> None:
    torch.manual_seed(2)
    network = Network().eval()
    texts = [("The ferry sank.", "The ferry left."), ("Rain fell on the town.", "It was dry.")]
    rows = [Pieces(read.ids, read.type_ids) for read in word_pieces(texts, 128)]
    with torch.inference_mode():
        before = network(rows).labels
        stored = {name: tensor.numpy() for name, tensor in packed(network.trained()).items()}
        network.load({name: torch.from_numpy(weight) for name, weight in Unpacked(stored).items()})
        after = network(rows).labels
    torch.testing.assert_close(before, after, atol=0.05, rtol=0)


def test_the_words_that_tell_are_learned_piece_by_piece() -> None:
    row = train._row(EXAMPLES[2])
    pieces = {piece for piece, kind in row.telling or () if KINDS[kind] is Kind.EVENT}
    (read,) = word_pieces([(EXAMPLES[2].a, EXAMPLES[2].b)], 128)
    assert {read.tokens[piece] for piece in pieces} == {"the", "ferry"}
    assert {read.sequence_ids[piece] for piece in pieces} == {0, 1}


def test_where_no_words_are_known_none_are_learned() -> None:
    assert train._row(EXAMPLES[0]).kinds is None
    unmarked = Example("a", "b", 2, differences=(LabelledDifference(Kind.TIME, None, None),))
    assert train._row(unmarked).kinds == (KINDS.index(Kind.TIME),)
    assert train._row(unmarked).telling is None
