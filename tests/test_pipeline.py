"""From a document to its record, with the model and the tables that ship."""

from functools import cache

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.record import Record


@cache
def reader() -> Reader:
    """Loaded once."""
    return Reader.load()


def read(words: str) -> Record:
    """The record of a plain text."""
    (document,) = take_in(words.encode(), "text.txt").documents
    return reader().read(document).record


def parties(record: Record, words: str) -> set[str]:
    """Names of the actors of the claim whose passage holds ``words``."""
    names = {actor.id: actor.name for actor in record.actors}
    (claim,) = [claim for claim in record.claims if words in claim.passage.words]
    return {names[party.actor] for party in claim.participants if party.actor is not None}


def test_who_is_quoted_about_is_not_whom_the_next_paragraph_means() -> None:
    """ "He" after a quotation is the man of the sentence before, however often the quoted words said "he"."""
    record = read(
        "President Daniel Okafor wrote to the King in 1961. The King answered:\n\n"
        "“He who sends a man whom he trusts will find that he is heard, and he may come himself.”\n\n"
        "In July 1962 Samuel Abebe travelled to Khartoum, said that he was ill, and was flown to Cairo. "
        "He met Premier Hassan Labib twice.\n"
    )
    assert parties(record, "He met Premier") == {"Samuel Abebe", "Hassan Labib"}


def test_a_text_in_another_language_is_kept_without_claims() -> None:
    """Searchable, and said to be so; nothing is read into it."""
    (document,) = take_in(
        "Der Botschafter überreichte dem Minister am Montag eine Note seiner Regierung und verließ die Stadt.".encode(),
        "note.txt",
    ).documents
    done = reader().read(document)
    assert done.record.claims == ()
    assert done.record.text == document.text
    assert done.warnings[0].startswith("other_language")


def test_a_meeting_arranged_by_a_third_has_its_go_between() -> None:
    """Those who met are actors; who arranged it is the intermediary; the year stays a year."""
    record = read("In 1958 Norway secretly arranged a meeting between the ambassadors of Chad and Peru in Oslo.\n")
    meeting = next(claim for claim in record.claims if claim.type == "CONSULT")
    assert meeting.when is not None
    assert (meeting.when.edtf, meeting.when.earliest, meeting.when.latest) == ("1958", "1958-01-01", "1958-12-31")
    assert [party.country for party in meeting.participants if party.role == "intermediary"] == ["NOR"]
    assert meeting.openness.value == "secret"


def test_nobody_says_to_himself_what_another_says_to_him() -> None:
    record = read("In October 1970 Nixon received Nicolae Ceausescu at the White House and told him the news.")
    names = {actor.id: actor.name for actor in record.actors}
    (told,) = [claim for claim in record.claims if claim.trigger.words == "told"]
    parties = {(party.role, names.get(party.actor or "")) for party in told.participants}
    assert ("recipient", "Nicolae Ceausescu") in parties
    assert ("actor", "Nicolae Ceausescu") not in parties


def test_nobody_is_his_own_them() -> None:
    words = "Hundreds of people demonstrated outside parliament in Nairobi; police fired tear gas and arrested them."
    (document,) = take_in(words.encode(), "a.txt").documents
    record = reader().read(document).record
    arrests = [claim for claim in record.claims if claim.trigger.words == "arrested"]
    assert arrests
    doers = {party.actor for claim in arrests for party in claim.participants if party.role == "actor"}
    assert not any(party.actor in doers for claim in arrests for party in claim.participants if party.role != "actor")
