"""Who is who within one text."""

from dataclasses import replace

from backchannel.record.passage import cut
from backchannel.world.world import World
from tests.actors.scene import Scene


def test_a_family_name_in_another_spelling_is_the_same_person(world: World) -> None:
    scene = Scene("Pervez Musharraf spoke. Musharaf left.").say("Pervez Musharraf").say("Musharaf")
    first, second = scene.actors(world)
    assert first is second
    assert first is not None
    assert first.name == "Pervez Musharraf"
    assert "family name in another spelling" in first.found_by


def test_a_middle_name_and_a_shorter_spelling_mean_the_person_named_in_full(world: World) -> None:
    scene = Scene("Mohammed Zafarullah Khan arrived. Zafrulla declined. Zafarullah Khan agreed.")
    scene.say("Mohammed Zafarullah Khan").say("Zafrulla").say("Zafarullah Khan")
    assert len(set(map(id, scene.actors(world)))) == 1


def test_the_first_part_of_a_name_may_stand_for_its_bearer(world: World) -> None:
    scene = Scene("General Zia-Ul-Haq came. Zia sent arms.").say("Zia-Ul-Haq", title="General").say("Zia")
    first, second = scene.actors(world)
    assert first is second


def test_two_with_one_family_name_stay_two(world: World) -> None:
    scene = Scene("John Foster Dulles wrote to Allen Dulles. J. F. Dulles waited.")
    scene.say("John Foster Dulles").say("Allen Dulles", grammar="obl").say("J. F. Dulles")
    first, second, third = scene.actors(world)
    assert first is not second
    assert third is first


def test_a_title_held_then_by_somebody_else_keeps_a_namesake_apart(world: World) -> None:
    scene = Scene("U. Alexis Johnson wrote. Vice President Johnson answered.", published="1961-05-15")
    scene.say("U. Alexis Johnson").say("Johnson", title="Vice President")
    first, second = scene.actors(world)
    assert first is not second
    assert second is not None
    assert "title held then" in second.found_by
    assert second.country == "USA"


def test_a_king_and_an_ambassador_of_one_name_are_two(world: World) -> None:
    scene = Scene("King Hussein listened. Ambassador Hussein spoke. The King left.")
    scene.say("Hussein", title="King").say("Hussein", title="Ambassador").say("The King", "role")
    king, ambassador, role = scene.actors(world)
    assert king is not ambassador
    assert role is king


def test_a_man_and_a_woman_of_one_name_are_two(world: World) -> None:
    scene = Scene("Mr. Roosevelt spoke. Mrs. Roosevelt wrote.").say("Roosevelt").say("Roosevelt")
    first, second = scene.actors(world)
    assert first is not second


def test_somebody_no_table_knows_is_as_good_an_actor(world: World) -> None:
    scene = Scene("Tobias Quellmark flew to Oslo. Quellmark met nobody.").say("Tobias Quellmark").say("Quellmark")
    first, second = scene.actors(world)
    assert first is second
    assert first is not None
    assert first.name == "Tobias Quellmark"
    assert first.country is None


def test_a_post_told_in_the_text_is_kept_with_its_words_and_years(world: World) -> None:
    scene = Scene("Pakistan foreign minister Tobias Quellmark (1947–54) came.")
    scene.say("Pakistan", names="state", grammar="compound", country="PAK")
    scene.say("Tobias Quellmark", title="Pakistan foreign minister", of=0, country="PAK")
    state, person = scene.actors(world)
    assert person is not None
    assert state is not None
    (post,) = person.posts
    assert (post.office, post.of, post.from_, post.to) == ("foreign minister", state.id, "1947", "1954")
    assert post.words is not None
    assert post.words.words == "Pakistan foreign minister"
    assert (person.country, person.sector) == ("PAK", "GOV")


def test_a_role_means_whoever_was_given_that_office_before(world: World) -> None:
    scene = Scene(
        "Foreign Minister Tobias Quellmark came. General Orrin Vask stayed. The minister left. The general slept."
    )
    scene.say("Tobias Quellmark", title="Foreign Minister").say("Orrin Vask", title="General")
    scene.say("The minister", "role").say("The general", "role")
    minister, general, role, other = scene.actors(world)
    assert role is minister
    assert other is general


