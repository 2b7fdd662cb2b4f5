"""A review as a web page on this computer, for one person: FastAPI around a `Session`, uvicorn before it.

Nobody else gets in: it listens on 127.0.0.1; a browser must have opened the address with the token, which it trades for
a cookie; a request must name this host, so that no other name can be bound to it, and what changes something must come
from this page. Nothing is loaded from elsewhere, and nothing in the page is run but its own script file.
"""

from __future__ import annotations

import hmac
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Literal

import uvicorn
from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from pydantic import BaseModel, Field
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import problems
from ..decisions import Decision, Verdict
from ..errors import FactcheckError, ReviewError
from .pages import STATIC, VERDICTS, Pages
from .session import Filter, Session, StepResult

HOST = "127.0.0.1"
_LOOK = STATIC.parents[1] / "render" / "look.css"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Shown(BaseModel):
    """The finding and the filters that an address names."""

    finding: str = ""
    severity: str = ""
    kind: str = ""
    story: str = ""
    outlet: str = ""
    standing: str = ""
    search: str = ""

    @property
    def filter(self) -> Filter:
        """The filters."""
        return Filter(**self.model_dump(exclude={"finding"}))


class Act(BaseModel):
    """A step that a reviewer takes on what the page showed."""

    shown: Shown
    key: Annotated[str, problems.like("0123456789abcdef", r"[0-9a-f]{16}")]
    """The same when the request is sent again."""
    seen: str = ""
    """What stood there; of `undo`, the id of the line that is to be taken back."""
    verdict: Verdict | None = None
    wanted: bool = True
    """False takes a flag away."""
    text: str = Field("", max_length=5_000)


class Guard:
    """Lets only requests of this page through, and says to the browser what the page may do."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        self._cookie = f"factcheck-{port}"  # a browser keeps one jar for all ports
        self._secret = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request, or hands it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        request = Request(scope)
        answer = self._refusal(request) or self._entrance(request)
        await (answer or self._app)(scope, receive, sealed)

    def _refusal(self, request: Request) -> PlainTextResponse | None:
        """What is said to a request from elsewhere."""
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("This host is not the review's. Open the address that it printed.", 421)
        if request.method not in {"GET", "HEAD"} and request.headers.get("origin") != f"http://{host}":
            return PlainTextResponse("This request does not come from the review's page.", 403)
        return None

    def _entrance(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        """None for who has the cookie; who has the token is given it."""
        token = request.query_params.get("token")
        if token is not None and request.url.path == "/" and _equal(token, self._token):
            answer = RedirectResponse(str(request.url.remove_query_params("token").replace(scheme="", netloc="")), 303)
            answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="strict")
            return answer
        if token is None and _equal(request.cookies.get(self._cookie, ""), self._secret):
            return None
        return PlainTextResponse(
            "This review is open to who has its address with the token. Open the address that `factcheck review` "
            "printed when it was started. What was decided is kept.",
            401,
        )


def make_app(pages: Pages, token: str, port: int) -> ASGIApp:
    """The review as an application that answers on `port` who has the `token`.

    All of its functions run in one thread, so that one step is done before the next begins.
    """
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    session = pages.session

    @app.exception_handler(FactcheckError)
    async def failed(request: Request, error: FactcheckError) -> JSONResponse | PlainTextResponse:
        status = 404 if isinstance(error, ReviewError) else 500
        if request.url.path == "/":
            return PlainTextResponse(str(error), status)
        return JSONResponse({"error": str(error)}, status)

    @app.exception_handler(RequestValidationError)
    async def unread(_: Request, error: RequestValidationError) -> JSONResponse:
        problem = error.errors()[0]
        wrong = problems.placed({**problem, "loc": problem["loc"][1:]})  # without where in the request
        return JSONResponse({"error": f"{wrong}. Nothing was done."}, 422)

    @app.get("/")
    async def page(shown: Annotated[Shown, Query()]) -> HTMLResponse:
        session.refresh()
        return HTMLResponse(pages.page(shown.filter, shown.finding))

    @app.get("/parts")
    async def parts(shown: Annotated[Shown, Query()]) -> dict[str, str]:
        session.refresh()
        return pages.parts(shown.filter, shown.finding)

    @app.get("/articles/{fingerprint}")
    async def articles(fingerprint: str) -> HTMLResponse:
        return HTMLResponse(pages.articles(fingerprint))

    @app.get("/rule/{code}")
    async def rule(code: str) -> HTMLResponse:
        return HTMLResponse(pages.rule(code))

    @app.get("/static/{name}")
    async def static(name: Literal["look.css", "review.css", "review.js"]) -> FileResponse:
        return FileResponse(_LOOK if name == "look.css" else STATIC / name)

    @app.post("/{action}")
    async def act(action: Literal["decide", "skip", "flag", "note", "undo"], step: Act) -> dict[str, str]:
        return _answer(pages, action, step)

    return Guard(app, token, port)


class _Server(uvicorn.Server):
    """A server that tells when it is up: a Ctrl-C from then on ends it in order, one before leaves it half-started."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then tells."""
        await super().startup(sockets)
        self._tell()


