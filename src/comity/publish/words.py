"""Words of documents on their way into pages and papers: what no file may hold, and what would spill over its place."""

CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
"""Control characters and lone halves of surrogate pairs: no page may hold them, so each is shown as U+FFFD."""

OVERRIDES = dict.fromkeys((0x202D, 0x202E), "\ufffd")
"""What forces the direction of text against its letters: on paper it would show other words than were written."""

OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
"""What embeds or isolates text of one direction, and what ends it."""


def showable(words: str) -> str:
    """Words without what no page may hold; line breaks and tabs stay."""
    return words.translate(CONTROLS)


def on_one_line(words: str) -> str:
    """Words for paper, on one line and showable: overrides of direction are U+FFFD, embeddings end where the words end."""
    line = " ".join(showable(words).translate(OVERRIDES).split())
    opened: list[str] = []
    for mark in line:
        if mark in OPENING:
            opened.append(OPENING[mark])
        elif mark in opened:
            while opened.pop() != mark:
                pass
    return line + "".join(reversed(opened))
