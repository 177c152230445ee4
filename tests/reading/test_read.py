"""What a text tells, read with the shipped model: events, parties, times, stance, openness, tellers and quotations."""

from typing import NamedTuple

import pytest

from backchannel.reading.draft import DraftClaim, DraftQuotation, Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read, times_of
from backchannel.record.source import Source, SourceKind
from backchannel.record.text import BlockKind
from backchannel.world.world import World
from tests.reading.texts import text_of


class Reader(NamedTuple):
    model: Model
    world: World

    def read(self, *blocks: str | tuple[BlockKind, str], published: str | None = None) -> Reading:
        text = text_of(*blocks)
        source = Source("src_x", text.sha256, "text/plain", "x.txt", published=published)
        return read(text, source, self.model.analyse(text), self.world)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Model.load(), World.load())


def parties(reading: Reading, claim: DraftClaim) -> set[tuple[str, str]]:
    return {
        (party.role, reading.mentions[party.mention].passage.words)
        for party in claim.participants
        if party.mention is not None
    }


def one(reading: Reading, trigger: str) -> DraftClaim:
    (claim,) = [claim for claim in reading.claims if claim.trigger.words == trigger]
    return claim


def states(reading: Reading, claim: DraftClaim) -> set[tuple[str, str | None]]:
    return {(p.role, reading.mentions[p.mention].country) for p in claim.participants if p.mention is not None}


def quotation(reading: Reading, start: str) -> DraftQuotation:
    (found,) = [q for q in reading.quotations if q.content.words.startswith(start)]
    return found


def test_an_active_sentence_has_its_doer_and_its_target(reader: Reader) -> None:
    reading = reader.read("Norway criticised Denmark in 1954.")
    claim = one(reading, "criticised")
    assert (claim.type, parties(reading, claim)) == ("ACCUSE", {("actor", "Norway"), ("recipient", "Denmark")})
    assert claim.when is not None
    assert claim.when.edtf == "1954"


def test_the_doer_of_a_passive_is_the_actor(reader: Reader) -> None:
    reading = reader.read("The journalist was arrested by Greek police on 3 May 1968.")
    claim = one(reading, "arrested")
    assert (claim.type, claim.mode) == ("COERCE", "arrest")
    assert ("recipient", "The journalist") in parties(reading, claim)
    assert ("actor", "GRC") in states(reading, claim)


def test_all_who_met_are_actors(reader: Reader) -> None:
    reading = reader.read("Chile and Peru held secret talks with Bolivia in Geneva.")
    claim = one(reading, "talks")
    assert parties(reading, claim) == {("actor", "Chile"), ("actor", "Peru"), ("actor", "Bolivia")}
    assert claim.openness.value == "secret"
    assert claim.openness.words is not None
    assert claim.openness.words.words == "secret"
    assert [where.words.words for where in claim.where] == ["Geneva"]


def test_who_arranged_a_meeting_is_its_go_between(reader: Reader) -> None:
    reading = reader.read("Switzerland arranged a meeting between Iran and Iraq.")
    (claim,) = [claim for claim in reading.claims if claim.type == "CONSULT"]
    assert parties(reading, claim) == {("intermediary", "Switzerland"), ("actor", "Iran"), ("actor", "Iraq")}
    assert claim.mode == "third-party"


def test_arms_sent_through_a_third_state_have_a_go_between(reader: Reader) -> None:
    reading = reader.read("Spain secretly shipped arms to Angola through Portugal.")
    claim = one(reading, "shipped")
    assert claim.type == "AID"
    assert parties(reading, claim) == {("actor", "Spain"), ("recipient", "Angola"), ("intermediary", "Portugal")}
    assert claim.thing is not None
    assert claim.thing.words.words == "arms"


def test_a_title_stands_for_its_holder_and_says_whose_office_it_is(reader: Reader) -> None:
    reading = reader.read("The Sudanese foreign minister, Hassan Malik, visited Egypt.")
    (holder,) = [m for m in reading.mentions if m.passage.words == "Hassan Malik"]
    assert holder.title is not None
    assert "foreign minister" in holder.title.words
    assert holder.country == "SDN"


