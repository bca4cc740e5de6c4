"""Identifiers: digests of content, never random and never made from the clock.

Every id is a one-letter prefix, an underscore and sixteen hexadecimal digits: `t_` text, `d_` document, `c_` claim,
`q_` quantity, `r_` other record, `o_` origin, `k_` conflict, `v_` cluster, `u_` ruling, `h_` what is held back. Two runs, and
two colleagues, get the same ids.
"""

from hashlib import sha256
from typing import TypeAlias

TextId: TypeAlias = str
DocumentId: TypeAlias = str
ClaimId: TypeAlias = str
RecordId: TypeAlias = str
QuantityId: TypeAlias = str
OriginId: TypeAlias = str
ConflictId: TypeAlias = str
ClusterId: TypeAlias = str
HeldId: TypeAlias = str
AssumptionId: TypeAlias = str
"""The name of an assumption in `assumptions.tsv`, such as `mirror-trade`; the only id that is not a digest."""


def digest(*parts: str | float | None) -> str:
    """Sixteen hexadecimal digits (64 bits of SHA-256) that depend on every part and on where one ends.

    Parts are joined with their lengths, so that `digest("ab", "c")` differs from `digest("a", "bc")`; None differs from "".
    """
    hasher = sha256()
    for part in parts:
        encoded = b"\xff" if part is None else str(part).encode("utf-8", "surrogatepass")
        hasher.update(f"{len(encoded)}:".encode())
        hasher.update(encoded)
    return hasher.hexdigest()[:16]


def text_id(words: str) -> TextId:
    """Identify a text by its words."""
    return "t_" + digest(words)


def document_id(text: TextId, address: str) -> DocumentId:
    """Identify a document by its text and the address at which it was read: one text at two addresses is two documents."""
    return "d_" + digest(text, address)


def claim_id(document: DocumentId, start: int, end: int, kind: str, ordinal: int) -> ClaimId:
    """Identify a claim by the words it rests on, not by what was read out of them, so that rulings survive a better extractor."""
    return "c_" + digest(document, start, end, kind, ordinal)
