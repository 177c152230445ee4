"""A reading of our own documents that tells on standard output what was acknowledged: made to be killed."""

import sys
from pathlib import Path

from backchannel.casefile import Acknowledged, Case, judge

from .reading import READING, old_file, put
from .records import record

DOCUMENTS = 260
PARTS = 6


def tell(done: tuple[Acknowledged, ...]) -> None:
    """One line a document whose commit has happened."""
    for one in done:
        print("done", one.job_no, one.member, one.state, one.source_id, flush=True)


def main(folder: Path, seed: int) -> None:
    """Read into ``folder``: files of one document, every twentieth of several, and a judgement now and then."""
    case = Case.open_or_create(folder)
    print("open", flush=True)
    with case.writer(READING, acknowledged=tell) as writer:
        for number in range(DOCUMENTS):
            data, read = record(number, sentences=2)
            if number % 20:
                put(writer, f"/papers/{number}.txt", data, read)
            else:
                file = old_file(f"/papers/volume-{number}.xml", data)
                (job,) = writer.found([file])
                if job.settled:
                    continue
                writer.start(job, file, writer.keep(data))
                for part in range(PARTS):
                    one = record(number * 1000 + part, part=f"d{part}", data=data, sentences=2)[1]
                    writer.add(job, one, member=f"d{part}")
                writer.opened(job)
            if number % 50 == 7:
                print("judged", judge(case, "accept", read.claims[0].id, f"Ana {seed}").id, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
