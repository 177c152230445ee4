"""The commands, as a person types them."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import backchannel
from backchannel.casefile.case import Case
from backchannel.casefile.judging import judge
from backchannel.cli_read import clock, long_one, remaining
from backchannel.fleet.local import Progress


def run(*words: str | Path, cwd: Path | None = None, library: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """The command with ``words``, its output in a wide plain terminal; the package is that in ``library``, if named."""
    environment = {**os.environ, "COLUMNS": "400", "NO_COLOR": "1", "TERM": "dumb"}
    if library is not None:
        environment["PYTHONPATH"] = str(library)
    return subprocess.run(
        [sys.executable, "-m", "backchannel", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
        check=False,
    )


@pytest.fixture(scope="module")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, read once."""
    folder = tmp_path_factory.mktemp("demo") / "case"
    shown = run("demo", "--case", folder, "--no-open")
    assert shown.returncode == 0, shown.stderr
    assert "10 found = " in shown.stderr
    return folder


def test_no_command_shows_the_help() -> None:
    """Typing only the name says what there is."""
    shown = run()
    for command in ("read", "open", "demo", "search", "status", "verify", "export"):
        assert command in shown.stdout + shown.stderr


def test_status_prints_the_sum(demo_case: Path) -> None:
    """The account comes out."""
    shown = run("status", demo_case)
    assert shown.returncode == 0
    assert "10 found = " in shown.stdout


def test_verify_says_the_case_is_whole(demo_case: Path) -> None:
    """And names the end of the audit chain."""
    shown = run("verify", demo_case)
    assert shown.returncode == 0
    assert "The case is whole." in shown.stdout


def test_verify_notices_a_changed_original(demo_case: Path, tmp_path: Path) -> None:
    """Exit code 4, and the place."""
    copy = tmp_path / "case"
    shutil.copytree(demo_case, copy)
    victim = next(path for path in (copy / "originals").rglob("*") if path.is_file())
    victim.chmod(0o644)
    victim.write_bytes(victim.read_bytes() + b" ")
    shown = run("verify", copy)
    assert shown.returncode == 4
    assert victim.name[:12] in shown.stdout


def test_search_finds_words_and_says_where(demo_case: Path) -> None:
    """A hit shows its document and words."""
    shown = run("search", "Nathiagali", demo_case)
    assert shown.returncode == 0
    assert "Nathiagali" in shown.stdout


def test_search_says_how_many_documents_it_looked_through(demo_case: Path) -> None:
    """Absence is worded as not found, with the number searched."""
    shown = run("search", "Liechtenstein", demo_case)
    assert "Not found in the 10 documents searched" in shown.stdout


def test_search_by_meaning_finds_other_words(demo_case: Path) -> None:
    """What is asked stands in no document in these words; --in is for words."""
    shown = run(
        "search", "a go-between carried messages between two hostile capitals", demo_case, "--meaning", "--most", "3"
    )
    assert shown.returncode == 0
    assert "nearest first" in shown.stdout
    assert "messages had been passed between the two capitals through Pakistan" in shown.stdout
    assert run("search", "x", demo_case, "--meaning", "--in", "actors").returncode == 2
    for nothing in ("", "  "):
        refused = run("search", nothing, demo_case, "--meaning")
        assert refused.returncode == 2
        assert "WORDS is empty" in refused.stderr


def test_search_refuses_what_a_case_does_not_have(demo_case: Path) -> None:
    """Wrong use, exit code 2."""
    assert run("search", "x", demo_case, "--in", "feelings").returncode == 2


def test_export_gives_every_record_in_order(demo_case: Path) -> None:
    """One line each, sorted by id, the same each time."""
    shown = run("export", demo_case)
    ids = [json.loads(line)["source"]["id"] for line in shown.stdout.splitlines()]
    assert len(ids) == 10
    assert ids == sorted(ids)
    assert run("export", demo_case).stdout == shown.stdout


def test_export_gives_every_claim_as_a_row_of_a_sheet(demo_case: Path) -> None:
    """As many rows as claims, in UTF-8 without a mark, with links to where the workbench is said to run."""
    shown = run("export", demo_case, "--csv", "--address", "http://127.0.0.1:8700/")
    rows = list(csv.DictReader(io.StringIO(shown.stdout)))
    records = [json.loads(line) for line in run("export", demo_case).stdout.splitlines()]
    assert {row["claim"] for row in rows} == {claim["id"] for record in records for claim in record["claims"]}
    assert all(row["link"].startswith("http://127.0.0.1:8700/#/source/src_") for row in rows)


