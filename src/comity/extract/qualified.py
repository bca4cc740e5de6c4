"""What tells a counted noun from others of its name: "projects in the special zone", "products covered by the arrangement"."""

from comity.extract.deeds import one_word
from comity.extract.setting import Match, Setting
from comity.extract.tree import Arc, Tree, tree
from comity.model.analysis import Amount

MOST_WORDS = 10


def qualified(setting: Setting, amount: Amount) -> str | None:
    """The first phrase or participle that hangs on the counted noun behind it, as the text has it, in lower case.

    Dates, amounts and states alone qualify nothing: they are the figure's own period, value and sides.
    """
    counted = setting.spot(amount.start, amount.end)
    grammar = tree(setting)
    noun = grammar.head(counted)
    for arc in grammar.below(noun, "phrase", "clause"):
        covered = setting.spot(arc.start, arc.end)
        if covered.first > counted.last and _tells(setting, grammar, arc, covered):
            return setting.analysis.text.words[arc.start : arc.end].strip(" ,;:.").lower()
    return None


def _tells(setting: Setting, grammar: Tree, arc: Arc, covered: Match) -> bool:
    """Whether a phrase says which things are counted."""
    words = setting.words[covered.first : covered.last + 1]
    if not 2 <= len(words) <= MOST_WORDS or any(not word.text[0].isalnum() for word in words):
        return False
    if arc.kind == "clause" and (words[0].text in one_word(setting, "relative") or grammar.part(covered.first) != "VERB"):
        return False
    taken = [
        *((amount.start, amount.end) for amount in setting.amounts),
        *((loan.start, loan.end) for loan in setting.loans),
        *((when.start, when.end) for when in setting.periods),
    ]
    if any(start < arc.end and arc.start < end for start, end in taken):
        return False
    states = [(mention.start, mention.end) for mention in setting.actors if mention.states]
    plain = [word for word in words[1:] if not any(start <= word.start < end for start, end in states)]
    return any(grammar.part(setting.place(word.start)) in {"NOUN", "PROPN", "VERB"} for word in plain)
