"""A small newsroom: an archive, new articles, and the command line run in its folder without a model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli import main

FERRY = """\
Ferry sinks off Lindholm

May 14, 2024

LINDHOLM (Meridian) - The ferry Astrid sank off Lindholm on Monday night, killing {dead} people, the coast guard said.

{more}
"""
HARBOUR = FERRY.format(dead=24, more="Harbour master Ina Holm said the pier would stay closed for a week.")
COURIER = FERRY.format(dead=31, more="Divers searched the wreck of the Astrid off Lindholm at dawn.")
AGREES = COURIER.replace("31", "24")
FIRE = """\
Fire in the Hotel Kronen

May 14, 2024

A fire in the Hotel Kronen in Ostby killed seven people on Tuesday, the fire brigade said.

Mayor Grete Skov said the hotel had been inspected in March.
"""


@dataclass
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def run(newsroom, stem_embedder, capfdbinary):
    """Runs the command line in the newsroom."""

    def run(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as end:
            main(arguments)
        out, err = capfdbinary.readouterr()
        return Outcome(int(end.value.code or 0), out.decode(), err.decode())

    return run


@pytest.fixture
def newsroom(tmp_path, monkeypatch) -> Path:
    """The current folder: an archive of two stories, and a new article that differs from one of them."""
    for name in ("archive", "new"):
        (tmp_path / name).mkdir()
    write(tmp_path / "archive/harbour.txt", HARBOUR)
    write(tmp_path / "archive/fire.txt", FIRE)
    write(tmp_path / "new/courier.txt", COURIER)
    for name in ("GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
