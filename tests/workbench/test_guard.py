"""Who is let in: loopback alone is no boundary, so every route is knocked at as a stranger would."""

import json
import socket
import subprocess
from pathlib import Path

import psutil
import pytest
from fastapi.routing import APIRoute

from backchannel.workbench.app import routes
from backchannel.workbench.desk import Desk
from backchannel.workbench.guard import CONTENT_SECURITY_POLICY, HEADERS
from backchannel.workbench.key import Key

from .affair import AFFAIR, MET
from .conftest import Door, enter, start, stop

SAMPLES = {
    "source": AFFAIR.source.id,
    "actor": AFFAIR.actors[0].id,
    "item": MET.id,
    "claim": MET.id,
    "judgement": "jdg_none",
    "name:path": "theme.js",
}
TABLE = [
    (method, route.path)
    for route in routes(Desk.__new__(Desk), {}, key=Key(), cookie="c").routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods)
]
ROUTES = pytest.mark.parametrize(("method", "path"), TABLE)
PAGES = (
    "/",
    "/theme.js",
    "/favicon.svg",
    "/nothing/here",
    "/api/nothing",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
)


def filled(path: str) -> str:
    for name, value in SAMPLES.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, f"{path}: give the new parameter a sample"
    return path


def hostile_hosts(port: int) -> list[str]:
    return [
        "evil.test",
        f"evil.test:{port}",
        f"127.0.0.1.evil.test:{port}",
        f"evil.test@127.0.0.1:{port}",
        f"localhost.:{port}",
        "localhost.",
        f"[::1]:{port}",
        "[::1]:x",
        f"2130706433:{port}",
        f"0x7f000001:{port}",
        f"127.1:{port}",
        f"0.0.0.0:{port}",
        f"127.0.0.1:{port + 1}",
        "127.0.0.1",
        "localhost",
        f"LOCALHOST:{port}",
        "",
    ]


def test_the_table_holds_every_route() -> None:
    app = routes(Desk.__new__(Desk), {}, key=Key(), cookie="c")
    assert all(isinstance(route, APIRoute) for route in app.routes), "a route of another kind needs its own checks here"
    assert len(TABLE) == len(app.routes) >= 13


@ROUTES
def test_a_request_for_another_host_is_refused(door: Door, method: str, path: str) -> None:
    for host in hostile_hosts(door.port):
        status, headers, _ = door.ask(filled(path), method=method, host=host)
        assert status == 421, host
        assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


@ROUTES
def test_a_second_host_is_refused(door: Door, method: str, path: str) -> None:
    status, _, _ = door.ask(filled(path), method=method, headers=(("Host", "evil.test"),))
    assert status in (400, 421)


@ROUTES
def test_a_target_with_a_host_of_its_own_is_refused(door: Door, method: str, path: str) -> None:
    status, _, _ = door.ask("http://evil.test" + filled(path), method=method)
    assert status == 421


@ROUTES
def test_a_forwarded_request_is_refused(door: Door, method: str, path: str) -> None:
    for name in ("X-Forwarded-Host", "X-Forwarded-For", "Forwarded"):
        status, _, _ = door.ask(filled(path), method=method, headers=((name, "evil.test"),))
        assert status == 421, name


@ROUTES
def test_without_the_key_nothing_is_answered(door: Door, method: str, path: str) -> None:
    ours = (("Content-Type", "application/json"), ("Origin", door.address))
    for cookie in ((), (("Cookie", door.cookie[:-3] + "xyz"),), (("Cookie", door.cookie.partition("=")[0] + "="),)):
        status, _, body = door.ask(filled(path), method=method, key=False, headers=(*ours, *cookie))
        assert status == 401
        assert AFFAIR.source.id.encode() not in body


@pytest.mark.parametrize("path", PAGES)
def test_files_and_unknown_paths_are_guarded_too(door: Door, path: str) -> None:
    assert door.ask(path, host="evil.test")[0] == 421
    assert door.ask(path, key=False)[0] == 401
    status, headers, body = door.ask(path)
    assert status in (200, 404)
    assert b"root:" not in body
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("path", [path for method, path in TABLE if method == "GET"])
def test_every_answer_carries_the_headers(door: Door, path: str) -> None:
    _, headers, _ = door.ask(filled(path))
    for name, value in HEADERS.items():
        assert headers[name] == value
    assert not any(name.lower().startswith("access-control-") for name in headers)
    assert "no-store" in headers["Cache-Control"] or path.startswith("/{name")


