"""What kind of document a text is, where its form says so: a cable, a letter, a speech; "unknown" otherwise."""

import re
from collections.abc import Sequence

from backchannel.intake.blocks import Piece
from backchannel.intake.metadata import byline, date_line, dateline
from backchannel.record.source import SourceKind

_CABLE = re.compile(
    r"^(?:(?:incoming |outgoing )?telegram\b|cable\b|airgram\b|e\.?o\.? ?1\d{4}|tags\s*:|fm (?:amembassy|secstate|amconsul)|"
    r"from (?:amembassy|amconsul|secstate)|to (?:secstate|ruehc|amembassy)|(?:immediate|priority|routine|flash)\s|"
    r"telegram from|cable from|despatch (?:no|from))",
    re.IGNORECASE,
)
_TALK = re.compile(r"^(?:memorandum of (?:a )?conversation|memcon|record of (?:a )?conversation)\b", re.IGNORECASE)
_MEMO = re.compile(
    r"^(?:memorandum|memo|aide[- ]m[ée]moire|minute|briefing memorandum|action memorandum)\b", re.IGNORECASE
)
_SALUTATION = re.compile(
    r"^(?:my )?dear (?:[A-Z][\w.]*|sir|madam|colleague|friend)s?\b[^.!?]{0,60}[,:]?$", re.IGNORECASE
)
_FAREWELL = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly|ever)|sincerely(?: yours)?|respectfully(?: yours)?|"
    r"with (?:best|kind|warm) (?:regards|wishes)|faithfully yours|very truly yours)[,.]?",
    re.IGNORECASE,
)
_SPEECH_TITLE = re.compile(
    r"^(?:(?:remarks|address|speech|statement) (?:by|of|to|at|before|delivered)|"
    r"(?:text of )?(?:the )?(?:inaugural )?(?:speech|address)\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:mr\.?|madam|mister) (?:president|chairman|speaker|secretary[- ]general)\b,|"
    r"\b(?:distinguished (?:delegates|guests|representatives|colleagues)|"
    r"ladies and gentlemen|your excellenc(?:y|ies)|fellow citizens|my fellow)\b|"
    r"\bcongratulat\w+ .{0,80}\b(?:election|presidency)\b|\bthis (?:august )?(?:assembly|session of the general assembly)\b",
    re.IGNORECASE,
)
# Who addresses a meeting, and how. Chosen on the first and last paragraphs of the 1,117 speeches to the United Nations,
# of which the pattern above alone knows 671; in the edited documents of FRUS and in the essay it must stay silent.
_SPEAKS = re.compile(
    r"\b(?:general assembly|this (?:hall|rostrum|forum|gathering|distinguished \w+|\w+ session)|"
    r"my (?:delegation|country|government|people)|"
    r"i (?:stand|come|speak|appear) before you|i thank you|thank you|permit me|allow me|let me|i (?:should|would) like to|"
    r"i (?:have|had) the honou?r|(?:it is|is) (?:an|a great|my) (?:honou?r|privilege)|"
    r"i am (?:privileged|honou?red|pleased))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:Q(?:uestion)?|Interviewer)\s*[.:]")
_ANSWER = re.compile(r"^(?:A(?:nswer)?)\s*[.:]")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.' -]{2,30}|[A-Z]\w+)(?:, [A-Z]\w+)?"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?: \((?:Reuters|AP|AFP|UPI|Xinhua|TASS|APP|PTI|IRNA|BBC|ANI|DPA|dpa)[^)]{0,20}\))?\s?(?:—|–|--| - )\s*\S"
)
_AGENCY = re.compile(r"\((?:Reuters|AP|AFP|UPI|Xinhua|TASS|APP|PTI|IRNA|ANI|dpa|DPA)\b[^)]{0,20}\)\s*(?:—|–|-)")
DATED = re.compile(
    r"^(?:[•*–—-]\s*)?\W{0,3}(?:(?:late|early|mid)[- ])?(?:\d{1,2}(?:\s*(?:to|–|-|and)\s*\d{1,2})?\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:\s*(?:to|–|-)\s*\d{1,2})?(?:,?\s+\d{4})?\W|"
    r"^\W{0,3}(?:1[0-9]|20)\d\d\s*(?:[:.–—-]|\W{1,3}\s)|^\d{4}-\d\d(?:-\d\d)?\b",
    re.IGNORECASE,
)


def kind_of(pieces: Sequence[Piece], known: SourceKind = "unknown") -> SourceKind:
    """The kind of document; ``known`` where the document said it itself. Only forms that can hardly be chance count."""
    if known != "unknown":
        return known
    text = [piece for piece in pieces[:400] if piece.kind != "furniture"]
    top = [piece.words[:300] for piece in text[:12]]
    if any(_TALK.match(words) for words in top):
        return "memorandum_of_conversation"
    if any(_CABLE.match(words) for words in top[:6]):
        return "cable"
    fields = sum(1 for words in top if re.match(r"(?:to|from|subject|date|participants)\s*:", words, re.IGNORECASE))
    if any(_MEMO.match(words) for words in top[:4]) or fields >= 3:
        return "memorandum"
    if any(_SALUTATION.match(words) for words in top[:8]) and any(_FAREWELL.match(p.words) for p in text[-8:]):
        return "letter"
    if _is_chronology(text):
        return "chronology"
    questions = sum(1 for piece in text if _QUESTION.match(piece.words))
    if questions >= 3 and sum(1 for piece in text if _ANSWER.match(piece.words)) >= 2:
        return "interview"
    prose = [piece.words[:400] for piece in text if piece.kind in ("paragraph", "list_item")]
    if any(_SPEECH_TITLE.match(words) for words in top[:3]) or _is_spoken(prose):
        return "speech"
    if prose and (_DATELINE.match(prose[0]) or dateline(prose[0]) is not None or _AGENCY.search(prose[0][:120])):
        return "news"
    signed = any(byline(words) for words in top[:5])
    if signed and len(prose) >= 4 and date_line(top[0]) is None:
        return "essay"
    return "unknown"


def _is_spoken(prose: Sequence[str]) -> bool:
    """Whether the hearers are addressed at the beginning, or somebody speaks to them at the beginning and at the end."""
    opening, closing = " ".join(prose[:3]), " ".join(prose[-3:])
    if _ADDRESSED.search(" ".join(prose[:2])):
        return True
    speaks = len(set(map(str.lower, _SPEAKS.findall(opening))))
    return speaks >= 2 or (speaks >= 1 and bool(_SPEAKS.search(closing) or _ADDRESSED.search(closing)))


def _is_chronology(text: Sequence[Piece]) -> bool:
    entries = [piece for piece in text if piece.kind in ("paragraph", "list_item") and len(piece.words) > 15]
    if len(entries) < 4:
        return False
    return sum(1 for piece in entries if DATED.match(piece.words)) >= 0.6 * len(entries)
