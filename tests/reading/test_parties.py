"""Who did it, to whom and through whom, where grammar makes it easy to get wrong; read with the shipped model."""

import pytest

from backchannel.reading.draft import DraftClaim, Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of


class Told:
    """One text read, with its claims by trigger."""

    def __init__(self, words: str, model: Model, world: World) -> None:
        text = text_of(words)
        source = Source("src_x", text.sha256, "text/plain", "x.txt")
        self.reading: Reading = read(text, source, model.analyse(text), world)

    def claim(self, trigger: str) -> DraftClaim:
        (found,) = [claim for claim in self.reading.claims if claim.trigger.words == trigger]
        return found

    def parties(self, trigger: str) -> set[tuple[str, str]]:
        return {
            (party.role, self.reading.mentions[party.mention].passage.words)
            for party in self.claim(trigger).participants
            if party.mention is not None
        }

    def types(self) -> list[str]:
        return [claim.type for claim in self.reading.claims]


def test_a_verb_joined_past_a_gerund_has_the_subject_of_the_sentence(model: Model, world: World) -> None:
    told = Told("Niger accused Libya of arming a militia and expelled two Libyan diplomats.", model, world)
    assert ("actor", "Niger") in told.parties("expelled")
    assert ("actor", "Libya") not in told.parties("expelled")
    assert told.claim("expelled").chain == ()


def test_who_reports_is_no_party_of_what_he_reports(model: Model, world: World) -> None:
    told = Told("The newspaper reported President Nyerere had asked Zambia, Kenya and Uganda to help.", model, world)
    assert told.parties("asked") == {
        ("actor", "Nyerere"),
        ("recipient", "Zambia"),
        ("recipient", "Kenya"),
        ("recipient", "Uganda"),
    }


def test_who_carries_a_message_goes_between(model: Model, world: World) -> None:
    told = Told("The abbot carried a message from the King of Spain to the Portuguese government.", model, world)
    assert ("intermediary", "The abbot") in told.parties("carried")
    assert ("actor", "the King of Spain") in told.parties("carried")


def test_an_offer_carried_by_somebody_is_its_makers(model: Model, world: World) -> None:
    told = Told("The Swedish offer had been carried to Helsinki by the correspondent of The Times.", model, world)
    assert {("actor", "Swedish"), ("intermediary", "the correspondent of The Times")} <= told.parties("carried")


def test_who_receives_a_guest_is_host_with_all_who_stand_beside_him(model: Model, world: World) -> None:
    told = Told("The Danish foreign minister received a Finnish delegation.", model, world)
    assert {role for role, _ in told.parties("received")} == {"host", "actor"}


def test_a_meeting_hosted_by_somebody_has_a_host(model: Model, world: World) -> None:
    told = Told("Greece and Turkey held a secret meeting in London, hosted by Lord Carrington.", model, world)
    assert told.parties("meeting") == {("host", "Carrington"), ("actor", "Greece"), ("actor", "Turkey")}


def test_what_was_discussed_is_no_party(model: Model, world: World) -> None:
    told = Told("Norway discussed it with Denmark.", model, world)
    assert told.parties("discussed") == {("actor", "Norway"), ("actor", "Denmark")}


def test_who_was_told_is_told_of_even_if_nobody_says_by_whom(model: Model, world: World) -> None:
    told = Told("The Austrian ambassador was informed on Monday.", model, world)
    assert told.claim("informed").type == "STATEMENT"
    assert told.parties("informed") == {("recipient", "The Austrian ambassador")}


def test_a_refusal_told_without_parties_gets_none_made_up(model: Model, world: World) -> None:
    told = Told("Norway wrote to Denmark. Both requests were declined.", model, world)
    assert told.claim("declined").type == "REJECT"
    assert told.parties("declined") == set()


def test_a_first_meeting_that_was_somewhere_is_an_event(model: Model, world: World) -> None:
    told = Told("The first meeting was in February 1986, at a hotel in Gaborone.", model, world)
    claim = told.claim("meeting")
    assert [where.words.words for where in claim.where] == ["Gaborone"]
    assert claim.when is not None
    assert claim.when.edtf == "1986-02"


def test_relations_broken_have_one_who_breaks_them(model: Model, world: World) -> None:
    told = Told("Chile severed relations with Bolivia.", model, world)
    assert told.parties("severed") == {("actor", "Chile"), ("recipient", "Bolivia")}


def test_a_headline_leaves_out_the_auxiliary_of_its_passive(model: Model, world: World) -> None:
    told = Told("Two Chilean generals arrested in Lima.", model, world)
    assert {role for role, _ in told.parties("arrested")} == {"recipient"}


def test_strong_enough_to_attack_is_no_attack(model: Model, world: World) -> None:
    told = Told("Ecuador is strong enough to attack Peru.", model, world)
    assert told.claim("attack").stance.value != "asserted"


def test_asking_not_to_be_named_is_no_request(model: Model, world: World) -> None:
    told = Told("The official, who asked not to be named, condemned Portugal.", model, world)
    assert "REQUEST" not in told.types()


def test_said_in_an_arab_name_says_nothing(model: Model, world: World) -> None:
    told = Told("Said bin Taimur visited Oman.", model, world)
    assert "STATEMENT" not in told.types()


def test_a_passage_takes_in_the_preposition_that_opens_it(model: Model, world: World) -> None:
    told = Told("In 1953 the United States invaded Guatemala.", model, world)
    assert told.claim("invaded").passage.words == "In 1953 the United States invaded Guatemala"


