"""A file can do what it likes: it ends with a reason, and the next one is read."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.intake import made

from backchannel.intake.child import CannotStart, Parser
from backchannel.intake.document import PartRefused
from backchannel.intake.limits import MIB, Limits
from backchannel.intake.reasons import Reason, Refused

HERE = str(Path(__file__).parent)
TIGHT = Limits(wall_seconds=20.0, cpu_seconds=20, memory_bytes=256 * MIB, output_bytes=8 * MIB)
linux = pytest.mark.skipif(sys.platform != "linux", reason="this fence is Linux's own")


def parser(function: str, limits: Limits = TIGHT) -> Parser:
    return Parser(limits, parse=f"evil:{function}", folders=(HERE,))


def reason_of(function: str, limits: Limits = TIGHT, data: bytes = b"words") -> Refused:
    with parser(function, limits) as one, pytest.raises(Refused) as refused:
        one.take_in(data, "file.txt")
    return refused.value


@pytest.fixture(scope="module")
def good() -> Iterator[Parser]:
    with parser("good") as one:
        yield one


def test_a_good_file_comes_back_as_it_was_read(good: Parser) -> None:
    taken = good.take_in("Der Botschafter sagte: „Nein“. 🕊".encode(), "note.txt")
    (document,) = taken.documents
    assert document.text.content == "Der Botschafter sagte: „Nein“. 🕊"
    assert document.source.file_name == "note.txt"
    assert [(b.start, b.end, b.kind) for b in document.text.blocks] == [(0, len(document.text.content), "paragraph")]
    assert [p.label for p in document.text.pages] == ["1"]
    assert document.warnings == ("encoding_guessed: utf-8",)


def test_text_that_no_encoding_can_hold_survives_the_way(good: Parser) -> None:
    data = "before \ud800 after".encode("utf-8", "surrogatepass")
    assert good.take_in(data, "half.txt").documents[0].text.content == "before \ud800 after"


@pytest.mark.parametrize(
    "name", ["a b", "a\nb", "caf\u00e9", "\u05e9\u05dc\u05d5\u05dd.txt", "bad\udcff.txt", "x" * 255, '"quoted"', "\\"]
)
def test_every_name_survives_the_way(good: Parser, name: str) -> None:
    assert good.take_in(b"words", name).documents[0].source.file_name == name


def test_an_empty_file_reaches_the_parser(good: Parser) -> None:
    assert good.take_in(b"", "empty.txt").documents[0].text.content == ""


def test_parts_that_were_refused_come_back_with_their_reason() -> None:
    with parser("has_parts") as one:
        assert one.take_in(b"words", "m.eml").reasons == (PartRefused("attachment 2", Reason.encrypted, "locked"),)


def test_the_parsers_own_refusal_keeps_its_reason_and_detail() -> None:
    refused = reason_of("refuses")
    assert (refused.reason, refused.detail) == (Reason.encrypted, "a password is asked for")


@pytest.mark.parametrize("function", ["sleeps", "spins", "backtracks", "stops"])
def test_a_parser_that_does_not_end_is_ended(function: str) -> None:
    assert reason_of(function, Limits(wall_seconds=0.5)).reason is Reason.time_exceeded


@linux
def test_the_kernels_clock_ends_a_busy_parser_too() -> None:
    assert reason_of("spins", Limits(wall_seconds=60, cpu_seconds=1)).reason is Reason.time_exceeded


@linux
def test_a_parser_that_hoards_memory_is_ended() -> None:
    refused = reason_of("hoards")
    assert refused.reason is Reason.memory_exceeded
    assert "256 MiB" in refused.detail


def test_a_flood_of_text_is_not_taken() -> None:
    assert reason_of("floods").reason is Reason.output_exceeded


@pytest.mark.parametrize("function", ["crashes", "reads_nowhere", "raises", "exits", "leaves", "recurses"])
def test_a_crash_is_the_files_end_and_not_the_runs(function: str) -> None:
    assert reason_of(function).reason is Reason.parser_crashed


def test_the_place_of_a_fault_is_told() -> None:
    assert "KeyError at evil:" in reason_of("raises").detail


@pytest.mark.parametrize("function", ["lies_about_offsets", "lies_about_text", "lies_about_file"])
def test_nothing_a_child_says_is_believed_unchecked(function: str) -> None:
    refused = reason_of(function)
    assert refused.reason is Reason.parser_crashed
    assert "makes no sense" in refused.detail


def test_what_a_parser_prints_gets_in_nobodys_way() -> None:
    with parser("chatters") as one:
        assert one.take_in(b"words", "a.txt").documents[0].text.content == "words"
        assert one.take_in(b"more", "b.txt").documents[0].text.content == "more"


def test_a_file_over_the_limit_is_not_even_sent() -> None:
    assert reason_of("good", Limits(file_bytes=4)).reason is Reason.limit_exceeded


def test_two_hundred_files_in_a_row_good_and_bad_each_get_their_own_answer() -> None:
    with parser("obedient", Limits(wall_seconds=5.0, memory_bytes=128 * MIB)) as one:
        answers = []
        for number in range(200):
            name = {50: "sleep", 100: "crash", 150: "hoard"}.get(number, "good")
            try:
                answers.append(one.take_in(f"file {number}".encode(), name).documents[0].text.content)
            except Refused as refused:
                answers.append(refused.reason)
    told = [answers[50], answers[100], answers[150]]
    assert told[:2] == [Reason.time_exceeded, Reason.parser_crashed]
    if sys.platform == "linux":
        assert told[2] is Reason.memory_exceeded
    assert [a for n, a in enumerate(answers) if n not in (50, 100, 150)] == [
        f"file {n}" for n in range(200) if n not in (50, 100, 150)
    ]


def test_a_child_is_renewed_after_its_share_of_files() -> None:
    with parser("good", Limits(files_per_child=3)) as one:
        seen = []
        for _ in range(7):
            one.take_in(b"words", "a.txt")
            seen.append(child_of(one).pid)
    assert len(set(seen)) == 3


def test_a_child_killed_between_two_files_is_replaced() -> None:
    with parser("good") as one:
        one.take_in(b"words", "a.txt")
        child_of(one).kill()
        child_of(one).wait()
        assert one.take_in(b"more", "b.txt").documents[0].text.content == "more"


def test_a_child_killed_from_outside_says_so() -> None:
    with parser("sleeps", Limits(wall_seconds=30)) as one:
        one.start()
        threading.Timer(0.5, lambda: child_of(one).kill()).start()
        with pytest.raises(Refused) as refused:
            one.take_in(b"words", "a.txt")
    if os.name == "posix":
        assert refused.value.reason is Reason.worker_killed


def test_nothing_is_left_running() -> None:
    one = parser("good")
    one.take_in(b"words", "a.txt")
    process = child_of(one)
    one.close()
    assert process.poll() is not None
    assert not psutil.pid_exists(process.pid)


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX's own")
def test_ctrl_c_reaches_the_parent_and_not_the_child() -> None:
    with parser("good") as one:
        one.take_in(b"words", "a.txt")
        child = child_of(one)
        assert os.getpgid(child.pid) != os.getpgrp()
        child.send_signal(signal.SIGINT)
        assert one.take_in(b"more", "b.txt").documents[0].text.content == "more"
        assert child_of(one).pid == child.pid


@pytest.fixture
def listening() -> Iterator[None]:
    """SIGINT as a terminal has it: started in the background, a shell's child is born deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX's own")
