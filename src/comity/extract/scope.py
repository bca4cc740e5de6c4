"""What part of the whole a figure covers: "without oil", "goods only"."""

from comity.extract.setting import Setting
from comity.model.analysis import Amount

STOP = {",", ".", ";", ":", "and", "or", "but", "in", "by", "to", "from", "”", '"', "said", "told", "according"}
REACH = 12.0


def scope(setting: Setting, amount: Amount) -> str | None:
    """The exclusion that stands next to an amount, as "without X"; None where the words exclude nothing."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    for cue in setting.matches("excluding"):
        if setting.distance(cue, here) > REACH:
            continue
        named = []
        for word in setting.words[cue.last + 1 : cue.last + 4]:
            if word.text in STOP:
                break
            named.append(word.text)
        if named:
            return f"without {' '.join(named)}"
    return None
