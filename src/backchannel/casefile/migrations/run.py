"""Bring a case's schema up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from backchannel.casefile.tables import HEAD


def migrate(connection: Connection) -> None:
    """Run all revisions that are missing, inside the caller's transaction: all of them or none."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
