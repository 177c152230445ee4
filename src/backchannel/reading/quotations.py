"""Words given as somebody's own."""

from collections.abc import Sequence

from backchannel.reading.draft import DraftQuotation
from backchannel.reading.mentions import Cast
from backchannel.reading.tree import Tree
from backchannel.record.text import Text


def find_quotations(text: Text, trees: Sequence[Tree], cast: Cast) -> list[DraftQuotation]:
    return []
