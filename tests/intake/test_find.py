"""Whatever lies in a folder is found once, in the same order each time, and ends as bytes or as a reason."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.intake.find import LEFT_ASIDE, Found, find, shown
from backchannel.intake.limits import Limits
from backchannel.intake.reasons import Reason, Refused

posix = pytest.mark.skipif(os.name != "posix", reason="such files exist on POSIX systems only")


def answers(*paths: Path, limits: Limits | None = None) -> dict[str, bytes | Reason]:
    """What is found, by the path under the first of ``paths``."""
    told: dict[str, bytes | Reason] = {}
    for found in find(paths, limits or Limits()):
        place = found.display.removeprefix(str(paths[0])).lstrip(os.sep)
        assert place not in told
        try:
            told[place] = found.read()
        except Refused as refused:
            told[place] = refused.reason
    return told


def test_a_folder_is_read_to_its_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "B.txt", "ä.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    told = answers(tmp_path)
    assert list(told) == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "ä.txt"]
    assert list(told.items()) == list(answers(tmp_path).items())
    assert told["a/b/c.txt"] == b"a/b/c.txt"


def test_files_and_folders_can_be_named_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("1")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "two.txt").write_text("2")
    found = list(find([str(tmp_path / "folder"), tmp_path / "one.txt"]))
    assert [(one.name, one.size, one.read()) for one in found] == [("two.txt", 1, b"2"), ("one.txt", 1, b"1")]


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    (found,) = find([tmp_path / "nothing.txt"])
    assert found.refused is not None
    assert found.refused.reason is Reason.no_such_file
    assert not found.skipped


def test_the_address_of_a_page_is_no_missing_file() -> None:
    (found,) = find([Path("https://example.org/x")])
    assert found.refused is not None
    assert found.refused.reason is Reason.web_address
    assert found.display == "https://example.org/x"


@posix
def test_a_named_link_that_leads_to_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    (found,) = find([tmp_path / "link"])
    assert found.refused is not None
    assert found.refused.reason is Reason.no_such_file
    assert "leads to nothing" in found.refused.detail


ODD = [
    "a b.txt", "new\nline.txt", "tab\t.txt", "שלום.txt", "r\u202etxt.exe", "x" * 251 + ".txt", "quote'\".txt", "-rf", "*",
    "zero\u200bwidth", "e\u0301.txt", "CASE.txt", "case.txt", "back\\slash", " ", "...",
]  # fmt: skip


@posix
def test_every_name_a_disk_allows_is_found_and_can_be_shown(tmp_path: Path) -> None:
    for name in ODD:
        (tmp_path / name).write_bytes(name.encode())
    bad = os.fsencode(tmp_path) + b"/caf\xe9\xff.txt"
    with open(bad, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"bad name")
    found = list(find([tmp_path]))
    assert {one.read() for one in found} == {name.encode() for name in ODD} | {b"bad name"}
    for one in found:
        one.display.encode()  # can be stored and printed
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in one.display)
    assert "caf\\xe9\\xff.txt" in {one.name for one in found}
    assert "new\\nline.txt" in {one.name for one in found}
    assert "שלום.txt" in {one.name for one in found}


@given(st.text())
def test_what_is_shown_never_moves_hides_or_turns_the_line(name: str) -> None:
    told = shown(name)
    told.encode()
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in told)
    if name.isascii() and name.isprintable():
        assert told == name


@posix
def test_links_are_followed_inside_the_folder_only_and_never_in_circles(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("the secret")
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_text("a")
    for link, target in (
        ("in", "a.txt"), ("out", "../outside.txt"), ("abs", "/etc/hostname"), ("loop", "loop"), ("dead", "nowhere"),
        ("up", ".."), ("self", "."), ("sub/back", ".."),
    ):  # fmt: skip
        (root / link).symlink_to(target)
    assert answers(root) == {
        "a.txt": b"a", "in": b"a", "out": Reason.path_escapes, "abs": Reason.path_escapes, "loop": Reason.link_loop,
        "dead": Reason.link_loop, "up": Reason.path_escapes, "self": Reason.link_loop, "sub/back": Reason.link_loop,
    }  # fmt: skip


@posix
def test_a_link_that_a_person_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("a")
    (tmp_path / "link").symlink_to("real")
    (found,) = find([tmp_path / "link"])
    assert (found.display, found.read()) == (str(tmp_path / "link" / "a.txt"), b"a")


@posix
def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        (tmp_path / "a.txt").write_text("a")
        assert answers(tmp_path) == {"a.txt": b"a", "pipe": Reason.not_a_file, "socket": Reason.not_a_file}
    (found,) = find(["/dev/zero"])
    assert found.refused is not None
    assert found.skipped


@posix
def test_a_file_that_turned_into_a_pipe_does_not_hold_us_up(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    (found,) = find([path])
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Refused) as refused:
        found.read()
    assert refused.value.reason is Reason.vanished


def test_a_file_that_went_away_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    (found,) = find([path])
    path.unlink()
    with pytest.raises(Refused) as refused:
        found.read()
    assert refused.value.reason is Reason.vanished


@posix
def test_what_may_not_be_read_says_so() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed").mkdir()
        for file in ("closed/a.txt", "locked.txt", "open.txt"):
            (folder / file).write_text("a")
            (folder / file).chmod(0o644)
        (folder / "locked.txt").chmod(0)
        (folder / "closed").chmod(0)
        program = (  # root may read everything, so root becomes nobody
            "import os, sys\nfrom backchannel.intake.find import find\n"
            "if not os.getuid(): os.setgroups([]), os.setgid(65534), os.setuid(65534)\n"
            "for f in find([sys.argv[1]]): print(f.name, f.refused.reason if f.refused else f.read().decode())\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, name], capture_output=True, text=True, check=True, cwd="/"
        )
        (folder / "closed").chmod(0o700)
    assert done.stdout.splitlines() == ["closed unreadable", "locked.txt unreadable", "open.txt a"]


def test_what_the_system_keeps_for_itself_is_counted_and_not_read(tmp_path: Path) -> None:
    for name in (
        ".DS_Store",
        "Thumbs.db",
        "__MACOSX/x.txt",
        ".git/config",
        ".hidden.txt",
        "~$letter.docx",
        "desktop.ini",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "letter.txt").write_text("words")
    told = answers(tmp_path)
    assert told.pop("letter.txt") == b"words"
    assert set(told.values()) == {Reason.hidden}
    assert sorted(told) == sorted(
        [".DS_Store", "Thumbs.db", "__MACOSX", ".git", ".hidden.txt", "~$letter.docx", "desktop.ini"]
    )


def test_a_hidden_file_that_a_person_names_is_read(tmp_path: Path) -> None:
    (tmp_path / ".notes").write_text("words")
    (found,) = find([tmp_path / ".notes"])
    assert found.read() == b"words"


def test_a_file_over_the_limit_is_told_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 100)
    (found,) = find([tmp_path], Limits(file_bytes=99))
    assert found.refused is not None
    assert (found.refused.reason, found.size) == (Reason.limit_exceeded, 100)


def test_a_file_that_grows_past_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"x")
    (found,) = find([tmp_path], Limits(file_bytes=99))
    path.write_bytes(b"x" * 200)
    with pytest.raises(Refused) as refused:
        found.read()
    assert refused.value.reason is Reason.limit_exceeded


@posix
def test_folders_deeper_than_the_stack_are_walked(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(1_500):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    finally:
        os.close(here)
    (found,) = find([tmp_path])
    assert found.name == "deep.txt"
    assert found.read() == b""
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_the_sum_holds_for_a_thousand_files_good_and_bad(tmp_path: Path) -> None:
    good = bad = aside = 0
    for number in range(1_000):
        folder = tmp_path / f"{number % 7}"
        folder.mkdir(exist_ok=True)
        if number % 50 == 1 and os.name == "posix":
            (folder / f"{number}").symlink_to("/etc")
            aside += 1
        elif number % 50 == 2:
            (folder / f".{number}").write_text("x")
            aside += 1
        elif number % 50 == 3:
            (folder / f"{number}.zip").write_bytes(b"PK\3\4 cut off")
            bad += 1
        elif number % 50 == 4:
            with zipfile.ZipFile(folder / f"{number}.zip", "w") as archive:
                archive.writestr("a.txt", "a")
                archive.writestr("b.txt", "b")
            good += 2
        else:
            (folder / f"{number}.txt").write_text("x")
            good += 1
    counted = {"good": 0, "bad": 0, "aside": 0}
    for found in find([tmp_path]):
        counted["good" if found.refused is None else "aside" if found.skipped else "bad"] += 1
    assert counted == {"good": good, "bad": bad, "aside": aside}


def test_left_aside_means_on_purpose() -> None:
    assert Reason.unreadable not in LEFT_ASIDE
    assert Reason.limit_exceeded not in LEFT_ASIDE


def test_found_can_be_asked_from_another_thread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (found,) = find([tmp_path])
    heard: list[bytes] = []
    thread = threading.Thread(target=lambda one=found: heard.append(one.read()))
    thread.start()
    thread.join()
    assert heard == [b"words"]
    assert isinstance(found, Found)
