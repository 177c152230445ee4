"""What there is to read: files, folders and archives become leaves, each with its bytes or the reason for none."""

# Names are kept as the system gives them; a Path for each of a million files would only cost time.
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from backchannel.intake.archive import Leaf, Stale, is_container, leaves
from backchannel.intake.junk import is_junk_name
from backchannel.intake.limits import DEFAULT, Limits
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.unpacking import Budget, whole

# Between an archive and what is in it, where a path is shown.
INTO = " ▸ "
# Reasons that mean "left aside on purpose": counted as skipped. Every other reason means failed.
LEFT_ASIDE = frozenset({Reason.hidden, Reason.not_a_file, Reason.link_loop, Reason.path_escapes})
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One leaf: a file, or a member of an archive.

    ``display`` is the path as it can be shown anywhere ("dump.zip ▸ a/b.html"): whatever would move the cursor, hide
    or turn text around is written as an escape. ``name`` is its last step. ``path`` is where the file, or the outermost
    archive, lies on disk (undecodable bytes as surrogates). ``size`` is what the disk or the archive says. ``member`` is the
    way to it inside that archive, None where the leaf is a file on disk.
    ``refused`` is set where it is already known that there will be no bytes.
    """

    display: str
    name: str
    path: str
    size: int | None
    refused: Refused | None
    _read: Callable[[], bytes]
    member: str | None = None

    def read(self) -> bytes:
        """The bytes. Raises Refused. A member of an archive is cheapest to read while ``find`` stands at it, once;
        after that the archive is gone through again from its beginning."""
        if self.refused is not None:
            raise self.refused
        return self._read()

    @property
    def skipped(self) -> bool:
        """Whether it was left aside on purpose (else, with ``refused`` set, it failed)."""
        return self.refused is not None and self.refused.reason in LEFT_ASIDE


def find(paths: Iterable[str | os.PathLike[str]], limits: Limits = DEFAULT) -> Iterator[Found]:
    """Every leaf under ``paths``, in the order given and, inside a folder, in that of the names' bytes.

    A path that is named is read whatever it is called, and followed if it is a link. Inside a folder, hidden files and
    those of the system are given with the reason ``hidden`` (a hidden folder once, not file by file); a link to a file
    in the same folder is read as that file; a link to a folder is not followed, nor is one that leads out. Pipes,
    sockets and devices are never opened. Nothing is written to disk. Raises nothing for any tree whatever.
    """
    for path in paths:
        named = os.fspath(path)
        refused = absent(named)
        if refused is not None:
            yield _none(named, as_named(named), refused)
        else:
            yield from _under(os.path.realpath(named), _shown(named), limits)


def absent(path: str | os.PathLike[str]) -> Refused | None:
    """Why nothing can lie under a ``path`` that somebody named, None where something is there: it is mistyped, leads to
    nothing, is the address of a page, or "-", which stands for standard input elsewhere."""
    named = os.fspath(path)
    try:
        os.stat(named)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError:
        return None  # something is there that can't be looked at, which is told when it is to be read
    else:
        return None
    if os.path.islink(named):
        return Refused(Reason.no_such_file, "a link of that name leads to nothing")
    if _ADDRESS.match(named):
        return Refused(Reason.web_address)
    if named == "-":
        return Refused(Reason.no_such_file, "“-” is not read from standard input: save what you have as a file")
    return Refused(Reason.no_such_file)


def as_named(path: str | os.PathLike[str]) -> str:
    """``path`` as it can be shown; the address of a page with both its slashes, of which a Path keeps one."""
    return _shown(_ADDRESS.sub(lambda found: f"{found[1]}://", os.fspath(path)))


_ADDRESS = re.compile(r"(https?|ftp):/+(?=\S)", re.IGNORECASE)


def shown(name: str) -> str:
    """``name`` as it can be shown and stored anywhere: control characters, those that turn writing around or have no
    width, and undecodable bytes stand as escapes; letters of every script stand as they are."""
    if name.isascii() and name.isprintable():
        return name
    return "".join(c if c == " " or unicodedata.category(c) not in _UNSHOWN else _escape(c) for c in name)


_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that was no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode()


def _shown(path: str) -> str:
    return shown(path if path in (os.sep, "") else path.rstrip(os.sep))


def _under(root: str, display: str, limits: Limits) -> Iterator[Found]:
    """Every leaf from ``root`` down. The folders on the way are a list, not calls: trees may be deeper than the stack."""
    waiting: list[Iterator[tuple[str, str]]] = [iter([(root, display)])]
    while waiting:
        for path, label in waiting[-1]:
            if path != root and is_junk_name(os.path.basename(path)):
                yield _none(path, label, Refused(Reason.hidden, "the system or a program keeps it for itself"))
                continue
            try:
                found = os.lstat(path)
                if stat.S_ISDIR(found.st_mode):
                    waiting.append(_listed(path, label))
                    break
            except OSError as error:
                yield _none(path, label, _no(error))
                continue
            if stat.S_ISREG(found.st_mode):
                yield from _file(path, label, found.st_size, limits)
            elif stat.S_ISLNK(found.st_mode):
                yield from _link(path, label, root, limits)
            else:
                yield _none(path, label, Refused(Reason.not_a_file, _what(found.st_mode)))
        else:
            waiting.pop()


def _listed(path: str, display: str) -> Iterator[tuple[str, str]]:
    """Path and display of everything in the folder ``path``, in the order of the names' bytes."""
    names = sorted(os.listdir(path), key=os.fsencode)
    return ((os.path.join(path, name), os.path.join(display, shown(name))) for name in names)