@pytest.mark.parametrize(
    ("sentence", "trigger", "stance"),
    [
        ("Portugal did not recognise Angola.", "recognise", "denied"),
        ("Portugal may recognise Angola.", "recognise", "possible"),
        ("Portugal will recognise Angola.", "recognise", "planned"),
        ("Portugal asked Spain to recognise Angola.", "recognise", "asked"),
        ("Portugal refused to recognise Angola.", "recognise", "denied"),
        ("If Portugal recognises Angola, Spain will follow.", "recognises", "hypothetical"),
        ("Did Portugal recognise Angola?", "recognise", "asked"),
        ("Portugal allegedly recognised Angola.", "recognised", "possible"),
        ("Portugal recognised Angola.", "recognised", "asserted"),
    ],
)
def test_what_is_not_asserted_is_told_apart_with_its_words(
    reader: Reader, sentence: str, trigger: str, stance: str
) -> None:
    claim = one(reader.read(sentence), trigger)
    assert claim.stance.value == stance
    assert (claim.stance.words is None) == (stance == "asserted")


def test_a_refusal_is_an_event_and_so_is_what_was_refused(reader: Reader) -> None:
    reading = reader.read("Portugal refused to recognise Angola.")
    assert [(claim.type, claim.stance.value) for claim in reading.claims] == [
        ("REJECT", "asserted"),
        ("SUPPORT", "denied"),
    ]


def test_a_newspaper_that_reports_stands_in_the_chain(reader: Reader) -> None:
    claim = one(reader.read("The New York Times reported that Morocco had bought tanks from France."), "bought")
    assert [(hop.kind, hop.cue.words if hop.cue else None) for hop in claim.chain] == [("medium", "reported")]


def test_nobody_in_particular_stays_unnamed(reader: Reader) -> None:
    claim = one(reader.read("According to an official, Morocco attacked Algeria."), "attacked")
    assert [hop.kind for hop in claim.chain] == ["unnamed"]


def test_a_claim_inside_a_quotation_is_the_speakers(reader: Reader) -> None:
    reading = reader.read("Hassan Malik said: “Egypt attacked Sudan in 1958.”")
    claim = one(reading, "attacked")
    assert [hop.words.words for hop in claim.chain if hop.words] == ["Hassan Malik"]


def test_an_event_without_a_political_actor_is_no_claim(reader: Reader) -> None:
    assert reader.read("The dog attacked the cat, and the neighbour helped it.").claims == ()


def test_a_sentence_without_a_date_takes_the_one_before_and_says_so(reader: Reader) -> None:
    reading = reader.read("Egypt invaded Sudan in 1958. Libya condemned Egypt.")
    claim = one(reading, "condemned")
    assert claim.when is not None
    assert (claim.when.words, claim.when.edtf) == (None, "1958")
    assert claim.inferred["when"] == "date of the sentence before"


def test_relations_told_without_parties_take_those_told_before_and_say_so(reader: Reader) -> None:
    reading = reader.read("Chile recognised Cuba in 1934. Diplomatic relations were severed on 4 May 1961.")
    claim = one(reading, "severed")
    assert claim.type == "SANCTION"
    assert {words for _, words in parties(reading, claim)} == {"Chile", "Cuba"}
    assert set(claim.inferred.values()) == {"parties of the claim before"}


def test_a_quotation_has_its_speaker_cue_and_medium(reader: Reader) -> None:
    reading = reader.read("“We shall never leave,” President Kaunda told The Times on Tuesday.")
    found = quotation(reading, "We shall")
    assert found.direct
    assert found.cue is not None
    assert found.cue.words == "told"
    assert found.speaker_words is not None
    assert found.speaker_words.words == "Kaunda"
    assert found.medium is not None


def test_a_quotation_in_a_paragraph_of_its_own_belongs_to_the_line_before(reader: Reader) -> None:
    reading = reader.read("President Kaunda once said:", "“Zambia and Malawi are brothers in one house.”")
    found = quotation(reading, "Zambia and")
    assert found.speaker_words is not None
    assert found.speaker_words.words == "Kaunda"


def test_a_letter_that_a_colon_opens_is_its_writers(reader: Reader) -> None:
    reading = reader.read(
        "The letter of Chancellor Brandt to Premier Kosygin ran as follows:", "“I accept the invitation.”"
    )
    found = quotation(reading, "I accept")
    assert found.speaker_words is not None
    assert found.speaker_words.words == "Brandt"


