"""The chain of events of a case: each event's hash covers the one before it, so no change goes unseen."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from backchannel.casefile.tables import audit
from backchannel.record.canonical import canonical_json

EventKind = Literal["made", "migrated", "read", "judged"]
GENESIS = hashlib.sha256(b"backchannel case, audit chain, format 1").hexdigest()
"""What the first event gives as the hash of the one before it."""


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One event: ``payload`` is canonical JSON, ``at`` is UTC, ISO 8601 with Z. Order is by ``seq``, never by time."""

    seq: int
    at: str
    by: str
    kind: str
    payload: str
    previous: str
    hash: str


def now() -> str:
    """UTC, ISO 8601 with microseconds and Z."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def hash_of(seq: int, at: str, by: str, kind: str, payload: str, previous: str) -> str:
    """SHA-256 over the canonical JSON of all that the event says, the previous hash included."""
    return hashlib.sha256(canonical_json([seq, at, by, kind, payload, previous])).hexdigest()


def append(connection: Connection, kind: EventKind, by: str, payload: object, *, at: str | None = None) -> AuditEvent:
    """Add an event inside the caller's write transaction, which must have begun IMMEDIATE."""
    last = connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    at = at or now()
    body = canonical_json(payload).decode()
    event = AuditEvent(seq, at, by, kind, body, previous, hash_of(seq, at, by, kind, body, previous))
    connection.execute(
        insert(audit).values(seq=seq, at=at, by=by, kind=kind, payload=body, previous=previous, hash=event.hash)
    )
    return event


def head(connection: Connection) -> tuple[int, str]:
    """How many events there are, and the hash of the last: write it down elsewhere to prove later that none was lost."""
    last = connection.execute(select(audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).scalar()
    return connection.execute(select(func.count()).select_from(audit)).scalar_one(), last or GENESIS


def events(connection: Connection) -> Iterator[AuditEvent]:
    """All events in order."""
    for row in connection.execute(select(audit).order_by(audit.c.seq)).yield_per(1000):
        yield AuditEvent(*row)


def broken(connection: Connection) -> Iterator[tuple[int, str]]:
    """(seq, plain sentence) for each place where the chain does not hold; nothing for a sound chain."""
    previous, expected = GENESIS, 1
    for event in events(connection):
        if event.seq != expected:
            yield event.seq, f"event {event.seq} stands where event {expected} should"
        if event.previous != previous:
            yield event.seq, f"event {event.seq} does not follow from the one before it"
        made = hash_of(event.seq, event.at, event.by, event.kind, event.payload, event.previous)
        if made != event.hash:
            yield event.seq, f"event {event.seq} is not what was hashed"
        previous, expected = event.hash, event.seq + 1
