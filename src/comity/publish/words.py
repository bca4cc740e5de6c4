"""Words of documents on their way into pages and papers: what no file may hold, and what would spill over its place."""

CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
"""Control characters and lone halves of surrogate pairs: no page may hold them, so each is shown as U+FFFD."""

OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
"""What turns or isolates the direction of text, and what ends it."""


def showable(words: str) -> str:
    """Words without what no page may hold; line breaks and tabs stay."""
    return words.translate(CONTROLS)


def on_one_line(words: str) -> str:
    """Words on one line, showable, their overrides of direction closed at the end, so that none reaches what follows."""
    line = " ".join(showable(words).split())
    opened: list[str] = []
    for mark in line:
        if mark in OPENING:
            opened.append(OPENING[mark])
        elif opened and mark in opened:
            while opened and opened.pop() != mark:
                pass
    return line + "".join(reversed(opened))
