"""Raw text to words in the sense of Universal Dependencies, each with its place in the text.

The rules follow what the English treebanks do (EWT and GUM, 2.x): clitics are words ("do|n't", "Israel|'s"), hyphens
part words except after a prefix ("Soviet|-|Egyptian" but "non-aligned"), an abbreviation keeps its period. They were
written and measured on the treebanks' development parts; ``docs/evaluation.md`` has the figures.
"""

import re
from collections.abc import Generator, Iterator

Span = tuple[int, int]


def listed(words: str) -> frozenset[str]:
    """A set of words from a string of them."""
    return frozenset(words.split())


_APOSTROPHE = "'’ʼ‘`´′"

_WORD = re.compile(
    rf"""
      (?P<address>(?:https?|ftp)://[^\s<>"“”]+ | www\.[^\s<>"“”]+ | (?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*
        | [\w-]+\.(?:doc|xls|pdf|ppt|txt|jpg|gif|zip|html?|DOC|XLS|PDF|TXT)\b | [a-z]{{2,}}(?:\.[a-z]{{2,}}){{2,}}\b
        | [\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk|info)\b(?:/[^\s<>"“”]*)?)
    | (?P<dots>\.(?:[ \u00a0]?\.)+ | …+\.?)
    | (?P<acronym>(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b(?!{_APOSTROPHE[0]}))? | Ph\.D\. )
    | (?P<run>-{{2,}} | ={{2,}} | _{{2,}} | \*{{2,}} | \+{{2,}} | ~{{2,}}
        | [!?]{{2,}} | \.[!?]+ | <<+ | >>+ | '' | `` | [:;]-?[()DP](?!\w))
    | (?P<telephone>(?<![\w-])\d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\w-]))
    | (?P<number>\d+(?:[.,:/]\d+)*(?=(?P<unit>[ap]m|[AP]M|km|kg|mm|cm|mph|bn|hrs?|mins?|ft|lbs?
            |[kKmMbBp]|mn|mm|hh|cc|[kKmMgG][bBwWvV]|oz)\b)
        | \d+(?:[.,:/]\d+)+(?:st|nd|rd|th|s)?(?!\w))
    | (?P<joined>(?<!\w)[A-Z]{{1,3}}&[A-Z]{{1,3}}(?!\w))
    | (?P<word>[\w\u0300-\u036f]+(?:[{_APOSTROPHE}][\w\u0300-\u036f]+)*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)

_CLITIC = re.compile(rf"(?:n[{_APOSTROPHE}]t|[{_APOSTROPHE}](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_HAS_APOSTROPHE = re.compile(f"[{_APOSTROPHE}]")

# Written as one, two words to the treebanks; the number is where the second begins.
_CONTRACTED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3, "gimme": 3,
    "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "havent": 4, "hasnt": 3,
    "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "cant": 2, "im": 1, "ive": 1,
}  # fmt: skip

_PREFIXES = listed(
    """anti bi co counter cross e ex extra hyper inter intra macro meta micro mid mini mono multi neo non over pan
    poly post pre pro proto pseudo quasi re semi sub super trans tri ultra un under uni vice"""
)

ABBREVIATIONS = listed(
    """mr mrs ms dr prof sr jr st ste rev hon gen col maj capt cpt lt sgt cmdr adm brig pvt cpl insp supt sen rep
    gov pres amb sec asst atty dir min messrs mme mlle msgr fr bro jan feb apr jun jul aug sept sep oct nov dec
    mon tue tues wed thu thur thurs fri inc ltd co corp bros dept univ assn intl natl govt gvt etc vs viz cf al
    ca approx est esp incl ed eds trans repr para paras pp vol vols ch chap sect ser ave blvd rd ft mt mtn hwy
    ala ariz calif colo conn del fla ga ind kan ky la md mich minn miss mo mont neb nev okla ore pa penn tenn
    tex va vt wash wis wyo tel ext memcon telcon emb deptel embtel i.e e.g"""
)
"""Lower-cased, without the last period. They keep it wherever they stand."""

_BEFORE_NUMBER = listed("""no nos art p pg fig col cap doc sat sun mar para tab encl sec app ex q n nr item c b d""")
"""Words that are abbreviations only right before a number: "No. 5", "Art. 3", "p. 12"."""

_NUMBER_NEXT = re.compile(r"\.[ \u00a0]?[#§]?\d")
_INITIAL_NEXT = re.compile(r"\.(?:[ \u00a0]?[^\W\d_a-z]|-[^\W\d_]|[,;])")
_RUNS_ON = re.compile(r"\.(?:[ \u00a0]?[,;:]|[ \u00a0][a-z])")


def words(text: str, start: int, end: int) -> list[Span]:
    """(start, end) of every word of ``text[start:end]``, in code points of ``text``. Every character that is not
    white space lies in exactly one word; only a spaced ellipsis (". . .") has spaces within."""
    return list(_words(text, start, end))


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    position = start
    find = _WORD.search
    while position < end:
        match = find(text, position, end)
        if match is None:
            return
        kind = match.lastgroup
        first, last = match.span()
        if kind == "word":
            last = yield from _word(text, first, last, end)
        elif kind == "address":
            while text[last - 1] in ".,;:!?)]'\"’”>" and last - first > 1:
                last -= 1
            yield first, last
        elif kind == "unit":
            last = match.end("number")
            yield first, last
        else:
            yield first, last
        position = last


def _word(text: str, first: int, last: int, end: int) -> Generator[Span, None, int]:
    """Words of an unbroken run of letters, digits and inner apostrophes; gives where it ended."""
    form = text[first:last]
    if last < end:
        following = text[last]
        if following == "." and _keeps_period(text, form, first, last, end):
            yield first, last + 1
            return last + 1
        if following == "-" and form.lower() in _PREFIXES and last + 1 < end and text[last + 1].isalpha():
            match = _WORD.match(text, last + 1, end)
            if match is not None and match.lastgroup == "word":
                last = match.end()
                form = text[first:last]
    if not form.isalpha() and _HAS_APOSTROPHE.search(form):
        clitic = _CLITIC.search(form)
        decade = form[0].isdigit() and form[-3:-2] == "0"  # "the 1980's"
        if clitic is not None and clitic.start() > 0 and not decade:
            yield first, first + clitic.start()
            yield first + clitic.start(), last
            return last
    elif len(form) <= 8 and form.lower() in _CONTRACTED and form not in ("IM", "IVE"):
        cut = first + _CONTRACTED[form.lower()]
        yield first, cut
        yield cut, last
        return last
    yield first, last
    return last


def _keeps_period(text: str, form: str, first: int, last: int, end: int) -> bool:
    """Whether the period after ``form`` belongs to it."""
    lower = form.lower()
    if lower in ABBREVIATIONS:
        if not form.islower() or lower in _ALWAYS or _RUNS_ON.match(text, last, end) is not None:
            return True
        return _NUMBER_NEXT.match(text, last, end) is not None
    if lower in _BEFORE_NUMBER and _NUMBER_NEXT.match(text, last, end) is not None:
        return True
    if len(form) == 1 and form.isalpha() and form.isupper():
        return (form != "I" or first == 0 or text[first - 1] in " .(") and (
            _INITIAL_NEXT.match(text, last, end) is not None
        )
    return False


_ALWAYS = listed("""etc vs viz cf mr mrs dr approx incl esp messrs deptel embtel pp i.e e.g""")
"""Abbreviations that are no word without their period, also in small letters."""
