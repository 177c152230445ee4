"""Names of files that a system or a program keeps for itself, in a folder or an archive."""

# Exact names, in lower case: of macOS, Windows, Linux desktops and version control.
_NAMES = frozenset(
    {
        "__macosx", ".ds_store", ".localized", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems",
        "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "icon\r",
        ".git", ".hg", ".svn", ".bzr", "cvs", "_darcs", "lost+found", "node_modules", "__pycache__",
    }
)  # fmt: skip


def is_junk_name(name: str) -> bool:
    """Whether one step of a path is such a name: listed, beginning with a dot, or an office program's lock file (~$)."""
    return name.lower() in _NAMES or (name.startswith(".") and name.strip(".") != "") or name.startswith("~$")


def is_junk(path: str) -> bool:
    """Whether any step of ``path``, a member's name with either kind of slash, is such a name."""
    return any(is_junk_name(step) for step in path.replace("\\", "/").split("/"))
