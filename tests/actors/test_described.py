"""The state of a person told by words that hang on the name, or by who sent him; read by the reader that ships."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from tests.actors.test_belonging import the_actor


def test_an_adjective_of_nation_before_what_somebody_is_tells_the_state(reader: Reader) -> None:
    person = the_actor("Orrin met the French playwright Vasquin in the evening.", "Vasquin", reader)
    assert person.country == "FRA"
    assert "words beside the name" in person.found_by


def test_a_traveller_named_so_is_of_the_state_told(reader: Reader) -> None:
    words = "A mysterious Dutch traveller named Orrin Vask appeared in the town and met the governor."
    assert the_actor(words, "Orrin Vask", reader).country == "NLD"


def test_who_is_for_a_nation_is_not_of_it(reader: Reader) -> None:
    words = "The voters backed the pro-French Orrin Vask."
    assert the_actor(words, "Orrin Vask", reader).country is None


def test_who_teaches_a_language_is_of_no_state_by_that(reader: Reader) -> None:
    words = "A young Spanish teacher named Orrin Vask met the governor."
    assert the_actor(words, "Orrin Vask", reader).country is None


def test_whom_a_government_sends_is_of_its_state(reader: Reader) -> None:
    words = "The British Government sent General Orrin Vask to the colonies. Vask met the chiefs."
    person = the_actor(words, "Orrin Vask", reader)
    assert person.country == "GBR"
    assert "sent or appointed" in person.found_by


def test_whom_a_parliament_elects_is_of_its_state(reader: Reader) -> None:
    words = "The Nicaraguan Congress then elected Orrin Vask."
    assert the_actor(words, "Orrin Vask", reader).country == "NIC"


def test_whom_a_state_sends_to_prison_is_not_made_its_own(reader: Reader) -> None:
    words = "The French Government sent Orrin Vask to prison."
    assert the_actor(words, "Orrin Vask", reader).country is None


def test_nobody_hands_himself_a_paper(reader: Reader) -> None:
    words = "Mr. Orrin warned the visitors. Dr. Vask promised an answer. He handed Mr. Orrin a copy of the letter."
    person = the_actor(words, "He", reader)
    assert person.name == "Vask"


def test_who_was_received_is_who_was_asked(reader: Reader) -> None:
    words = "Vask said that he had come. The Polish minister, Wolin, had received Orrin in Warsaw and had asked him to stay."
    assert the_actor(words, "him", reader).name == "Orrin"


def test_what_one_carries_with_him_is_his_own(reader: Reader) -> None:
    words = "Orrin met Vask in the town. Vask was tired. He carried a book with him."
    assert the_actor(words, "him", reader).name == "Vask"


def test_a_resident_of_a_land_is_not_made_its_own(reader: Reader) -> None:
    words = "The plan was aided by a resident of Cuba, Orrin Vask, who wrote letters."
    assert the_actor(words, "Orrin Vask", reader).country is None


def test_whom_he_who_was_met_told_is_the_one_that_met_him(reader: Reader) -> None:
    words = (
        "Ansel Kiesk trained the team for years. In 1997 General Orrin Vask visited Oslo and met with Minister Ludo Holm, "
        "who encouraged him to buy ships."
    )
    (document,) = take_in(words.encode(), "x.txt").documents
    record = reader.read(document).record
    (told,) = [claim for claim in record.claims if claim.trigger.words == "encouraged"]
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[one.actor] for one in told.participants if one.role == "recipient" and one.actor] == ["Orrin Vask"]
