"""The state of a person told by the words near the name, read by the reader that ships."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.actor import Actor


def the_actor(words: str, mention: str, reader: Reader) -> Actor:
    """The actor that the words ``mention`` stand for in the record."""
    (document,) = take_in(words.encode(), "x.txt").documents
    actors = reader.read(document).record.actors
    return next(actor for actor in actors for told in actor.mentions if told.words == mention)


def test_who_was_an_israeli_is_of_israel(reader: Reader) -> None:
    person = the_actor("The trainer Orrin Vask was an Israeli who had served in the army.", "Orrin Vask", reader)
    assert person.country == "ISR"
    assert "people told of the person" in person.found_by


def test_an_officer_of_argentine_intelligence_is_of_argentina(reader: Reader) -> None:
    words = "He spent two days with Colonel Orrin Vask of Argentine army intelligence."
    person = the_actor(words, "Orrin Vask", reader)
    assert person.country == "ARG"
    assert "state told after the name" in person.found_by


def test_a_spokesman_in_a_capital_speaks_for_its_state(reader: Reader) -> None:
    words = (
        "The shelling went on. In Khartoum, a Foreign Ministry spokesman, Orrin Vask, denied that troops had crossed."
    )
    assert the_actor(words, "Orrin Vask", reader).country == "SDN"


def test_a_traveller_in_a_capital_is_not_of_its_state(reader: Reader) -> None:
    words = "The shelling went on. In Khartoum, a merchant, Orrin Vask, said that he had seen the fire."
    assert the_actor(words, "Orrin Vask", reader).country is None


def test_a_minister_without_a_state_is_of_that_of_the_dateline(reader: Reader) -> None:
    words = (
        "Border town shelled\n\nNAIROBI, March 3, 1992 — Shots were heard on Tuesday, officials said.\n\n"
        "Interior Minister Orrin Vask told reporters that nine civilians were killed."
    )
    person = the_actor(words, "Orrin Vask", reader)
    assert person.country == "KEN"
    assert "office told without a state, in a dispatch from there" in person.found_by


def test_a_minister_whose_state_is_told_is_not_of_that_of_the_dateline(reader: Reader) -> None:
    words = (
        "Border town shelled\n\nNAIROBI, March 3, 1992 — Shots were heard on Tuesday, officials said.\n\n"
        "Ugandan Interior Minister Orrin Vask told reporters that nine civilians were killed."
    )
    assert the_actor(words, "Orrin Vask", reader).country == "UGA"
