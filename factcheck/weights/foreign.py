"""Models that others made: found on this computer or fetched from the hub, and refused where they hold code.

Weights are read as safetensors, which holds numbers and nothing else. The other common form, pickle, is a program that
runs when it is read, and a model can name classes of its own that are imported when it is loaded: what comes as one of
these is not loaded at all, whatever the libraries would do about it, and not even fetched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import ModelError

SAFE: dict[str, Any] = {
    "device": "cpu",
    "local_files_only": True,
    "trust_remote_code": False,
    "model_kwargs": {"use_safetensors": True},
}
"""How the classes of sentence-transformers are asked to load a folder: no network, no code, no pickle."""
_ADAPTER = "adapter_model*.bin"
_PICKLED = ("pytorch_model*.bin", _ADAPTER, "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.pickle")
_USELESS = (
    *_PICKLED,
    "*.py",
    "*.h5",
    "*.msgpack",
    "*.ot",
    "*.onnx",
    "*.tflite",
    "openvino*",
    "onnx/*",
    "training_args.bin",
)
"""Files of a model on the hub that are left there: what is never loaded, and the same weights in other forms."""
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")
_ADAPTER_WEIGHTS = ("adapter_model.safetensors",)
"""An adapter is read beside the weights of its model, so that only its own in this form keep its pickle unread."""
_SIGNS = ("config.json", "modules.json")
"""What a folder that is a model has one of."""
_OWN, _ACTIVATIONS = "sentence_transformers.", "torch.nn."
"""How the names of the classes begin that may be loaded, and of those that may be put behind a layer."""
_MAKERS = "sentence-transformers"
"""Whose models on the hub may be called without their owner, as sentence-transformers does it."""
_WAIT = 5.0
"""Seconds for an answer of the hub."""


def foreign_model(name: str, option: str, *, offline: bool) -> Path:
    """The folder of the model `name`, which the command line's `option` names: a folder, or a name on the hub.

    A model of the hub is taken as it lies on this computer, without a question to the network; one that is not here is
    fetched, unless `offline`.

    Raises:
        ModelError: there is no such model, it cannot be had, or to load it could run code.
    """
    folder = Path(name)
    if not folder.is_dir():
        folder = _of_hub(name, option, offline=offline)
    _refuse_code(name, folder, option)
    return folder


def load_failure(name: str, kind: str, option: str, error: Exception) -> ModelError:
    """What to say when a library could not load `name`, a model of this `kind`, for this reason."""
    reason = " ".join(str(error).split())
    if "trust_remote_code" in reason:
        reason = "it needs code of its makers, which factcheck never runs"
    return ModelError(f"{name}: cannot load this {kind} ({reason}). Check the name or folder given with {option}.")


def full_name(name: str) -> str:
    """What the hub calls the model `name`: a name without a maker is one of sentence-transformers."""
    return name if "/" in name else f"{_MAKERS}/{name}"


def _of_hub(name: str, option: str, *, offline: bool) -> Path:
    """The folder in the hub's cache that holds the model, which is fetched if need be."""
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import HfApi, constants, snapshot_download
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    hub = full_name(name)
    try:
        folder = Path(snapshot_download(hub, local_files_only=True, ignore_patterns=list(_USELESS)))
        if any(_weights_in(folder)):
            return folder
    except HFValidationError as error:
        raise ModelError(f"{name}: no such folder, and no name of a model. Check what {option} names.") from error
    except OSError:
        pass  # it is not here, or not all of it
    if offline or constants.HF_HUB_OFFLINE:
        raise ModelError(
            f"{name}: neither a folder nor a model that lies in the hub's cache ({constants.HF_HUB_CACHE}), and "
            f"--offline (or HF_HUB_OFFLINE) forbids to fetch it. Name a folder with {option}, or run once without."
        )
    try:
        HfApi().model_info(hub, timeout=_WAIT)  # `snapshot_download` would wait for ever for a hub that does not answer
        return Path(snapshot_download(hub, etag_timeout=_WAIT, ignore_patterns=list(_USELESS)))
    except RepositoryNotFoundError as error:
        raise ModelError(
            f"{name}: neither a folder here nor a model that the hub shows to you. Check what {option} names."
        ) from error
    except Exception as error:  # the network has many ways to fail, each with a class of its own
        reason = " ".join(str(error.__cause__ or error).split())
        raise ModelError(
            f"{name}: not on this computer, and the hub ({constants.ENDPOINT}) did not give it ({reason}). "
            f"Check the network, or name a folder with {option}."
        ) from error


