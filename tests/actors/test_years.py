"""Who somebody was is asked of the years that the text tells beside the name, where it has no date of its own."""

from backchannel.actors.years import Years
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from tests.actors.scene import Scene


def years_beside(*paragraphs: str) -> list[tuple[int, ...]]:
    """The years beside the first word of the last paragraph."""
    content = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), "paragraph"))
        start += len(paragraph) + 2
    return list(Years(Text("0" * 64, content, tuple(blocks))).beside([blocks[-1].start]))


def test_the_years_of_the_same_paragraph_count_first() -> None:
    assert years_beside("In 1900 he left.", "He came back in 1910 and 1912.") == [(1910, 1912)]


def test_a_paragraph_without_years_takes_those_of_the_one_before() -> None:
    assert years_beside("In 1900 he left.", "He said nothing.") == [(1900,)]


def test_years_far_apart_are_no_time() -> None:
    assert years_beside("From 1815 to 1914 there was peace.") == []


def test_a_leader_in_a_history_of_centuries_is_known_by_the_paragraph(world: World) -> None:
    scene = Scene(
        "The tariff of 1789 was low, that of 1861 high.\n\nIn 1943 President Franklin Roosevelt agreed to a new one."
    )
    (person,) = scene.say("Franklin Roosevelt", title="President").actors(world)
    assert person is not None
    assert person.country == "USA"


def test_a_namesake_of_another_time_gives_no_state_to_who_bears_the_very_name(world: World) -> None:
    scene = Scene("In 1964 the memory of John F. Kennedy was honoured.", published="1964-01-01")
    (person,) = scene.say("John F. Kennedy").actors(world)
    assert person is not None
    assert "Kenney" not in person.found_by


def test_a_spare_name_on_both_sides_makes_two_persons(world: World) -> None:
    scene = Scene("In 1880 Richard W. Thompson agreed.")
    (person,) = scene.say("Richard W. Thompson").actors(world)
    assert person is not None
    assert "name known to the tables" not in person.found_by
