"""A speech in the United Nations that is known by its file's name alone is filed under the state whose seat it was."""

import pytest

from backchannel.actors.seated import seated
from backchannel.actors.voice import SPEAKER
from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.source import Source
from backchannel.world.world import World

WORDS = "Mr. President, we congratulate you on your election. We condemn the attack on Norway and ask for a ceasefire."


def filed(world: World, name: str, words: str = WORDS) -> Source:
    (document,) = take_in(words.encode(), name).documents
    return seated(document.source, document.text.content, world)


def test_a_speech_has_the_country_as_author_and_title(world: World) -> None:
    source = filed(world, "IRN_67_2012.txt")
    assert source.author == "Iran"
    assert source.title == "Speech of Iran in the general debate of the United Nations, session 67 (2012)"


def test_a_title_reads_as_english(world: World) -> None:
    source = filed(world, "NLD_30_1975.txt")
    assert source.title is not None
    assert source.title.startswith("Speech of the Netherlands in")


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("CHN_02_1947.txt", "China"),
        ("CHN_15_1960.txt", "Republic of China"),
        ("CHN_26_1971.txt", "Republic of China"),
        ("CHN_27_1972.txt", "China"),
        ("RUS_26_1971.txt", "Soviet Union"),
        ("RUS_60_2005.txt", "Russia"),
        ("UKR_26_1971.txt", "Ukraine"),
        ("CZE_20_1965.txt", "Czechoslovakia"),
    ],
)
def test_a_seat_is_theirs_who_held_it_then(world: World, name: str, author: str) -> None:
    assert filed(world, name).author == author


def test_in_the_year_in_which_a_seat_changed_hands_the_speakers_words_decide(world: World) -> None:
    new = "The People's Republic of China thanks you. The People\u2019s Republic of China is here. " + WORDS
    old = "The Republic of China, a founder, will not yield to the People's Republic of China. The Republic of China stays."
    assert filed(world, "CHN_26_1971.txt", new).author == "China"
    assert filed(world, "CHN_26_1971.txt", old).author == "Republic of China"


def test_a_code_that_no_table_knows_stays(world: World) -> None:
    assert filed(world, "QQQ_26_1971.txt").author == "QQQ"


def test_other_papers_keep_their_author(world: World) -> None:
    (document,) = take_in(b"By Ann Lee\n\nNorway and Sweden dissolved their union.", "CHN.txt").documents
    assert seated(document.source, document.text.content, world) is document.source


@pytest.mark.parametrize(
    ("name", "code"),
    [("IRN_67_2012.txt", "IRN"), ("RUS_26_1971.txt", "SUN"), ("CHN_26_1971.txt", "TWN"), ("CHN_27_1972.txt", "CHN"),
     ("COD_30_1975.txt", "COD"), ("GBR_30_1975.txt", "GBR"), ("CIV_30_1975.txt", "CIV"), ("DDR_30_1975.txt", "DDR")],
)  # fmt: skip
def test_we_are_whose_seat_it_is(name: str, code: str) -> None:
    (document,) = take_in(WORDS.encode(), name).documents
    record = Reader.load().read(document).record
    speaker = next(actor for actor in record.actors if "we" in {m.words.lower() for m in actor.mentions})
    assert speaker.country == code
    assert SPEAKER in speaker.found_by
