"""What goes from the child to the parent: the persons whom a volume lists."""

import json
from dataclasses import replace

import pytest

from backchannel.intake.document import Taken
from backchannel.intake.tei import documents
from backchannel.intake.wire import Garbled, decode, encode

_VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>
<front><div type="section" xml:id="persons"><head>Persons</head><list>
  <item><persName xml:id="p_B1">Brandelius, Tobias</persName>, Swedish Minister of Trade</item></list></div></front>
<body><div type="document" n="1" xml:id="d1"><head>1. Note</head><p>He wrote.</p></div>
<div type="document" n="2" xml:id="d2"><head>2. Note</head><p>He wrote again.</p></div></body></text></TEI>"""


def _payload() -> tuple[Taken, bytes, str]:
    taken = Taken(documents(_VOLUME.encode(), "volume.xml"))
    return taken, b"".join(encode(taken)), taken.documents[0].source.sha256


def test_a_volumes_list_is_sent_once_and_its_documents_share_it() -> None:
    taken, payload, sha256 = _payload()
    assert payload.count(b'Brandelius, Tobias","Swedish') == 2, "where it is marked in the list, and for all documents"
    back = decode(payload, sha256)
    assert back == taken
    first, second = (one for one in back.documents if one.source.part in ("d1", "d2"))
    assert first.listed is second.listed
    assert first.listed


@pytest.mark.parametrize("number", [7, -1, "0", True, None])
def test_a_list_that_is_not_there_is_garbled(number: object) -> None:
    _, payload, sha256 = _payload()
    size = int.from_bytes(payload[:8], "big")
    head = json.loads(payload[8 : 8 + size])
    head["documents"][0]["listed"] = number
    wrong = json.dumps(head).encode()
    with pytest.raises(Garbled):
        decode(len(wrong).to_bytes(8, "big") + wrong + payload[8 + size :], sha256)


def test_a_person_who_is_no_words_is_garbled() -> None:
    _, payload, sha256 = _payload()
    size = int.from_bytes(payload[:8], "big")
    head = json.loads(payload[8 : 8 + size])
    head["lists"][1] = [["p_B1", 3, None]]
    wrong = json.dumps(head).encode()
    with pytest.raises(Garbled):
        decode(len(wrong).to_bytes(8, "big") + wrong + payload[8 + size :], sha256)


def test_documents_without_a_list_have_none_behind_the_wire() -> None:
    taken, _, sha256 = _payload()
    bare = Taken(tuple(replace(one, listed=()) for one in taken.documents))
    assert decode(b"".join(encode(bare)), sha256) == bare