@pytest.mark.usefixtures("listening")
def test_an_interrupted_answer_does_not_become_the_next_files() -> None:
    with parser("obedient", Limits(wall_seconds=30)) as one:
        one.take_in(b"first", "good")
        timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            one.take_in(b"second", "sleep")
        assert one.take_in(b"third", "good").documents[0].text.content == "third"


@linux
def test_a_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(
        "import sys\nfrom backchannel.intake.child import Parser\n"
        f"one = Parser(parse='evil:sleeps', folders=({HERE!r},))\n"
        "one._wait_until_ready()\nprint(one._child.pid, flush=True)\none.take_in(b'words', 'a.txt')\n"
    )
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        child = psutil.Process(pid)
        parent.kill()
        child.wait(timeout=10)
    assert not child.is_running()


def test_a_broken_installation_is_told_as_that() -> None:
    with Parser(parse="no_such_module:take_in") as one, pytest.raises(CannotStart, match="no_such_module"):
        one.take_in(b"words", "a.txt")


def test_a_system_that_starts_no_process_is_told_as_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(CannotStart) as told:
        Parser()
    assert "No such file" in told.value.why or "cannot find" in told.value.why
    assert "what was read into a case is kept" in told.value.next_step


def test_starting_does_not_wait_for_the_child() -> None:
    with parser("good") as one:
        assert not one.fences
        one.take_in(b"words", "a.txt")
        assert "audit hook" in one.fences


