"""Models of others: nothing of one runs when it is loaded, and the network is asked only for what is not here."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import save_file

import factcheck
from factcheck.embed import load_embedder
from factcheck.errors import ModelError
from factcheck.nli import load_judge
from factcheck.settings import DEFAULT_MODEL
from factcheck.weights.foreign import SAFE, foreign_model
from factcheck.weights.packaged import model_folder

ROOT = Path(factcheck.__file__).parents[1]
MODULE = "import pathlib\npathlib.Path({mark!r}).write_text('it ran')\nclass Evil: pass\n"


class Bomb:
    """A pickle of this writes a file when it is read."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return Path.write_text, (self.mark, "it ran")


@pytest.fixture
def mark(tmp_path) -> Path:
    """The file that is there when something ran."""
    return tmp_path / "it-ran"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A sentence-transformers model that is sound: the one that comes with factcheck."""
    shutil.copytree(model_folder(), tmp_path / "model")
    return tmp_path / "model"


@pytest.fixture
def hub(monkeypatch, tmp_path) -> Path:
    """The hub's cache, which is empty; a connection to anywhere is a failure."""
    from huggingface_hub import constants

    def connect(*given: object) -> None:
        pytest.fail(f"a connection was tried: {given}")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)
    return tmp_path / "hub"


def lay(hub: Path, name: str, files: dict[str, bytes]) -> Path:
    """Lays a model into the hub's cache as its library does."""
    place = hub / f"models--{name.replace('/', '--')}"
    (place / "refs").mkdir(parents=True)
    (place / "refs" / "main").write_text("c0ffee", encoding="ascii")
    for file, content in files.items():
        (place / "snapshots" / "c0ffee" / file).parent.mkdir(parents=True, exist_ok=True)
        (place / "snapshots" / "c0ffee" / file).write_bytes(content)
    return place / "snapshots" / "c0ffee"


