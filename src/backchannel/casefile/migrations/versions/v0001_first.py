"""The first schema."""

import sqlalchemy as sa
from alembic import op

from backchannel.casefile import sqlite

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; where the database is SQLite, its full-text tables and triggers too."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("part", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("author", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("published_from", sa.Integer()),
        sa.Column("published_to", sa.Integer()),
        sa.Column("language", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("classification", sa.Text()),
        sa.Column("reliability", sa.Text(), nullable=False),
        sa.Column("retrieved_at", sa.Text()),
    )
    op.create_index("ix_source_sha256", "source", ["sha256"])
    op.create_table(
        "actor",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("sector", sa.Text()),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("posts", sa.Text()),
    )
    op.create_index("ix_actor_id", "actor", ["id"])
    op.create_index("ix_actor_name", "actor", ["name"])
    op.create_index("ix_actor_source_no", "actor", ["source_no"])
    op.create_table(
        "block",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
    )
    op.create_index("ix_block_source_no_start", "block", ["source_no", "start"])
    op.create_table(
        "finding",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
    )
    op.create_index("ix_finding_source_no", "finding", ["source_no"])
    op.create_table(
        "job",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("place", sa.LargeBinary(), unique=True),
        sa.Column("container_no", sa.Integer(), sa.ForeignKey("job.no")),
        sa.Column("member", sa.Text()),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger()),
        sa.Column("mtime_ns", sa.BigInteger()),
        sa.Column("ctime_ns", sa.BigInteger()),
        sa.Column("seen_ns", sa.BigInteger()),
        sa.Column("sha256", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("detail", sa.Text()),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no")),
        sa.Column("twin_no", sa.Integer(), sa.ForeignKey("job.no")),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Text()),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("container_no", "member"),
    )
    op.create_index("ix_job_sha256", "job", ["sha256"])
    op.create_index("ix_job_source_no", "job", ["source_no"])
    op.create_index("ix_job_state_reason", "job", ["state", "reason"])
    op.create_index("ix_job_twin_no", "job", ["twin_no"])
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer(), sa.ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("other", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_judgement_other", "judgement", ["other"])
    op.create_index("ix_judgement_subject", "judgement", ["subject"])
    op.create_table(
        "mention",
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), primary_key=True, autoincrement=False),
        sa.Column("start", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("end", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("actor_no", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("backchannel", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("characters", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.BigInteger(), nullable=False),
        sa.Column("actors", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("quotations", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.UniqueConstraint("source_no", "sha256"),
    )
    op.create_table(
        "claim",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("block_no", sa.Integer(), sa.ForeignKey("block.no")),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text()),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Column("trigger_start", sa.BigInteger(), nullable=False),
        sa.Column("trigger_end", sa.BigInteger(), nullable=False),
        sa.Column("edtf", sa.Text()),
        sa.Column("earliest", sa.Text()),
        sa.Column("latest", sa.Text()),
        sa.Column("openness", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
    )
    op.create_index("ix_claim_block_no", "claim", ["block_no"])
    op.create_index("ix_claim_id", "claim", ["id"])
    op.create_index("ix_claim_source_no_start", "claim", ["source_no", "start"])
    op.create_table(
        "leaf",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("record_no", sa.Integer(), sa.ForeignKey("record.no"), nullable=False),
        sa.Column("section", sa.SmallInteger(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_leaf_record_no_section_start", "leaf", ["record_no", "section", "start"])
    op.create_table(
        "quotation",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("speaker_no", sa.Integer(), sa.ForeignKey("actor.no")),
    )
    op.create_index("ix_quotation_source_no_start", "quotation", ["source_no", "start"])
    op.create_index("ix_quotation_speaker_no", "quotation", ["speaker_no"])
    op.create_table(
        "standing",
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), primary_key=True, autoincrement=False),
        sa.Column("record_no", sa.Integer(), sa.ForeignKey("record.no"), nullable=False),
    )
    op.create_table(
        "participant",
        sa.Column("claim_no", sa.Integer(), sa.ForeignKey("claim.no"), primary_key=True, autoincrement=False),
        sa.Column("ordinal", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("actor_no", sa.Integer(), sa.ForeignKey("actor.no")),
        sa.Column("country", sa.Text()),
        sa.Column("sector", sa.Text()),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participant_actor_no", "participant", ["actor_no"])
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        sqlite.make_extras(connection)
