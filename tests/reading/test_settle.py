"""What a name names is settled over a whole text."""

from backchannel.reading.analysis import Name, NameKind, Sentence, Word
from backchannel.reading.settle import settle
from backchannel.world.world import World


def read(*sentences: tuple[str, list[tuple[str, NameKind]]]) -> tuple[str, list[Sentence]]:
    """Sentences of single-spaced words, with names given by their words."""
    content = ""
    made = []
    for number, (text, named) in enumerate(sentences):
        words = []
        for form in text.split():
            words.append(Word(len(content), len(content) + len(form), form, "X", -1, "root"))
            content += form + " "
        forms = text.split()
        names = []
        for wanted, kind in named:
            parts = wanted.split()
            first = next(i for i in range(len(forms)) if forms[i : i + len(parts)] == parts)
            names.append(Name(first, first + len(parts) - 1, kind))
        made.append(Sentence(words[0].start, words[-1].end, words, names, number))
    return content, made


def kinds(world: World, *sentences: tuple[str, list[tuple[str, NameKind]]]) -> list[NameKind]:
    content, made = read(*sentences)
    settle(content, made, world)
    return [name.kind for sentence in made for name in sentence.names]


def test_who_was_named_in_full_is_that_person_later(world: World) -> None:
    assert kinds(
        world,
        ("Yaakov Nimrodi went to Tehran", [("Yaakov Nimrodi", "person"), ("Tehran", "place")]),
        ("Later Nimrodi returned", [("Nimrodi", "state")]),
    ) == ["person", "place", "person"]


def test_a_name_right_after_a_title_is_a_persons(world: World) -> None:
    assert kinds(world, ("General Qaderi left", [("General", "title"), ("Qaderi", "state")])) == ["title", "person"]


def test_a_state_after_an_office_stays_a_state(world: World) -> None:
    assert kinds(world, ("Ambassador France said", [("Ambassador", "title"), ("France", "state")])) == [
        "title",
        "state",
    ]


def test_a_service_that_the_tables_know_is_one(world: World) -> None:
    assert kinds(world, ("Mossad knew", [("Mossad", "state")])) == ["service"]


def test_a_state_that_no_table_knows_is_a_place_or_what_it_is_elsewhere(world: World) -> None:
    assert kinds(world, ("Qorvania signed", [("Qorvania", "state")])) == ["place"]
    assert kinds(
        world,
        ("Qorvania signed", [("Qorvania", "state")]),
        ("then Qorvania met", [("Qorvania", "organisation")]),
    ) == ["organisation", "organisation"]


def test_a_person_who_bears_the_name_of_a_state_leaves_the_state_alone(world: World) -> None:
    assert kinds(
        world,
        ("Hamilton Jordan spoke", [("Hamilton Jordan", "person")]),
        ("Jordan agreed", [("Jordan", "state")]),
    ) == ["person", "state"]


def test_a_capital_alone_is_no_person(world: World) -> None:
    assert kinds(world, ("Kigali refused", [("Kigali", "person")])) == ["place"]
    assert kinds(world, ("BRAZIL PROTESTED", [("BRAZIL", "organisation")])) == ["state"]
    assert kinds(world, ("Miss Paris sang", [("Miss", "title"), ("Paris", "person")])) == ["title", "person"]


def names(world: World, text: str, *named: tuple[str, NameKind]) -> list[str]:
    """The names of a sentence once they are settled."""
    content, made = read((text, list(named)))
    settle(content, made, world)
    return [content[made[0].words[one.first].start : made[0].words[one.last].end] for one in made[0].names]


def test_the_fields_that_a_ministry_is_for_are_part_of_its_name(world: World) -> None:
    whole = "Department for Business , Innovation and Skills"
    assert names(
        world,
        f"the {whole} met Kenya",
        ("Department for Business", "government_body"),
        ("Innovation and Skills", "organisation"),
        ("Kenya", "state"),
    ) == [whole, "Kenya"]
    whole = "Office of Greek , Turkish , and Iranian Affairs"
    parts: list[tuple[str, NameKind]] = [("Office of Greek", "government_body"), ("Turkish", "people")]
    assert names(world, f"the {whole} met Kenya", *parts, ("Kenya", "state")) == [whole, "Kenya"]
    whole = "Ministry of Trade , Crafts , and Tourism"
    assert names(world, f"the {whole} said so", ("Ministry of Trade", "government_body")) == [whole]


def test_other_bodies_and_persons_behind_a_ministry_are_not_its_fields(world: World) -> None:
    for rest in ("Parliament and Senate", "Kenya and Uganda", "Embassy and Mission", "CIA and FBI"):
        found = names(world, f"Ministry of Trade , {rest} met", ("Ministry of Trade", "government_body"))
        assert found == ["Ministry of Trade"], rest
    found = names(world, "Ministry of Trade and Crafts met", ("Ministry of Trade", "government_body"))
    assert found == ["Ministry of Trade"]
