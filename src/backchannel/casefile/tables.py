"""The schema of a case, the same for SQLite and PostgreSQL. What only SQLite has (FTS5, triggers) is in ``sqlite.py``.

``source``, ``record``, ``leaf``: what was read; append-only but for the source's own description. ``standing`` says
which record of a source is the current one. ``block``, ``claim``, ``participant``, ``actor``, ``mention``, ``quotation``
and ``finding`` are made from the standing record in the same transaction and can always be made again from it;
``meaning`` holds vectors of its sentences, which the reader made, and none where it was read before there were any.
``job`` accounts for every document found. ``judgement`` and ``audit`` are only ever added to. All ``start`` and ``end``
are code points of the text.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0002"
"""The newest revision of ``migrations/versions``."""
REVISIONS = ("0001", "0002")
"""All revisions that this version can open, oldest first."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

source = Table(
    "source",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("part", Text),
    Column("url", Text),
    Column("title", Text),
    Column("author", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_from", Integer),
    Column("published_to", Integer),
    Column("language", Text),
    Column("kind", Text, nullable=False),
    Column("classification", Text),
    Column("reliability", Text, nullable=False),
    Column("retrieved_at", Text),
    Index("ix_source_sha256", "sha256"),
)

record = Table(
    "record",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("format", Integer, nullable=False),
    Column("backchannel", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("characters", BigInteger, nullable=False),
    Column("words", BigInteger, nullable=False),
    Column("actors", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("quotations", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    UniqueConstraint("source_no", "sha256"),
)

leaf = Table(
    "leaf",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("record_no", ForeignKey("record.no"), nullable=False),
    Column("section", SmallInteger, nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("ix_leaf_record_no_section_start", "record_no", "section", "start"),
)

standing = Table(
    "standing",
    metadata,
    Column("source_no", ForeignKey("source.no"), primary_key=True, autoincrement=False),
    Column("record_no", ForeignKey("record.no"), nullable=False),
)

block = Table(
    "block",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Index("ix_block_source_no_start", "source_no", "start"),
)

actor = Table(
    "actor",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("mentions", Integer, nullable=False),
    Column("found_by", Text, nullable=False),
    Column("posts", Text),
    Index("ix_actor_source_no", "source_no"),
    Index("ix_actor_id", "id"),
    Index("ix_actor_name", "name"),
)

mention = Table(
    "mention",
    metadata,
    Column("source_no", ForeignKey("source.no"), primary_key=True, autoincrement=False),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("end", BigInteger, primary_key=True, autoincrement=False),
    Column("actor_no", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("id", Text, nullable=False),
    Column("block_no", ForeignKey("block.no")),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("words", Text),
    Column("trigger_start", BigInteger, nullable=False),
    Column("trigger_end", BigInteger, nullable=False),
    Column("edtf", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("openness", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Index("ix_claim_source_no_start", "source_no", "start"),
    Index("ix_claim_id", "id"),
    Index("ix_claim_block_no", "block_no"),
)

participant = Table(
    "participant",
    metadata,
    Column("claim_no", ForeignKey("claim.no"), primary_key=True, autoincrement=False),
    Column("ordinal", SmallInteger, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),
    Column("actor_no", ForeignKey("actor.no")),
    Column("country", Text),
    Column("sector", Text),
    Index("ix_participant_actor_no", "actor_no"),
    sqlite_with_rowid=False,
)

quotation = Table(
    "quotation",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("id", Text, nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("speaker_no", ForeignKey("actor.no")),
    Index("ix_quotation_source_no_start", "source_no", "start"),
    Index("ix_quotation_speaker_no", "speaker_no"),
)

finding = Table(
    "finding",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Index("ix_finding_source_no", "source_no"),
)

meaning = Table(
    "meaning",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("source_no", ForeignKey("source.no"), nullable=False),
    Column("maker", Text, nullable=False),
    Column("places", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    Index("ix_meaning_source_no_maker", "source_no", "maker"),
)

job = Table(
    "job",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("place", LargeBinary, unique=True),
    Column("container_no", ForeignKey("job.no")),
    Column("member", Text),
    Column("path", Text, nullable=False),
    Column("size", BigInteger),
    Column("mtime_ns", BigInteger),
    Column("ctime_ns", BigInteger),
    Column("seen_ns", BigInteger),
    Column("sha256", Text),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("detail", Text),
    Column("source_no", ForeignKey("source.no")),
    Column("twin_no", ForeignKey("job.no")),
    Column("tries", Integer, nullable=False),
    Column("reading", Text),
    Column("seal", LargeBinary, nullable=False),
    UniqueConstraint("container_no", "member"),
    Index("ix_job_state_reason", "state", "reason"),
    Index("ix_job_sha256", "sha256"),
    Index("ix_job_source_no", "source_no"),
    Index("ix_job_twin_no", "twin_no"),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("decision", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("other", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_judgement_subject", "subject"),
    Index("ix_judgement_other", "other"),
)

INDEXED = (mention, participant, quotation, finding, claim, actor, block, meaning)
"""Tables made from the standing record, in an order in which their rows may be removed."""
