"""The newsroom of the check and its command line; a review, served in this process on a port of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn

from factcheck.model import Report
from factcheck.review.keys import KEYS
from factcheck.review.log import Log
from factcheck.review.pages import Pages
from factcheck.review.session import Session, Terms
from factcheck.review.web import HOST, make_app
from factcheck.rules import load_rules

from ..ci.conftest import newsroom, run  # noqa: F401  # fixtures
from .newsroom import report

TOKEN = "a-token-of-the-tests"  # noqa: S105


@dataclass(frozen=True)
class Served:
    """A review that a browser can open."""

    address: str
    log: Path
    session: Session


@pytest.fixture
def log(tmp_path) -> Path:
    """Where decisions go; nothing is there yet."""
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def pages(log) -> Callable[..., Pages]:
    """Makes the pages of a review on the log, of twelve findings if no report is given."""

    def make(of: Report | None = None, reviewer: str = "ana", keys=KEYS, **terms: object) -> Pages:
        session = Session(of or report(), Log(log), Terms(reviewer, **terms))  # type: ignore[arg-type]
        return Pages(session, load_rules(), keys)

    return make


@pytest.fixture
def serve(pages, log) -> Iterator[Callable[..., Served]]:
    """Serves reviews, each on a port of its own, until the test ends."""
    running: list[tuple[uvicorn.Server, threading.Thread, socket.socket]] = []

    def start(*arguments: object, **options: object) -> Served:
        made = pages(*arguments, **options)
        listening = socket.create_server((HOST, 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(make_app(made, TOKEN, port), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((server, thread, listening))
        return Served(f"http://{HOST}:{port}/?token={TOKEN}", log, made.session)

    yield start
    for server, thread, listening in running:
        server.should_exit = True
        thread.join(20)
        listening.close()
