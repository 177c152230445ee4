"""Lists of persons with the family name first."""

import hashlib

from backchannel.actors.directory import directory
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from tests.actors.scene import Scene

LIST = (
    "Aldersyde, Orrin, Counselor of Embassy\nHolm, Ada T., Chief of Protocol\n"
    "Quellmark, Ada, Ambassador to Norway\nQuellmark, Tobias, Jr., Director of the Mint\nVask, Robert, Envoy"
)


def found(content: str) -> list[str]:
    text = Text(hashlib.sha256(content.encode()).hexdigest(), content, (Block(0, len(content), "paragraph"),))
    return [content[start:end] for start, end in directory(text)]


def test_a_list_of_persons_gives_whole_names() -> None:
    assert found(LIST) == [
        "Aldersyde, Orrin",
        "Holm, Ada T.",
        "Quellmark, Ada",
        "Quellmark, Tobias, Jr.",
        "Vask, Robert",
    ]


def test_a_few_lines_with_commas_are_no_list() -> None:
    assert found("Paris, France, in May\nRome, Italy, in June\nOslo, Norway, in July") == []


def test_lines_out_of_order_are_no_list() -> None:
    assert (
        found("Vask, Robert, Envoy\nHolm, Ada, Chief\nAldersyde, Orrin, Envoy\nZell, Ino, Chief\nBarr, Ed, Aide") == []
    )


def test_namesakes_in_a_list_are_two(world: World) -> None:
    scene = Scene(f"{LIST}\n\nTobias Quellmark wrote to Ada Quellmark.")
    scene.say("Quellmark").say("Ada").say("Quellmark").say("Tobias Quellmark").say("Ada Quellmark", grammar="obl")
    ada, given, tobias, he, she = scene.actors(world)
    assert given is None
    assert ada is she
    assert tobias is he
    assert ada is not tobias
    assert ada is not None
    assert "Quellmark, Ada" in {mention.words for mention in ada.mentions}
