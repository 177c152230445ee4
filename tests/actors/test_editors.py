"""Whom a document's own editors name."""

from backchannel.actors.editors import in_order, state_listed, state_of_list
from backchannel.intake.tei import documents
from backchannel.pipeline import Reader
from backchannel.world.world import World

_VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>
<front><div type="section" xml:id="persons"><head>Persons</head><list>
  <item><persName xml:id="p_B1">Brandel, General Tobias (Toby), Jr.</persName>, Swedish Minister of Trade</item>
  <item><persName xml:id="p_B2">Brandel, Erik</persName>, Norwegian Ambassador to Denmark</item></list></div></front>
<body><div type="document" n="1" xml:id="d1"><head>1. Note</head>
  <p>On 4 March 1961 <persName corresp="#p_B2">Brandel</persName> met Minister Lund.</p>
  <p><persName corresp="#p_B1">Brandel</persName> met Mr. Holm the day after.</p>
</div></body></text></TEI>"""


def test_namesakes_whom_the_editors_tell_apart_are_two(reader: Reader) -> None:
    (document,) = [one for one in documents(_VOLUME.encode(), "volume.xml") if one.source.part == "d1"]
    record = reader.read(document).record
    persons = {actor.name: actor for actor in record.actors if "Brandel" in actor.name}
    assert {name: actor.country for name, actor in persons.items()} == {
        "Tobias Brandel Jr.": "SWE",
        "Erik Brandel": "NOR",
    }
    assert "Swedish Minister of Trade" in persons["Tobias Brandel Jr."].found_by


def test_a_listed_name_is_put_in_the_order_in_which_it_is_spoken() -> None:
    assert in_order("Persons, Maj. Gen. Wilton B. (Jerry)") == "Wilton B. Persons"
    assert in_order("MacArthur, Douglas, II") == "Douglas MacArthur II"
    assert in_order("Le Duc Tho") == "Le Duc Tho"


def test_an_office_tells_its_own_state_not_the_one_it_deals_with(world: World) -> None:
    assert state_listed("British Ambassador to France until 1956", world, 1956) == "GBR"
    assert state_listed("Ambassador of Israel to the United States", world, 1956) == "ISR"
    assert state_listed("Soviet First Deputy Foreign Minister", world, 1956) == "SUN"
    assert state_listed("Ambassador to Egypt", world, 1956) is None
    assert state_listed("Officer in Charge of Lebanon Affairs", world, 1956) is None


def test_whose_office_is_told_without_a_state_serves_the_one_whose_papers_list_it(world: World) -> None:
    assert state_of_list("Under Secretary until 1956", "USA", world) == "USA"
    assert state_of_list("Ambassador to Egypt", "USA", world) == "USA"
    assert state_of_list("Ambassador to the United States", "USA", world) is None
    assert state_of_list("Secretary-General of the United Nations", "USA", world) is None
    assert state_of_list("novelist", "USA", world) is None


def test_the_affairs_of_a_minister_are_no_desk(world: World) -> None:
    assert state_listed("Egyptian Minister of Foreign Affairs", world, 1956) == "EGY"
    assert state_listed("Counselor of the Syrian Delegation at the United Nations", world, 1956) == "SYR"
    assert state_listed("Director, Office of Iranian Affairs", world, 1956) is None
    assert state_of_list("Minister of Foreign Affairs", "USA", world) is None
    assert state_of_list("Minister of the Embassy in Mexico", "USA", world) == "USA"


def test_a_state_that_the_mark_up_takes_for_a_person_stays_one(reader: Reader) -> None:
    volume = _VOLUME.replace("Brandel, Erik", "Jordan, Amos A.").replace(
        "met Minister Lund.</p>", "met Minister Lund.</p><p>Howitzers went from Iran to Morocco through "
        '<persName corresp="#p_B2">Jordan</persName>.</p>'
    )  # fmt: skip
    (document,) = [one for one in documents(volume.encode(), "volume.xml") if one.source.part == "d1"]
    record = reader.read(document).record
    (went,) = [claim for claim in record.claims if claim.trigger.words == "went"]
    assert "JOR" in {actor.country for actor in record.actors if actor.id in {one.actor for one in went.participants}}
