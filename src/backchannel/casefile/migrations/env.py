"""Run by alembic: migrates over the connection that ``Case`` hands it, inside that connection's transaction."""

from alembic import context

from backchannel.casefile.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