def test_export_carries_what_was_judged(demo_case: Path, tmp_path: Path) -> None:
    """In the record's line and by itself; a case that nobody has judged has an empty list and no line."""
    assert run("export", demo_case, "--judgements").stdout == ""
    lines = [json.loads(line) for line in run("export", demo_case).stdout.splitlines()]
    assert all(line["judged"] == [] for line in lines)
    claim = next(line["claims"][0]["id"] for line in lines if line["claims"])
    copied = tmp_path / "judged"
    shutil.copytree(demo_case, copied)
    with Case.open(copied) as case:
        made = judge(case, "accept", claim, "Ana Karst")
    (alone,) = map(json.loads, run("export", copied, "--judgements").stdout.splitlines())
    assert (alone["id"], alone["by"]) == (made.id, "Ana Karst")
    judged = [one for line in run("export", copied).stdout.splitlines() for one in json.loads(line)["judged"]]
    assert [(one["claim"], one["standing"]) for one in judged] == [(claim, "accepted")]
    assert run("export", copied, "--judgements", "--csv").returncode == 2


def test_a_folder_that_is_no_case_is_an_error_in_three_parts(tmp_path: Path) -> None:
    """What happened, why, what to do."""
    shown = run("status", tmp_path)
    assert shown.returncode == 1
    assert "could not be opened" in shown.stderr
    assert "backchannel read --case" in shown.stderr


def test_a_file_that_is_not_there_is_told_and_stops_nothing(tmp_path: Path) -> None:
    """The other file is read; the exit code says that not all was."""
    good = tmp_path / "a.txt"
    good.write_text("Norway and Sweden dissolved their union in 1905.")
    shown = run("read", tmp_path / "missing.txt", good, "--json")
    assert shown.returncode == 3
    what, why, then = shown.stderr.strip().splitlines()
    assert what.endswith("missing.txt was not read.")
    assert why == "There is no file or folder of that name."
    assert then.startswith("Look for a slip in the name")
    assert json.loads(shown.stdout)["text"]["content"].startswith("Norway")


def test_the_address_of_a_page_is_answered_with_what_to_do() -> None:
    """It is shown as it was typed."""
    shown = run("read", "https://example.org/a/page")
    assert shown.returncode == 3
    assert "https://example.org/a/page was not read." in shown.stderr
    assert "Save the page from your browser first" in shown.stderr


def test_a_dash_is_told_not_to_be_standard_input() -> None:
    """As the name of a file it would be told to be missing, which says little."""
    shown = run("read", "-")
    assert shown.returncode == 3
    assert "not read from standard input" in shown.stderr


def test_a_mistyped_name_makes_no_case_and_stays_out_of_the_account(tmp_path: Path) -> None:
    """Exit code 3; the right name beside it is read and is all that was found."""
    shown = run("read", tmp_path / "nota.txt", "--case", tmp_path / "case")
    assert shown.returncode == 3
    assert not (tmp_path / "case").exists()
    (tmp_path / "note.txt").write_text("Norway and Sweden dissolved their union in 1905.")
    shown = run("read", tmp_path / "nota.txt", tmp_path / "note.txt", "--case", tmp_path / "case")
    assert shown.returncode == 3
    assert "There is no file or folder of that name." in shown.stderr
    assert "1 found = 1 read" in shown.stderr


def test_a_text_that_is_none_is_told_in_plain_words(tmp_path: Path) -> None:
    """No codes in the sentences; the code of the manual's table stands behind them."""
    (tmp_path / "noise.txt").write_bytes(b"\x01\x02\x03\x04" * 2000)
    shown = run("read", tmp_path / "noise.txt")
    _, why, then, account = shown.stderr.strip().splitlines()
    assert why.startswith("The bytes make no readable text")
    assert "8,000 of the first 8,000 bytes stand for no letter or sign" in why
    assert then.endswith("(undecodable)")
    assert account == "1 found = 1 failed"


