"""What only a whole clause shows to judge: questions that assert, exclamations, sweeping generalisations, judging
superlatives, comparisons to what is hated; and whether
quotation marks doubt what they hold."""

import re

from backchannel.reading.tree import Tree

Mark = tuple[int, int, str]
"""Start and end in code points, and why."""

_COLLECTIVES = frozenset(
    "government people nation state country regime west east politician elite empire power minority race tribe banker"
    " general diplomat leader journalist peasant foreigner democracy dictatorship kingdom".split()
)
# What is done or not done on record: told with "never" or "always" it is a statement that can be looked up.
_ON_RECORD = frozenset(
    "ratify recognise recognize sign join accede receive deny visit accept acknowledge admit confirm reply ask answer call"
    " meet say state maintain insist publish release report hold support vote belong use produce possess own send open"
    " close issue include establish consider regard view refuse reject agree announce declare provide grant test conduct"
    " participate attend appear comply apply pay exist abstain favour favor oppose advocate seek approve object wish"
    " want welcome urge invite respect".split()
)
_HATED = frozenset(
    "nazi hitler stalin goebbels himmler caligula nero gestapo ss satan devil plague cancer vermin rat cockroach locust"
    " dog swine pig animal beast wolf hyena vulture vampire parasite virus disease leprosy attila mussolini quisling judas"
    " gangster bandit slave cattle sheep herod mafia mafioso inquisition tumour tumor pest".split()
)
_DISEASE = frozenset(
    "cancer plague disease virus tumour tumor parasite leprosy pest canker leech boil sore wound gangrene blight".split()
)
_PERSONS_HATED = frozenset("hitler stalin goebbels himmler caligula nero quisling judas mussolini attila herod".split())
_SEEN_AS = frozenset("speak describe treat regard see depict think portray denounce view label brand".split())
_AGAIN = frozenset("another new latter modern little second today would-be tinpot tin-pot our".split())
_HATED_STYLE = re.compile(r"\b(?:nazi|gestapo|hitler|stalin|mafia)-(?:style|like|type)\b|\bhitlerite\b", re.IGNORECASE)
_DREADED = frozenset("prison cesspool swamp brothel slaughterhouse madhouse dustbin graveyard cage sewer".split())
_BLACK = frozenset(
    "blackest darkest foulest ugliest shabbiest vilest basest meanest cruellest cruelest filthiest dirtiest".split()
)
_WORST = frozenset("worst biggest greatest vilest basest".split())
_WIDE = re.compile(
    r"\b(?:in the (?:whole |entire )?(?:world|universe|history of \w+(?: \w+)?)|in (?:\w+ )?history|on earth|of all time"
    r"|under the sun"
    r"|of the (?:century|age)|in the whole \w+)\b",
    re.IGNORECASE,
)
_NATURE = re.compile(
    r"\b(?:by (?:nature|instinct|temperament)|at heart|in their (?:blood|genes|nature)|incapable of|born (?:liars"
    r"|traitors|thieves|killers|cowards)"
    r"|all (?:the same|alike)|nothing but|only understand|understands? only)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\b(?:thank|thanks|happy|welcome|congratulations|good (?:morning|evening|luck|day)|please|sorry|subscribe|click"
    r"|join us|see you|merry|enjoy|hello|cheers|best wishes|greetings)\b",
    re.IGNORECASE,
)
_ASSERTS = re.compile(
    r"^\W*(?:and |but |or |so |yet |then |after all, )?(?:(?:under|after|given|with|in|if|when|for)\b[^?]{0,60}?[ ,] ?)?(?:"
    r"(?:are|were) we (?:really )?(?:to|supposed|expected)\b|(?:is|was) it (?:any|not|really any) |is it (?:too much"
    r"|a coincidence|mere)"
    r"|who (?:can|could|would|will|does not|doesn.t|gains|benefits|profits|needs|cares|still|really|in his right mind"
    r"|remembers|believes)\b"
    r"|(?:by )?what (?:right|kind of|sort of|else|good|use|business|on earth|more|is left of|manner of)\b"
    r"|how (?:many more|much more|much longer|long must|long will|long can|can|could|dare|on earth|else)\b"
    r"|when will\b.*\b(?:ever|learn|end|stop|understand|wake)\b|since when\b|where (?:is|was|were|are) the (?:outrage"
    r"|justice|world|conscience)"
    r"|why (?:should|would|must|bother|on earth|else)\b|what (?:could|would|did|do|can)\b.*\b(?:expect|else|but)\b"
    r"|(?:has|have|had|is|was|were|are|do|does|did|should|would|could|can|must|will)(?:n't|n’t)\b"
    r"|(?:has|have|had|is|was|were|are|do|does|did|should|would|could|can|must|will) (?:[\w’']+ ){1,3}not\b"
    r"|(?:can|could|dare) (?!you\b|i\b|anyone|anybody|the department).*\b(?:trust(?:ed)?|believ\w+|forgiven?"
    r"|taken seriously|forget|still)\b"
    r"|(?:does|do|did|has|have|will|would|could|can|is|are) .*\b(?:really|seriously|honestly|ever|without|anyone still"
    r"|anybody still)\b"
    r"|should (?:we|they|a|the) .*\b(?:more|simply|just|really|silent|forget)\b"
    r"|shall we\b.*\b(?:while|silent|idle|forget)\b|what (?:more )?do they want\b|(?:could|can) (?:anything"
    r"|there be)\b.*\bmore\b"
    r"|must (?:we|they|the)\b|(?:and )?for what\b|is (?:this|that) (?:justice|democracy|peace|freedom|the|what)\b"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_ASSERTS_TO_ALL = re.compile(
    r"^\W*(?:and |but |so )?(?:who do you think|(?:can you |just )?guess (?:who|what|where|why)|do you (?:really"
    r"|seriously|honestly)"
    r"|(?:does|do|can|could|will|would) (?:anyone|anybody|any one) (?:really|seriously|honestly|in his right mind|still)"
    r"|would you (?:buy|trust))\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"\b(?:please|you|your|department|embassy|anyone|anybody)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?:yes|no|because|not at all|there (?:were|was|are|is)|the answer|perhaps|probably|certainly not|please)\b",
    re.IGNORECASE,
)
_QUESTIONER = re.compile(
    r"^\s*[,—-]?\s*(?:[\w.’' ]{1,40}\b)?(?:asked|inquired|enquired|wondered|asks|queried|demanded)\b", re.IGNORECASE
)
_ASKED_BEFORE = re.compile(
    r"\b(?:asked|inquired|enquired|asks|queried|put the question|question)\b[^.?!]{0,60}[:,]\s*[“\"'‘]?\s*$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r":\s*[“\"‘']+(?=\w)")
_CONCLUDED = re.compile(
    r"\W*(?:you be the judge|draw your own|judge for yoursel|i think not|of course not|hardly\W"
    r"|the answer is (?:clear|obvious)|surely not)",
    re.IGNORECASE,
)
_TURN = re.compile(r"^\s*(?:[“\"]|Q(?:uestion)?\b|[A-Z][\w.’' ]{0,40}:|[—–-] )")
_QUOTES = frozenset(("“", "”", '"', "‘", "’", "'", "``", "''", "«", "»"))
_VOUCHED = frozenset(
    "say state tell call name term entitle title dub write declare speak describe add report know announce refer claim note"
    " use mean label christen brand style stamp mark read code nickname ask argue insist hail promise threaten denounce cite"
    " quote suggest warn comment answer reply demand explain propose find consider characterize characterise express denote"
    " indicate assert stress emphasize emphasise feel think believe regard accuse agree vow pledge remark observe".split()
)
_NAMING = frozenset(
    "word term phrase expression slogan title name codename password film play book novel article song paper ship article"
    " formula concept notion column headline entry label question principle idea telegram operation".split()
)


def find_assertions(content: str, tree: Tree, judging: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Marks of whole sentences, and marks of some of their words. ``judging`` are the judging words already found."""
    whole = _whole(content, tree, judging)
    spans = _generalisations(tree) + _superlatives(content, tree, judging) + _comparisons(content, tree)
    return whole, spans


def _edges(tree: Tree) -> tuple[int, int]:
    """The sentence without quotation marks and brackets at its edges; with its last stop."""
    words = tree.words
    low, high = 0, len(words) - 1
    while low < high and not words[low].form[:1].isalnum():
        low += 1
    while high > low and words[high].form in ('"', "”", "’", "'", ")", "»", "''"):
        high -= 1
    return words[low].start, words[high].end


def _whole(content: str, tree: Tree, judging: list[Mark]) -> list[Mark]:
    if len(tree.words) < 3:
        return []
    start, end = _edges(tree)
    for introduced in _INTRODUCED.finditer(content, start, end):
        start = introduced.end()
    words = content[start:end]
    if words.endswith("?") and _rhetorical(content, start, end):
        return [(start, end, "rhetorical question")]
    if words.endswith("!") and not _GREETING.search(words) and not any(why == "mark of irony" for _, _, why in judging):
        return [(start, end, "exclamation")]
    return []


def _rhetorical(content: str, start: int, end: int) -> bool:
    """Whether a question asserts: by its form, put to nobody, asked by nobody in the text, and not answered."""
    line = content.rfind("\n", 0, start) + 1
    stop = content.find("\n", end)
    after = content[end : stop if stop >= 0 else len(content)]
    before = content[line:start]
    words = content[start:end]
    if _ASSERTS_TO_ALL.match(words) or _CONCLUDED.match(after):
        return _QUESTIONER.match(after.lstrip("”\"’'")) is None and not _ASKED_BEFORE.search(before)
    if _TO_SOMEBODY.search(words) or _ANSWER.match(after.lstrip("”\"’')")):
        return False
    if _QUESTIONER.match(after.lstrip("”\"’'")) or _ASKED_BEFORE.search(before):
        return False
    if _TURN.match(content[line:end]) and not before.strip('“" '):
        return False
    return _ASSERTS.match(words) is not None


def _collective(tree: Tree, index: int) -> bool:
    """Whether the word is a state, a people, a government, or all of them."""
    if tree.forms[index] in ("they", "everyone", "everybody", "nobody", "no-one"):
        return tree.forms[index] == "they"
    for name in tree.sentence.names:
        if name.first <= index <= name.last:
            return name.kind in ("state", "people")
    return tree.lemmas[index] in _COLLECTIVES


def _subject(tree: Tree, index: int) -> int | None:
    return tree.kid(index, "nsubj")


def _generalisations(tree: Tree) -> list[Mark]:
    found: list[Mark] = []
    words = tree.words
    for index, form in enumerate(tree.forms):
        if form not in ("always", "never", "ever") or words[index].head < 0:
            continue
        head = words[index].head
        subject = _subject(tree, head)
        if subject is None or not _collective(tree, subject):
            continue
        helpers = [kid for kid in tree.kids[head] if tree.rel[kid] in ("aux", "cop")]
        none = any(tree.forms[kid] in ("no", "all") for kid in tree.kids[subject])
        if form == "ever" and not none:
            continue
        if _for_all_time(tree, head, helpers) and not _on_record(tree, head):
            low, high = (
                min([index, *helpers]),
                max(index, head if tree.upos[head] in ("VERB", "AUX") else index, *helpers, index),
            )
            low = tree.low[subject] if none else low
            found.append((words[low].start, words[high].end, "sweeping generalisation"))
    for index, upos in enumerate(tree.upos):
        subject = (
            _subject(tree, index) if upos in ("ADJ", "NOUN", "VERB", "ADP", "ADV", "PRON", "PROPN", "DET") else None
        )
        if subject is None or not _collective(tree, subject) or tree.forms[subject] == "they":
            continue
        span = _essence(tree, subject, index)
        if span is not None:
            found.append((words[span[0]].start, words[span[1]].end, "sweeping generalisation"))
    return found


def _for_all_time(tree: Tree, head: int, helpers: list[int]) -> bool:
    """Whether a clause is in the present, the present perfect, or says what can never be; not one that tells of a past."""
    forms = {tree.forms[kid] for kid in helpers}
    if forms & {"had", "was", "were", "did"}:
        return False
    if forms & {"has", "have", "is", "are", "can", "do", "does", "'ve", "'s", "could"}:
        return True
    form = tree.forms[head]
    return not helpers and tree.upos[head] == "VERB" and (form == tree.lemmas[head] or form.endswith("s"))


def _on_record(tree: Tree, head: int) -> bool:
    if tree.lemmas[head] in _ON_RECORD:
        return True
    thing = tree.kid(head, "obj")
    return thing is not None and any(
        tree.forms[kid] in ("the", "its", "this", "these", "such")
        for kid in tree.kids[thing]
        if tree.rel[kid] in ("det", "nmod")
    )


def _essence(tree: Tree, subject: int, head: int) -> tuple[int, int] | None:
    """The words from subject to predicate where a people or all of a group are said to be something by their nature."""
    present = any(
        tree.forms[kid] in ("is", "are", "'re", "can") for kid in tree.kids[head] if tree.rel[kid] in ("cop", "aux")
    )
    finite = not any(tree.rel[kid] in ("cop", "aux") for kid in tree.kids[head]) and tree.upos[head] == "VERB"
    if not present and not finite:
        return None
    start = tree.low[subject]
    joined = " ".join(tree.forms[tree.high[subject] + 1 : tree.high[head] + 1])
    match = _NATURE.search(joined)
    if match is not None and match.start() < 40:
        ends = tree.high[subject] + 1 + joined[: match.end()].count(" ")
        return start, ends
    plural = tree.forms[subject] != tree.lemmas[subject] or tree.upos[subject] == "PROPN"
    alls = [kid for kid in tree.kids[subject] if tree.forms[kid] == "all" and tree.rel[kid] == "det"]
    article = any(
        tree.forms[kid] in ("the", "these", "those", "our", "its")
        for kid in tree.kids[subject]
        if tree.rel[kid] in ("det", "nmod")
    )
    if alls and not article and plural and present and tree.upos[head] in ("ADJ", "NOUN"):
        verb = max(kid for kid in tree.kids[head] if tree.rel[kid] in ("cop", "aux"))
        return (start, verb) if verb > subject else None  # before it in a question, which says nothing of all
    if re.match(r"(?:can never|cannot|can not|could never)(?: ever)? be trusted\b", joined):
        return start, head
    return None


def _superlatives(content: str, tree: Tree, judging: list[Mark]) -> list[Mark]:
    """ "The most hypocritical nation", "the worst betrayal in history": a superlative of a judging word."""
    found: list[Mark] = []
    words = tree.words
    for index, form in enumerate(tree.forms):
        if form == "most" and index + 1 < len(words):
            if not any(start == words[index + 1].start for start, _, _ in judging):
                continue
            end = words[index + 1].end
            noun = words[index + 1].head
            if noun > index and tree.rel[index + 1] == "amod":
                end = words[noun].end
        elif form in _WORST | _BLACK and tree.words[index].head > index:
            noun = words[index].head
            end = words[noun].end
            wide = _WIDE.match(content, end + 1)
            if not any(start < end and words[index].end < stop for start, stop, _ in judging) and not (
                form in _BLACK or (form == "worst" and wide)
            ):
                continue
        else:
            continue
        start = (
            words[index - 1].start if index and tree.forms[index - 1] in ("the", "its", "their") else words[index].start
        )
        wide = _WIDE.match(content, end + 1)
        found.append((start, wide.end() if wide else end, "judging superlative"))
    return found


def _comparisons(content: str, tree: Tree) -> list[Mark]:
    """ "Like Nazis", "another Hitler", "a cancer in the heart of"."""
    why = "comparison to what is hated"
    words = tree.words
    found = [(m.start(), m.end(), why) for m in _HATED_STYLE.finditer(content, tree.sentence.start, tree.sentence.end)]
    for index, lemma in enumerate(tree.lemmas):
        name = lemma.removesuffix("s") if tree.upos[index] == "PROPN" and lemma not in _HATED else lemma
        if name not in _HATED | _DISEASE | _DREADED:
            continue
        kids = tree.kids[index]
        likes = [
            kid
            for kid in kids
            if tree.forms[kid] in ("like", "as") and tree.rel[kid] in ("case", "mark") and kid < index
        ]
        again = [kid for kid in kids if tree.forms[kid] in _AGAIN and kid < index]
        seen_as = tree.lemmas[words[index].head] in _SEEN_AS and name not in ("slave", "cattle", "disease")
        if likes and (tree.forms[likes[0]] == "like" or seen_as):
            found.append((words[likes[0]].start, words[index].end, why))
        elif again and name in _PERSONS_HATED:
            found.append((words[again[0]].start, words[index].end, why))
        elif name in _DISEASE | _DREADED and any(tree.rel[kid] == "cop" for kid in kids):
            subject = _subject(tree, index)
            if subject is not None and (
                _collective(tree, subject) or (name in _DISEASE and any(tree.rel[kid] == "nmod" for kid in kids))
            ):
                found.append((words[index].start, words[index].end, why))
    return found


def scare_quoted(tree: Tree, index: int) -> int | None:
    """The first of the words in quotation marks where the noun at ``index`` ends one to three common ones that nobody in
    the sentence is said to have spoken, and that are no name, title or term being explained."""
    opening = index - 1
    while opening >= 0 and tree.forms[opening] not in _QUOTES and index - opening <= 3:
        opening -= 1
    if opening < 0 or tree.forms[opening] not in _QUOTES:
        return None
    if index + 1 >= len(tree.words) or tree.forms[index + 1] not in _QUOTES:
        return None
    if any(word.form[:1].isupper() for word in tree.words[opening + 1 : index + 1]):
        return None
    if opening and tree.lemmas[opening - 1] in _NAMING:
        return None
    spoken = any(
        tree.lemmas[other] in _VOUCHED and tree.upos[other] == "VERB" and not opening <= other <= index + 1
        for other in range(len(tree.words))
    )
    return None if spoken else opening + 1
