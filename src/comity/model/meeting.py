"""When two texts share so many fingerprints that their words are worth comparing: one rule, in memory and in a ledger.

A fingerprint in at most FREQUENT texts pairs all of them. One in more texts is common speech, page furniture or the text of an
agency that everybody carries: it pairs only neighbours in the order of the texts, so that copies chain instead of filling a
square. A text that is added therefore never makes two earlier ones meet, it can only part them: an index that grows keeps the
pairs it has and takes away from them, and comes to the same pairs as one built anew, whatever the order.
"""

FREQUENT = 20
"""A fingerprint in more texts than this pairs only neighbours."""
PRINT_BITS = 28
"""Fingerprints are cut to so many bits; two that are equal by chance seldom come three at a time."""


def least(smaller: int) -> int:
    """How many fingerprints two texts must share: three (or all) of the one that has fewer, and a fortieth of it."""
    return max(min(3, smaller), -(-smaller // 40))
