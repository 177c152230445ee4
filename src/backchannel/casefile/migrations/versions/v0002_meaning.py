"""Vectors of sentences; empty for what was read before."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "meaning",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("source_no", sa.Integer(), sa.ForeignKey("source.no"), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_meaning_source_no_maker", "meaning", ["source_no", "maker"])
