"""Documents that are zip packages (DOCX, EPUB): opened only after what they unpack to has been reckoned up."""

import io
import zipfile
import zlib

from backchannel.intake.limits import DEFAULT
from backchannel.intake.reasons import Reason, Refused


class Package:
    """A zip package held in memory; members are read one by one and never written anywhere.

    Raises Refused: truncated or malformed where it is no whole zip, encrypted where a member is, limit_exceeded where
    its table of contents promises more members, bytes or growth than ``limits`` allow. zipfile itself reads no more of
    a member than the table promises, so a table that lies can only make a member shorter.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            whole = b"PK\x05\x06" in data[-70_000:]
            reason = Reason.malformed if whole else Reason.truncated
            raise Refused(reason, f"{name}: {error}") from error
        self._refuse_bombs(len(data))

    def names(self) -> list[str]:
        """The names of the members, in the order of the table of contents."""
        return list(self._members)

    def has(self, name: str) -> bool:
        """Whether there is a member of that name."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises Refused (malformed, truncated, encrypted) where there is none or it is broken."""
        info = self._members.get(name)
        if info is None:
            raise Refused(Reason.malformed, f"{self.name} has no part “{name}”")
        if info.flag_bits & 1:
            raise Refused(Reason.encrypted, f"{self.name}, part “{name}”")
        try:
            return self._zip.read(info)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            ValueError,
            OSError,
            RuntimeError,
        ) as error:
            raise Refused(Reason.malformed, f"{self.name}, part “{name}”: {error}") from error

    def _refuse_bombs(self, packed: int) -> None:
        infos = self._zip.infolist()
        if len(infos) > DEFAULT.archive_entries:
            raise Refused(Reason.limit_exceeded, f"{self.name} has {len(infos)} parts, over {DEFAULT.archive_entries}")
        expanded = sum(info.file_size for info in infos)
        if expanded > DEFAULT.archive_expanded_bytes:
            raise Refused(Reason.limit_exceeded, f"{self.name} unpacks to {expanded} bytes")
        if expanded > DEFAULT.archive_ratio_from and expanded > DEFAULT.archive_ratio * packed:
            raise Refused(Reason.limit_exceeded, f"{self.name} unpacks {packed} bytes to {expanded}")
