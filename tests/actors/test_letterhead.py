"""Sender, addressee and files of letters, telegrams and memoranda: whom "I", "we" and bare titles mean there."""

import pytest

from backchannel.world.world import World
from tests.actors.scene import Scene

OFFICE = "United States Government Printing Office"


def paper(content: str, published: str = "1957") -> Scene:
    return Scene(content, published=published, publisher=OFFICE, sort="memorandum")


def test_the_writer_of_a_memorandum_is_the_one_in_brackets(world: World) -> None:
    scene = paper(
        "7. Memorandum From the Deputy Director (Plans) of the Bureau (Garven) to the Under Secretary (Dray)\n\n"
        "Washington, May 3, 1957\n\nI met the Norwegian envoy today and told him that we would wait for an answer."
    )
    scene.say("Garven").say("Dray").he("I").he("we")
    garven, dray, i, we = scene.actors(world)
    assert i is garven
    assert garven is not dray
    assert garven is not None
    assert we is not None
    assert (garven.country, we.kind, we.country) == ("USA", "state", "USA")


@pytest.mark.parametrize("head", ["The Ambassador in Norway (Garven) to the Secretary of State",
    "No. 12 The Chargé in Norway (Garven) to the Department of State",
    "Telegram From the Embassy in Norway to the Department of State"])  # fmt: skip
def test_a_mission_speaks_for_its_sender_not_for_its_host(head: str, world: World) -> None:
    scene = paper(
        f"{head}\n\nOslo, May 3, 1957\n\nI told them that we would wait for a good answer to our note.\n\nGarven"
    )
    if "(Garven)" in head:
        scene.say("Garven")
    scene.he("I").he("we")
    scene.say("Garven")
    actors = scene.actors(world)
    assert actors[-3] is actors[-1]
    assert [actor.country for actor in actors if actor] == ["USA"] * len(actors)


def test_an_embassy_named_with_the_state_that_it_sits_in_is_not_of_that_state(world: World) -> None:
    scene = paper("Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957\n\nIt rained.")
    scene.say("Embassy in Norway", names="government_body", country="NOR")
    (embassy,) = scene.actors(world)
    assert embassy is not None
    assert embassy.country == "USA"


def test_a_president_who_writes_to_another_is_not_of_the_state_of_the_files(world: World) -> None:
    scene = paper(
        "Letter From President Vorrin to President Garven\n\nMay 3, 1957\n\nWe shall never forget what you did for us."
    )
    scene.say("Vorrin", title="President").say("Garven", title="President").he("We")
    vorrin, _, we = scene.actors(world)
    assert vorrin is not None
    assert vorrin.country is None
    assert we is None


def test_what_is_attached_to_a_letter_is_not_in_its_voice(world: World) -> None:
    scene = paper(
        "Memorandum From the Director (Garven) to the Secretary\n\n"
        "I have waited for this for many months, as you know.\n\nI was not asked."
    )
    scene.say("Garven").he("I").he("I")
    garven, first, second = scene.actors(world)
    assert first is second is garven
    scene = paper(
        "Memorandum From the Director (Garven) to the Secretary\n\n"
        "I have waited for this for many months, as you know.\n\nEnclosure\n\nI was not asked."
    )
    scene.say("Garven").he("I").he("I")
    scene.headings = ("Enclosure",)
    garven, first, second = scene.actors(world)
    assert first is garven
    assert second is None


def test_papers_call_offices_of_their_own_state_by_the_title_alone(world: World) -> None:
    scene = paper(
        "Memorandum of a Conversation\n\nWashington, May 3, 1957\n\n"
        "The Secretary asked the Department to wait. The Minister left."
    )
    scene.say("The Secretary", "role").say("the Department", "role", "government_body").say("The Minister", "role")
    secretary, department, minister = scene.actors(world)
    assert secretary is not None
    assert department is not None
    assert (secretary.country, department.country, minister) == ("USA", "USA", None)


def test_a_secretary_in_a_paper_of_nobody_s_files_is_nobody(world: World) -> None:
    scene = Scene("Notes of a talk\n\nThe Secretary asked the Department to wait for a while, and it did.")
    scene.say("The Secretary", "role").say("the Department", "role", "government_body")
    assert scene.actors(world) == [None, None]


def test_of_two_presidents_the_bare_title_means_the_one_listed_so(world: World) -> None:
    scene = paper(
        "Memorandum of a Conversation\n\nPARTICIPANTS\n\nThe President\n\nPresident Vorrin\n\nSUBJECT\n\nTrade\n\n"
        "President Vorrin spoke of wheat. The President said little."
    )
    scene.say("Vorrin", title="President", country="NOR").say("Vorrin", title="President", country="NOR")
    scene.say("The President", "role")
    vorrin, _, president = scene.actors(world)
    assert president is not None
    assert president is not vorrin
    assert president.country == "USA"


