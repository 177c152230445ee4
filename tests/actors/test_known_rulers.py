"""Rulers whom texts call by a first name or a rank, and names in brackets behind pronouns."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.record import Record


def read(words: str, reader: Reader) -> Record:
    (document,) = take_in(("Cairo, May 4, 1956.\n\n" + words).encode(), "x.txt").documents
    return reader.read(document).record


def country(name: str, words: str, reader: Reader) -> str | None:
    return next(actor.country for actor in read(words, reader).actors if actor.name == name)


def party(pronoun: str, words: str, reader: Reader) -> str | None:
    """The name of whom the party with the words ``pronoun`` is."""
    record = read(words, reader)
    names = {actor.id: actor.name for actor in record.actors}
    for claim in record.claims:
        for one in claim.participants:
            if one.words is not None and one.words.words == pronoun:
                return names.get(one.actor or "")
    return None


def test_a_king_known_by_his_first_name_is_of_his_state(reader: Reader) -> None:
    assert country("Hussein", "King Hussein spoke with President Nasser about the canal.", reader) == "JOR"


def test_a_kings_brother_is_not_the_king(reader: Reader) -> None:
    assert country("Faisal", "King Faisal met King Saud in May.", reader) == "IRQ"


def test_a_leader_called_by_his_rank_is_of_the_state_that_he_led(reader: Reader) -> None:
    assert country("Tito", "Marshal Tito met President Sukarno in May.", reader) == "YUG"


def test_a_queens_name_is_a_persons(reader: Reader) -> None:
    assert any(actor.name == "Elizabeth" for actor in read("Queen Elizabeth received Premier Nehru.", reader).actors)


def test_a_pronoun_is_whose_name_stands_in_brackets_behind_it(reader: Reader) -> None:
    words = "King Hussein spoke with President Nasser in Cairo. He [Nasser] asked Jordan for troops."
    assert party("He", words, reader) == "Nasser"
    words = "The Egyptians met the Syrians in Cairo. They (the Syrians) rejected the plan."
    assert party("They", words, reader) == "Syrians"


def test_a_name_further_on_in_brackets_is_not_the_pronouns(reader: Reader) -> None:
    words = "President Nasser wrote to Norway. He asked the king (Haakon) for ships."
    assert party("He", words, reader) == "Nasser"


def test_a_title_before_the_next_name_is_his(reader: Reader) -> None:
    words = "After his talk with Kissinger, Foreign Minister Masmoudi asked Norway for arms."
    posts = {actor.name: [post.office for post in actor.posts if post.words] for actor in read(words, reader).actors}
    assert posts["Masmoudi"] == ["Foreign Minister"]
    assert posts["Kissinger"] == []


def test_an_office_of_several_words_is_one_party(reader: Reader) -> None:
    record = read("The Secretary of State told the Chief of Staff that Norway would help.", reader)
    (claim,) = [claim for claim in record.claims if claim.trigger.words == "told"]
    assert [party.words.words for party in claim.participants if party.words] == [
        "The Secretary of State",
        "the Chief of Staff",
    ]


def test_in_talks_he_is_who_spoke_last(reader: Reader) -> None:
    words = (
        "President Frondizi met Secretary Dulles in Washington. Secretary Dulles said that he had no problem to raise. "
        "President Frondizi thanked the bank. He asked the United States for ships."
    )
    assert party("He", words, reader) == "Frondizi"


def test_who_serves_the_united_nations_is_of_no_state_there(reader: Reader) -> None:
    assert country("Dag Hammarskjöld", "Dag Hammarskjöld met President Nasser about the canal.", reader) is None
