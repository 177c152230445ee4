"""Many documents on one machine: the account comes out, junk stops nothing, and a second run finds nothing to do."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from backchannel.casefile.case import Case
from backchannel.casefile.errors import OutOfSpace
from backchannel.casefile.verify import verify
from backchannel.fleet.local import Options, read_into
from backchannel.views.accounting import Accounting, accounting, files_behind

SAMPLE = Path(__file__).parents[2] / "src" / "backchannel" / "sample"


def balanced(sums: Accounting) -> bool:
    """The equation of the account."""
    return sums.found == sums.read + sums.partly_read + sums.duplicate + sums.skipped + sums.failed + sums.waiting


def reasons(case: Case) -> dict[str, str]:
    """File name to reason, for everything that has one."""
    told = {}
    for state in ("partly_read", "skipped", "failed", "duplicate"):
        for row in files_behind(case, state, limit=500).rows:
            told[row.path.rsplit("/", 1)[-1]] = row.reason or ""
    return told


@pytest.fixture(scope="module")
def sample_documents() -> list[Path]:
    """The eight documents of the sample case."""
    return sorted(path for path in SAMPLE.iterdir() if path.name[0].isdigit())


def test_the_sample_is_read_whole(tmp_path: Path, sample_documents: list[Path]) -> None:
    """Eight files in eight formats: each is read, and the case is whole."""
    with Case.create(tmp_path / "case") as case:
        read_into(case, sample_documents, Options(workers=0))
        sums = accounting(case)
        assert balanced(sums)
        assert (sums.failed, sums.skipped, sums.waiting) == (0, 0, 0)
        # The TEI volume holds two documents and its list of persons.
        assert sums.read + sums.partly_read == 10
        assert verify(case, originals=True).faults == ()


def test_any_number_of_readers_gives_the_same_records(tmp_path: Path, sample_documents: list[Path]) -> None:
    """One process or two: equal bytes."""
    seen = []
    for workers in (0, 2):
        with Case.create(tmp_path / f"case{workers}") as case:
            read_into(case, sample_documents, Options(workers=workers))
            seen.append({source: case.record_json(source) for source in case.source_ids()})
    assert seen[0] == seen[1]


def test_a_second_run_writes_nothing(tmp_path: Path, sample_documents: list[Path]) -> None:
    """Neither a row nor a byte changes, also when the files were only touched or are named in another order."""
    with Case.create(tmp_path / "case") as case:
        read_into(case, sample_documents, Options(workers=0))
        before = sorted((source, case.record_json(source)) for source in case.source_ids())
        sums = accounting(case)
        progress = read_into(case, list(reversed(sample_documents)), Options(workers=0))
        assert progress.documents == 0
        assert accounting(case) == sums
        assert sorted((source, case.record_json(source)) for source in case.source_ids()) == before


def test_a_renamed_copy_is_a_duplicate(tmp_path: Path) -> None:
    """The same bytes under another name are not read twice, and both places are on record."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (first, second):
        path.write_text("The government of Ruritania recognised Graustark in the spring of 1921.\n")
    with Case.create(tmp_path / "case") as case:
        read_into(case, [first, second], Options(workers=0))
        sums = accounting(case)
        assert (sums.found, sums.read, sums.duplicate, sums.sources) == (2, 1, 1, 1)


def bomb() -> bytes:
    """A zip whose one member unpacks to 300 MB of zeros, at about 1,000:1."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros.txt", "w") as member:
        for _ in range(300):
            member.write(bytes(1 << 20))
    return out.getvalue()


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip…"""
    data = b"A treaty was signed."
    name = "a.txt"
    for level in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, data)
        data, name = out.getvalue(), f"{level}.zip"
    return data


