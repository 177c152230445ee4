"""Persons whom the editors of a volume list, where a document names them unmarked."""

from backchannel.actors.cluster import Cluster, Held
from backchannel.actors.editors import state_listed, state_of_list
from backchannel.actors.office import office_of
from backchannel.actors.person_name import taken_apart
from backchannel.actors.unlinked import Unlinked
from backchannel.intake.tei import documents
from backchannel.pipeline import Reader
from backchannel.record.actor import Actor, Post
from backchannel.record.named import Listed
from backchannel.world.world import World

_VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>
<front><div type="section" xml:id="persons"><head>Persons</head><list>
  <item><persName xml:id="p_B1">Brandelius, Tobias</persName>, Swedish Minister of Trade</item>
  <item><persName xml:id="p_B2">Kvistgaard, Erik</persName>, Norwegian Ambassador to Denmark</item></list></div></front>
<body><div type="document" n="1" xml:id="d1"><head>1. Note</head>
  <p>On 4 March 1961 Mr. Brandelius met Minister Lund. Colonel Kvistgaard, a Dane, told Lund that the talks had failed.</p>
</div><div type="document" n="2" xml:id="d2"><head>2. Note</head>
  <p>On 5 March 1961 Anna Brandelius asked Mr. Lund for help.</p>
</div></body></text></TEI>"""

_LIST = (
    Listed("1", "Oakhurst, John P.", "Ambassador to Iran until 1963"),
    Listed("2", "Oakhurst, Peter", "Senator"),
    Listed("3", "Marlund, Gen. Henrik", "Chief of Staff"),
    Listed("4", "Vo Dinh Lanh", "Minister of Interior, Republic of Vietnam"),
    Listed("5", "Sardi, Marlund", "journalist"),
    Listed("6", "Pellworm, Carl", "Assistant Secretary of State"),
)


def _person(*names: str, title: str | None = None) -> Cluster:
    cluster = Cluster(0, "person", names[0])
    cluster.names = [name for words in names if (name := taken_apart(words)) is not None]
    office = office_of(title) if title is not None else None
    if office is not None:
        cluster.held.append(Held(office, None, Post(""), None))
    return cluster


def _found(*names: str, title: str | None = None) -> str | None:
    listed = Unlinked(_LIST).person(_person(*names, title=title))
    return listed.key if listed is not None else None


def test_a_family_name_that_one_alone_bears_in_the_list_is_that_person() -> None:
    assert _found("Pellworm") == "6"
    assert [_found(name) for name in ("Vo Dinh Lanh", "Vo", "Lanh", "Dinh")] == ["4", "4", "4", None]


def test_of_two_bearers_neither_is_taken_unless_given_name_or_title_tells_them_apart() -> None:
    assert _found("Oakhurst") is None
    assert [_found(name) for name in ("John Oakhurst", "J. P. Oakhurst", "Peter Oakhurst")] == ["1", "1", "2"]
    assert _found("Peter Oakhurst", "Oakhurst") == "2"
    assert _found("Oakhurst", title="Senator") == "2"
    assert _found("Oakhurst", title="Ambassador") == "1"


def test_a_family_name_that_is_anothers_given_name_is_nobodys() -> None:
    assert _found("Marlund") is None
    assert _found("Marlund", title="General") == "3"


def test_another_given_name_or_a_title_that_the_list_does_not_tell_speaks_against_it() -> None:
    assert _found("Anton Pellworm") is None
    assert _found("Pellworm", title="King") is None


def test_an_unmarked_name_gets_fuller_name_and_state_by_the_list(reader: Reader) -> None:
    person = _actor(reader, "d1", "Brandelius")
    assert (person.name, person.country) == ("Tobias Brandelius", "SWE")
    assert "the one person of that name in the editors' list" in person.found_by
    assert "Swedish Minister of Trade" in person.found_by


def test_the_list_does_not_overrule_the_document(reader: Reader) -> None:
    assert _actor(reader, "d1", "Kvistgaard").country != "NOR"
    assert _actor(reader, "d2", "Brandelius").name == "Anna Brandelius"


def test_documents_of_a_volume_share_its_list_and_the_list_itself_has_none() -> None:
    found = {one.source.part: one for one in documents(_VOLUME.encode(), "volume.xml")}
    assert [one.key for one in found["d1"].listed] == ["p_B1", "p_B2"]
    assert found["d1"].listed is found["d2"].listed
    assert found["persons"].listed == ()


def test_a_minister_is_of_the_state_told_behind_a_comma_and_no_state_has_anothers_minister(world: World) -> None:
    assert state_listed("Minister of Interior, Republic of Vietnam", world, 1968) is not None
    assert state_listed("Chief of the advisory group, Taiwan", world, 1958) is None
    assert state_listed("Deputy Assistant to the President; member of the staff, USSR cluster", world, 1976) is None
    assert state_of_list("Minister of Interior", "USA", world) is None


def _actor(reader: Reader, part: str, name: str) -> Actor:
    (document,) = [one for one in documents(_VOLUME.encode(), "volume.xml") if one.source.part == part]
    return next(actor for actor in reader.read(document).record.actors if name in actor.name)


def test_a_servant_of_all_states_is_not_of_the_one_whose_papers_list_him(world: World) -> None:
    assert state_of_list("United Nations Secretary-General", "USA", world) is None
    assert state_of_list("Secretary of Defense; then Secretary-General of a conference", "USA", world) == "USA"
    assert state_of_list("Deputy Representative at the United Nations", "USA", world) == "USA"