def test_a_block_quotation_needs_no_marks(reader: Reader) -> None:
    reading = reader.read("President Kaunda once said:", ("quotation", "Zambia and Malawi are brothers in one house."))
    assert quotation(reading, "Zambia and").speaker_words is not None


def test_words_held_at_arms_length_are_no_quotation(reader: Reader) -> None:
    reading = reader.read("The so-called “people’s republic” joined the “Non-Aligned” movement.")
    assert reading.quotations == ()


def test_what_somebody_said_that_is_an_indirect_quotation(reader: Reader) -> None:
    reading = reader.read("The Egyptian president said that the canal belonged to Egypt.")
    found = quotation(reading, "that the canal")
    assert not found.direct
    assert found.content.words == "that the canal belonged to Egypt"


def test_judging_words_are_marked_with_their_reason(reader: Reader) -> None:
    (word,) = reader.read("The regime signed the treaty.").loaded
    assert (word.words.words, word.why) == ("regime", "judging word for a government")


def test_furniture_tells_nothing(reader: Reader) -> None:
    reading = reader.read(("furniture", "Egypt attacked Sudan in 1958."))
    assert (reading.claims, reading.mentions) == ((), ())


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    words = "Chile and Peru held secret talks in 1953. “It went well,” said the Peruvian minister."
    assert reader.read(words) == reader.read(words)


def test_every_passage_stands_where_it_says(reader: Reader) -> None:
    content = "On 7 May 2006 Egypt’s envoy secretly met Israeli officials in Geneva; he said they had agreed."
    reading = reader.read(content)
    assert reading.claims
    for claim in reading.claims:
        for passage in (claim.passage, claim.trigger, *(where.words for where in claim.where)):
            assert content[passage.start : passage.end] == passage.words
    for mention in reading.mentions:
        assert content[mention.passage.start : mention.passage.end] == mention.passage.words


def test_a_later_time_hangs_on_the_event_told_before(reader: Reader) -> None:
    reading = reader.read("Egypt attacked Libya in July 1977. Two months later the Egyptian president visited Libya.")
    attacked, visited = reading.claims.index(one(reading, "attacked")), one(reading, "visited")
    assert visited.when is not None
    assert visited.when.relation is not None
    relation = visited.when.relation
    assert (relation.kind, relation.claim, relation.distance) == ("after", f"#{attacked}", "P2M")
    assert visited.when.edtf == "1977-09"


def test_an_entry_dates_what_it_tells_and_its_later_sentences_inherit_the_date(reader: Reader) -> None:
    reading = reader.read("1921", "3 March: Norway criticises Denmark. Denmark rejects the offer.")
    first, later = one(reading, "criticises"), one(reading, "rejects")
    assert first.when is not None
    assert later.when is not None
    assert (first.when.edtf, first.inferred["when"]) == ("1921-03-03", "year of the heading above")
    assert (later.when.edtf, later.when.words) == ("1921-03-03", None)
    assert later.inferred["when"] == "date of the entry"


def test_what_an_entry_tells_of_earlier_days_is_not_of_its_day(reader: Reader) -> None:
    reading = reader.read("1921", "3 March: Norway criticises Denmark. Denmark had invited Norway.")
    assert one(reading, "invited").when is None


def test_the_place_of_a_dateline_is_no_party(reader: Reader) -> None:
    reading = reader.read("PARIS, May 3, 1971 — Norway criticised Denmark on Sunday.", published="1971-05-03")
    claim = one(reading, "criticised")
    assert parties(reading, claim) == {("actor", "Norway"), ("recipient", "Denmark")}
    assert all(mention.passage.words != "PARIS" for mention in reading.mentions)
    assert claim.when is not None
    assert claim.when.edtf == "1971-05-02"


def test_a_time_keeps_to_the_clause_that_tells_it(reader: Reader) -> None:
    reading = reader.read("Norway criticised Denmark, and ten days later the envoy was sleeping in a hotel.")
    assert one(reading, "criticised").when is None
    reading = reader.read("Norway criticised Denmark if the snow melted by May 1921.")
    assert one(reading, "criticised").when is None


def test_the_fuller_of_two_times_of_one_event_counts(reader: Reader) -> None:
    reading = reader.read("In 1921, on 3 May 1921, Norway criticised Denmark.")
    claim = one(reading, "criticised")
    assert claim.when is not None
    assert claim.when.edtf == "1921-05-03"


