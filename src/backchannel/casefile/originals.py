"""The bytes as received, named by their SHA-256, never changed once they are there."""

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from backchannel.record.canonical import sha256_hex

_NAME = re.compile(r"[0-9a-f]{64}")


class Originals:
    """A folder ``ab/abcdef…``: written to a temporary name, synced, renamed, its directory synced; mode 0444.

    ``keep`` leaves the directories' sync to ``settle``, so that a group of documents shares it; nothing may be
    acknowledged before ``settle``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unsynced: set[Path] = set()

    def path(self, sha256: str) -> Path:
        """Where the bytes of this hash lie or would lie; ValueError if it is no SHA-256."""
        if not _NAME.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is no SHA-256")
        return self._folder / sha256[:2] / sha256

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """The bytes; FileNotFoundError if they are not kept."""
        return self.path(sha256).read_bytes()

    def keep(self, data: bytes) -> str:
        """Store ``data`` unless it is there; its SHA-256. OSError as the file system gives it."""
        sha256 = sha256_hex(data)
        place = self.path(sha256)
        if place.exists() and place.stat().st_size == len(data):
            return sha256
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.parent / f".{sha256[:16]}.{secrets.token_hex(4)}.part"
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o444)
            temporary.replace(place)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        self._unsynced.update((place.parent, self._folder))
        return sha256

    def settle(self) -> None:
        """Sync the directories that got new names since the last call."""
        for folder in sorted(self._unsynced):
            sync_folder(folder)
        self._unsynced.clear()

    def names(self) -> Iterator[str]:
        """Every hash that is kept, in order."""
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            if folder.is_dir():
                yield from sorted(entry.name for entry in folder.iterdir() if _NAME.fullmatch(entry.name))

    def leftovers(self) -> Iterator[Path]:
        """Temporary files that a killed writer left behind."""
        if self._folder.is_dir():
            yield from sorted(self._folder.glob("*/.*.part"))

    def sweep(self) -> None:
        """Remove leftovers; only while holding the writer's lock."""
        for path in self.leftovers():
            path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the system write the folder's names to the disk."""
    if os.name == "nt":  # directories cannot be opened there; NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
