"""Missions and desks are of the state whose they are, not of the one where they sit or with which they deal."""

from backchannel.record.actor import Actor
from backchannel.world.world import World
from tests.actors.scene import Scene

_US = "U.S. Government Printing Office, Department of State"


def _papers(content: str) -> Scene:
    return Scene(content, "1962-06-03", publisher=_US)


def _of(scene: Scene, world: World, name: str) -> Actor | None:
    return next((actor for actor in scene.resolved(world).actors if name in actor.name), None)


def _country(scene: Scene, world: World, name: str) -> str | None:
    actor = _of(scene, world, name)
    return actor.country if actor is not None else None


def test_an_embassy_called_by_its_town_is_the_senders(world: World) -> None:
    for words in ("Embassy Karachi", "Emb Karachi", "the Karachi Embassy"):
        scene = _papers(f"Yesterday {words} protested.").say(words, "role", "government_body", country="PAK")
        assert _country(scene, world, "Karachi") == "USA"


def test_an_embassy_called_by_its_state_is_that_states(world: World) -> None:
    scene = _papers("The Greek Embassy protested.").say("The Greek Embassy", "role", "government_body", country="GRC")
    assert _country(scene, world, "Greek Embassy") == "GRC"


def test_where_nothing_tells_whose_papers_these_are_an_embassy_is_not_its_hosts(world: World) -> None:
    scene = Scene("Embassy Karachi protested.").say("Embassy Karachi", "role", "government_body", country="PAK")
    assert _country(scene, world, "Karachi") is None


def test_a_consulate_told_by_its_town_in_small_letters_may_be_anybodys(world: World) -> None:
    scene = _papers("Troops stood around the Harbin consulate.").say("the Harbin consulate", "role", "government_body")
    assert _of(scene, world, "Harbin") is None


def test_two_embassies_of_one_state_are_two(world: World) -> None:
    scene = _papers("Embassy Karachi told Embassy Athens.")
    scene.say("Embassy Karachi", "role", "government_body", country="PAK")
    scene.say("Embassy Athens", "role", "government_body", country="GRC")
    assert {actor.name for actor in scene.resolved(world).actors} == {"Embassy Karachi", "Embassy Athens"}


def test_the_short_names_of_american_missions_are_american_in_any_paper(world: World) -> None:
    for words in ("USUN", "AmEmbassy Rome", "USDel", "Amcongen Zurich"):
        scene = Scene(f"Today {words} reported.").say(words, "name", "organisation")
        assert _country(scene, world, words) == "USA"


def test_the_embassy_alone_is_that_of_the_papers_unless_another_was_told(world: World) -> None:
    own = _papers("In telegram 3, the Embassy agreed.").say("the Embassy", "role", "government_body")
    assert _country(own, world, "Embassy") == "USA"
    other = _papers("The Greek Embassy wrote. Then the Embassy agreed.")
    other.say("The Greek Embassy", "role", "government_body", country="GRC").say(
        "the Embassy", "role", "government_body"
    )
    assert {actor.country for actor in other.resolved(world).actors} == {"GRC"}


def test_in_the_record_of_a_talk_the_embassy_alone_may_be_the_guests(world: World) -> None:
    scene = Scene("He said that the Embassy agreed.", "1962-06-03", publisher=_US, sort="memorandum_of_conversation")
    assert _of(scene.say("the Embassy", "role", "government_body"), world, "Embassy") is None


def test_an_envoy_told_by_his_town_is_the_senders_and_one_told_by_his_state_is_not(world: World) -> None:
    scene = _papers("The Ambassador in Cairo protested.").say("The Ambassador", "role").say("Cairo", "name", "place")
    assert _country(scene, world, "Ambassador") == "USA"
    scene = _papers("The British Ambassador in Cairo protested.").say("The British Ambassador", "role", country="GBR")
    assert _country(scene.say("Cairo", "name", "place"), world, "Ambassador") == "GBR"


def test_who_has_the_desk_of_a_state_is_not_of_it(world: World) -> None:
    scene = _papers("Israel Desk Officer Holm replied.").say("Israel", "name", "state", country="ISR")
    scene.say("Holm", title="Israel Desk Officer", of=0, country="ISR")
    assert _country(scene, world, "Holm") == "USA"
    scene = _papers("Mr. Holm, Country Director for Egypt, replied.").say("Holm", title="Country Director for Egypt")
    assert _country(scene.say("Egypt", "name", "state", country="EGY"), world, "Holm") == "USA"
    scene = _papers("The Director of the Office of Iranian Affairs replied.")
    scene.say("The Director of the Office of Iranian Affairs", "role", of=1, country="IRN")
    scene.say("Office of Iranian Affairs", "name", "government_body", country="IRN")
    assert {actor.country for actor in scene.resolved(world).actors} == {"USA"}


def test_another_states_office_of_affairs_stays_its_own(world: World) -> None:
    scene = _papers("The French Director of European Affairs replied.")
    scene.say("The French Director of European Affairs", "role", of=1, country="FRA").say(
        "French", "demonym", "state", country="FRA"
    )
    assert _country(scene, world, "French Director") == "FRA"


def test_the_sign_of_a_bureau_beside_a_name_tells_whose_officer_it_is(world: World) -> None:
    for words in ("Holm (NEA/NE)", "Mr. Holm, EUR", "NEA/IAI—Mr. Holm"):
        assert _country(_papers(f"{words}\n\nThey agreed.").say("Holm"), world, "Holm") == "USA"
        assert _country(Scene(f"{words}\n\nThey agreed.").say("Holm"), world, "Holm") is None
    assert _country(_papers("Mr. Holm, Europe, agreed.").say("Holm"), world, "Holm") is None


def test_officers_told_in_short_are_the_papers_own(world: World) -> None:
    assert _country(_papers("Today SecDef agreed.").say("SecDef"), world, "SecDef") == "USA"
    assert _country(Scene("Today SecDef agreed.").say("SecDef"), world, "SecDef") is None


def test_the_ambassador_of_a_telegram_is_the_missions_own_unless_another_was_told(world: World) -> None:
    head = "Telegram From the Department of State to the Embassy in Jordan\n\n"
    scene = Scene(
        f"{head}Ambassador should see the King. The rest of what was asked for follows in a later telegram.",
        "1957-01-03",
        publisher=_US,
        headings=(head.strip(),),
    )
    assert _country(scene.say("Ambassador", "role"), world, "Ambassador") == "USA"
    other = Scene(
        f"{head}The Iraqi Ambassador wrote to the Department yesterday. Ambassador agreed to what was asked for.",
        "1957-01-03",
        publisher=_US,
        headings=(head.strip(),),
    )
    other.say("The Iraqi Ambassador", "role", country="IRQ").say("Ambassador", "role")
    assert {actor.country for actor in other.resolved(world).actors} == {"IRQ"}
