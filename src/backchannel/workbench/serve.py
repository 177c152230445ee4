"""Serves one case on loopback, to the person at this machine."""

import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from backchannel.casefile import Case
from backchannel.views.alike import Sense
from backchannel.views.countries import Atlas
from backchannel.workbench import front
from backchannel.workbench.app import create_app
from backchannel.workbench.desk import Desk
from backchannel.workbench.front import CannotServe
from backchannel.workbench.guard import OPEN_PATH
from backchannel.workbench.key import Key

LOOPBACK = "127.0.0.1"


class PortTaken(CannotServe):
    """The port asked for is in use, or not to be had."""


def listen(port: int) -> socket.socket:
    """A listening socket on loopback; ``port`` 0 lets the system choose. Raises PortTaken."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((LOOPBACK, port))
    except OSError as error:
        sock.close()
        raise PortTaken(
            f"The workbench could not be opened at port {port}.",
            f"The system says: {error.strerror or error}. Another program may be listening there.",
            "Leave the port out, and a free one is taken.",
        ) from error
    sock.listen(64)
    return sock


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def serve_desk(desk: Desk, *, port: int = 0, ready: Callable[[str], None]) -> None:
    """Serve ``desk`` until it is interrupted; ``ready`` gets the one-time address once requests are answered."""
    files = front.load()
    key = Key()
    with closing(listen(port)) as sock:
        bound = sock.getsockname()[1]
        hosts = frozenset({f"{LOOPBACK}:{bound}", f"localhost:{bound}"})
        app = create_app(desk, files, key=key, hosts=hosts, cookie=f"backchannel-{bound}")
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            ws="none",
            timeout_graceful_shutdown=2,
            limit_concurrency=64,
        )
        address = f"http://{LOOPBACK}:{bound}{OPEN_PATH}?token={key.token}"
        _Server(config, lambda: ready(address)).run(sockets=[sock])


def announce(address: str, *, open_browser: bool) -> None:
    """Print the one-time address, and open it in the person's browser if asked to."""
    print(f"The workbench is open at\n\n  {address}\n\nThe address works once. Ctrl-C ends the workbench.", flush=True)
    if open_browser and not webbrowser.open(address):
        print("No browser could be started from here: open the address yourself.", file=sys.stderr, flush=True)


def serve(
    case_path: Path,
    *,
    port: int = 0,
    open_browser: bool = True,
    atlas: Atlas | None = None,
    sense: Sense | None = None,
) -> None:
    """Serve the case in the folder ``case_path`` on loopback until Ctrl-C; prints the one-time address. ``atlas`` lets people
    name a country otherwise than the case's sources do, ``sense`` lets them search by meaning.

    Raises CannotServe without a built front end, or where the port is in use; CaseError where there is no case.
    """
    with Case.open(case_path) as case:
        serve_desk(
            Desk(case, atlas, sense), port=port, ready=lambda address: announce(address, open_browser=open_browser)
        )