@ROUTES
@pytest.mark.parametrize(
    "headers",
    [
        (("Content-Type", "text/plain"), ("Origin", "OURS")),
        (("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "OURS")),
        (("Content-Type", "multipart/form-data"), ("Origin", "OURS")),
        (("Content-Type", "application/json"), ("Origin", "http://evil.test")),
        (("Content-Type", "application/json"), ("Origin", "null")),
        (("Content-Type", "application/json"), ("Sec-Fetch-Site", "cross-site")),
        (("Content-Type", "application/json"), ("Sec-Fetch-Site", "same-site"), ("Origin", "OURS")),
        (("Content-Type", "application/json"),),
        (("Origin", "OURS"),),
    ],
)
def test_a_change_from_elsewhere_is_refused(
    door: Door, method: str, path: str, headers: tuple[tuple[str, str], ...]
) -> None:
    said = tuple((name, door.address if value == "OURS" else value) for name, value in headers)
    for verb in {"POST", "PUT", "PATCH", "DELETE"} if method == "GET" else {method}:
        status, _, _ = door.ask(filled(path), method=verb, headers=said, body=b"{}")
        assert status == 403, verb


def test_asking_never_changes_anything(door: Door) -> None:
    ours = (("Content-Type", "application/json"), ("Origin", door.address))
    writing = {path for method, path in TABLE if method == "POST"}
    for _, path in TABLE:
        if path not in writing:
            assert door.ask(filled(path), method="POST", headers=ours, body=b"{}")[0] in (404, 405)


def test_another_site_may_not_ask_beforehand(door: Door) -> None:
    status, headers, _ = door.ask(
        "/api/case",
        method="OPTIONS",
        headers=(("Origin", "http://evil.test"), ("Access-Control-Request-Method", "POST")),
    )
    assert status == 405
    assert not any(name.lower().startswith("access-control-") for name in headers)


def test_a_web_socket_is_not_opened(door: Door) -> None:
    status, _, _ = door.ask(
        "/api/case",
        headers=(
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ("Sec-WebSocket-Version", "13"),
            ("Origin", "http://evil.test"),
        ),
    )
    assert status != 101


@pytest.fixture
def own(case_folder: Path) -> tuple[subprocess.Popen[str], str]:
    return start(case_folder)


def test_the_address_works_once_and_leaving_locks_every_tab(own: tuple[subprocess.Popen[str], str]) -> None:
    server, address = own
    try:
        wrong = enter(address.partition("=")[0] + "=guess")
        assert wrong.cookie == ""
        door = enter(address)
        assert door.ask("/api/case")[0] == 200
        assert enter(address).cookie == "", "the address was good a second time"
        ours = (("Content-Type", "application/json"), ("Sec-Fetch-Site", "same-origin"), ("Origin", door.address))
        assert door.ask("/api/leave", method="POST", headers=ours, body=b"{}")[0] == 204
        assert door.ask("/api/case")[0] == 401
    finally:
        stop(server)


def test_the_cookie_is_for_this_site_and_no_script(own: tuple[subprocess.Popen[str], str]) -> None:
    server, address = own
    try:
        port = int(address.split(":")[2].partition("/")[0])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as raw:
            path = address.partition(str(port))[2]
            raw.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: raw.recv(65536), b"")).decode()
        cookie = next(line for line in answer.splitlines() if line.lower().startswith("set-cookie")).lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "domain" not in cookie
        assert len(cookie.partition("=")[2].partition(";")[0]) >= 43, "256 bits are 43 letters of base 64"
        assert answer.startswith("HTTP/1.1 303")
    finally:
        stop(server)


def test_it_listens_on_loopback_only(own: tuple[subprocess.Popen[str], str]) -> None:
    server, _ = own
    try:
        listening = [one for one in psutil.Process(server.pid).net_connections("inet") if one.status == "LISTEN"]
        assert [one.laddr.ip for one in listening] == ["127.0.0.1"]
    finally:
        stop(server)


def test_a_refusal_says_what_why_and_what_next(door: Door) -> None:
    status, headers, body = door.ask("/api/case", key=False)
    assert status == 401
    assert set(json.loads(body)) == {"what", "why", "next"}
    _, headers, page = door.ask("/", key=False, headers=(("Accept", "text/html"),))
    assert headers["Content-Type"].startswith("text/plain")
    assert b"backchannel open" in page
