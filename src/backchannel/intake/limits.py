"""How much one file may cost. A file past a limit ends with a reason and stops nothing else."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for finding and parsing. Sizes are bytes, times are seconds.

    The defaults follow common practice of services that parse what strangers send (Tika Pipes: 60 s without
    progress, children renewed; OWASP ASVS 5.0, 5.2: size, ratio and count of archive members). They were not tuned on
    a corpus, but the 38 FRUS volumes and 1,117 speeches used in development all pass far below them.

    Finding:

    - ``file_bytes``: a file is held in memory once by the parent and once by the child, and its text again beside it;
      208 MB of plain text went through with the memory below. The largest FRUS volume is 4 MB.
    - ``archive_depth``: an archive inside an archive inside … ; real deliveries nest two or three deep, 42.zip five.
    - ``archive_entries``: members of one outermost archive, all nesting together.
    - ``archive_expanded_bytes``: what one outermost archive may unpack to, all nesting together.
    - ``archive_ratio`` (after ``archive_ratio_from`` bytes): the development sets pack 4:1 to 10:1 with xz; DEFLATE's
      ceiling, which bombs reach, is 1032:1. The start is free because a small file of blanks harms nobody.
    - ``nested_archive_bytes``: an archive inside an archive is held in memory, never written to disk.

    Parsing one file in the child:

    - ``wall_seconds``: from handing over the bytes to holding the answer.
    - ``start_seconds``: for the child to be ready, which takes 0.1 s where nothing else runs; the rest is for a machine
      that is busy or swapping.
    - ``cpu_seconds``: the kernel's own clock, should the parent be gone or asleep.
    - ``memory_bytes``: address space that the child may take beyond what it has mapped when it is ready (the
      interpreter and its libraries map some hundred MiB that are mostly not resident).
    - ``output_bytes``: text and its blocks as sent back, for one file. The largest FRUS volumes give 2.7 MB.
    - ``open_files``: the child reads library files and its two pipes, nothing else.
    - ``files_per_child``: then a fresh child, so that what a parser leaks or leaves behind does not add up.
    """

    file_bytes: int = 512 * MIB
    archive_depth: int = 5
    archive_entries: int = 10_000
    archive_expanded_bytes: int = 2048 * MIB
    archive_ratio: int = 200
    archive_ratio_from: int = 10 * MIB
    nested_archive_bytes: int = 256 * MIB

    wall_seconds: float = 60.0
    start_seconds: float = 60.0
    cpu_seconds: int = 60
    memory_bytes: int = 1536 * MIB
    output_bytes: int = 512 * MIB
    open_files: int = 32
    files_per_child: int = 1_000


DEFAULT = Limits()
