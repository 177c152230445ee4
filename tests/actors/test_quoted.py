"""Whom the first and second persons of quoted words mean, and "you" in letters and interviews."""

from backchannel.actors.quoted import HEARD, SAID, STATE
from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.actor import Actor


def meant(words: str, pronoun: str, reader: Reader) -> Actor | None:
    """Whom the first claim's party with the words ``pronoun`` is."""
    (document,) = take_in(words.encode(), "x.txt").documents
    record = reader.read(document).record
    actors = {actor.id: actor for actor in record.actors}
    for claim in record.claims:
        for party in claim.participants:
            if party.words is not None and party.words.words == pronoun and party.actor is not None:
                return actors[party.actor]
    return None


_NASSER = "In 1967 President Nasser met Ambassador Lunde of Norway in Cairo. "


def test_i_in_a_quotation_is_who_is_quoted(reader: Reader) -> None:
    found = meant(_NASSER + "“I asked Syria to withdraw its troops,” Nasser told Lunde.", "I", reader)
    assert found is not None
    assert (found.kind, SAID in found.found_by) == ("person", True)
    assert "Nasser" in found.name


def test_you_in_a_quotation_is_to_whom_it_was_said(reader: Reader) -> None:
    found = meant(_NASSER + "Nasser told Lunde: “I thank you for the loan and ask Norway to help.”", "you", reader)
    assert found is not None
    assert "Lunde" in found.name
    assert HEARD in found.found_by


def test_we_in_a_quotation_is_the_state_of_the_official_who_is_quoted(reader: Reader) -> None:
    found = meant(_NASSER + "Nasser said: “We rejected the American proposal.”", "We", reader)
    assert found is not None
    assert (found.kind, found.country, STATE in found.found_by) == ("state", "EGY", True)


def test_we_of_somebody_without_an_office_is_nobody_known(reader: Reader) -> None:
    assert meant("Anna Lind, a baker from Norway, said: “We rejected the American proposal.”", "We", reader) is None


def test_the_writers_we_is_not_who_is_quoted_beside_it(reader: Reader) -> None:
    assert meant(_NASSER + "Nasser said “no”. We asked Syria to withdraw its troops.", "We", reader) is None


_LETTER = "Letter From President Nixon to Prime Minister Wilson\n\nWashington, May 4, 1970.\n\n"


def test_you_in_a_letter_is_to_whom_it_is_written(reader: Reader) -> None:
    found = meant(
        _LETTER + "Dear Harold: I thank you for your support in the Security Council last week.", "you", reader
    )
    assert found is not None
    assert "Wilson" in found.name


def test_you_in_an_interview_is_the_other_one(reader: Reader) -> None:
    words = (
        "Interview with Foreign Minister Olav Berg of Norway\n\nQ: Did Denmark ask you for ships in 1962?\n\n"
        "A: They did. We refused.\n\nQ: Did you tell the Swedes?\n\nA: I told them in May."
    )
    found = meant(words, "you", reader)
    assert found is not None
    assert "Berg" in found.name


def test_you_in_an_essay_is_nobody(reader: Reader) -> None:
    assert meant("In 1970 Britain sent Norway ships. We thank you for reading.", "you", reader) is None
