"""The whole that the share of some goods is of, where the words name another one than the flow that the share is told of."""

from comity.extract.product import goods_at
from comity.extract.setting import Match, Setting
from comity.extract.tree import tree
from comity.extract.trigger import is_cue
from comity.model.analysis import Amount

MOST_WORDS = 8


def other_whole(setting: Setting, amount: Amount, term: Match | None) -> str | None:
    """What a share is of, as "of the fruit": the goods themselves, wherever they went, or anything else that is no flow.

    None where it is a share of the flow, as "24% of the import bill", and where the words leave the whole open.
    """
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    of = next((n for n in (here.last, here.last + 1) if n < len(setting.words) and setting.words[n].text == "of"), None)
    if amount.relation != "share" or of is None:
        return None
    named = _phrase(setting, of + 1)
    if named is None:
        return None
    is_flow = term is not None and named.first <= term.last <= named.last
    if is_flow and not any(named.first <= goods.first <= named.last for goods in goods_at(setting)):
        return None
    words = " ".join(word.text for word in setting.words[named.first : named.last + 1])
    return f"of {words}"


def _phrase(setting: Setting, first: int) -> Match | None:
    """The words from a place on up to a verb, a preposition or a mark; None for pronouns and totals, which name nothing."""
    words, parse = setting.words, tree(setting)
    last = first - 1
    for place in range(first, min(len(words), first + MOST_WORDS)):
        word = words[place].text
        is_opening = place == first and parse.part(place) in {"DET", "PRON"}
        is_end = is_cue("np.stop", setting.lang, word) or parse.part(place) in {"VERB", "AUX"} or not word[0].isalnum()
        if is_end and not is_opening:
            break
        last = place
    told = [word.text for word in words[first : last + 1]]
    is_open = not told or told[-1] in {"total", "whole", "sum"} or any(is_cue("part.of", setting.lang, word) for word in told)
    return None if is_open else Match(first, last)