def serve(pages: Pages, port: int, opened: Callable[[str], None]) -> None:
    """Serves the review until Ctrl-C; `opened` is called with its address as soon as a browser can ask for it.

    `port` 0 takes one that is free.

    Raises:
        ReviewError: the port is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError as error:
            cure = "Choose another with --port, or leave the option out."
            raise ReviewError(f"port {port}: cannot be used ({error.strerror}). {cure}") from error
        listening.listen()
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        config = uvicorn.Config(
            make_app(pages, token, port),
            log_level="warning",
            access_log=False,
            lifespan="off",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        address = f"http://{HOST}:{port}/?token={token}"
        with suppress(KeyboardInterrupt):  # uvicorn has ended in order and raises it once more
            _Server(config, lambda: opened(address)).run(sockets=[listening])


def _answer(pages: Pages, action: str, step: Act) -> dict[str, str]:
    """What the page shows after `step`: the next finding, or where nothing was added, the same one and why."""
    session, name = pages.session, step.shown.finding
    session.refresh()
    if action == "undo":
        return _undone(pages, step)
    subject = session.subject(session.find(name).finding)
    result = _act(session, action, step)
    if result is StepResult.STALE:
        return pages.parts(step.shown.filter, name) | {"alert": _changed(session, name)}
    if action in {"decide", "skip"}:
        done = VERDICTS[step.verdict].name if step.verdict else "Skipped"
        following = session.next_waiting(name, step.shown.filter)
        more = "" if following else " Nothing else in this list waits for you."
        return pages.parts(step.shown.filter, following.fingerprint if following else name, f"{done}: {subject}.{more}")
    told = {
        "flag": "Flagged" if session[name].flagged else "No longer flagged",
        "note": "Note kept" if step.text.strip() else "Note taken away",
    }
    return pages.parts(step.shown.filter, name, f"{told[action]}: {subject}.")


def _act(session: Session, action: str, step: Act) -> StepResult:
    name, seen, key = step.shown.finding, step.seen, step.key
    if action == "flag":
        return session.flag(name, step.wanted, seen, key)
    if action == "note":
        return session.note(name, step.text, seen, key)
    if action == "skip":
        return session.skip(name, seen, key)
    if step.verdict is None:
        raise ReviewError(f"no verdict was given on {name!r}. Give one of {', '.join(Verdict)}.")
    return session.decide(name, step.verdict, seen, key)


def _undone(pages: Pages, step: Act) -> dict[str, str]:
    """What the page shows after an undo: the finding whose step was taken back."""
    session = pages.session
    result = session.undo(step.seen, step.key)
    gone = session.log.get(step.seen)
    if result is StepResult.STALE or gone is None:
        last = session.last
        on = session.subject(session[last.finding].finding) if last else ""
        told = f"it was: {_step(last)}, on {on}" if last else "there is none"
        alert = f"Your last step is another by now, {told}. Nothing was undone; undo again to take that one back."
        return pages.parts(step.shown.filter, step.shown.finding) | {"alert": alert}
    return pages.parts(step.shown.filter, gone.finding, f"Undone: {_step(gone)}.")


def _step(line: Decision) -> str:
    return VERDICTS[line.verdict].name.lower() if line.verdict else line.step.value


def _changed(session: Session, name: str) -> str:
    """Why a step was not taken: what stands on the finding by now."""
    item = session[name]
    said = ", ".join(f"{'you' if d.reviewer == session.terms.reviewer else d.reviewer}: {_step(d)}" for d in item.said)
    return (
        f"This finding changed meanwhile ({said or 'nothing is decided'}). Nothing was added: look again, then decide."
    )


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
