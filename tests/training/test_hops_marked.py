"""Which hops of a claim marks could hold."""

from training.corpus.document import Sentence
from training.evaluate.claims import hops_marked

from backchannel.reading.draft import DraftClaim, DraftHop
from backchannel.record.passage import Passage

SENTENCE = Sentence("Q: The envoy said he met her.", 100, 129, False, 0, (), (), (), (), 1)
TRIGGER = Passage(121, 124, "met")


def hop(start: int, words: str, cue: Passage | None) -> DraftHop:
    return DraftHop(words, None, "unnamed", Passage(start, start + len(words), words), cue)


def scored(*hops: DraftHop) -> list[str]:
    claim = DraftClaim(TRIGGER, TRIGGER, "CONSULT", chain=hops)
    return [hop.who for hop in hops_marked(SENTENCE, claim)]


def test_a_teller_of_the_sentence_counts() -> None:
    assert scored(hop(107, "envoy", Passage(113, 117, "said"))) == ["envoy"]


def test_a_nameless_teller_whose_cue_stands_in_the_sentence_counts() -> None:
    assert scored(DraftHop("unnamed", None, "unnamed", None, Passage(113, 117, "said"))) == ["unnamed"]


def test_a_teller_of_another_sentence_cannot_be_marked() -> None:
    assert scored(hop(20, "minister", Passage(30, 34, "said"))) == []


def test_a_label_before_a_colon_is_no_mark() -> None:
    assert scored(hop(100, "Q", Passage(100, 101, "Q"))) == []