def test_the_real_parsers_work_behind_the_fences() -> None:
    with Parser() as one:
        web = (
            b"<html><head><title>Coal</title></head><body><article><p>"
            + b"The ministers met again. " * 20
            + b"</p></article>"
        )
        assert one.take_in(web, "a.html").documents[0].source.title == "Coal"
        letter = "L’ambassadeur écrit que le ministre ne viendra pas à la conférence. " * 3
        assert one.take_in(letter.encode(), "lettre.txt").documents[0].source.language == "fr"
        speech = made.pdf([made.column(["The minister told the assembly that the border", "would be opened in May."])])
        assert "border" in one.take_in(speech, "speech.pdf").documents[0].text.content
        note = made.docx([made.Paragraph("The envoy came at noon.")])
        assert one.take_in(note, "note.docx").documents[0].text.content == "The envoy came at noon."
        book = made.epub({"one": "<p>The talks began.</p>"})
        assert "The talks began." in one.take_in(book, "book.epub").documents[0].text.content
        mail = (
            b"From: a@example.org\r\nSubject: Coal\r\nDate: Fri, 3 May 1974 10:00:00 +0000\r\n\r\nThe train left.\r\n"
        )
        assert "The train left." in one.take_in(mail, "m.eml").documents[0].text.content
        with pytest.raises(Refused) as refused:
            one.take_in(b"%PDF-1.4 nothing", "broken.pdf")
        assert refused.value.reason in (Reason.truncated, Reason.malformed)


@pytest.fixture
def lair(tmp_path: Path) -> Path:
    """A folder with a secret, outside of everything that a parser may read."""
    (tmp_path / "secret.txt").write_text("the secret")
    (tmp_path / "link").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "evil.so").write_bytes(b"\x7fELF")
    return tmp_path


@pytest.fixture(scope="module")
def asking() -> Iterator[Parser]:
    with parser("asks", Limits(wall_seconds=20)) as one:
        yield one


ATTEMPTS = (
    "socket", "connect", "run", "system", "fork", "exec", "read", "read by a link", "list", "write",
    "write in a library", "remove", "rename", "load", "kill", "environment",
)  # fmt: skip


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_document_may_not(asking: Parser, lair: Path, attempt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCHANNEL_SECRET", "the secret")
    before = sorted(p.name for p in lair.iterdir())
    said = asking.take_in(str(lair).encode(), attempt).documents[0].text.content
    assert said.startswith("refused: ")
    assert sorted(p.name for p in lair.iterdir()) == before
    assert (lair / "secret.txt").read_text() == "the secret"


@linux
@pytest.mark.parametrize("attempt", ["natively read", "natively write"])
def test_not_even_native_code_reads_or_writes_a_persons_file(asking: Parser, lair: Path, attempt: str) -> None:
    said = asking.take_in(str(lair).encode(), attempt).documents[0].text.content
    if "landlock" not in asking.fences:
        pytest.skip("this kernel does not grant Landlock")
    assert said == "refused: PermissionError"
    assert not (lair / "new.txt").exists()


@linux
def test_not_even_native_code_reaches_a_server_on_this_machine(asking: Parser, lair: Path) -> None:
    asking.start()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        port = server.getsockname()[1]
        asking.take_in(f"{lair}\n{port}".encode(), "natively connect")
        if "no network" not in asking.fences:
            pytest.skip("this kernel does not grant a network namespace")
        with pytest.raises(TimeoutError):
            server.accept()


def child_of(one: Parser) -> "subprocess.Popen[bytes]":
    child = one._child
    assert child is not None
    return child