def test_a_minister_of_another_state_is_not_meant(world: World) -> None:
    scene = Scene("Turkish Foreign Minister Tobias Quellmark came. The Greek foreign minister left.")
    scene.say("Tobias Quellmark", title="Turkish Foreign Minister", country="TUR")
    scene.say("The Greek foreign minister", "role", country="GRC")
    named, unnamed = scene.actors(world)
    assert named is not unnamed
    assert unnamed is not None
    assert (unnamed.country, unnamed.found_by) == ("GRC", "office of a named state, holder not named")


def test_a_counterpart_holds_the_like_office(world: World) -> None:
    scene = Scene("Foreign Minister Orrin Vask and his Israeli counterpart Tobias Quellmark met.")
    scene.say("Orrin Vask", title="Foreign Minister")
    scene.say("Israeli", "demonym", "state", "amod", country="ISR")
    scene.say("Tobias Quellmark", title="his Israeli counterpart", of=1, country="ISR")
    actors = scene.actors(world)
    assert actors[2] is not None
    assert [post.office for post in actors[2].posts] == ["Foreign Minister"]


def test_a_role_said_of_a_name_is_that_person(world: World) -> None:
    scene = Scene("Tobias Quellmark, an American senator, wrote.").say("Tobias Quellmark")
    scene.say("an American senator", "role", grammar="appos", country="USA")
    person, role = scene.actors(world)
    assert role is person
    assert person is not None
    assert person.country == "USA"


def test_he_is_the_subject_before_and_she_is_the_woman(world: World) -> None:
    scene = Scene("Robert Vask met Margaret Quell. He left. She stayed.")
    scene.say("Robert Vask").say("Margaret Quell", grammar="obj").he("He").he("She")
    man, woman, he, she = scene.actors(world)
    assert he is man
    assert she is woman


def test_a_pronoun_with_two_as_near_stays_unknown(world: World) -> None:
    scene = Scene("Vask and Quellmark met. There was talk of him.").say("Vask").say("Quellmark").he("him", "nmod")
    assert scene.actors(world)[2] is None


def test_i_and_you_are_nobody(world: World) -> None:
    scene = Scene("Vask spoke. I heard.").say("Vask").say("I", "pronoun", None)
    assert scene.actors(world)[1] is None


def test_the_two_countries_are_no_one_actor(world: World) -> None:
    scene = Scene("India met Nepal. The two countries agreed.").say("India", names="state", country="IND")
    scene.say("Nepal", names="state", country="NPL").say("The two countries", "role", "state", plural=True)
    assert scene.actors(world)[2] is None


def test_names_demonyms_and_capitals_are_one_state(world: World) -> None:
    scene = Scene("Israel waited. Israeli officers came. Tel Aviv denied it.").say(
        "Israel", names="state", country="ISR"
    )
    scene.say("Israeli", "demonym", "state", "amod", country="ISR").say("Tel Aviv", names="state", country="ISR")
    first, second, third = scene.actors(world)
    assert first is second is third
    assert first is not None
    assert first.found_by == "name; demonym; capital standing for its government"


def test_a_service_is_one_under_all_its_names(world: World) -> None:
    scene = Scene("The CIA wrote. Langley waited. The Central Intelligence Agency answered.")
    scene.say("CIA", names="service", country="USA").say("Langley", names="service", country="USA")
    scene.say("Central Intelligence Agency", names="service", country="USA")
    actors = scene.actors(world)
    assert len(set(map(id, actors))) == 1
    assert actors[0] is not None
    assert actors[0].sector == "SPY"


def test_initials_in_brackets_are_the_name_before_them(world: World) -> None:
    scene = Scene("The Quellmark Relief Board (QRB) paid. QRB denied it.")
    scene.say("Quellmark Relief Board", names="organisation").say("QRB", names="organisation").say(
        "QRB", names="organisation"
    )
    assert len(set(map(id, scene.actors(world)))) == 1


def test_a_service_taken_for_a_person_is_a_service(world: World) -> None:
    scene = Scene("They asked Mossad.").say("Mossad", grammar="obj")
    (actor,) = scene.actors(world)
    assert actor is not None
    assert (actor.kind, actor.country) == ("service", "ISR")


