"""Who is who, within a text and across texts."""
