"""A change that makes a figure worse is stopped, and a floor speaks only of the set it was set on."""

from dataclasses import replace
from pathlib import Path

import pytest
from training.evaluate import floors
from training.evaluate.figure import Figure, Tally
from training.evaluate.floors import Floor


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "set.txt").write_text("gold")
    return tmp_path


def figure(value: float) -> Figure:
    return Figure("names", "Names (F1)", "a set", value, ("set.txt",))


def test_a_figure_at_its_floor_passes_and_one_below_it_is_named(data: Path) -> None:
    kept = {"names": Floor(80.0, floors.digest(figure(0), data))}
    assert floors.complaints([figure(80.0)], kept, data) == []
    assert floors.complaints([figure(80.0 - floors.NOISE)], kept, data) == []
    (complaint,) = floors.complaints([figure(79.0)], kept, data)
    assert "79.0 is below its floor of 80.0" in complaint
    assert "--lower names" in complaint


def test_a_floor_does_not_speak_of_another_set(data: Path) -> None:
    kept = {"names": Floor(80.0, floors.digest(figure(0), data))}
    (data / "set.txt").write_text("other gold")
    (complaint,) = floors.complaints([figure(99.0)], kept, data)
    assert "is not the one its floor was set on" in complaint


def test_speed_has_no_floor(data: Path) -> None:
    speed = Figure("speed", "Words a second", "this machine", 1.0, (), floored=False)
    assert floors.complaints([speed], {"speed": Floor(10_000, "")}, data) == []


def test_precision_recall_and_f1_are_counted_over_texts() -> None:
    tally = Tally()
    tally.add({(1,), (2,)}, {(1,)})
    tally.add({(3,)}, {(3,), (4,)})
    assert (tally.gold, tally.found, tally.right) == (3, 3, 2)
    assert tally.precision == tally.recall == tally.f1 == pytest.approx(200 / 3)
    assert Tally().f1 == 0.0


def test_two_items_of_a_small_set_are_noise_and_of_a_large_one_are_not() -> None:
    """Another processor may flip a reading: in 50 marked items one is two points, in 5,000 it is nothing."""
    small, large = replace(figure(80.0), count="50 marked; precision 1"), replace(figure(80.0), count="5,000 marked")
    assert floors.noise(small) == 4.0
    assert floors.noise(large) == floors.NOISE
    assert floors.noise(figure(80.0)) == floors.NOISE
