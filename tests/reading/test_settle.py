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
