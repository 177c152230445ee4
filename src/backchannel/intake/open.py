"""Bytes in, documents out: the format is told by content first, then by name."""

from backchannel.intake.document import Received, Taken, received
from backchannel.intake.reasons import Reason, Refused


def take_in(data: bytes, name: str, *, media_type: str | None = None, path: str | None = None) -> Taken:
    """The documents in ``data``, a file called ``name``.

    ``media_type`` is what the sender called it, if anything did; ``path`` is where it was found, for messages only.
    Pure: opens no file and no connection. Raises Refused with a reason from the closed list, and nothing else for any
    bytes whatever; memory, time and crashes of parsers are the business of the child process that this runs in.
    """
    if not data:
        raise Refused(Reason.empty, f"{path or name} has 0 bytes")
    return taken(received(data, name, media_type))


def taken(item: Received) -> Taken:
    from backchannel.intake import plain

    return Taken((plain.document(item),))
