"""Questions: what they ask asserts nothing, what they take for granted does."""

from comity.extract.setting import Setting, setting_at
from comity.extract.trigger import is_cue
from comity.model.analysis import Amount


def is_asked(setting: Setting, amount: Amount) -> bool:
    """Whether an amount stands in a question that leaves it open, or whose answer denies it.

    A question that opens with its verb asks for all that it says ("Did exports reach 5 million?"), but not for what it points
    to ("Are the 1,200 vaccines there?"). One that opens with a question word, and a sentence that only its mark makes a question
    ("Eleven projects were halted, and then?"), take their amounts for granted.
    """
    if setting.words[-1].text != "?":
        return False
    if _is_denied(setting):
        return True
    spot = setting.spot(amount.phrase_start, amount.phrase_end)
    is_pointed = is_cue("phrase.definite", setting.lang, setting.before(spot.first))
    return _opens_with_verb(setting, spot.first) and not is_pointed


def _opens_with_verb(setting: Setting, until: int) -> bool:
    """Whether a verb opens the question, or a part of it, before a word."""
    words = setting.words[:until]
    for place, word in enumerate(words):
        is_open = place == 0 or words[place - 1].text in {",", ";", ":", "—", "–", "-", '"', "“", "‘", "¿"}
        is_linked = place > 0 and is_cue("coordinator", setting.lang, words[place - 1].text)
        if (is_open or is_linked) and is_cue("question.verb", setting.lang, word.text):
            return True
    return False


def _is_denied(setting: Setting) -> bool:
    """Whether the next words say no: the answer stands behind the label of who gives it, if there is one."""
    number = setting.number + 1
    if number == len(setting.analysis.sentences):
        return False
    words = [word.text for word in setting_at(setting.analysis, number).words[:8]]
    answer = words[words.index(":") + 1 :] if ":" in words else words
    return bool(answer) and is_cue("answer.no", setting.lang, answer[0])