def test_without_a_list_the_president_of_whom_the_text_is_speaking_is_meant(world: World) -> None:
    for between in ("", "It rained. " * 4):
        scene = paper(
            "Memorandum for the Record\n\nThe President asked me for a longer paper about all this yesterday. "
            + between
            + "President Vorrin is old. His critics say that the President never listens to them."
        )
        scene.say("The President", "role").say("Vorrin", title="President", country="NOR").say("the President", "role")
        first, vorrin, last = scene.actors(world)
        assert last is (vorrin if between else first)


def test_where_an_embassy_writes_the_bare_president_may_be_its_host_s(world: World) -> None:
    scene = paper(
        "Telegram From the Embassy in Chile to the Department of State\n\nSantiago, May 3, 1957\n\n"
        "President waited for a better answer to his note from May."
    )
    scene.say("President", "role")
    assert scene.actors(world) == [None]


def test_short_titles_of_telegrams_are_those_of_the_state_that_they_come_from(world: World) -> None:
    scene = paper(
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957\n\n"
        "PriMin and FonMin asked me to wait for a better answer from them."
    )
    scene.say("PriMin", "role").say("FonMin", "role")
    prime, foreign = scene.actors(world)
    assert prime is not None
    assert foreign is not None
    assert prime is not foreign
    assert (prime.country, foreign.country) == ("NOR", "NOR")


def test_initials_of_a_government_are_read_by_where_the_telegram_comes_from(world: World) -> None:
    scene = paper(
        "Telegram From the Embassy in Chile to the Department of State\n\nSantiago, May 3, 1957\n\nGOC waited."
    )
    scene.say("GOC", names="government_body", country="CYP")
    (government,) = scene.actors(world)
    assert government is not None
    assert government.country == "CHL"


def test_who_writes_down_a_talk_is_the_one_of_his_state_who_is_listed(world: World) -> None:
    words = "Memorandum of Conversation\n\nPARTICIPANTS\n\nNorway: Mr. Vorrin\n\nUnited States: Mr. Garven\n\n"
    words += "SUBJECT\n\nFish\n\n"
    scene = paper(words + "Vorrin asked me whether it was too late to write to the others about it.")
    scene.say("Norway", names="state", country="NOR").say("Vorrin").say("United States", names="state", country="USA")
    scene.say("Garven").say("Vorrin").he("me")
    *_, garven, _, me = scene.actors(world)
    assert me is garven
    scene = paper(
        words.replace("Garven", "Garven, Mr. Dray") + "Vorrin asked me whether it was too late to write to them."
    )
    scene.say("Norway", names="state", country="NOR").say("Vorrin").say("United States", names="state", country="USA")
    scene.say("Garven").say("Dray").say("Vorrin").he("me")
    assert scene.actors(world)[-1] is None


def test_a_title_cut_off_from_its_other_words_is_nobody(world: World) -> None:
    scene = paper(
        "Memorandum of a Conversation\n\nHe met Under Secretary and the Secretary of Trade in town for a while."
    )
    scene.say("Secretary", "role").say("the Secretary", "role")
    assert scene.actors(world) == [None, None]


def test_telegrams_leave_out_the_article(world: World) -> None:
    scene = paper(
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957\n\n"
        "Prime Minister told Embassy to wait for a better answer from him."
    )
    scene.say("Prime Minister", "role").say("Embassy", "role", "government_body")
    minister, embassy = scene.actors(world)
    assert minister is not None
    assert embassy is not None
    assert (minister.country, embassy.country) == ("NOR", "USA")


def test_we_in_a_record_of_talk_is_not_a_foreign_speaker_s(world: World) -> None:
    scene = paper(
        "Memorandum of a Conversation\n\nWashington, May 3, 1957\n\n"
        "Mr. Vorrin said that we had time. The Secretary said we had none."
    )
    scene.say("Vorrin", country="NOR").he("we").say("The Secretary", "role").he("we")
    _, theirs, _, ours = scene.actors(world)
    assert theirs is None
    assert ours is not None
    assert (ours.kind, ours.country) == ("state", "USA")


def test_titles_in_one_list_are_not_those_of_the_name_after_them(world: World) -> None:
    scene = paper("Present: The President, The Secretary of State, Mr. Garven")
    scene.say("The President, The Secretary of State, Mr. Garven", "role").say("Garven")
    _, garven = scene.actors(world)
    assert garven is not None
    assert garven.posts == ()


def test_a_list_of_those_present_ends_where_talk_begins(world: World) -> None:
    scene = paper(
        "PARTICIPANTS\n\nNorway: Mr. Vorrin\n\nMr. Garven said that it was late and that he had to go.\n\n"
        "Garven: Poland is far."
    )
    scene.say("Vorrin").say("Garven").say("Garven").say("Poland", names="state", country="POL")
    vorrin, garven, _, _ = scene.actors(world)
    assert vorrin is not None
    assert garven is not None
    assert (vorrin.country, garven.country) == ("NOR", None)
