"""What a reading leaves behind: every document once, whole, and accounted for."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from backchannel.casefile import Acknowledged, Case, FileSeen, NotKept, fold, judge, verify
from backchannel.casefile.judging import judgements
from backchannel.record.canonical import sha256_hex
from backchannel.record.ids import claim_id, source_id
from backchannel.views.accounting import Accounting, accounting, files_behind
from backchannel.views.search import SearchAsked, search

from .reading import READING, filled, old_file, put
from .records import record


def adds_up(sum_: Accounting) -> bool:
    return sum_.found == (sum_.read + sum_.partly_read + sum_.duplicate + sum_.skipped + sum_.failed + sum_.waiting)


def test_the_same_folder_read_again_changes_no_byte(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", range(150))
    case.close()
    before = (tmp_path / "case" / "case.db").read_bytes()
    case = Case.open(tmp_path / "case")
    files = [old_file(f"/papers/{seed}.txt", record(seed)[0]) for seed in range(150)]
    with case.reading() as connection:
        stat: dict[str, int] = dict(connection.exec_driver_sql("SELECT path, mtime_ns FROM job").all())
    files = [replace(file, mtime_ns=stat[file.path], ctime_ns=stat[file.path]) for file in files]
    with case.writer(READING) as writer:
        jobs = writer.found(files)
        assert all(job.settled for job in jobs)
    case.close()
    assert (tmp_path / "case" / "case.db").read_bytes() == before


def test_the_same_records_handed_in_again_write_nothing(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", range(70))
    case.close()
    before = (tmp_path / "case" / "case.db").read_bytes()
    case = Case.open(tmp_path / "case")
    with case.writer(READING) as writer:
        for seed in range(70):
            data, read = record(seed)
            with case.reading() as connection:
                changed = connection.exec_driver_sql(
                    "SELECT mtime_ns FROM job WHERE path = ?", (f"/papers/{seed}.txt",)
                ).scalar_one()
            (job,) = writer.found([replace(old_file(f"/papers/{seed}.txt", data), mtime_ns=changed, ctime_ns=changed)])
            writer.keep(data)
            writer.add(job, read)
    case.close()
    assert (tmp_path / "case" / "case.db").read_bytes() == before


def test_the_same_bytes_at_another_path_are_a_duplicate_of_the_first(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", [1])
    data, read = record(1)
    with case.writer(READING) as writer:
        put(writer, "/papers/copy.txt", data, read)
    sum_ = accounting(case)
    assert (sum_.found, sum_.read, sum_.duplicate, sum_.sources) == (2, 1, 1, 1)
    (row,) = files_behind(case, "duplicate").rows
    assert (row.path, row.first_path, row.source_id) == ("/papers/copy.txt", "/papers/1.txt", read.source.id)
    assert row.reason == "same_bytes"
    assert not verify(case).faults


def test_copies_found_in_the_same_group_are_told_apart(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    data, read = record(1)
    with case.writer(READING) as writer:
        for name in ("a", "b", "c"):
            put(writer, f"/papers/{name}.txt", data, read)
    sum_ = accounting(case)
    assert (sum_.found, sum_.read, sum_.duplicate, sum_.sources) == (3, 1, 2, 1)


def test_a_file_that_holds_documents_counts_as_those_documents(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    volume = b"a volume of three"
    file = old_file("/papers/volume.xml", volume)
    with case.writer(READING) as writer:
        (job,) = writer.found([file])
        assert (accounting(case).found, accounting(case).waiting) == (1, 1)
        writer.start(job, file, writer.keep(volume))
        for part in ("d1", "d2"):
            _, read = record(int(part[1]), part=part, data=volume)
            writer.add(job, read, member=part)
        writer.flush()
        assert adds_up(accounting(case))
        writer.refuse(job, "failed", "no_text_layer", "page 3", member="d3")
        writer.opened(job)
    sum_ = accounting(case)
    assert (sum_.found, sum_.read, sum_.failed, sum_.opened, sum_.waiting) == (3, 2, 1, 1, 0)
    assert [row.path for row in files_behind(case, "failed", "no_text_layer").rows] == ["/papers/volume.xml/d3"]
    with case.writer(READING) as writer:
        assert writer.found([file])[0].settled
    assert not verify(case).faults


def test_a_document_that_left_its_file_is_said_to_have_left(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    for parts in (("d1", "d2"), ("d1",)):
        volume = b" ".join(part.encode() for part in parts)
        file = old_file("/papers/volume.xml", volume)
        with case.writer(READING) as writer:
            (job,) = writer.found([file])
            assert not job.settled
            writer.start(job, file, writer.keep(volume))
            for part in parts:
                writer.add(job, record(int(part[1]), part=part, data=volume)[1], member=part)
            writer.opened(job)
    assert adds_up(accounting(case))
    assert [row.path for row in files_behind(case, "skipped", "no_longer_in_file").rows] == ["/papers/volume.xml/d2"]


def test_a_file_that_held_documents_and_is_broken_now_counts_once_and_says_what_left(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    volume = b"two of them"
    file = old_file("/papers/volume.xml", volume)
    with case.writer(READING) as writer:
        (job,) = writer.found([file])
        writer.start(job, file, writer.keep(volume))
        for part in ("d1", "d2"):
            writer.add(job, record(int(part[1]), part=part, data=volume)[1], member=part)
        writer.opened(job)
    assert accounting(case).read == 2
    broken = old_file("/papers/volume.xml", b"two", age_seconds=30)
    with case.writer(READING) as writer:
        (job,) = writer.found([broken])
        writer.start(job, broken, writer.keep(b"two"))
        writer.refuse(job, "failed", "truncated")
    sum_ = accounting(case)
    assert (sum_.found, sum_.read, sum_.failed, sum_.skipped, sum_.sources) == (3, 0, 1, 2, 2)
    assert not verify(case).faults


def test_a_file_refused_by_its_looks_is_settled_until_it_changes(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    file = old_file("/papers/huge.iso", b"x" * 10)
    with case.writer(READING) as writer:
        (job,) = writer.found([file])
        writer.refuse(job, "skipped", "too_large", file=file)
    with case.writer(READING) as writer:
        assert writer.found([file])[0].settled
        assert not writer.found([replace(file, size=11)])[0].settled


def test_a_document_that_moved_to_another_file_is_read_there(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", [1])
    (old, first), (new, second) = record(1), record(2)
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", new, second)
        file = old_file("/papers/moved.txt", old)
        (job,) = writer.found([file])
        writer.start(job, file, writer.keep(old))
        writer.add(job, first)
    sum_ = accounting(case)
    assert (sum_.found, sum_.read, sum_.duplicate) == (2, 2, 0)


def test_a_touched_file_is_hashed_but_not_read_again(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", [1])
    data, _ = record(1)
    touched = old_file("/papers/1.txt", data, age_seconds=30)
    with case.writer(READING) as writer:
        (job,) = writer.found([touched])
        assert not job.settled
        assert writer.same_bytes(job, touched, sha256_hex(data))
    with case.writer(READING) as writer:
        assert writer.found([touched])[0].settled


def test_a_file_changed_a_moment_ago_is_never_taken_on_trust(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    data, read = record(1)
    now = time.time_ns()
    fresh = FileSeen("/papers/1.txt", len(data), now - 1000, now - 1000, now)
    with case.writer(READING) as writer:
        put(writer, fresh.path, data, read, file=fresh)
    with case.writer(READING) as writer:
        assert not writer.found([fresh])[0].settled


def test_changed_bytes_under_the_same_name_are_read_and_the_old_source_stays(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", [1])
    data, read = record(2)
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, read)
    assert set(case.source_ids()) == {record(1)[1].source.id, read.source.id}
    assert accounting(case).found == 1
    assert not verify(case).faults


def test_another_reader_s_record_becomes_the_current_one_and_judgements_stay(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", [1, 2])
    data, first = record(1)
    kept, gone = first.claims[0], first.claims[-1]
    judge(case, "accept", kept.id, "Ana")
    judge(case, "reject", gone.id, "Ana", reason="The envoy was ill.")
    second = replace(first, reader="test-2", claims=first.claims[:-1], findings=())
    with case.writer("backchannel 0.1.0, test-2") as writer:
        file = old_file("/papers/1.txt", data)
        (job,) = writer.found([file])
        assert not job.settled
        assert not writer.same_bytes(job, file, sha256_hex(data))
        writer.start(job, file, writer.keep(data))
        writer.add(job, second)
    assert case.record(first.source.id) == second
    assert not verify(case).faults
    with case.reading() as connection:
        both = connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one()
        judged = judgements(connection, [kept.id, gone.id])
    assert both == 3
    assert [one.decision for one in judged[kept.id]] == ["accept"]
    assert [one.decision for one in judged[gone.id]] == ["reject"]
    found = search(case, SearchAsked("envoy", "claims", sources=(first.source.id,)))
    assert found.total == len(second.claims)


def test_a_reading_that_ends_with_an_error_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    told: list[Acknowledged] = []

    def read_until_it_breaks() -> None:
        with case.writer(READING, acknowledged=told.extend) as writer:
            for seed in range(100):
                data, read = record(seed)
                put(writer, f"/papers/{seed}.txt", data, read)
            raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        read_until_it_breaks()
    assert set(case.source_ids()) == {one.source_id for one in told}
    assert adds_up(accounting(case))
    with case.writer(READING) as writer:
        for seed in range(100):
            data, read = record(seed)
            put(writer, f"/papers/{seed}.txt", data, read)
    assert accounting(case).read == 100
    assert not verify(case).faults


def test_ctrl_c_commits_what_was_whole(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")

    def read_until_ctrl_c() -> None:
        with case.writer(READING) as writer:
            data, read = record(1)
            put(writer, "/papers/1.txt", data, read)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_until_ctrl_c()
    assert accounting(case).read == 1


def test_what_was_running_is_found_again_and_its_tries_are_counted(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    data, _ = record(1)
    file = old_file("/papers/1.txt", data)
    for tries in (0, 1, 2):
        with case.writer(READING) as writer:
            (job,) = writer.found([file])
            assert (job.state, job.tries) == ("found", tries)
            writer.start(job, file, writer.keep(data))
    assert accounting(case).waiting == 1


def test_a_record_without_its_original_is_refused(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    data, read = record(1)
    with case.writer(READING) as writer:
        (job,) = writer.found([old_file("/papers/1.txt", data)])
        with pytest.raises(NotKept):
            writer.add(job, read)


def test_two_odd_names_are_two_files(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    names = ["/papers/a\\xff", "/papers/a\udcff", "/papers/новая\nстрока", "/papers/" + "x" * 255]
    with case.writer(READING) as writer:
        jobs = writer.found([old_file(name, b"x") for name in names])
    assert len({job.no for job in jobs}) == len(names)
    assert accounting(case).found == len(names)


def test_a_text_with_lone_surrogates_is_refused_before_anything_is_stored() -> None:
    _, read = record(1)
    with pytest.raises(UnicodeEncodeError):
        fold(replace(read, source=replace(read.source, title="\ud800")))


def test_ids_do_not_depend_on_the_case(tmp_path: Path) -> None:
    _, read = record(3)
    assert read.source.id == source_id(read.source.sha256, None)
    assert all(claim.id == claim_id(read.text.sha256, claim) for claim in read.claims)
