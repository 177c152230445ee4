"""The schema's history: one revision a file, run by alembic when a case is made or opened for writing."""
