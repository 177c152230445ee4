"""A text goes in as the bytes of a file and comes out as a record."""

from collections.abc import Callable

import pytest

from backchannel.intake.open import take_in
from backchannel.pipeline import ReadDocument, Reader

ReadText = Callable[..., ReadDocument]


@pytest.fixture(scope="session")
def read_text() -> ReadText:
    """What is read from a text, given as a file of the name that is said."""
    reader = Reader.load()

    def read(content: str, name: str = "text.txt") -> ReadDocument:
        return reader.read(take_in(content.encode(), name).documents[0])

    return read
