"""Text as messy as it comes, through the whole of reading."""