def test_a_rejected_accusation_is_rejected_toward_him_who_made_it(model: Model, world: World) -> None:
    told = Told("Niger accused Libya of arming a militia. Libya rejected the accusation.", model, world)
    assert told.parties("rejected") == {("actor", "Libya"), ("recipient", "Niger")}
    assert told.claim("rejected").inferred == {"participants.recipient": "maker of what is answered"}


def test_an_accusation_rejected_by_a_third_has_no_maker_supplied(model: Model, world: World) -> None:
    told = Told("Niger accused Libya of arming a militia. Denmark rejected the accusation.", model, world)
    assert told.parties("rejected") == {("actor", "Denmark")}


def test_a_reported_clause_has_its_own_subject(model: Model, world: World) -> None:
    told = Told("The Austrian paper reported Willy Brandt had asked Norway for help.", model, world)
    assert told.parties("asked") == {("actor", "Willy Brandt"), ("recipient", "Norway")}


def test_a_secret_service_does_not_make_a_deed_secret(model: Model, world: World) -> None:
    told = Told("Norway asked the secret service of Denmark for help.", model, world)
    assert told.claim("asked").openness.value == "unstated"


@pytest.mark.parametrize(
    "words", ["Italy declared war on France on 10 June 1940.", "The United States declared war on Japan."]
)
def test_a_sentence_does_not_break_before_its_verb(words: str, model: Model) -> None:
    """A word in small letters right behind another one opens no sentence."""
    assert len(model.analyse(text_of(words))) == 1


def test_the_town_before_its_state_is_where_and_not_to_whom(model: Model, world: World) -> None:
    """ "Kiev, Ukraine": neither takes part; a capital beside other capitals still acts."""
    told = Told("Secretary of State Warren Christopher visited Kiev, Ukraine, on 12 January 1994.", model, world)
    assert told.parties("visited") == {("actor", "Warren Christopher")}
    assert [where.place for where in told.claim("visited").where] == ["Kiev", "Ukraine"]
    assert ("actor", "Kiev") in Told("Kiev signed the treaty with Minsk.", model, world).parties("signed")


def test_where_one_went_is_not_where_he_went_next(model: Model, world: World) -> None:
    """Each of two visits has its own town."""
    words = "The President visited Manila on 3 May 1961, after the Secretary of State had flown to Rome on 2 May 1961."
    told = Told(words, model, world)
    assert [where.place for where in told.claim("visited").where] == ["Manila"]
    assert [where.place for where in told.claim("flown").where] == ["Rome"]


def test_central_american_is_not_american(model: Model, world: World) -> None:
    """The continent's name is not the United States'."""
    told = Told("Guatemala joined the Federation of Central American States in 1823.", model, world)
    assert all(mention.country != "USA" for mention in told.reading.mentions)
    other = Told("Guatemala received American weapons in 1954.", model, world)
    assert any(mention.country == "USA" for mention in other.reading.mentions)


def test_dean_is_a_given_name(model: Model, world: World) -> None:
    """Dean Acheson is no dean; an ambassador's rank is no part of his name."""
    assert Told("Dean Acheson met Robert Schuman in Paris.", model, world).parties("met") >= {("actor", "Dean Acheson")}
    assert ("actor", "Stevenson") in Told("Ambassador Stevenson met Thant in New York.", model, world).parties("met")


def test_goods_received_come_from_the_giver(model: Model, world: World) -> None:
    """As arms and money do."""
    assert Told("Japan received 44 trucks from Norway in 1965.", model, world).parties("received") == {
        ("actor", "Norway"),
        ("recipient", "Japan"),
    }


def test_those_without_a_known_word_for_them_take_part(model: Model, world: World) -> None:
    told = Told("The two presidents jointly invited the five to Washington in May.", model, world)
    assert ("recipient", "the five") in told.parties("invited")
    told = Told("The envoy urged the Tánaiste to recall the ships.", model, world)
    assert any(role == "recipient" and words.endswith("Tánaiste") for role, words in told.parties("urged"))


def test_survivors_tell_without_a_name(model: Model, world: World) -> None:
    told = Told("Survivors told a nurse that soldiers had burned the village of Tolna.", model, world)
    assert [hop.kind for hop in told.claim("burned").chain] == ["unnamed"]


def test_you_take_part(model: Model, world: World) -> None:
    told = Told("We thank you for the ships that you sent to Norway.", model, world)
    assert ("recipient", "you") in told.parties("thank")


def test_the_attacks_of_somebody_are_his_and_the_invasion_of_somebody_is_another_s(model: Model, world: World) -> None:
    told = Told("The town survived the attacks of Vietnamese troops on Cambodia.", model, world)
    assert ("actor", "Vietnamese troops") in told.parties("attacks")
    told = Told("The invasion of Denmark by Sweden went on.", model, world)
    assert ("recipient", "Denmark") in told.parties("invasion")


def test_a_town_that_letters_go_through_is_no_go_between(model: Model, world: World) -> None:
    told = Told("The letters were delivered to the ministry through Bombay.", model, world)
    assert not any(role == "intermediary" for role, _ in told.parties("delivered"))


def test_this_meeting_is_the_one_told_before_in_the_sentence(model: Model, world: World) -> None:
    words = "A last meeting took place in 1995, and Varga had also joined this meeting with President Holm of Norway."
    told = Told(words, model, world)
    assert told.types().count("CONSULT") == 1
    assert {("actor", "Varga"), ("actor", "Holm")} <= told.parties("meeting")


def test_a_paper_goes_by_the_name_that_stands_behind_what_it_is(model: Model, world: World) -> None:
    told = Told("The Hebrew daily newspaper “Ma’ariv” reported that Chad had asked Israel for help.", model, world)
    assert [hop.who for hop in told.claim("asked").chain] == ["Ma’ariv"]
