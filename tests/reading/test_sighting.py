"""What the network's scores become."""

import numpy as np

from backchannel.reading.sighting import EventLabels

LABELS = EventLabels(
    ("AGREE", "CONSULT"),
    ("none", "CONSULT/visit", "REQUEST/meet"),
    ("asserted", "denied"),
    ("unstated", "secret"),
    ("actor", "recipient"),
)


def scores(words: int) -> dict[str, np.ndarray]:
    """One sentence in which nothing happens."""
    made = {
        "triggers": np.zeros((1, words, 3), dtype=np.float32),
        "modes": np.zeros((1, words, 3), dtype=np.float32),
        "stances": np.zeros((1, words, 2), dtype=np.float32),
        "opennesses": np.zeros((1, words, 2), dtype=np.float32),
        "roles": np.full((1, words, words, 2), -9.0, dtype=np.float32),
    }
    made["triggers"][:, :, 0] = 9.0
    return made


def test_a_sentence_in_which_the_network_sees_nothing_has_no_sighting() -> None:
    assert LABELS.sightings(scores(4), 0, 4) == []


def test_a_sighting_tells_type_mode_stance_openness_and_parts() -> None:
    given = scores(4)
    given["triggers"][0, 1] = (0.0, 1.0, 4.0)
    given["modes"][0, 1] = (0.0, 2.0, 5.0)
    given["stances"][0, 1] = (0.0, 3.0)
    given["roles"][0, 1, 0, 0] = 2.04
    given["roles"][0, 1, 3, 1] = -1.0
    (seen,) = LABELS.sightings(given, 0, 4)
    assert seen.word == 1
    assert seen.sure > 0
    assert max(seen.types, key=seen.types.__getitem__) == "CONSULT"
    assert max(seen.stances, key=seen.stances.__getitem__) == "denied"
    assert seen.parts == {0: {"actor": 2.0}, 3: {"recipient": -1.0}}


def test_a_mode_is_one_of_the_type_that_it_belongs_to() -> None:
    given = scores(2)
    given["triggers"][0, 0] = (0.0, 0.0, 5.0)
    given["modes"][0, 0] = (0.0, 1.0, 9.0)  # REQUEST/meet is no mode of CONSULT
    (seen,) = LABELS.sightings(given, 0, 2)
    assert seen.mode == "visit"


def test_words_beyond_the_sentence_are_not_looked_at() -> None:
    given = scores(4)
    given["triggers"][0, 3] = (0.0, 5.0, 0.0)
    assert LABELS.sightings(given, 0, 3) == []


def test_scores_that_differ_in_their_last_bits_give_the_same_sighting() -> None:
    given, other = scores(2), scores(2)
    given["triggers"][0, 0] = other["triggers"][0, 0] = (0.0, 5.0, 0.0)
    other["triggers"] += np.float32(1e-4)
    assert LABELS.sightings(given, 0, 2) == LABELS.sightings(other, 0, 2)