def test_a_text_in_another_language_says_so_in_a_sentence(tmp_path: Path) -> None:
    """Without claims, so that none found is no finding."""
    french = "Le ministre des affaires étrangères a rencontré son homologue à Genève pour parler de la paix. "
    (tmp_path / "note.txt").write_text(french * 20)
    shown = run("read", tmp_path / "note.txt")
    assert "claims are read from English only" in shown.stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with the package as it is installed, each file a link, so that a file can be missing."""
    package = Path(backchannel.__file__).parent
    shutil.copytree(package, tmp_path / "lib" / "backchannel", copy_function=os.symlink)
    return tmp_path / "lib"


@pytest.mark.parametrize("case", [False, True])
@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("intake/server.py", "No module named 'backchannel.intake.server'"),
        ("reading/weights/reader.onnx", "reader.onnx is missing"),
    ],
)
def test_a_broken_installation_is_an_error_in_three_parts(
    broken: Path, tmp_path: Path, missing: str, told: str, case: bool
) -> None:
    """What happened, why, what to do; exit code 1, no traceback, and the case that was begun is whole."""
    (broken / "backchannel" / missing).unlink()
    note = tmp_path / "note.txt"
    note.write_text("Norway and Sweden dissolved their union in 1905.")
    shown = run("read", note, *(("--case", tmp_path / "case") if case else ()), library=broken)
    assert shown.returncode == 1, shown.stderr
    what, why, then = shown.stderr.strip().splitlines()
    assert what.startswith("Reading")
    assert told in why
    assert then.startswith("Install Backchannel again")
    if case:
        assert run("verify", tmp_path / "case").returncode == 0


def test_a_second_writer_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    """Exit code 5, at once."""
    folder = tmp_path / "case"
    good = tmp_path / "a.txt"
    good.write_text("Norway and Sweden dissolved their union in 1905.")
    with Case.create(folder) as case, case.writer("somebody else"):
        shown = run("read", good, "--case", folder)
    assert shown.returncode == 5
    assert str(os.getpid()) in shown.stderr


def test_a_limit_can_be_set_and_is_named_when_it_is_broken(tmp_path: Path) -> None:
    """A text of two megabytes does not fit into one."""
    long = tmp_path / "long.txt"
    long.write_text("Peru recalled its envoy from Chile. " * 60_000)
    shown = run("read", long, "--json", "--output-limit", "1")
    assert shown.returncode == 3
    assert "output_exceeded" in shown.stderr
    assert shown.stdout == ""


def test_the_time_left_is_not_told_before_there_is_a_speed() -> None:
    """Nothing for two seconds, then what the last half minute says."""
    from collections import deque

    seen: deque[tuple[float, float]] = deque()
    assert remaining(seen, 0.0, 0.0, 100.0) is None
    assert remaining(seen, 1.0, 10.0, 100.0) is None
    assert remaining(seen, 10.0, 50.0, 100.0) == pytest.approx(10.0)
    assert clock(7) == "0:07"
    assert clock(250) == "4:10"
    assert clock(7380) == "2:03:00"


def test_the_time_left_stays_and_grows_while_one_document_takes_long() -> None:
    """What was done before counts until something new is done."""
    from collections import deque

    seen: deque[tuple[float, float]] = deque()
    remaining(seen, 0.0, 0.0, 100.0)
    remaining(seen, 10.0, 50.0, 100.0)
    assert remaining(seen, 20.0, 50.0, 100.0) == pytest.approx(20.0)
    assert remaining(seen, 60.0, 50.0, 100.0) == pytest.approx(60.0)
    assert remaining(seen, 70.0, 60.0, 100.0) == pytest.approx(40 * 50 / 10)


def test_a_long_document_is_named_with_its_size_while_it_is_read() -> None:
    """A short one is not: its name would be gone before it could be read."""
    assert (
        long_one(Progress(longest="oneline.txt", longest_words=1_430_000)) == "reading oneline.txt, 1.4 million words"
    )
    assert long_one(Progress(longest="book.txt", longest_words=84_210)) == "reading book.txt, 84,000 words"
    assert long_one(Progress(longest="note.txt", longest_words=900)) == ""


@pytest.mark.skipif(os.name != "posix", reason="a terminal's Ctrl-C reaches the whole process group on POSIX")
def test_ctrl_c_stops_at_once_and_the_same_command_goes_on(tmp_path: Path) -> None:
    """Exit code 7 and one sentence, no traceback of any process; read again, all is there."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"In {1900 + number} Norway recognised the government of Peru. " * 400)
    command = [sys.executable, "-m", "backchannel", "read", str(folder), "--case", str(tmp_path / "case")]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a test started in the background is deaf to it
    try:
        process = subprocess.Popen(
            [*command, "--workers", "2"], stderr=subprocess.PIPE, text=True, start_new_session=True
        )
    finally:
        signal.signal(signal.SIGINT, before)
    while not (tmp_path / "case" / "case.db").exists():
        time.sleep(0.02)
    time.sleep(1.0)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 7, told
    assert "Run the same command again" in told
    assert "Traceback" not in told
    assert run("read", folder, "--case", tmp_path / "case").returncode == 0
    assert "12 found = 12 read" in run("status", tmp_path / "case").stdout


def test_a_document_is_shown_as_claims_in_english(tmp_path: Path) -> None:
    """The place, the words and no codes of types; words that judge come last."""
    (tmp_path / "note.txt").write_text(
        "President Nixon secretly visited Cairo in June 1974. The corrupt regime in Lima threatened Chile."
    )
    shown = run("read", tmp_path / "note.txt").stdout
    assert "visit" in shown
    assert "Cairo" in shown
    assert "somebody" not in shown
    assert "CONSULT" not in shown
    assert "Words that judge" in shown
