"""What the rules weigh against the network, in log-odds. Chosen on the dev parts of our own corpus, inline and stand-off."""

from dataclasses import dataclass


@dataclass(slots=True)
class Balance:
    """Evidence in log-odds, and how much of it is enough."""

    unseen: float = -6.0
    """The network's odds of an event at a word where it saw none worth telling."""
    rule: float = 1.5
    """That a rule knows the word, with its grammar, as an event."""
    bound: float = 2.5
    """The same, where the rule has found both who does it and to whom."""
    event: float = 0.2
    """More than this makes an event."""
    alone: float = 3.5
    """More than this, by the network, makes one that nobody is named in."""
    again: float = 5.0
    """Less than this makes no event of a word that already tells one of another's ("signed an *agreement*")."""
    barred: float = 2.5
    """Less than this makes no event of a word that a rule knows to mean none where it stands so."""
    type: float = 3.0
    """That a rule gives this type."""
    role: float = 3.5
    """That a rule gives this role."""
    side: float = 12.0
    """That a rule gives the role of a go-between, a host or a beneficiary: the network has seen few of them."""
    aside: float = 0.0
    """In favour of such a role in any case: for the same reason the network is shy of it."""
    party: float = 0.0
    """More than this makes a party."""
    other: float = 1.5
    """Against an actor whom the network sees beside the one that a rule has found."""
    lone: float = -0.5
    """More than this makes the likeliest recipient one where there is no other."""
    stance: float = 2.0
    """That a rule gives this stance."""
    asserted: float = -0.3
    """Less than this log-probability of its being asserted does not outweigh a rule that takes it for anything else."""
    openness: float = 4.0
    """That a rule gives this openness."""
    unstated: float = 3.0
    """That no rule gives any, and the network sees no word that shows it."""
    shown: float = 1.0
    """More than this, by the network, makes a word one that shows openness."""
    sign: float = 0.0
    """More than this, by the network, makes a phrase of openness that the grammar hangs elsewhere one of the event."""
    place: float = 1.5
    """That a rule gives the event this place; above nought it is one."""
    unnamed: float = 2.0
    """More than this, by the network, makes a place of a common noun."""
    timed: float = 1.0
    """More than this, by the network, dates an event that the grammar hangs no time on, or another one."""
    untimed: float = -3.0
    """Less than this takes a time from an event that the grammar hangs it on."""
    thing: float = 0.0
    """More than this makes words the thing of an event, though the grammar gives it none or another."""
    nothing: float = -1.0
    """Less than this takes a thing from an event that the grammar gives it."""
    teller: float = 2.0
    """More than this makes a teller where the grammar shows none."""
    untold: float = -2.5
    """Less than this takes a teller from an event that the grammar gives it."""


BALANCE = Balance()