def test_actors_stand_in_the_order_of_their_first_mention(world: World) -> None:
    scene = Scene("He came. Nepal saw Tobias Quellmark.").he("He").say("Nepal", names="state", country="NPL")
    scene.say("Tobias Quellmark", grammar="obj")
    resolved = scene.resolved(world)
    assert [actor.name for actor in resolved.actors] == ["Nepal", "Tobias Quellmark"]
    assert resolved.actor_of[0] is None


def test_the_same_text_gives_the_same_actors(world: World) -> None:
    def scene() -> Scene:
        return Scene("Robert Vask met King Hussein. He left.").say("Robert Vask").say("Hussein", title="King").he("He")

    assert scene().resolved(world) == scene().resolved(World.load())


def test_a_family_name_that_the_reader_passed_over_is_shown_as_a_mention(world: World) -> None:
    scene = Scene("Tobias Quellmark came. Then Quellmark left. The Quellmark Library stayed.").say("Tobias Quellmark")
    (actor,) = scene.resolved(world).actors
    assert [(m.start, m.words) for m in actor.mentions] == [(0, "Tobias Quellmark"), (28, "Quellmark")]
    assert "same name elsewhere in the text" in actor.found_by


def test_posts_known_from_tables_name_their_fact(world: World) -> None:
    scene = Scene("Benazir Bhutto spoke.", published="1989-05-02").say("Benazir Bhutto")
    (actor,) = scene.actors(world)
    assert actor is not None
    assert {(post.office, post.from_) for post in actor.posts} >= {("prime minister", "1988-12-02")}
    assert all(post.fact and post.words is None for post in actor.posts)


def test_rebels_spoken_of_are_they(world: World) -> None:
    scene = Scene("The rebels took the town. They burned it.").say("The rebels", "role", plural=True).he("They")
    rebels, they = scene.actors(world)
    assert rebels is they
    assert rebels is not None


def test_her_may_be_a_state_where_no_woman_is_named(world: World) -> None:
    scene = Scene("Egypt told Quellmark that her ships would sail.").say("Egypt", names="state", country="EGY")
    scene.say("Quellmark", grammar="obj").he("her", "nmod:poss")
    egypt, _, her = scene.actors(world)
    assert her is egypt


def test_a_place_or_day_taken_for_a_person_is_none(world: World) -> None:
    scene = Scene("They left Sinai on Sunday.").say("Sinai", grammar="obj").say("Sunday", grammar="obl")
    sinai, sunday = scene.actors(world)
    assert sinai is not None
    assert sinai.kind == "place"
    assert sunday is None


def test_an_ambassador_is_one_to_somewhere(world: World) -> None:
    scene = Scene("Tobias Quellmark, Israeli ambassador to the United Nations, told them.")
    scene.say("Tobias Quellmark", country="ISR")
    told = scene.mentions[0]
    start = scene.content.index("Israeli ambassador")
    scene.mentions[0] = replace(told, title=cut(scene.content, start, start + len("Israeli ambassador")), of=1)
    scene.say("Israeli", "demonym", "state", "amod", country="ISR")
    actor = scene.actors(world)[0]
    assert actor is not None
    (post,) = actor.posts
    assert post.office == "ambassador to the United Nations"
    assert post.words is not None
    assert post.words.words == "Israeli ambassador to the United Nations"


def test_an_unnamed_holder_is_meant_by_the_bare_office_after(world: World) -> None:
    scene = Scene("The Greek ambassador called. The ambassador was blunt.").say(
        "The Greek ambassador", "role", country="GRC"
    )
    scene.say("The ambassador", "role")
    first, second = scene.actors(world)
    assert first is second
    assert first is not None
    assert [post.office for post in first.posts] == ["Greek ambassador"]


def test_an_office_that_one_state_alone_has_tells_the_state(world: World) -> None:
    scene = Scene("The Secretary of State agreed. The Secretary left.").say("The Secretary of State", "role")
    scene.say("The Secretary", "role")
    first, second = scene.actors(world)
    assert first is second
    assert first is not None
    assert first.country == "USA"
