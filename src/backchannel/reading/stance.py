"""Whether the text asserts an event: negation, modals, plans, questions, conditions and habits, with the words that
show them."""

from dataclasses import dataclass

from backchannel.reading.tree import Tree
from backchannel.record.claim import StanceValue

_NEGATIVE = frozenset(
    {"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "without", "cannot", "nothing", "hardly"}
)
_POSSIBLE = frozenset({"may", "might", "could", "can"})
_HEDGES = frozenset(
    [
        "allegedly",
        "reportedly",
        "apparently",
        "perhaps",
        "possibly",
        "probably",
        "supposedly",
        "presumably",
        "seemingly",
        "purportedly",
        "maybe",
        "ostensibly",
        "conceivably",
        "likely",
        "alleged",
        "supposed",
        "suspected",
        "rumoured",
        "rumored",
        "purported",
        "putative",
    ]
)
_HABITS = frozenset(
    [
        "always",
        "usually",
        "often",
        "routinely",
        "regularly",
        "traditionally",
        "customarily",
        "frequently",
        "constantly",
        "normally",
        "generally",
        "habitually",
        "annually",
        "daily",
        "weekly",
        "yearly",
    ]
)
# Governing words: what they make of the event that they govern as an infinitive, a clause or an object.
_PLANS = frozenset(
    [
        "plan",
        "intend",
        "schedule",
        "expect",
        "aim",
        "hope",
        "prepare",
        "want",
        "wish",
        "seek",
        "try",
        "decide",
        "agree",
        "promise",
        "pledge",
        "vow",
        "offer",
        "threaten",
        "consider",
        "propose",
        "undertake",
        "contemplate",
        "desire",
        "resolve",
        "attempt",
        "strive",
        "await",
        "need",
        "volunteer",
        "commit",
        "plot",
        "arrange",
        "mean",
        "design",
    ]
)
_ASKS = frozenset(
    [
        "ask",
        "request",
        "urge",
        "demand",
        "order",
        "invite",
        "instruct",
        "beg",
        "tell",
        "persuade",
        "encourage",
        "call",
        "press",
        "require",
        "advise",
        "recommend",
        "suggest",
        "appeal",
        "want",
        "propose",
        "direct",
        "telegram",
        "cable",
        "insist",
        "authorize",
        "authorise",
        "allow",
        "permit",
    ]
)
_WANTS = frozenset({"want", "plan", "order", "authorize", "authorise", "allow", "permit", "instruct", "direct", "tell"})
_DENIES = frozenset(
    [
        "deny",
        "refuse",
        "fail",
        "decline",
        "reject",
        "avoid",
        "prevent",
        "stop",
        "refrain",
        "forbid",
        "oppose",
        "abstain",
        "preclude",
        "forestall",
        "omit",
    ]
)
# "refrained from attacking", "was barred from sending": with "from", what follows was not done.
_KEEPS_FROM = frozenset(
    "refrain abstain desist keep prevent stop deter dissuade bar ban prohibit discourage hinder block restrain"
    " preclude".split()
)
_DOUBTS = frozenset(
    [
        "allege",
        "accuse",
        "suspect",
        "rumour",
        "rumor",
        "believe",
        "suppose",
        "think",
        "doubt",
        "claim",
        "seem",
        "appear",
        "suggest",
        "speculate",
        "charge",
    ]
)
_CONDITION = frozenset({"if", "unless", "whether", "provided", "lest", "in case"})
_PLAN_ADJECTIVES = frozenset(
    [
        "ready",
        "willing",
        "due",
        "set",
        "about",
        "likely",
        "able",
        "prepared",
        "eager",
        "anxious",
        "scheduled",
        "planned",
        "proposed",
        "forthcoming",
        "upcoming",
        "future",
        "intended",
    ]
)
_PERIODS = frozenset("year month week day time summer winter spring autumn morning evening night".split())
_PLAN_NOUNS = frozenset(
    [
        "plan",
        "proposal",
        "intention",
        "decision",
        "desire",
        "wish",
        "hope",
        "offer",
        "readiness",
        "willingness",
        "attempt",
        "effort",
        "idea",
        "prospect",
        "possibility",
        "invitation",
        "request",
        "right",
        "need",
        "agreement",
        "promise",
        "pledge",
        "commitment",
        "threat",
        "order",
        "instruction",
        "desirability",
    ]
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A stance and the words of the sentence that show it (None: asserted)."""

    value: StanceValue
    first: int | None = None
    last: int | None = None
    sure: bool = False
    """Whether the words leave no other reading, whatever the network makes of the sentence."""


ASSERTED = Shown("asserted")


def stance_of(tree: Tree, head: int, verbal: bool, within_question: bool = False) -> Shown:
    """The stance of the event at ``head``. The nearest sign wins; negation goes before modals, modals before plans."""
    own = _own_signs(tree, head, verbal)
    asked = within_question or _is_question(tree, head)
    if own is not None and own.value != "denied" and not asked:
        above = _governed(tree, head, verbal)
        # What is asked for or about is asked, whatever modal the question holds.
        return above if above is not None and above.value == "asked" else own
    if own is not None and not (asked and own.value in ("planned", "possible", "hypothetical")):
        return own
    above = None if asked else _governed(tree, head, verbal)
    if above is not None:
        return above
    if asked:
        last = len(tree.words) - 1
        while last > 0 and tree.forms[last] != "?":
            last -= 1
        return Shown("asked", last, last)
    return ASSERTED


def _is_question(tree: Tree, head: int) -> bool:
    if "?" not in tree.forms[-3:]:
        return False
    # A question asks what its main clause tells, not what a relative clause or "after …" takes for granted.
    return not any(tree.words[i].deprel in ("acl:relcl", "advcl") for i in [head, *tree.ancestors(head)])


def _own_signs(tree: Tree, head: int, verbal: bool) -> Shown | None:
    modal: Shown | None = None
    for child in tree.kids[head]:
        form, rel = tree.forms[child], tree.rel[child]
        if (
            form in _NEGATIVE
            and rel in ("advmod", "det", "cc", "case", "mark")
            and not (form in ("no", "never") and rel == "discourse")
        ):
            if form == "not" and says_more(tree, child):
                continue
            return Shown("denied", child, child)
        if not verbal and form in _HEDGES | _PLAN_ADJECTIVES and rel == "amod":
            return Shown("planned" if form in _PLAN_ADJECTIVES and form != "likely" else "possible", child, child)
        if form in _HEDGES and rel in ("advmod", "amod"):
            return Shown("possible", child, child)
        if form in _HABITS and rel == "advmod":
            modal = modal or Shown("habitual", child, child)
        if rel == "aux":
            lemma_ = tree.lemmas[child]
            if form in _POSSIBLE or lemma_ in _POSSIBLE:
                modal = Shown("possible", child, child)
            elif form in ("will", "shall", "'ll", "wo", "sha"):
                modal = Shown("planned", child, child)
            elif form in ("would", "'d", "should", "ought", "must"):
                if form == "'d" and tree.forms[head].endswith("ed"):
                    continue
                told = form in ("would", "'d") and _is_told(tree, head)
                modal = Shown("planned" if form == "must" or told else "hypothetical", child, child)
        if rel == "mark" and form in _CONDITION:
            return Shown("hypothetical", child, child)
        if rel in ("obl", "nmod") and tree.lemmas[child] in _PERIODS:
            each = next((c for c in tree.kids[child] if tree.forms[c] in ("every", "each")), None)
            if each is not None:
                modal = modal or Shown("habitual", each, child)
    if modal is not None:
        return modal
    if not verbal:
        return None
    return _clause_sign(tree, head)


def _is_told(tree: Tree, head: int) -> bool:
    """Whether the clause is what somebody said or promised: there "would" is a future seen from then."""
    up = tree.words[tree.first_conjunct(head)].head
    conditional = any(
        tree.rel[c] == "advcl" and any(tree.forms[m] == "if" for m in tree.kids[c]) for c in tree.kids[head]
    )
    return tree.rel[tree.first_conjunct(head)] == "ccomp" and up >= 0 and tree.upos[up] == "VERB" and not conditional


_BESIDES = frozenset("only merely just simply least exclusively solely purely".split())
"""What makes "not" say that there is more: "not exclusively of trade"."""


def says_more(tree: Tree, child: int) -> bool:
    """Whether the "not" at ``child`` is one of "not only"."""
    return child + 1 < len(tree.words) and tree.forms[child + 1] in _BESIDES


def _clause_sign(tree: Tree, head: int) -> Shown | None:
    """Signs on the first of joined verbs ("would meet and discuss"), or on a subject ("nobody met", "no state spoke")."""
    for child in tree.kids[head]:
        if tree.rel[child] == "nsubj":
            if tree.forms[child] in ("nobody", "none", "nothing", "neither"):
                return Shown("denied", child, child)
            for part in tree.kids[child]:
                if tree.forms[part] in ("no", "neither") and tree.rel[part] in ("det", "advmod"):
                    return Shown("denied", part, part)
        if tree.rel[child] == "obj" and tree.forms[child] in ("nobody", "none", "nothing"):
            return Shown("denied", child, child)
        if tree.rel[child] in ("obj", "obl"):
            for part in tree.kids[child]:
                if (
                    tree.forms[part] == "no"
                    and tree.rel[part] == "det"
                    and tree.lemmas[child] not in ("matter", "doubt")
                ):
                    return Shown("denied", part, part)
    if tree.rel[head] == "conj" and tree.upos[tree.words[head].head] == "VERB":
        own = any(tree.rel[c] in ("nsubj", "aux") for c in tree.kids[head])
        if not own:
            shown = _own_signs(tree, tree.words[head].head, True)
            # "did not meet but wrote": what is denied of the first is not denied of the second.
            if shown is not None and not (
                shown.value == "denied" and any(tree.forms[c] == "but" for c in tree.kids[head])
            ):
                return shown
    return None


# An event noun behind these is taken for granted, whatever is asked or planned of the verb ("asked him on his first visit").
_GRANTED = frozenset(
    {"on", "after", "before", "during", "since", "at", "following", "by", "despite", "because", "in", "until", "upon"}
)


def _governed(tree: Tree, head: int, verbal: bool) -> Shown | None:
    """What the words above make of the event ("plans to visit", "denied that", "the proposal for a meeting")."""
    at, steps = tree.first_conjunct(head), 0
    if not verbal and tree.rel[at] in ("obl", "nmod") and tree.case(at).partition(" ")[0] in _GRANTED:
        return None
    while steps < 4:
        up = tree.words[at].head
        if up < 0:
            return None
        rel, lemma_ = tree.words[at].deprel, tree.lemmas[up]
        bare = tree.rel[at]
        infinitive = any(tree.forms[c] == "to" and tree.rel[c] == "mark" for c in tree.kids[at])
        kept = lemma_ in _KEEPS_FROM and any(tree.forms[c] == "from" for c in tree.kids[at] if c < at)
        if kept and not any(tree.forms[c] in ("not", "n't", "never") for c in tree.kids[up]):
            return Shown("denied", up, up, sure=True)
        if (
            rel in ("acl:relcl",)
            or (bare in ("advcl", "parataxis", "appos", "nsubj") and not (bare == "advcl" and infinitive))
        ) and (bare == "advcl" or rel == "acl:relcl" or bare == "appos"):
            return _marked(tree, at)
        if bare == "advcl" and infinitive and (purpose := _purpose(tree, at)) is not None:
            return Shown("planned", purpose, purpose)
        if tree.upos[up] == "VERB":
            if bare in ("xcomp", "ccomp", "obj", "obl", "advcl", "nsubj"):
                found = _governor(tree, up, lemma_, bare, infinitive, verbal)
                if found is not None:
                    return found
        elif tree.upos[up] == "ADJ" and (infinitive or bare in ("xcomp", "ccomp", "csubj", "advcl")):
            if tree.forms[up] in _PLAN_ADJECTIVES:
                return Shown("planned", up, up)
            if infinitive and any(tree.forms[c] in ("enough", "so", "too", "sufficiently") for c in tree.kids[up]):
                # "strong enough to attack": able to, not doing it; "too weak to attack": not at all.
                return Shown("denied" if any(tree.forms[c] == "too" for c in tree.kids[up]) else "hypothetical", up, up)
            if tree.forms[up] in ("possible", "impossible", "unable", "unwilling", "reluctant"):
                return Shown("possible" if tree.forms[up] == "possible" else "denied", up, up)
        elif tree.upos[up] == "NOUN" and bare in ("acl", "nmod") and lemma_ in _PLAN_NOUNS:
            return Shown(
                "asked" if lemma_ in ("proposal", "invitation", "request", "demand", "call", "appeal") else "planned",
                up,
                up,
            )
        elif (
            tree.upos[up] == "NOUN"
            and bare in ("acl", "nmod")
            and lemma_ in ("refusal", "failure", "absence", "lack", "denial")
        ):
            return Shown("denied", up, up)
        elif (
            tree.upos[up] == "NOUN"
            and bare in ("acl", "nmod")
            and lemma_ in ("allegation", "rumour", "rumor", "suspicion", "claim")
        ):
            return Shown("possible", up, up)
        at, steps = up, steps + 1
    return None


def _purpose(tree: Tree, at: int) -> int | None:
    """The first word of "in order to", "so as to" before the infinitive at ``at``."""
    marks = [c for c in tree.kids[at] if tree.rel[c] == "mark"]
    return marks[0] if marks and tree.forms[marks[0]] in ("in", "so") and len(marks) > 1 else None


def _marked(tree: Tree, at: int) -> Shown | None:
    for child in tree.kids[at]:
        if tree.rel[child] == "mark" and tree.forms[child] in _CONDITION:
            return Shown("hypothetical", child, child)
    return None


def _governor(tree: Tree, up: int, lemma_: str, bare: str, infinitive: bool, verbal: bool) -> Shown | None:
    if bare == "nsubj":
        return _own_signs(tree, up, True) if not verbal else None
    if (
        lemma_ in _DENIES
        and bare in ("xcomp", "ccomp", "obj", "advcl")
        and (verbal or lemma_ in ("deny", "prevent", "avoid", "oppose", "reject", "refuse", "decline"))
    ):
        return Shown("denied", up, up)
    if verbal and (infinitive or bare == "xcomp"):
        if lemma_ in _ASKS and any(
            tree.rel[c] in ("obj", "iobj") or tree.words[c].deprel == "nsubj:pass" for c in tree.kids[up]
        ):
            return Shown("asked", up, up)
        if lemma_ in _PLANS or lemma_ in _ASKS:
            return Shown("asked" if lemma_ in _ASKS and lemma_ not in _WANTS else "planned", up, up)
        if lemma_ == "be":
            return Shown("planned", up, up)
        if lemma_ == "use" and infinitive:
            return Shown("habitual", up, up)
        if lemma_ in ("seem", "appear", "believe", "say", "report", "allege", "suspect", "think") and infinitive:
            return Shown("possible", up, up)
    if bare == "advcl" and lemma_ in ("accuse", "suspect", "charge") and verbal:
        return Shown("possible", up, up)
    if bare == "ccomp" and lemma_ in _DOUBTS:
        return Shown("possible", up, up)
    if bare == "ccomp" and lemma_ in (
        "hope",
        "expect",
        "wish",
        "propose",
        "suggest",
        "recommend",
        "demand",
        "request",
        "ask",
        "insist",
        "order",
        "want",
    ):
        return Shown("planned", up, up)
    if bare in ("obj", "obl") and not verbal:
        if lemma_ in (
            "plan",
            "propose",
            "schedule",
            "seek",
            "request",
            "expect",
            "suggest",
            "want",
            "offer",
            "await",
            "promise",
            "consider",
            "demand",
            "urge",
            "postpone",
            "cancel",
        ):
            value: StanceValue = "asked" if lemma_ in _ASKS - _WANTS else "planned"
            return Shown("denied" if lemma_ == "cancel" else value, up, up)
        return _own_signs(tree, up, True) or _governed(tree, up, True)
    return None