def _weights_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.safetensors"))  # a list: a search that is left half done keeps its folder open


def _refuse_code(name: str, folder: Path, option: str) -> None:
    """Returns when nothing in `folder` runs when it is loaded.

    Raises:
        ModelError: there is a pickle that would be read, or a class that would be imported.
    """
    cure = f"Name another model with {option}"
    if not any((folder / file).is_file() for file in _SIGNS):
        raise ModelError(f"{name}: this folder is no model (it holds no {' and no '.join(_SIGNS)}). {cure}.")
    for pickle in (path for pattern in _PICKLED for path in sorted(folder.rglob(pattern))):
        beside = _safe_forms(pickle, folder)
        if not any((pickle.parent / weights).is_file() for weights in beside):
            raise ModelError(
                f"{name}: {pickle.relative_to(folder)} is a pickle, which can hold a program, and there is no "
                f"{beside[0]} beside it. {cure}, or convert this one: nothing of it was loaded."
            )
    if found := next(_imported(folder), None):
        file, named, makers = found
        raise ModelError(
            f"{name}: {file.relative_to(folder)} names {named!r}, code that is not of {makers}. "
            f"{cure}: nothing of this one was loaded."
        )
    if not any(_weights_in(folder)):
        raise ModelError(f"{name}: this model holds no weights (*.safetensors). {cure}.")


def _safe_forms(pickle: Path, folder: Path) -> tuple[str, ...]:
    """The files of which one beside `pickle` is read in its place."""
    if pickle.match(_ADAPTER):
        return _ADAPTER_WEIGHTS
    return _WEIGHTS if pickle.parent == folder else _WEIGHTS[:1]


def _imported(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Where `folder` names code of others to import: the file, the name, and whose code alone it may be."""
    for file in (*folder.rglob("modules.json"), *folder.rglob("router_config.json")):
        yield from ((file, named, _MAKERS) for named in _classes(_content(file)) if not named.startswith(_OWN))
    for file in (*folder.rglob("config.json"), *folder.rglob("config_sentence_transformers.json")):
        content = _content(file)
        yield from ((file, named, "torch.nn") for named in _activations(content) if not named.startswith(_ACTIVATIONS))


def _content(file: Path) -> Any:
    """What the JSON `file` holds; nothing where the library cannot read it either, and says so."""
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _classes(content: Any) -> Iterator[str]:
    """The classes that `content`, of a list of modules, tells sentence-transformers to import."""
    if isinstance(content, list):
        yield from (str(module.get("type", "")) for module in content if isinstance(module, dict))
    elif isinstance(content, dict) and isinstance(content.get("types"), dict):
        yield from map(str, content["types"].values())


def _activations(content: Any) -> Iterator[str]:
    """The functions that `content`, of a model or a layer, tells sentence-transformers to import.

    A layer's without a dot, such as "gelu", is one of a table that transformers has: nothing is imported by it.
    """
    if not isinstance(content, dict):
        return
    layer = content.get("activation_function")
    if isinstance(layer, str) and "." in layer:
        yield layer
    nested = content.get("sentence_transformers")
    told = [content.get("sbert_ce_default_activation_function"), content.get("activation_fn")]
    told.append(nested.get("activation_fn") if isinstance(nested, dict) else None)
    yield from (str(named) for named in told if named is not None)