class TestCode:
    def test_a_sound_folder_is_taken(self, folder):
        assert foreign_model(str(folder), "--model", offline=False) == folder

    def test_a_folder_that_is_no_model_is_not_searched(self, tmp_path):
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "a.pt").write_bytes(b"")
        with pytest.raises(ModelError, match="this folder is no model"):
            load_embedder(str(tmp_path))

    def test_a_model_without_weights_is_refused(self, folder):
        (folder / "model.safetensors").unlink()
        with pytest.raises(
            ModelError, match=r"this model holds no weights \(\*\.safetensors\)\. Name another model with --model\."
        ):
            load_embedder(str(folder))

    @pytest.mark.parametrize("name", ["pytorch_model.bin", "weights.pt", "model.pkl", "adapter_model.bin", "a.ckpt"])
    def test_weights_that_are_a_pickle_are_refused_unread(self, folder, mark, name):
        (folder / "model.safetensors").unlink()
        (folder / name).write_bytes(pickle.dumps(Bomb(mark)))
        with pytest.raises(ModelError, match=rf"{name} is a pickle, which can hold a program.*--model"):
            load_embedder(str(folder))
        assert not mark.exists()

    def test_so_are_those_of_a_module_below(self, folder, mark):
        """sentence-transformers would read them: it looks for `model.safetensors` in the folder of each module."""
        (folder / "2_Dense").mkdir()
        (folder / "2_Dense" / "pytorch_model.bin").write_bytes(pickle.dumps(Bomb(mark)))
        save_file({"x": np.zeros(1, np.float32)}, folder / "2_Dense" / "other.safetensors")
        with pytest.raises(ModelError, match=r"2_Dense/pytorch_model\.bin is a pickle"):
            load_embedder(str(folder))
        assert not mark.exists()

    @pytest.mark.parametrize("place", ["", "0_Transformer"])
    def test_weights_of_the_model_do_not_keep_the_pickle_of_an_adapter_unread(self, folder, mark, place):
        (folder / place).mkdir(exist_ok=True)
        save_file({"x": np.zeros(1, np.float32)}, folder / place / "model.safetensors")
        (folder / place / "adapter_model.bin").write_bytes(pickle.dumps(Bomb(mark)))
        with pytest.raises(
            ModelError, match=r"adapter_model\.bin is a pickle.*there is no adapter_model\.safetensors beside it"
        ):
            load_embedder(str(folder))
        assert not mark.exists()
        save_file({"x": np.zeros(1, np.float32)}, folder / place / "adapter_model.safetensors")
        assert foreign_model(str(folder), "--model", offline=False) == folder

    def test_so_are_those_of_a_judge(self, folder, mark):
        (folder / "model.safetensors").unlink()
        (folder / "pytorch_model.bin").write_bytes(pickle.dumps(Bomb(mark)))
        with pytest.raises(ModelError, match=r"is a pickle.*--judge"):
            load_judge(str(folder))
        assert not mark.exists()

    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("modules.json", [{"idx": 0, "name": "0", "path": "", "type": "evil.Evil"}]),
            ("modules.json", [{"idx": 0, "name": "0", "path": "", "type": "os.system"}]),
            ("0_Router/router_config.json", {"types": {"query": "evil.Evil"}, "structure": {}}),
        ],
    )
    def test_a_class_of_its_own_is_refused_and_not_imported(self, folder, mark, file, content):
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(json.dumps(content), encoding="utf-8")
        (folder / "evil.py").write_text(MODULE.format(mark=str(mark)), encoding="utf-8")
        with pytest.raises(
            ModelError, match=r"code that is not of sentence-transformers.*nothing of this one was loaded"
        ):
            load_embedder(str(folder))
        assert not mark.exists()

    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("2_Dense/config.json", {"in_features": 384, "activation_function": "evil.Evil"}),
            ("2_Dense/config.json", {"in_features": 384, "activation_function": "torch.hub.load"}),
            ("config.json", {"sentence_transformers": {"activation_fn": "evil.Evil"}}),
            ("config.json", {"sbert_ce_default_activation_function": "torch.evil.Evil"}),
            ("config_sentence_transformers.json", {"activation_fn": "evil.Evil"}),
        ],
    )
    @pytest.mark.parametrize("load", [load_embedder, load_judge])
    def test_a_function_behind_a_layer_that_is_not_of_torch_is_refused(self, folder, file, content, load):
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(json.dumps(content), encoding="utf-8")
        with pytest.raises(
            ModelError, match=rf"{file} names '(torch\.)?\w+\.\w+', code that is not of torch\.nn\. Name another model"
        ):
            load(str(folder))

    @pytest.mark.parametrize(
        "content",
        [
            {"activation_function": "gelu_new", "sbert_ce_default_activation_function": None},
            {"activation_function": "torch.nn.modules.activation.Tanh"},
            {"sentence_transformers": {"activation_fn": "torch.nn.modules.linear.Identity", "version": "5.0.0"}},
            ["activation_function"],
        ],
    )
    def test_a_function_of_torch_or_of_the_table_of_transformers_is_taken(self, folder, content):
        (folder / "config.json").write_text(json.dumps(content), encoding="utf-8")
        assert foreign_model(str(folder), "--model", offline=False) == folder

    def test_modules_too_deep_to_be_read_are_left_to_the_library(self, folder):
        (folder / "modules.json").write_text("[" * 100_000, encoding="utf-8")
        assert foreign_model(str(folder), "--model", offline=False) == folder

    def test_code_that_transformers_is_pointed_to_does_not_run_and_nobody_is_told_to_trust_it(self, folder, mark):
        configuration = json.loads((folder / "config.json").read_bytes())
        configuration |= {"model_type": "unheard-of", "auto_map": {"AutoConfig": "evil.Evil", "AutoModel": "evil.Evil"}}
        (folder / "config.json").write_text(json.dumps(configuration), encoding="utf-8")
        (folder / "evil.py").write_text(MODULE.format(mark=str(mark)), encoding="utf-8")
        with pytest.raises(ModelError, match="code of its makers, which factcheck never runs") as caught:
            load_embedder(str(folder))
        assert "trust_remote_code" not in str(caught.value)
        assert not mark.exists()

    def test_of_a_pickle_beside_sound_weights_nothing_is_read(self, folder, mark, monkeypatch):
        import torch

        monkeypatch.setattr(torch, "load", lambda *given, **more: pytest.fail("a pickle was read"))
        for name in ("pytorch_model.bin", "training_args.bin", "optimizer.pt"):
            (folder / name).write_bytes(pickle.dumps(Bomb(mark)))
        assert load_embedder(str(folder))(["Fog."]).shape == (1, 384)
        assert not mark.exists()

    def test_a_setting_of_the_model_cannot_ask_for_the_pickle(self, folder, mark, monkeypatch):
        import torch

        monkeypatch.setattr(torch, "load", lambda *given, **more: pytest.fail("a pickle was read"))
        (folder / "pytorch_model.bin").write_bytes(pickle.dumps(Bomb(mark)))
        settings = {"max_seq_length": 256, "model_args": {"use_safetensors": False, "trust_remote_code": True}}
        (folder / "sentence_bert_config.json").write_text(json.dumps(settings), encoding="utf-8")
        assert load_embedder(str(folder))(["Fog."]).shape == (1, 384)
        assert not mark.exists()

    def test_libraries_are_asked_for_neither_code_nor_pickle_nor_network(self):
        assert (SAFE["trust_remote_code"], SAFE["local_files_only"]) == (False, True)
        assert SAFE["model_kwargs"]["use_safetensors"] is True


