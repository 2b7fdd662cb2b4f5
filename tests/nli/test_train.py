"""Training: it goes on where it stopped, and what is stored is what was trained."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from factcheck.nli import train
from factcheck.nli.data import Example
from factcheck.nli.embedded import encode, unpacked
from factcheck.nli.network import Network, packed
from factcheck.nli.train import Stage, fit

EXAMPLES = [Example(f"The ferry left at {n}.", f"The ferry sank at {n}.", n % 3) for n in range(6)]


def trained(folder: Path, examples: list[Example] = EXAMPLES) -> Network:
    torch.manual_seed(1)
    network = Network()
    for parameter in network.encoder.parameters():
        parameter.requires_grad_(False)  # the outputs alone, so that a step takes no time
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # nothing is left to chance
    fit(network, Stage("try", examples, 1e-2, 1e-3, warm_up=1), folder, lambda text: None)
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
    torch.testing.assert_close(again.out.weight, whole.out.weight)


def test_eight_bits_change_the_answer_little() -> None:
    torch.manual_seed(2)
    network = Network().eval()
    rows = encode([("The ferry sank.", "The ferry left."), ("Rain fell on the town.", "It was dry.")])
    with torch.inference_mode():
        before = network(rows)
        stored = {name: tensor.numpy() for name, tensor in packed(network.trained()).items()}
        network.load({name: torch.from_numpy(weight) for name, weight in unpacked(stored).items()})
        after = network(rows)
    torch.testing.assert_close(before, after, atol=0.05, rtol=0)
