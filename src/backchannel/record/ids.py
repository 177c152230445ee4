"""Ids made from content: the same content has the same id on every machine, so reading twice adds nothing.

An id is a prefix and the first 26 characters (130 bits) of the SHA-256 in lower-case base32.
"""

import base64
import hashlib
from dataclasses import replace

from backchannel.record.canonical import canonical_json, plain
from backchannel.record.claim import Claim
from backchannel.record.finding import Finding
from backchannel.record.quotation import Quotation


def made_from(prefix: str, *parts: str | bytes) -> str:
    """``prefix_`` and a digest of ``parts``; each part is hashed with its length, so ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}_{base64.b32encode(digest.digest()).decode().lower()[:26]}"


def source_id(sha256: str, part: str | None) -> str:
    """Of a document: its bytes, and which part of them it is."""
    return made_from("src", sha256, part or "")


def actor_id(text_sha256: str, kind: str, name: str, first_start: int) -> str:
    """Of an actor of one text: its kind, name and the code point of its first mention."""
    return made_from("act", text_sha256, kind, name, str(first_start))


def claim_id(text_sha256: str, claim: Claim) -> str:
    """Of a claim: all that it says (its own ``id`` is left out), in that text."""
    return made_from("clm", text_sha256, canonical_json(replace(claim, id="")))


def quotation_id(text_sha256: str, quotation: Quotation) -> str:
    """Of a quotation: all that it says (its own ``id`` is left out), in that text."""
    return made_from("quo", text_sha256, canonical_json(replace(quotation, id="")))


def finding_id(finding: Finding) -> str:
    """Of a finding: kind, claims, facts and sentence."""
    return made_from("fnd", canonical_json(plain(replace(finding, id=""))))