class TestHub:
    def test_a_model_that_lies_in_its_cache_is_taken_without_a_question(self, hub):
        place = lay(hub, "someone/model", {"model.safetensors": b"", "config.json": b"{}"})
        assert foreign_model("someone/model", "--model", offline=False) == place
        assert foreign_model("someone/model", "--model", offline=True) == place

    def test_the_makers_of_the_library_need_not_be_named(self, hub):
        place = lay(hub, "sentence-transformers/all-x", {"model.safetensors": b"", "config.json": b"{}"})
        assert foreign_model("all-x", "--model", offline=True) == place

    def test_what_lies_there_is_refused_like_a_folder(self, hub, mark):
        files = {"model.safetensors": b"", "config.json": b"{}", "2_Dense/pytorch_model.bin": pickle.dumps(Bomb(mark))}
        lay(hub, "someone/model", files)
        with pytest.raises(ModelError, match=r"someone/model: 2_Dense/pytorch_model\.bin is a pickle"):
            foreign_model("someone/model", "--judge", offline=True)
        assert not mark.exists()

    @pytest.mark.parametrize("files", [{}, {"config.json": b"{}"}])
    def test_offline_what_is_not_here_is_refused_at_once(self, hub, files):
        if files:
            lay(hub, "someone/model", files)
        with pytest.raises(
            ModelError, match=r"someone/model: neither a folder .* --offline .*forbids to fetch it\. Name"
        ):
            load_embedder("someone/model", offline=True)
        with pytest.raises(ModelError, match=r"forbids to fetch it.*--judge"):
            load_judge("someone/model", offline=True)

    @pytest.mark.usefixtures("hub")
    def test_the_variable_of_the_hub_means_the_same(self, monkeypatch):
        from huggingface_hub import constants

        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
        with pytest.raises(ModelError, match="forbids to fetch it"):
            foreign_model("someone/model", "--model", offline=False)

    def test_else_it_is_fetched_without_pickles_and_code(self, hub, monkeypatch):
        import huggingface_hub

        asked = []

        def fetch(name: str, *, local_files_only: bool = False, ignore_patterns: list[str], **more: object) -> str:
            if local_files_only:
                raise FileNotFoundError(name)
            asked.append((name, ignore_patterns))
            return str(lay(hub, name, {"model.safetensors": b"", "config.json": b"{}"}))

        monkeypatch.setattr(huggingface_hub, "snapshot_download", fetch)
        monkeypatch.setattr(huggingface_hub.HfApi, "model_info", lambda *given, timeout: None)
        assert foreign_model("someone/model", "--model", offline=False).name == "c0ffee"
        ((name, ignored),) = asked
        assert name == "someone/model"
        assert {"pytorch_model*.bin", "*.pt", "*.pkl", "*.py"} <= set(ignored)

    @pytest.mark.usefixtures("hub")
    def test_what_the_hub_does_not_know_is_said_to_be_no_model(self, monkeypatch):
        import huggingface_hub
        from huggingface_hub.errors import RepositoryNotFoundError

        def unknown(_hub: object, name: str, *, timeout: float) -> None:
            raise RepositoryNotFoundError(name, response=SimpleNamespace(headers={}, request=None))

        monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unknown)
        with pytest.raises(ModelError) as caught:
            load_judge("someone/model")
        assert str(caught.value) == (
            "someone/model: neither a folder here nor a model that the hub shows to you. Check what --judge names."
        )

    @pytest.mark.usefixtures("hub")
    @pytest.mark.parametrize("name", ["./model", "a/b/c", "/nowhere/model", "mod el", "...", "a" * 200])
    def test_what_can_be_no_name_is_said_to_be_no_folder(self, name):
        with pytest.raises(ModelError, match="no such folder, and no name of a model"):
            foreign_model(name, "--model", offline=False)

    def test_the_default_by_way_of_the_hub_must_be_the_pinned_one(self, hub, monkeypatch):
        lay(hub, DEFAULT_MODEL, {"model.safetensors": b"another", "tokenizer.json": b"{}", "config.json": b"{}"})
        monkeypatch.setattr("factcheck.embed.is_installed", lambda: False)
        with pytest.raises(ModelError, match=r"sha256 is .*, expected"):
            load_embedder(DEFAULT_MODEL)


@pytest.fixture
def silent():
    """The address of a server that takes a call and says nothing, and of one that is not there."""
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
        closed.close()
        yield {"silent": f"http://127.0.0.1:{listening.getsockname()[1]}", "gone": f"http://127.0.0.1:{port}"}


@pytest.mark.parametrize("hub", ["silent", "gone"])
def test_without_a_network_one_short_message_comes_soon(silent, hub, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The ferry sank off Lindholm, said {name}.", encoding="utf-8")
    more = {
        "HF_ENDPOINT": silent[hub],
        "HF_HOME": str(tmp_path / "hub"),
        "NO_PROXY": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
    }
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "report", "a.txt", "b.txt", "--model", "someone/model", "--quiet"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"} | more,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert time.monotonic() - start < 60
    assert done.returncode == 2
    (message,) = done.stderr.splitlines()
    assert message.startswith(
        f"factcheck: someone/model: not on this computer, and the hub ({silent[hub]}) did not give it ("
    )
    assert message.endswith("Check the network, or name a folder with --model.")
    assert len(message) < 300
