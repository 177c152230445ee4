"""Speed of the model on one thread.

Words a second of processor time, from raw text to sentences with trees and names, over documents of twelve paragraphs
each of one FRUS volume: the best of three runs, each of which is named beside it, since what else runs on the machine takes
the processor's caches and its clock. It depends on the machine, so it has no floor.
"""

import hashlib
import os
import platform
import time
from itertools import islice
from pathlib import Path

from backchannel.reading.model import Model
from backchannel.record.text import Block, Text
from training.evaluate.figure import Figure
from training.sets.frus import HELD_APART, paragraphs

DOCUMENTS = 60
PARAGRAPHS = 12
RUNS = 3


def measure(data: Path) -> list[Figure]:
    volume = f"frus/{HELD_APART[2]}.xml"
    model = Model.load()
    found = [paragraph.text for paragraph in islice(paragraphs(data / volume), DOCUMENTS * PARAGRAPHS)]
    texts = [_text(found[first : first + PARAGRAPHS]) for first in range(0, len(found), PARAGRAPHS)]
    model.analyse(texts[0])
    took = []
    words = 0
    for _ in range(RUNS):
        began = time.process_time()
        words = sum(len(sentence.words) for text in texts for sentence in model.analyse(text))
        took.append(time.process_time() - began)
    pace = words / min(took)
    runs = ", ".join(f"{seconds:.1f}" for seconds in took)
    load = f"; load of the machine {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    on = f"{len(texts)} documents of {HELD_APART[2]}, {_processor()}"
    count = f"{words} words; {RUNS} runs of {runs} s{load}"
    return [Figure("model-speed", "Text to trees and names", on, pace, (), unit="words/s", count=count, aim="10,000",
                   peer="spaCy transformer, published, CPU: 700", floored=False)]  # fmt: skip


def _processor() -> str:
    """The processor as the system names it."""
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _text(parts: list[str]) -> Text:
    content = "\n\n".join(parts)
    blocks = []
    position = 0
    for part in parts:
        blocks.append(Block(position, position + len(part), "paragraph"))
        position += len(part) + 2
    return Text(hashlib.sha256(content.encode()).hexdigest(), content, tuple(blocks))
