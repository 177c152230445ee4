"""The fences around a process that is about to read hostile bytes.

Run once, in the child, before the first document. In order of strength: what the kernel holds (resource limits on
every POSIX system; on Linux, where the kernel grants them, an empty network namespace and Landlock's read-only view of
the library folders), and an audit hook, which holds Python code but not a subverted native library. Each fence that
could be put up is named in the answer, so that a person can be told which ones stand.
"""

import contextlib
import io
import os
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable
from typing import Any

from backchannel.intake.limits import Limits

if sys.platform != "win32":
    import resource

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_LANDLOCK_CREATE_RULESET, _LANDLOCK_ADD_RULE, _LANDLOCK_RESTRICT_SELF = 444, 445, 446  # the same on every machine type
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# Bits of file rights that Landlock knows, by version of its interface: 1 execute, write, read, make and remove; 2 also
# to move between folders; 3 truncate; 5 to control devices. From 4 on it can refuse TCP, from 6 on signals to others.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST_FILE_RIGHTS = 16

# What a parser may not ask of Python: processes, network, native code from elsewhere, changes to any file or process.
_NEVER = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.kill",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.chflags", "os.utime", "os.setxattr", "os.removexattr", "os.lockf", "pty.", "shutil.", "tempfile.", "urllib.",
    "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "webbrowser.", "sqlite3.", "winreg.", "msvcrt.",
    "_winapi.", "resource.prlimit", "syslog.", "fcntl.", "setopencodehook", "sys.addaudithook", "pdb.", "gc.get_objects",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PATHS = {"open", "os.listdir", "os.scandir", "ctypes.dlopen", "os.chdir", "os.walk", "glob.glob"}


def library_folders() -> tuple[str, ...]:
    """The folders Python's own and installed modules lie in, links resolved: all that a parser may read."""
    named = {sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    named.update(entry for entry in sys.path if os.path.isdir(entry))
    return tuple(sorted({os.path.realpath(folder) for folder in named}))


def cut_network() -> bool:
    """Linux: move this process into a network namespace of its own, which has no interface. True where granted."""
    if sys.platform != "linux":
        return False
    import ctypes

    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is None:
        return False
    # With the right to (root, a container that grants it) directly; otherwise through a user namespace, where allowed.
    return bool(unshare(_CLONE_NEWNET) == 0 or unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def die_with_parent() -> bool:
    """Linux: SIGKILL for this process when the thread that started it ends. To be asked only if that is a main thread."""
    if sys.platform != "linux":
        return False
    import ctypes
    import signal

    return bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0)


def bound_resources(limits: Limits) -> bool:
    """POSIX: memory, files, processes and core dumps of this process are bounded. False on Windows."""
    if sys.platform == "win32":
        return False

    def bound(kind: int, value: int) -> None:
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))

    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_FSIZE, 0)
    bound(resource.RLIMIT_NOFILE, limits.open_files)
    mapped = _mapped_bytes()
    # macOS accepts RLIMIT_AS only above what its shared cache maps, and does not hold it: there the time limits remain.
    with contextlib.suppress(OSError, ValueError):
        bound(resource.RLIMIT_AS, mapped + limits.memory_bytes)
    if hasattr(resource, "RLIMIT_NPROC"):
        with contextlib.suppress(OSError, ValueError):
            bound(resource.RLIMIT_NPROC, 0)
    return True


def bound_cpu(seconds: int) -> None:
    """POSIX: the kernel ends this process after ``seconds`` more of CPU time. To be renewed for each file."""
    if sys.platform == "win32":
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def read_only_view(folders: Iterable[str]) -> bool:
    """Linux 5.13+: by Landlock, this process can open only files under ``folders`` and the system's libraries, to read.

    Where the kernel knows how (6.7, 6.12), it can also neither connect nor listen by TCP, nor signal other processes.
    """
    if sys.platform != "linux":
        return False
    import ctypes
    import struct

    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_LANDLOCK_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    handled = struct.pack("Q", (1 << _FILE_RIGHTS.get(version, _NEWEST_FILE_RIGHTS)) - 1)
    if version >= 4:
        handled += struct.pack("Q", 0b11)
    if version >= 6:
        handled += struct.pack("Q", 0b11)
    ruleset = libc.syscall(_LANDLOCK_CREATE_RULESET, handled, len(handled), 0)
    if ruleset < 0:
        return False
    try:
        system = (
            "/lib",
            "/lib64",
            "/usr/lib",
            "/usr/lib64",
            "/usr/local/lib",
            "/usr/share/zoneinfo",
            "/etc/ld.so.cache",
        )
        for path in (*folders, *system, "/dev/null", "/dev/urandom"):
            try:
                opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                continue  # not on this system
            try:
                rights = _READ_FILE | (_READ_DIR if os.path.isdir(path) else 0)
                rule = struct.pack("=Qi", rights, opened)
                if libc.syscall(_LANDLOCK_ADD_RULE, ruleset, 1, rule, 0) != 0:
                    return False
            finally:
                os.close(opened)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            return False
        return bool(libc.syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def guard(folders: tuple[str, ...]) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that refuses, with PermissionError, what no parser needs. It cannot be taken away again."""
    inside = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
    real, isabs, access = os.path.realpath, os.path.isabs, PermissionError
    cpu = -1 if sys.platform == "win32" else resource.RLIMIT_CPU

    def allowed(path: object) -> bool:
        if isinstance(path, int):
            return True  # a descriptor that this process already holds
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        return isinstance(path, str) and isabs(path) and (real(path) + os.sep).startswith(inside)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in _PATHS:
            writing = event == "open" and isinstance(args[2], int) and bool(args[2] & _WRITING)
            if writing or not allowed(args[0]):
                raise access(f"a document may not {event} {args[0]!r}")
        elif event == "resource.setrlimit":
            if args[0] != cpu:  # the clock of the next file is set from within; the other limits stay as they are
                raise access("a document may not raise a limit")
        elif event.startswith(_NEVER):
            raise access(f"a document may not {event}")

    return hook


def confine(limits: Limits) -> tuple[str, ...]:
    """Put up every fence that this system grants, and name them. The network is cut earlier, before any thread runs."""
    folders = library_folders()
    fences = []
    if bound_resources(limits):  # first: it looks up under /proc how much is mapped
        fences.append("rlimit")
    if read_only_view(folders):
        fences.append("landlock")
    sys.dont_write_bytecode = True
    # The language classifier unpacks its model into an unnamed temporary file. Here that file is memory.
    setattr(tempfile, "TemporaryFile", _in_memory)  # noqa: B010 - its many overloads are not ours to repeat
    sys.addaudithook(guard(folders))
    fences.append("audit hook")
    return tuple(fences)


def _in_memory(*_: object, **__: object) -> io.BytesIO:
    return io.BytesIO()


def _mapped_bytes() -> int:
    """Address space this process has mapped by now; half a gibibyte where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 512 << 20
