"""Speed of the model on one thread.

Words a second of processor time, from raw text to sentences with trees and names, over documents of twelve paragraphs
each of one FRUS volume. It depends on the machine and on what else runs there, so it has no floor.
"""

import hashlib
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


def measure(data: Path) -> list[Figure]:
    volume = f"frus/{HELD_APART[2]}.xml"
    model = Model.load()
    found = [paragraph.text for paragraph in islice(paragraphs(data / volume), DOCUMENTS * PARAGRAPHS)]
    texts = [_text(found[first : first + PARAGRAPHS]) for first in range(0, len(found), PARAGRAPHS)]
    model.analyse(texts[0])
    began = time.process_time()
    words = sum(len(sentence.words) for text in texts for sentence in model.analyse(text))
    pace = words / (time.process_time() - began)
    on = f"{len(texts)} documents of {HELD_APART[2]}, {_processor()}"
    return [Figure("model-speed", "Text to trees and names", on, pace, (), unit="words/s", count=f"{words} words",
                   aim="10,000", peer="spaCy transformer, published, CPU: 700", floored=False)]  # fmt: skip


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
