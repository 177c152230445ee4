"""The built front end: a handful of files, read into memory at the start and served by their exact names."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static"
BUILD_NOTE = ".digest"


class CannotServe(Exception):
    """The workbench could not be opened. Has the three parts as ``what``, ``why`` and ``next_step``."""

    def __init__(self, what: str, why: str, next_step: str) -> None:
        super().__init__(f"{what} {why} {next_step}")
        self.what, self.why, self.next_step = what, why, next_step


class NotBuilt(CannotServe):
    """The front end is not there."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of the front end. ``lasting`` where its name changes with its content."""

    body: bytes
    media_type: str
    lasting: bool


def load(folder: Path = STATIC) -> dict[str, File]:
    """Files of the built front end by their path below ``folder`` ("index.html", "assets/index-1a2b.js").

    Raises NotBuilt where no front end was built.
    """
    if not (folder / "index.html").is_file():
        raise NotBuilt(
            "The workbench has no pages to show.",
            "Its front end was not built in this copy of Backchannel.",
            "Run `python scripts/build_web.py` in the folder of the repository, then `backchannel open` again.",
        )
    files: dict[str, File] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != BUILD_NOTE:
            files[name] = File(path.read_bytes(), _media_type(name), name.startswith("assets/"))
    return files


def _media_type(name: str) -> str:
    # The machine's own table is not asked: some set .js to text/plain, which a browser then refuses to run.
    known = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
    kind = known.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