def _link(path: str, display: str, root: str, limits: Limits) -> Iterator[Found]:
    try:
        target = os.path.realpath(path, strict=True)
        found = os.stat(target)
    except OSError as error:
        detail = f"a link that leads to nothing or back to itself ({error.strerror})"
        yield _none(path, display, Refused(Reason.link_loop, detail))
        return
    if not (target + os.sep).startswith(root.rstrip(os.sep) + os.sep):
        yield _none(path, display, Refused(Reason.path_escapes, f"a link to {shown(target)}"))
    elif stat.S_ISREG(found.st_mode):
        yield from _file(target, display, found.st_size, limits)
    elif stat.S_ISDIR(found.st_mode):
        yield _none(path, display, Refused(Reason.link_loop, f"a link to {shown(target)}, which is read where it lies"))
    else:
        yield _none(path, display, Refused(Reason.not_a_file, _what(found.st_mode)))


def _file(path: str, display: str, size: int, limits: Limits) -> Iterator[Found]:
    try:
        with _opened(path) as file:
            if is_container(file) is not None:
                yield from _archive(file, path, display, size, limits)
                return
    except (OSError, Refused) as error:
        yield _none(path, display, error if isinstance(error, Refused) else _no(error), size)
        return
    if size > limits.file_bytes:
        detail = f"{size:,} bytes; at most {limits.file_bytes:,} are taken"
        yield _none(path, display, Refused(Reason.limit_exceeded, detail), size)
        return
    yield Found(display, _last(path), path, size, None, lambda: _bytes(path, limits))


def _archive(file: IO[bytes], path: str, display: str, size: int, limits: Limits) -> Iterator[Found]:
    for leaf in leaves(file, os.path.basename(path), Budget(limits, size)):
        label = INTO.join((display, *map(shown, leaf.names)))
        yield Found(
            label,
            _last(leaf.names[-1] if leaf.names else path),
            path,
            leaf.size,
            leaf.refused,
            _reader(leaf, path, size, limits),
        )


def _reader(leaf: Leaf, path: str, size: int, limits: Limits) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return leaf.read()
        except Stale:
            return _again(leaf.key, path, size, limits)
        except OSError as error:
            raise _no(error) from error

    return read


def _again(key: tuple[int, ...], path: str, size: int, limits: Limits) -> bytes:
    """The bytes of a leaf that the walk has left behind, by going to it once more."""
    try:
        with _opened(path) as file:
            for leaf in leaves(file, os.path.basename(path), Budget(limits, size)):
                if leaf.key == key:
                    return leaf.read()
    except OSError as error:
        raise _no(error) from error
    raise Refused(Reason.vanished, "the archive has changed since it was listed")


def _bytes(path: str, limits: Limits) -> bytes:
    try:
        with _opened(path) as file:
            return whole(file, limits.file_bytes)
    except OSError as error:
        raise _no(error) from error


def _opened(path: str) -> IO[bytes]:
    """The file at ``path``, which must still be a plain file: what was listed may have been replaced by a pipe."""
    opened = os.open(path, _FLAGS | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise Refused(Reason.vanished, "something else has taken the file's place")
        return os.fdopen(opened, "rb")
    except BaseException:
        os.close(opened)
        raise


def _no(error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError):
        return Refused(Reason.vanished, "no file or folder of this name is there")
    return Refused(Reason.unreadable, error.strerror or type(error).__name__)


def _none(path: str, display: str, refused: Refused, size: int | None = None) -> Found:
    def read() -> bytes:
        raise refused

    return Found(display, _last(path), path, size, refused, read)


def _last(path: str) -> str:
    """The last step of a path, with either kind of slash, as it can be shown."""
    return shown(path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path)


def _what(mode: int) -> str:
    for told, what in ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device")):
        if told(mode):
            return what
    return "a device"
