"""The layer of events marked in texts of others."""

import hashlib
import json
from pathlib import Path

import pytest
from training.corpus import standoff
from training.corpus.labels import MODES, TYPES
from training.corpus.texts_of_others import contents, digest


def test_every_row_holds_offsets_and_labels_and_no_words() -> None:
    known = {"trigger", "type", "mode", "stance", "openness", "roles", "chain"}
    count = 0
    for name, row in standoff.rows(None):
        count += 1
        assert set(row) == {"file", "document", "text", "start", "end", "events"}, name
        size = row["end"] - row["start"]
        for event in row["events"]:
            assert set(event) <= known, name
            assert event["type"] in TYPES
            assert event.get("mode") is None or event["mode"] in MODES[event["type"]]
            spans = [event["trigger"], *([start, end] for _, start, end in event.get("roles", ()))]
            assert all(0 <= start < end <= size for start, end in spans), name
    assert count > 3000


def test_the_layer_fits_the_texts_that_it_marks(data_dir: Path) -> None:
    found = standoff.sentences(data_dir, "dev")
    assert found
    assert all(event.trigger.words.strip() for sentence in found for event in sentence.events)


def test_a_text_that_is_another_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "speech.txt").write_text(
        "The Republic thanks its neighbour for the peace of the river.\n", encoding="utf-8"
    )
    layer = tmp_path / "layer"
    layer.mkdir()
    ((document, text),) = contents(tmp_path, "speech.txt")
    row = {"file": "speech.txt", "document": document, "text": digest(text), "start": 0, "end": 61, "events": []}
    monkeypatch.setattr(standoff, "LAYER", layer)
    (layer / "own.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert len(standoff.sentences(tmp_path, None)) == 1
    row["text"] = hashlib.sha256(b"another").hexdigest()
    (layer / "own.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(standoff.StandoffError, match=r"own\.jsonl marks speech\.txt"):
        standoff.sentences(tmp_path, None)
