"""The guard at the door: every request passes it, those for files and for unknown paths too.

A program that listens on loopback is still within reach of every web page that the same person has open (DNS rebinding,
cross-site requests). So: the Host must be exactly ours, a session cookie must be there, a request that changes something
must come from our own page as JSON, and nothing that goes out may be read, framed or run by another site.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backchannel.workbench.key import Key
from backchannel.workbench.problem import Problem, answer, page

# Svelte makes its templates through this one named policy; anything else that would turn a string into markup is refused.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORWARDED = ("x-forwarded-host", "x-forwarded-for", "x-forwarded-proto", "x-original-host", "x-host", "forwarded")
OPEN_PATH = "/open"


class Guard:
    """ASGI middleware around the whole workbench.

    ``hosts`` are the exact values of the Host header that are ours ("127.0.0.1:8642"). Refusals: 421 for another Host or a
    forwarded request, 401 without the session cookie, 403 for a change that does not come from our own page as JSON.
    """

    def __init__(self, app: ASGIApp, *, key: Key, hosts: frozenset[str], cookie: str) -> None:
        self._app = app
        self._key = key
        self._hosts = hosts
        self._cookie = cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through to the application, or refuse it; headers are added to whatever goes out."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if "cache-control" not in headers:
                    headers["Cache-Control"] = "private, no-store"
            await send(message)

        problem = self._refusal(scope)
        if problem is None:
            await self._app(scope, receive, with_headers)
        else:
            wants_page = "text/html" in Headers(scope=scope).get("accept", "")
            await (page if wants_page else answer)(problem)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        if not scope["path"].startswith("/") or headers.getlist("host") not in [[host] for host in self._hosts]:
            return Problem(
                421,
                "This request was not meant for this workbench.",
                "It names another host, and the workbench answers to its own address only.",
                "Open the address that `backchannel open` printed.",
            )
        if any(name in headers for name in FORWARDED):
            return Problem(
                421,
                "This request was passed on by another server.",
                "The workbench is for the person at this machine, and answers nobody else.",
                "Open the address that `backchannel open` printed, in a browser on the same machine.",
            )
        changes = scope["method"] not in SAFE_METHODS
        if changes and not self._from_our_page(headers):
            return Problem(
                403,
                "Nothing was changed.",
                "The request came from another site, or not as JSON.",
                "Use the workbench's own page, opened at the address that `backchannel open` printed.",
            )
        if scope["path"] != OPEN_PATH and not self._has_key(headers):
            return Problem(
                401,
                "This browser has not been let into the workbench.",
                "The address that `backchannel open` prints works once, in one browser, until the program ends.",
                "Run `backchannel open` again and open the new address that it prints.",
            )
        return None

    def _from_our_page(self, headers: Headers) -> bool:
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type != "application/json":
            return False
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is None and site is None:
            return False
        return site in (None, "same-origin") and origin in (None, f"http://{headers['host']}")

    def _has_key(self, headers: Headers) -> bool:
        # Cookies of other programs on this machine come along (they are shared over ports), so only ours is looked at.
        for line in headers.getlist("cookie"):
            for pair in line.split(";"):
                name, _, value = pair.strip().partition("=")
                if name == self._cookie and self._key.opens(value):
                    return True
        return False
