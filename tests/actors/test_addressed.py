"""Whom "you" means in a telegram: the embassy that it goes to, or whom its first line names."""

import pytest

from backchannel.world.world import World
from tests.actors.scene import Scene

OFFICE = "United States Government Printing Office"
LONG = "It is for consideration whether the offer that was made in spring should be renewed before the talks in Geneva begin."


def telegram(content: str) -> Scene:
    return Scene(content, published="1957", publisher=OFFICE, sort="cable")


def test_you_is_the_embassy_that_the_ministry_writes_to(world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Embassy in Norway\n\nWashington, May 3, 1957\n\n"
        "12. You should tell the Norwegians that we are ready to talk."
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR").he("You").he("we")
    embassy, you, we = scene.actors(world)
    assert you is embassy
    assert you is not None
    assert we is not None
    assert (you.country, we.country) == ("USA", "USA")


def test_you_is_the_ministry_that_the_embassy_writes_to(world: World) -> None:
    scene = telegram(
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957\n\n"
        "12. You will recall that the Norwegians asked us for an answer."
    )
    scene.say("Department of State", names="government_body", country="USA").he("You")
    department, you = scene.actors(world)
    assert you is department


@pytest.mark.parametrize("posts", ["Certain Diplomatic Posts", "All Diplomatic and Consular Posts"])
def test_you_in_a_circular_is_the_posts_that_it_goes_to(posts: str, world: World) -> None:
    scene = telegram(
        f"Circular Telegram From the Department of State to {posts}\n\nWashington, May 3, 1957\n\n"
        "You may inform the secretariat that we shall wait for an answer."
    )
    scene.he("You")
    (you,) = scene.actors(world)
    assert you is not None
    assert (you.name, you.kind, you.country) == (posts, "government_body", "USA")


@pytest.mark.parametrize("line", ["12. For Ambassador Garven from Dray.", "12. Eyes only for Garven from Dray.",
    "12. Personal from Dray for Garven."])  # fmt: skip
def test_whom_the_first_line_names_is_meant_in_place_of_the_mission(line: str, world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Embassy in Norway\n\nWashington, May 3, 1957\n\n"
        f"{line} You should know that I spoke to the Norwegians."
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR")
    names = sorted(("Garven", "Dray"), key=line.index)
    for name in names:
        scene.say(name)
    scene.he("You").he("I")
    _, first, second, you, i = scene.actors(world)
    named = {actor.name: actor for actor in (first, second) if actor is not None}
    assert you is named["Garven"]
    assert i is named["Dray"]
    assert i.country == "USA"


def test_a_line_that_is_for_no_person_names_none(world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Embassy in Norway\n\nWashington, May 3, 1957\n\n"
        "12. For delivery to Garven. You should hand him the note."
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR").say("Garven").he("You")
    embassy, _, you = scene.actors(world)
    assert you is embassy


def test_who_signs_a_ministry_s_telegram_says_i(world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Embassy in Norway\n\nWashington, May 3, 1957\n\n"
        f"{LONG} I told them that we would wait.\n\nGarven"
    )
    scene.he("I").say("Garven")
    i, garven = scene.actors(world)
    assert i is garven


def test_initials_below_a_letter_are_no_person_of_their_own(world: World) -> None:
    scene = telegram(
        "Memorandum From the Secretary of State to the Under Secretary of State (Dray)\n\nWashington, May 3, 1957\n\n"
        f"{LONG} I am tired of it.\n\nQRS"
    )
    scene.say("Dray").he("I").say("QRS")
    _, i, initials = scene.actors(world)
    assert i is not None
    assert i is not initials


def test_your_government_is_that_of_the_person_written_to(world: World) -> None:
    scene = telegram(
        "Letter From President Eisenhower to the Norwegian Foreign Minister (Garven)\n\nMay 3, 1957\n\n"
        f"{LONG} I hope that your Government will agree."
    )
    scene.say("Eisenhower", title="President").say("Garven", title="Norwegian Foreign Minister", country="NOR")
    scene.say("your Government", "role", "government_body")
    _, _, government = scene.actors(world)
    assert government is not None
    assert government.country == "NOR"


HEAD = "Telegram From the Department of State to the Embassy in Norway\n\nWashington, May 3, 1957\n\n"


def test_a_message_that_a_telegram_carries_is_told_by_its_writer_to_whom_it_goes(world: World) -> None:
    scene = telegram(
        f"{HEAD}12. Please deliver following message from Dray to Garven:\n\n“Dear Friend:\n\n{LONG} I hope that you agree."
        "\n\nSincerely, Dray”\n\nYou should ask for an answer.\n\nSterrin"
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR").say("Dray").say("Garven")
    scene.he("I").he("you").say("Dray").he("You").say("Sterrin")
    embassy, dray, garven, i, you, _, last, _ = scene.actors(world)
    assert i is dray
    assert you is garven
    assert last is embassy


def test_the_sender_s_own_text_between_begin_and_end_stays_his(world: World) -> None:
    scene = telegram(
        f"{HEAD}12. You may use the following words at the opening of the talks.\n\n"
        "Begin text. We have always sought an agreement. End text.\n\nYou may add more."
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR").he("You").he("We").he("You")
    embassy, before, we, after = scene.actors(world)
    assert before is embassy
    assert after is embassy
    assert we is not None
    assert we.country == "USA"


def test_a_letter_of_nobody_known_that_an_embassy_sends_is_not_the_embassy_s(world: World) -> None:
    scene = telegram(
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957\n\n"
        f"12. Text of letter received today follows.\n\nDear Sir:\n\n{LONG} We ask you for an answer.\n\nSincerely,\n\nGarven"
    )
    scene.he("We").he("you")
    assert scene.actors(world) == [None, None]


def test_a_letter_that_opens_with_dear_carries_no_other(world: World) -> None:
    scene = telegram(
        "The Ambassador in Norway (Garven) to the Norwegian Minister of Trade (Dray)\n\nOslo, May 3, 1957\n\n"
        f"Dear Mr. Minister:\n\n{LONG} I hope that you agree.\n\nSincerely yours,\n\nGarven"
    )
    scene.say("Garven").say("Dray").he("I").he("you")
    garven, dray, i, you = scene.actors(world)
    assert i is garven
    assert you is dray


def test_you_is_the_delegation_and_not_the_assembly_that_it_sits_in(world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Delegation at the General Assembly\n\nWashington, May 3, 1957\n\n"
        "12. You should tell the Norwegians that we are ready to talk."
    )
    scene.say("General Assembly", names="organisation").he("You")
    assembly, you = scene.actors(world)
    assert you is not None
    assert you is not assembly
    assert (you.name, you.country) == ("Delegation at the General Assembly", "USA")


def test_your_hosts_are_not_of_the_state_of_the_person_written_to(world: World) -> None:
    scene = telegram(
        "Letter From President Eisenhower to the Under Secretary of State (Dray)\n\nMay 3, 1957\n\n"
        f"{LONG} I hope that your hosts will agree."
    )
    scene.say("Eisenhower", title="President").say("Dray", country="USA").say("your hosts", "role", plural=True)
    hosts = scene.actors(world)[-1]
    assert hosts is None or hosts.country is None


def test_you_is_nobody_known_where_the_line_is_for_several(world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Embassy in Norway\n\nWashington, May 3, 1957\n\n"
        "12. Eyes only for President and Acting Secretary. You should know that the Norwegians agreed."
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR").he("You")
    assert scene.actors(world)[-1] is None


def test_a_message_for_a_foreign_minister_is_not_for_the_sender_s_own(world: World) -> None:
    scene = telegram(
        f"{HEAD}12. Please deliver following message from Dray to Secretary:\n\n“Dear Friend:\n\n{LONG} I hope you agree."
        "\n\nSincerely, Dray”"
    )
    scene.say("Dray").say("Secretary", "role").he("you")
    assert scene.actors(world)[-1] is None


def test_yours_below_a_message_is_said_to_whom_it_goes(world: World) -> None:
    scene = telegram(
        f"{HEAD}12. Please deliver following message from Dray to Garven:\n\n"
        f"“Dear Friend:\n\n{LONG}\n\nSincerely yours, Dray”"
    )
    scene.say("Embassy in Norway", names="government_body", country="NOR").say("Dray").say("Garven").he("yours")
    _, _, garven, yours = scene.actors(world)
    assert yours is garven


def test_a_numeral_is_nobody(world: World) -> None:
    scene = telegram(
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957\n\n"
        f"{LONG}\n\nI. Background\n\nThey asked whom I meant.\n\nGarven"
    )
    scene.he("It").he("I").he("I").say("Garven")
    _, numeral, i, garven = scene.actors(world)
    assert numeral is None
    assert i is garven


@pytest.mark.parametrize(("post", "meant"), [("Madrid", False), ("Embassy Madrid", False), ("Oslo", True)])
def test_what_is_said_to_one_post_is_not_said_to_another(post: str, meant: bool, world: World) -> None:
    scene = telegram(
        "Telegram From the Department of State to the Consulate in Oslo\n\nWashington, May 3, 1957\n\n"
        f"{LONG}\n\n5. For {post}: You may inform them of it."
    )
    scene.say("Consulate in Oslo", names="government_body", country="NOR").he("You")
    consulate, you = scene.actors(world)
    assert (you is consulate) is meant
    assert (you is None) is not meant
