"""Nobody is named and meant by a pronoun on both sides of one deed."""

from backchannel.actors.person_name import agree, taken_apart
from backchannel.intake.open import take_in
from backchannel.pipeline import Reader


def test_who_is_spoken_with_is_not_the_one_who_speaks(reader: Reader) -> None:
    (document,) = take_in(b"Fahmy came to Cairo. He told Fahmy that peace was near.", "x.txt").documents
    record = reader.read(document).record
    assert record.claims
    for claim in record.claims:
        doers = {party.actor for party in claim.participants if party.role == "actor" and party.actor}
        others = {party.actor for party in claim.participants if party.role == "recipient" and party.actor}
        assert not doers & others


def test_nobody_is_known_to_the_tables_by_an_initial(reader: Reader) -> None:
    (document,) = take_in(b"In 1971 Mohammed Jehan Khan met Erik Lund.", "x.txt").documents
    (khan,) = [actor for actor in reader.read(document).record.actors if "Khan" in actor.name]
    assert khan.country is None


def test_two_names_of_which_each_has_a_part_that_the_other_lacks_are_two() -> None:
    one, other = taken_apart("Mohammed Jehan Khan"), taken_apart("Anwar M. Khan")
    assert one is not None
    assert other is not None
    assert agree(one, other) == 0


def test_the_department_of_a_states_own_papers_is_its_own(reader: Reader) -> None:
    paper = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Papers</title></titleStmt>
    <publicationStmt><publisher>United States Government Printing Office</publisher></publicationStmt></fileDesc></teiHeader>
    <text><body><div type="document" n="1" xml:id="d1">
    <head>1. Telegram From the Embassy in Iran to the Department of State</head>
    <p>In May 1948 Dept asked Iran to withdraw its troops.</p></div></body></text></TEI>"""
    (document,) = take_in(paper.encode(), "volume.xml").documents
    record = reader.read(document).record
    asked = [claim for claim in record.claims if claim.trigger.words == "asked"]
    assert [party.country for claim in asked for party in claim.participants if party.role == "actor"] == ["USA"]
