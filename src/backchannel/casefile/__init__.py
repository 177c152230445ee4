"""The case: one database and the originals."""
