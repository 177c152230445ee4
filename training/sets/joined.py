"""Where the rules of ``backchannel.reading.sentences`` join what a treebank parts.

Text from the web ends sentences without a mark. The paragraphs of a treebank are split by our own rules; each stretch
that holds several gold sentences becomes an example in which the first word of each but the first begins a sentence,
and a stretch that is one gold sentence is an example without any. Nothing else is taught on the joined ones.
"""

from backchannel.reading.sentences import sentences
from backchannel.reading.words import words
from training.examples import Example, forms_of
from training.labels import bit
from training.sets.conllu import Tree

_NO = bit("begins", "O")
_YES = bit("begins", "B-begins")


def read(trees: list[Tree]) -> list[Example]:
    """Examples of joined sentences."""
    examples = []
    paragraph: list[Tree] = []
    for tree in [*trees, None]:
        if paragraph and (tree is None or tree.paragraph or tree.document != paragraph[0].document):
            examples += _paragraph(paragraph)
            paragraph = []
        if tree is not None:
            paragraph.append(tree)
    return examples


def _paragraph(trees: list[Tree]) -> list[Example]:
    text = ""
    starts: list[int] = []
    for tree in trees:
        text += " " if text else ""
        starts.append(len(text))
        text += tree.text
    gold = set(starts)
    spans = words(text, 0, len(text))
    examples = []
    for first, last in sentences(text, spans):
        own = spans[first : last + 1]
        if own[0][0] not in gold or (own[-1][1] + 1 not in gold and own[-1][1] != len(text)):
            continue
        begins = [index for index, (start, _) in enumerate(own) if index and start in gold]
        if begins:
            masks = [_NO] * len(own)
            for index in begins:
                masks[index] = _YES
            examples.append(Example(forms_of([text[a:b] for a, b in own]), tags={"begins": tuple(masks)}))
    return examples
