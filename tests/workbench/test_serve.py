"""Starting the workbench, and what is told where it cannot be started."""

import socket
from pathlib import Path

import pytest

from backchannel.workbench import front
from backchannel.workbench.front import CannotServe, NotBuilt
from backchannel.workbench.serve import PortTaken, listen


def test_a_port_that_is_taken_is_told_with_a_way_on() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as told:
            listen(port)
    assert str(port) in told.value.what
    assert told.value.why
    assert "Leave the port out" in told.value.next_step


def test_a_copy_without_a_front_end_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt) as told:
        front.load(tmp_path)
    assert isinstance(told.value, CannotServe)
    assert "scripts/build_web.py" in told.value.next_step


def test_only_what_was_built_is_served_and_only_hashed_names_last(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "theme.js", "assets/index-1a2b.js", ".digest"):
        (tmp_path / name).write_text("x", "ascii")
    files = front.load(tmp_path)
    assert sorted(files) == ["assets/index-1a2b.js", "index.html", "theme.js"]
    assert [name for name, file in files.items() if file.lasting] == ["assets/index-1a2b.js"]
    assert files["theme.js"].media_type == "text/javascript; charset=utf-8"
