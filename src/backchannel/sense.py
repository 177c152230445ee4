"""What somebody asks as a vector, for screens and commands that look for sentences by meaning."""

from functools import cached_property
from threading import Lock

from backchannel.reading.meanings import MAKER, vectors
from backchannel.reading.model import Model


class ModelSense:
    """The model is loaded when the first question comes (half a second, 100 MB) and stays; one question at a time."""

    maker = MAKER

    def __init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def _model(self) -> Model:
        return Model.load()

    def vector(self, words: str) -> bytes:
        """The vector of ``words``."""
        with self._lock:
            return vectors(self._model, [words])