def test_who_drafted_and_cleared_a_paper_is_no_claim(reader: Reader) -> None:
    assert reader.read("Drafted by Davies on March 3, cleared by Sisco and approved by Katzenbach.").claims == ()
    assert reader.read("Later the treaty was drafted in Lima. Chile and Peru signed it in May.").claims != ()


def test_a_strike_from_the_air_is_no_stoppage_of_work(reader: Reader) -> None:
    claim = one(reader.read("Israel carried out air strikes against Syria on Monday."), "strikes")
    assert (claim.type, claim.mode) == ("ASSAULT", "aerial")


def test_who_condemns_a_deed_did_not_do_it(reader: Reader) -> None:
    reading = reader.read("The missile attack on Kyiv was condemned by Poland.")
    assert ("actor", "Poland") not in parties(reading, one(reading, "attack"))
    assert ("actor", "Poland") in parties(reading, one(reading, "condemned"))


def test_a_title_that_telegrams_write_as_one_word_is_nobody_s_name(reader: Reader) -> None:
    reading = reader.read("PriMin told the envoy yesterday that ForMin would visit Norway in May.")
    kinds = {told.passage.words: (told.kind, told.names) for told in reading.mentions}
    assert kinds["PriMin"] == ("role", "person")
    assert kinds["ForMin"] == ("role", "person")


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Iran turned down the offer of Iraq.", "turned down"),
        ("The rebels singled out France for criticism.", "singled out"),
        ("Syria called on Lebanon to close the border.", "called"),
        ("Syria pulled its troops out of Lebanon.", "pulled"),
    ],
)
def test_a_verb_and_the_particle_behind_it_are_one_trigger(reader: Reader, words: str, trigger: str) -> None:
    triggers = [claim.trigger.words for claim in reader.read(words).claims]
    assert trigger in triggers
    assert not {"down", "out"} & set(triggers)


@pytest.mark.parametrize(
    ("words", "trigger", "stance"),
    [
        ("Ethiopia has refrained from attacking the rebels.", "attacking", "denied"),
        ("Turkey was prevented from shipping arms to Libya.", "shipping", "denied"),
        ("The envoy of Iran returned from meeting the president of Iraq.", "meeting", "asserted"),
    ],
)
def test_what_one_keeps_from_is_not_done(reader: Reader, words: str, trigger: str, stance: str) -> None:
    assert one(reader.read(words), trigger).stance.value == stance


def test_what_is_to_come_dates_nothing_told_after_it(reader: Reader) -> None:
    reading = reader.read("Tito goes to visit Nasser in May 1956. He also met the Norwegian minister.")
    assert one(reading, "met").when is None


def test_the_letter_that_a_heading_names_is_of_the_papers_day(reader: Reader) -> None:
    text = text_of(
        ("heading", "Letter From President Nixon to President Park"), "Washington, May 4, 1970.", "We met in Oslo."
    )
    source = Source("src_x", text.sha256, "text/plain", "x.txt", published="1970-05-04", kind="letter")
    reading = read(text, source, reader.model.analyse(text), reader.world)
    (letter,) = [claim for claim in reading.claims if claim.trigger.words == "Letter"]
    assert letter.when is not None
    assert (letter.when.edtf, letter.inferred["when"]) == ("1970-05-04", "date of the paper")


def test_a_paper_that_named_an_old_year_once_goes_on_in_its_own() -> None:
    first = "The Charter was signed on 26 June 1945."
    text = text_of(first, "On 19 July the Minister proposed talks to Chad.")

    def value(kind: SourceKind) -> str | None:
        source = Source("src_x", text.sha256, "text/plain", "x.txt", published="1971-09-29", kind=kind)
        return next(time.when.edtf for time in times_of(text, source) if time.start > len(first))

    assert value("speech") == value("cable") == "1971-07-19"
    assert value("essay") == value("interview") == "1945-07-19"
    together = text_of(f"{first} On 19 July the Minister proposed talks to Chad.")
    source = Source("src_x", together.sha256, "text/plain", "x.txt", published="1971-09-29", kind="cable")
    assert [time.when.edtf for time in times_of(together, source)] == ["1945-06-26", "1945-07-19"]
