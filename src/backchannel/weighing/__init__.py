"""Same event? A copy? A clash? One module a check."""
