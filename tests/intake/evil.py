"""Parsers that misbehave on purpose, one function a fault. Only the Python API can name them; no document can."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from backchannel.intake.document import Document, PartRefused, Taken
from backchannel.intake.reasons import Reason, Refused
from backchannel.record.canonical import sha256_hex
from backchannel.record.ids import source_id
from backchannel.record.source import Source
from backchannel.record.text import Block, Page, Text

LIBC = ctypes.CDLL(None)
HOARD: list[bytearray] = []


def good(data: bytes, name: str, *, media_type: str | None = None, path: str | None = None) -> Taken:
    """A parser that does as it should: the bytes as one paragraph."""
    return _said(data.decode("utf-8", "surrogatepass"), data, name)


def obedient(data: bytes, name: str, *, media_type: str | None = None, path: str | None = None) -> Taken:
    """Does what the file's name says, so that good and bad files can take turns."""
    return {"sleep": sleeps, "crash": crashes, "hoard": hoards}.get(name, good)(data, name)


def sleeps(data: bytes, name: str, **_: object) -> Taken:
    time.sleep(3600)
    raise AssertionError


def spins(data: bytes, name: str, **_: object) -> Taken:
    while True:
        pass


def backtracks(data: bytes, name: str, **_: object) -> Taken:
    """Never gives the interpreter's lock back."""
    import re

    re.match(r"(a+)+$", "a" * 64 + "b")
    raise AssertionError


def stops(data: bytes, name: str, **_: object) -> Taken:
    signal.raise_signal(signal.SIGSTOP)
    time.sleep(3600)
    raise AssertionError


def hoards(data: bytes, name: str, **_: object) -> Taken:
    while True:
        HOARD.append(bytearray(16 << 20))


def floods(data: bytes, name: str, **_: object) -> Taken:
    return _said("word " * 4_000_000, data, name)


def chatters(data: bytes, name: str, **_: object) -> Taken:
    """Prints a mebibyte on both standard streams before it answers well."""
    print("x" * (1 << 20))
    sys.stderr.write("y" * (1 << 20))
    return good(data, name)


def crashes(data: bytes, name: str, **_: object) -> Taken:
    LIBC.abort()
    raise AssertionError


def reads_nowhere(data: bytes, name: str, **_: object) -> Taken:
    ctypes.string_at(0)
    raise AssertionError


def raises(data: bytes, name: str, **_: object) -> Taken:
    raise KeyError("no such table")


def exits(data: bytes, name: str, **_: object) -> Taken:
    sys.exit(0)


def leaves(data: bytes, name: str, **_: object) -> Taken:
    os._exit(0)


def refuses(data: bytes, name: str, **_: object) -> Taken:
    raise Refused(Reason.encrypted, "a password is asked for")


def recurses(data: bytes, name: str, **_: object) -> Taken:
    return recurses(data, name)


def lies_about_offsets(data: bytes, name: str, **_: object) -> Taken:
    said = good(data, name).documents[0]
    wrong = Text(said.text.sha256, said.text.content, (Block(0, len(said.text.content) + 1, "paragraph"),))
    return Taken((Document(said.source, wrong),))


def lies_about_text(data: bytes, name: str, **_: object) -> Taken:
    said = good(data, name).documents[0]
    return Taken((Document(said.source, Text("0" * 64, said.text.content, ())),))


def lies_about_file(data: bytes, name: str, **_: object) -> Taken:
    return _said("words", b"another file", name)


def has_parts(data: bytes, name: str, **_: object) -> Taken:
    said = good(data, name)
    return Taken(said.documents, (PartRefused("attachment 2", Reason.encrypted, "locked"),))


def asks(data: bytes, name: str, **_: object) -> Taken:
    """Tries the thing that the file's name says, and says in its text how that went."""
    where, _, port = data.decode().partition("\n")
    folder = Path(where)
    secret, new = folder / "secret.txt", folder / "new.txt"
    attempts = {
        "connect": lambda: socket.create_connection(("127.0.0.1", 9), 1),
        "socket": lambda: socket.socket(),
        "run": lambda: subprocess.run([sys.executable, "-c", "pass"], check=True),
        "system": lambda: os.system("true"),
        "fork": lambda: os.fork(),
        "exec": lambda: os.execv(sys.executable, [sys.executable]),
        "read": lambda: secret.read_text(),
        "read by a link": lambda: (folder / "link").read_text(),
        "list": lambda: next(folder.iterdir()),
        "write": lambda: new.write_text("x"),
        "write in a library": lambda: (Path(os.__file__).parent / "new.txt").write_text("x"),
        "remove": lambda: secret.unlink(),
        "rename": lambda: secret.rename(new),
        "load": lambda: ctypes.CDLL(str(folder / "evil.so")),
        "kill": lambda: os.kill(os.getppid(), 0),
        "natively read": lambda: _natively(LIBC.open(bytes(secret), os.O_RDONLY)),
        "natively write": lambda: _natively(LIBC.open(bytes(new), os.O_WRONLY | os.O_CREAT, 0o600)),
        "natively connect": lambda: _connect(int(port)),
        "environment": lambda: os.environ["BACKCHANNEL_SECRET"],
    }
    try:
        answer = attempts[name]()
    except Exception as error:
        return _said(f"refused: {type(error).__name__}", data, name)
    return _said(f"done: {answer!r}", data, name)


def _natively(result: int) -> int:
    if result < 0:
        raise PermissionError
    return result


def _connect(port: int) -> int:
    """A connection to the loopback interface by libc alone, past every Python hook; -1 where it is refused."""
    number = _natively(LIBC.socket(2, 1, 0))
    address = (2).to_bytes(2, sys.byteorder) + port.to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    return LIBC.connect(number, address, 16)


def _said(content: str, data: bytes, name: str) -> Taken:
    sha256 = sha256_hex(data)
    source = Source(id=source_id(sha256, None), sha256=sha256, media_type="text/plain", file_name=name)
    text = Text(
        sha256_hex(content.encode("utf-8", "surrogatepass")),
        content,
        (Block(0, len(content), "paragraph"),),
        (Page(0, len(content), "1"),),
    )
    return Taken((Document(source, text, ("encoding_guessed: utf-8",)),))
