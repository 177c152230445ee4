"""A correction: the field of a claim that a person reads otherwise, and what should stand there instead.

What was read stays as it is. A correction is a judgement (``Judgement.change``: field to value) and shows beside it.
"""

from typing import Literal, get_args

from backchannel.record import edtf
from backchannel.record.claim import ClaimType, OpennessValue, StanceValue

Field = Literal[
    "type",
    "participants.actor",
    "participants.recipient",
    "participants.intermediary",
    "participants.host",
    "participants.beneficiary",
    "thing",
    "when",
    "where",
    "openness",
    "stance",
    "chain",
]
"""The fields of a claim that a person may correct, by the names that ``Claim.inferred`` uses."""
FIELDS: tuple[Field, ...] = get_args(Field)
CLOSED: dict[Field, tuple[str, ...]] = {
    "type": get_args(ClaimType),
    "openness": get_args(OpennessValue),
    "stance": get_args(StanceValue),
}
"""What may stand in the fields that have a list of values."""
LISTS: frozenset[Field] = frozenset(field for field in FIELDS if field.startswith("participants.")) | {"where", "chain"}
"""Fields that hold several names, one a line: the parties of a role, the places, the tellers from the outermost inwards."""


def checked(field: Field, value: str) -> str:
    """``value`` as it is kept: a code of ``CLOSED``, EDTF, names one a line, or words. "" means that nothing stands there.

    ValueError says in plain words what does not fit.
    """
    value = value.strip()
    codes = CLOSED.get(field)
    if codes is not None:
        if value not in codes:
            raise ValueError(f"“{value}” is none of {', '.join(codes)}")
        return value
    if field == "when":
        return edtf.checked(value) if value else ""
    return "\n".join(names(value)) if field in LISTS else value


def names(value: str) -> tuple[str, ...]:
    """The names of a value that holds several, each once, in their order."""
    return tuple(dict.fromkeys(line.strip() for line in value.splitlines() if line.strip()))
