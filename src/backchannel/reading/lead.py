"""Who does what the items of a list tell, named once above them.

"The National Security Council: a. Noted the report. b. Directed the Board to …"; "The General Assembly, 1. Condemns …;
2. Calls upon …". Items begin with the verb; a paragraph with a subject of its own ends the list.
"""

from backchannel.reading.cast import Cast
from backchannel.reading.tree import Tree

RULE = "named above the list"
_SHORT = 14
"""Words that such a line has at most: chosen to hold "The Government of the French Republic hereby:", not tuned."""


class Lead:
    """Follows a text sentence by sentence, from its beginning."""

    def __init__(self) -> None:
        self._mention: int | None = None
        self._block = -1

    def over(self, tree: Tree, cast: Cast) -> int | None:
        """The mention of who does what the verbs of ``tree`` without a subject tell; None where no list goes on."""
        first = tree.sentence.block != self._block
        self._block = tree.sentence.block
        root = next((index for index, word in enumerate(tree.words) if word.head < 0), None)
        if root is None:
            return None
        opened = self._opens(tree, cast, root)
        if opened is not None:
            self._mention = opened
            return None
        if self._mention is None:
            return None
        subject = tree.kid(root, "nsubj", "expl", "csubj")
        if tree.upos[root] != "VERB" or (subject is not None and len(tree.forms[subject]) > 1):
            if first and not self._numbered(tree):
                self._mention = None
            return None
        return self._mention if self._begins(tree, root) else None

    def _opens(self, tree: Tree, cast: Cast, root: int) -> int | None:
        if len(tree.words) > _SHORT or tree.forms[-1] not in (":", ","):
            return None
        if any(upos in ("VERB", "AUX") for upos in tree.upos):
            return None
        number = cast.at[tree.number].get(root)
        if (
            number is None
            or cast.mentions[number].kind not in ("name", "role")
            or cast.mentions[number].names == "place"
        ):
            return None
        return number if tree.low[root] == 0 or tree.upos[0] == "DET" else None

    def _numbered(self, tree: Tree) -> bool:
        """Whether the paragraph begins as an item does ("a.", "(2)"): the parser may take its verb for a name."""
        return len(tree.forms) > 1 and len(tree.forms[0].strip("(.)")) <= 1 and tree.upos[0] != "PRON"

    def _begins(self, tree: Tree, root: int) -> bool:
        """Whether the item begins with its verb, but for a number, a letter and an adverb."""
        return all(
            tree.upos[index] in ("PUNCT", "NUM", "X", "ADV", "SYM") or len(tree.forms[index].strip(".()")) <= 1
            for index in range(root)
        )
