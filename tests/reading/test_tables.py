"""The tables of the field are whole: every entry is of the closed vocabularies, and there is enough of them."""

from typing import get_args

from backchannel.reading import lexicon
from backchannel.reading.analysis import NameKind
from backchannel.record.claim import ClaimType, OpennessValue, Role

MODES = set(
    " visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield"
    " meet disapprove investigate allege restrict arrest relations expel territory violence demo riot strike"
    " hunger boycott obstruct vandalize convict discontinue troops weapons police militia seize censor curfew"
    " martial-law deport withhold misinformation cyber abduct beat torture sexual targeted destroy primitive"
    " firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional".split()
)
CONTEXTS = set(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal"
    " reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic"
    " territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber"
    " misinformation crime corruption illegal_drugs trafficking".split()
)


def frames() -> list[lexicon.Frame]:
    return [frame for table in (lexicon.verbs(), lexicon.nouns()) for group in table.values() for frame in group]


def test_every_frame_is_of_a_plover_type_or_says_that_it_is_no_event() -> None:
    assert {frame.type for frame in frames()} == {*get_args(ClaimType), "NONE"}
    assert {frame.mode for frame in frames()} - {None} <= MODES
    assert {context for frame in frames() for context in frame.contexts} <= CONTEXTS


def test_every_frame_has_a_pattern_and_every_class_that_it_asks_for_exists() -> None:
    for frame in frames():
        assert frame.pattern in lexicon.patterns(), frame
        for _, value in frame.when:
            assert not value.startswith("@") or value in lexicon.classes(), frame


def test_every_slot_fills_a_role_of_the_record() -> None:
    beside = {"thing", "where", "origin"}
    for slots in lexicon.patterns().values():
        for slot in slots:
            assert {slot.role, slot.party} <= {*get_args(Role), *beside}


def test_agents_are_of_the_kinds_that_names_have() -> None:
    assert {agent.kind for agent in lexicon.agents().values()} <= set(get_args(NameKind))


def test_the_words_of_openness_are_of_the_three_values() -> None:
    assert {row[0] for row in lexicon.lines("secrecy")} == set(get_args(OpennessValue)) - {"unstated"}


def test_the_lexicon_is_large_enough_to_read_with() -> None:
    assert len(lexicon.verbs()) >= 600
    assert len(lexicon.nouns()) >= 300


def test_the_narrower_frame_comes_first() -> None:
    for group in lexicon.verbs().values():
        weights = [frame.weight for frame in group]
        assert weights == sorted(weights, reverse=True)
