"""A real case, a real server in a process of its own, and a real browser."""

import http.client
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from backchannel.casefile import Case
from backchannel.record.canonical import sha256_hex
from backchannel.workbench import front
from tests.casefile.reading import READING, old_file, put
from tests.casefile.records import record

from .affair import AFFAIR, DATA
from .hostile import HOSTILE, HOSTILE_DATA

SERVE = """
import sys
from pathlib import Path
from backchannel.sense import ModelSense
from backchannel.workbench.serve import serve
serve(Path(sys.argv[1]), open_browser=False, sense=ModelSense())
"""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LONG = 4242
"""Seed of the long source: some 60 stretches."""


@pytest.fixture(scope="session")
def case_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with our affair, a hostile document, 130 dispatches, one long source, a duplicate, and files not read."""
    folder = tmp_path_factory.mktemp("cases") / "two capitals"
    with Case.create(folder) as case, case.writer(READING) as writer:
        put(writer, "/papers/dinner.html", DATA, AFFAIR)
        put(writer, "/papers/hostile.html", HOSTILE_DATA, HOSTILE)
        for seed in range(130):
            data, read = record(seed, sentences=3)
            put(writer, f"/papers/{seed}.txt", data, read)
        data, read = record(LONG, sentences=8000)
        put(writer, "/papers/long.txt", data, read)
        data, read = record(7, sentences=3)
        put(writer, "/papers/copy of 7.txt", data, read)
        for name, state, reason, detail in (
            ("scan.pdf", "failed", "encrypted", "The PDF opens only with a password."),
            ("photo.jpg", "skipped", "not_a_document", None),
        ):
            file = old_file(f"/papers/{name}", name.encode())
            (job,) = writer.found([file])
            writer.start(job, file, sha256_hex(name.encode()))
            writer.refuse(job, state, reason, detail)  # type: ignore[arg-type]
    return folder


@dataclass
class Door:
    """The running workbench, and how to knock at it."""

    address: str
    host: str
    port: int
    cookie: str

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: tuple[tuple[str, str], ...] = (),
        host: str | None = None,
        key: bool = True,
        body: bytes | None = None,
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """One request exactly as given: status, headers, body. ``host`` None names the server's own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", self.host if host is None else host)
            if key:
                connection.putheader("Cookie", self.cookie)
            for name, value in headers:
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()


def start(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The workbench of a case in a process of its own, and the one-time address that it printed."""
    if not (front.STATIC / "index.html").is_file():
        pytest.fail("the front end is not built: run python scripts/build_web.py")
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(folder)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    for line in server.stdout:
        found = re.search(r"http://127\.0\.0\.1:\d+/open\?token=\S+", line)
        if found:
            return server, found[0]
    raise AssertionError(f"the workbench ended with {server.wait()} before it printed an address")


def enter(address: str) -> Door:
    """Use the one-time address as a browser would."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    connection.request("GET", f"{parts.path}?{parts.query}")
    response = connection.getresponse()
    response.read()
    cookie = (response.headers["Set-Cookie"] or "").partition(";")[0]
    connection.close()
    return Door(f"http://{parts.netloc}", parts.netloc, parts.port, cookie)


def stop(server: subprocess.Popen[str]) -> None:
    """End the workbench as Ctrl-C does."""
    server.terminate()
    server.wait(timeout=20)


def served(folder: Path) -> Iterator[Door]:
    """The workbench of a case in a process of its own, entered, until the test is done with it."""
    server, address = start(folder)
    try:
        yield enter(address)
    finally:
        stop(server)


@pytest.fixture
def desk(folder: Path) -> Iterator[Door]:
    """The workbench of a test's own case, entered."""
    yield from served(folder)


@pytest.fixture(scope="session")
def door(case_folder: Path) -> Iterator[Door]:
    """The workbench of the case, entered."""
    yield from served(case_folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless. Skips saying why where there is none; in CI that is a failure."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine: the browser tests are never skipped in CI")
        pytest.skip("no Chromium on this machine: install the package chromium to run the browser tests")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


def let_in(browser: Browser, door: Door, **options: object) -> BrowserContext:
    """A fresh browser profile that holds the key."""
    name, _, value = door.cookie.partition("=")
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.add_cookies([{"name": name, "value": value, "url": door.address, "httpOnly": True, "sameSite": "Strict"}])
    context.set_default_timeout(30_000)
    return context


@pytest.fixture
def page(browser: Browser, door: Door) -> Iterator[Page]:
    """A page of a fresh profile; the test fails on anything that the browser complains of, or asks of another site."""
    context = let_in(browser, door, viewport={"width": 1280, "height": 900}, base_url=door.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(door.address) else None)
    yield page
    context.close()
    expected = "404 (Not Found)"
    assert [said for said in complaints if expected not in said] == []


def card(page: Page, item: str) -> str:
    """The selector of the card of a claim or quotation."""
    return f"[data-card='{item}']"


def top(page: Page, selector: str) -> float:
    """How far below the upper edge of the window the first of ``selector`` begins, in pixels."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def settled(page: Page) -> None:
    """Until the cards have come to rest."""
    page.wait_for_function("() => document.querySelectorAll('[data-card]:not(.unplaced)').length > 0")
    page.wait_for_timeout(350)


def long_source(page: Page) -> str:
    """The address of the longest source of the case."""
    page.goto("/#/?sort=words&descending=true")
    link = page.get_by_role("row").nth(1).get_by_role("link")
    link.wait_for()
    href = link.get_attribute("href")
    assert href is not None
    return href
