"""From what a teacher calls a name to the kinds that the record asks for.

Teachers say PER, LOC, ORG; the record wants a state told from a city and a ministry from a company. The words of the
name itself decide, by the tables here and by ``training/world/states.tsv``. Where they do not decide, all kinds that
may hold stay allowed (see ``labels``).
"""

import csv
import re
from functools import cache
from pathlib import Path

from backchannel.reading.words import listed

STATES = Path(__file__).parent / "world" / "states.tsv"

# The word that tells the kind of a body, looked for from the end of the name, then anywhere.
HEADWORDS: dict[str, str] = {
    "government_body": "ministry department office embassy legation consulate mission delegation secretariat senate "
    "congress parliament knesset diet bundestag duma house commission committee council cabinet court government "
    "treasury administration chancellery chancery presidium politburo bureau authority agency assembly subcommittee "
    "kremlin pentagon whitehall division interior consul directorate state defense commerce labor justice",
    "service": "intelligence police gendarmerie constabulary kgb cia fbi mossad savak isi mi5 mi6 gru nkvd stasi raw "
    "securitate shin bet nsa dia g-2",
    "armed_group": "army navy force forces corps militia brigade brigades guerrillas command battalion regiment "
    "division fleet squadron hamas hezbollah hizbollah hizballah taliban qaeda qaida isis fatah plo ira farc "
    "mujahideen mujahidin fedayeen fedayin viet cong vietcong marines wehrmacht airforce rebels legion",
    "party": "party labour baath ba'ath ba'th wafd likud kuomintang swapo union_party democrats republicans "
    "conservatives liberals socialists communists greens congress_party gop front movement",
    "medium": "times post news newspaper daily herald tribune gazette journal magazine radio television tv telegraph "
    "guardian pravda izvestia tass xinhua reuters bbc cnn nbc abc cbs npr fox jazeera press chronicle observer "
    "economist express dispatch star globe broadcasting review bulletin haaretz figaro monde spiegel",
    "organisation": "university college school bank company corporation inc inc. corp corp. ltd ltd. co. "
    "association institute "
    "foundation society organization organisation nations league nato un un. u.n. eu oas seato cento opec unrwa unesco "
    "imf gatt unicef who hospital church club federation confederation fund group network center centre museum "
    "restaurant hotel store union community market pact alliance",
}
_HEADWORD = {word: kind for kind, words in HEADWORDS.items() for word in words.split()}

EVENT_WORDS = listed(
    """war conference summit treaty agreement accord accords pact operation election elections revolution crisis
    olympics games cup convention congress_of battle protocol declaration plan campaign uprising coup invasion
    massacre riots intifada blockade festival holocaust"""
)
PLACE_WORDS = listed(
    """city town county state province river sea ocean gulf bay strait straits lake island islands mount mountain
    valley desert canal peninsula street avenue road park airport station building square beach region district
    coast cape heights strip bank north south east west eastern western northern southern middle hall palace"""
)

TITLES = listed(
    """president premier minister secretary ambassador chairman chancellor general colonel major captain marshal
    admiral lieutenant commander sergeant brigadier king queen prince princess emperor empress shah sultan emir
    amir sheikh shaikh pope cardinal bishop archbishop father reverend rev rev. rabbi imam ayatollah mr mr. mrs
    mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame senator sen sen. congressman representative
    rep rep. governor gov. gov mayor judge justice director deputy under assistant vice acting prime foreign
    attorney counselor counsellor consul chargé charge minister-designate minister-counselor president-elect
    secretary-general gen gen. col col. maj maj. capt capt. lt lt. adm adm. cmdr. sgt sgt. pres. amb. hon hon.
    comrade madame monsieur m. mme señor herr chief chairwoman chairperson commissioner speaker marquis count
    countess baron baroness duke duchess earl viscount king's regent delegate envoy attache attaché uncle aunt
    former then mullah caliph tsar czar tzar field inspector detective officer agent coach saint
    primin fonmin secy amb min st. sen
    premier-designate vice-president"""
)


@cache
def tables() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Lower-cased names of states, words for their peoples (nouns and adjectives), and their capitals."""
    names: set[str] = set()
    peoples: set[str] = set()
    capitals: set[str] = set()
    with STATES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            names.add(row["name"])
            names.update(_cells(row["aliases"]))
            for column in ("adjectives", "person", "people"):
                peoples.update(_cells(row[column]))
            capitals.update(_cells(row["capitals"]))
    states = {name.lower() for name in names}
    folks = {name.lower() for name in peoples} | listed(
        """arab arabs jew jews jewish muslim muslims moslem moslems christian christians kurd kurds kurdish european
    europeans african africans asian asians western westerners sunni sunnis shiite shiites shia palestinian
    palestinians zionist zionists bedouin asian latin pashtun pashtuns baluch hindu hindus sikh sikhs catholic
    catholics protestant protestants buddhist buddhists serb serbs croat croats bosniak bosniaks chechen
    chechens tamil tamils tibetan tibetans scottish welsh english scots hispanic hispanics islamic"""
    )
    return frozenset(states), frozenset(folks - {"us", "u.s."} - states), frozenset(word.lower() for word in capitals)


def _cells(cell: str) -> list[str]:
    return [name.partition("@")[0].strip() for name in cell.split(";") if name.strip()]


_ARTICLE = re.compile(r"^the ")


def place_kind(words: tuple[str, ...]) -> str:
    """``state`` for a name of a state that is or was, else ``place``."""
    name = _ARTICLE.sub("", " ".join(words).lower())
    return "state" if name in tables()[0] or name.replace(". ", ".") in tables()[0] else "place"


def body_kind(words: tuple[str, ...]) -> str:
    """The kind of an organisation by the words of its name; ``organisation`` where none of them tells."""
    lower = [word.lower() for word in words]
    text = " ".join(lower)
    if re.search(r"\bparty\b|\bcongress party\b|\bunion party\b", text):
        return "party"
    if "of" in lower and lower.index("of") > 0:
        before = lower[lower.index("of") - 1]
        if before in _HEADWORD:
            return _HEADWORD[before]
    if re.search(r"\b(central intelligence|secret service|security service|intelligence)\b", text):
        return "service"
    if re.search(r"\b(liberation|defence forces|defense forces|air force|revolutionary guard)", text):
        return "armed_group"
    for word in reversed(lower):
        if word in _HEADWORD:
            return _HEADWORD[word]
    return "organisation"


def is_people(word: str) -> bool:
    """Whether a capitalised word is for a people or a nationality, noun or adjective."""
    return word[:1].isupper() and word.lower() in tables()[1]


def is_state(words: tuple[str, ...]) -> bool:
    """Whether capitalised words name a state."""
    return words[0][:1].isupper() and place_kind(words) == "state"


def is_title(word: str) -> bool:
    """Whether a word may be of a title or an office."""
    return word.lower() in TITLES
