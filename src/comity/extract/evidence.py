"""The words that carry a figure: at most twelve around the amount, from its own clause."""

import re

from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount

MOST, MOST_BEFORE, MOST_AFTER = 12, 8, 3
TOKEN = re.compile(r"\S+")
STOPS = tuple(",;:.)”\"'")


def evidence(setting: Setting, amount: Amount, term: Match | None) -> tuple[int, int]:
    """Start and end of the evidence of an amount whose indicator stands at `term` (None: in an earlier sentence).

    It reaches on to the next comma, a few words at most, and back to the head of the clause, or of the sentence when the
    indicator lies beyond it.
    """
    words = setting.analysis.text.words
    tokens = [match.span() for match in TOKEN.finditer(words, setting.sentence.start, setting.sentence.end)]
    first = next(n for n, (_, end) in enumerate(tokens) if end > amount.phrase_start)
    last = max(n for n, (start, _) in enumerate(tokens) if start < amount.phrase_end)
    room = max(0, MOST - (last - first + 1))
    for _ in range(min(room, MOST_AFTER)):
        if last + 1 >= len(tokens) or words.endswith(STOPS, tokens[last][0], tokens[last][1]):
            break
        last, room = last + 1, room - 1
    head = _head(setting, amount, term)
    earliest = max(0, first - min(room, MOST_BEFORE))
    while first > earliest and tokens[first - 1][0] >= head:
        first -= 1
    return _trimmed(words, tokens[first][0], tokens[last][1], amount.phrase_end)


def _head(setting: Setting, amount: Amount, term: Match | None) -> int:
    """Where the clause of an amount begins, or the sentence when the indicator stands before that."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    place = setting.clause_start(here)
    if term is not None and term.first < place <= here.first:
        return setting.sentence.start
    return setting.words[place].start


def _trimmed(words: str, start: int, end: int, least: int) -> tuple[int, int]:
    while end > least and words[end - 1] in STOPS:
        end -= 1
    while not words[start].isalnum() and words[start] not in "$€£¥" and start + 1 < end:
        start += 1
    return start, end