def test_junk_ends_with_its_reason_and_stops_nothing(tmp_path: Path) -> None:
    """Every bad file has a reason from the closed list; the good ones among them are read."""
    junk = tmp_path / "junk"
    junk.mkdir()
    (junk / "good.txt").write_text("In 1934 France and the Soviet Union agreed to consult each other.\n")
    (junk / "empty.txt").write_bytes(b"")
    (junk / "header.pdf").write_bytes(b"%PDF-1.4\n")
    pdf = (SAMPLE / "7-speech.pdf").read_bytes()
    (junk / "truncated.pdf").write_bytes(pdf[: len(pdf) // 3])
    (junk / "laughs.xml").write_text(
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
        + "".join(
            f'<!ENTITY a{n} "{"&a" + (str(n - 1) if n else "") + ";"}{"&a" + (str(n - 1) if n else "") + ";"}">'
            for n in range(30)
        )
        + "]><TEI><text><body><p>&a29;</p></body></text></TEI>"
    )
    (junk / "noise.txt").write_bytes(os.urandom(4096))
    (junk / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(200))
    (junk / "bomb.zip").write_bytes(bomb())
    (junk / "deep.zip").write_bytes(nested(8))
    (junk / "cut.zip").write_bytes(nested(1)[:-30])
    (junk / "latin.txt").write_bytes("Le ministre fran\xe7ais a re\xe7u l'ambassadeur \xe0 Gen\xe8ve.".encode("cp1252"))
    (junk / "wide.txt").write_text("Bulgaria declared war on Serbia in 1915.", encoding="utf-16")
    (junk / "name with\nnewline.txt").write_text("Chile recalled its ambassador from Bolivia in 1978.")
    (Path(os.fsdecode(os.fsencode(junk) + b"/odd\xff.txt"))).write_text("Peru and Ecuador signed a protocol in 1942.")
    (junk / ("x" * 250 + ".txt")).write_text("Iran protested to Iraq in 1969.")
    (junk / ".DS_Store").write_bytes(b"junk")
    os.mkfifo(junk / "pipe")
    (junk / "loop").symlink_to(junk)
    with tarfile.open(junk / "escape.tar", "w") as archive:
        info = tarfile.TarInfo("../../outside.txt")
        data = b"Spain left the League of Nations in 1939."
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))

    before = {path.name for path in tmp_path.iterdir()}
    with Case.create(tmp_path / "case") as case:
        read_into(case, [junk], Options(workers=0))
        sums = accounting(case)
        told = reasons(case)
        assert balanced(sums)
        assert sums.waiting == 0
        assert verify(case, originals=True).faults == ()
        read = {row.path.rsplit("/", 1)[-1] for row in files_behind(case, "read", limit=500).rows}
    assert {path.name for path in tmp_path.iterdir()} == {*before, "case"}, "nothing was written beside the case"
    assert "good.txt" in read
    assert "wide.txt" in read
    assert any("newline" in name for name in read)
    assert any(name.startswith("xxx") for name in read)
    assert told["empty.txt"] == "empty"
    assert told["header.pdf"] in ("truncated", "malformed", "no_text")
    assert told["laughs.xml"] == "entity_bomb"
    assert told["picture.png"] == "unknown_format"
    assert told["pipe"] == "not_a_file"
    assert told["loop"] == "link_loop"
    assert told[".DS_Store"] == "hidden"
    assert told["noise.txt"] in ("undecodable", "unknown_format")
    assert any(
        reason == "limit_exceeded"
        for name, reason in told.items()
        if "deep.zip" in name or "bomb.zip" in name or "zeros" in name
    )


def test_a_stopped_read_goes_on(tmp_path: Path, sample_documents: list[Path]) -> None:
    """Killed in the middle, read again: the same records as if nothing had happened."""
    with Case.create(tmp_path / "reference") as case:
        read_into(case, sample_documents, Options(workers=0))
        reference = {source: case.record_json(source) for source in case.source_ids()}
    command = [
        sys.executable,
        "-m",
        "backchannel",
        "read",
        *map(str, sample_documents),
        "--case",
        str(tmp_path / "case"),
    ]
    for seconds in (1.0, 1.6, 2.2):
        process = subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.DEVNULL)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    with Case.open(tmp_path / "case") as case:
        assert {source: case.record_json(source) for source in case.source_ids()} == reference
        assert verify(case, originals=True).faults == ()


def test_json_without_a_case_is_the_record_and_nothing_else(tmp_path: Path) -> None:
    """Standard output holds one JSON object; the log goes to standard error."""
    path = tmp_path / "a.txt"
    path.write_text("On 4 May 1927 Britain broke off relations with the Soviet Union.\n")
    shown = subprocess.run(
        [sys.executable, "-m", "backchannel", "read", str(path), "--json"], capture_output=True, check=True
    )
    record = json.loads(shown.stdout)
    assert record["format"] == 1
    assert list(record)[:4] == ["format", "backchannel", "reader", "source"]
    assert record["text"]["content"].startswith("On 4 May 1927")


def test_a_run_that_cannot_fit_on_the_disk_does_not_begin(tmp_path: Path) -> None:
    """The originals alone would not fit: said before anything is read, with both figures."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(shutil.disk_usage(tmp_path).total * 2)  # a hole: it takes no room itself
    with Case.create(tmp_path / "case") as case:
        with pytest.raises(OutOfSpace, match="Make room"):
            read_into(case, [huge], Options(workers=0))
        assert accounting(case).found == 0


@pytest.mark.parametrize("workers", [0, 1])
def test_how_much_of_one_long_document_is_read_is_told_while_it_is_read(tmp_path: Path, workers: int) -> None:
    """So that the bar moves and the time left can be told: by its share, its name and its size."""
    (tmp_path / "long.txt").write_text(
        "In 1905 Norway recognised the government of Peru and its envoy left Lima. " * 1500
    )
    told: list[tuple[float, str, int]] = []
    with Case.create(tmp_path / "case") as case:
        run = read_into(
            case,
            [tmp_path / "long.txt"],
            Options(workers=workers),
            lambda run: told.append((run.share, run.longest, run.longest_words)),
        )
    shares = [share for share, *_ in told]
    assert shares == sorted(shares)
    assert len({share for share in shares if 0 < share < 1}) >= 3
    assert ("long.txt", 1500 * 13) in [(name, words) for _, name, words in told]
    assert told[-1] == (1.0, "", 0)
    assert run.documents == 1
