"""Names from other scripts and spellings, brought to one form: without diacritics, and as they are spoken."""

import re
from functools import cache
from unicodedata import combining, normalize

# Spellings of one sound in the usual romanisations, longest first.
SOUNDS = (
    ("shch", "s"), ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("q", "k"), ("c", "k"),
)  # fmt: skip

# Cyrillic letters without their marks, as Russian is romanised (й is и and ё is е by then).
CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "є": "ye", "ґ": "g", "ў": "u",
})  # fmt: skip


def unmarked(text: str) -> str:
    """A text for comparing: case folded, compatibility forms resolved (NFKD), without diacritics."""
    folded = text.casefold()
    return folded if folded.isascii() else "".join(sign for sign in normalize("NFKD", folded) if not combining(sign))


@cache
def sound(name: str) -> str:
    """A folded name as it is spoken, the romanisation aside: "chernyshenko", "tchernyshenko" and "чернышенко" are one."""
    name = name if name.isascii() else name.translate(CYRILLIC)
    for spelling, spoken in SOUNDS:
        name = name.replace(spelling, spoken)
    name = re.sub(r"(.)\1+", r"\1", name)
    return f"{name[:-2]}r" if len(name) > 3 and name.endswith("er") else name
