"""In what mood a figure may be given, and what in the sentence speaks for each mood."""

from comity.extract.chooser import Option
from comity.extract.indicator import Measured
from comity.extract.modality import ORDER
from comity.extract.options.scene import Scene, bucket
from comity.model.claim import Modality

MOODS: tuple[Modality, ...] = ("actual", *ORDER)
MODALS = {"will", "would", "could", "can", "may", "might", "should", "shall", "must", "to"}
AUXILIARIES = MODALS | {"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did"}


def moods(scene: Scene, measured: Measured, rule: Modality) -> list[Option[Modality]]:
    """Each mood with what speaks for it."""
    features = _features(scene, measured, rule)
    return [Option(mood, [f"{mood}|{feature}" for feature in features], mood == rule) for mood in MOODS]


def _features(scene: Scene, measured: Measured, rule: Modality) -> list[str]:
    setting = scene.setting
    code = measured.known
    last = scene.last
    found = [
        "",
        f"rule={rule}",
        f"rule={rule}|{scene.relation}",
        f"c={code}",
        f"ck={code}|{scene.kind}",
        f"r={scene.relation}",
        f"w1={scene.before[0]}",
        f"w2={scene.before[1]} {scene.before[0]}",
        f"a1={scene.after[0]}",
        f"hedge={scene.amount.hedge}",
        f"last={last.modality if last else None}|{scene.gap(last) if last else None}",
    ]
    for mood in ORDER:
        for spot in setting.matches(mood):
            words = " ".join(word.text for word in setting.words[spot.first : spot.last + 1])
            side = scene.side(spot)
            found += [
                f"cue={mood}|{side}|{bucket(setting.distance(spot, scene.phrase))}",
                f"cue={mood}|{side}|{setting.is_parted(spot, scene.phrase)}",
                f"said={words}|{side}",
            ]
    verbs = [(label, lemma) for label, lemma, upos in scene.climb if upos == "VERB"]
    for place, (label, lemma) in enumerate(verbs[:3]):
        found += [f"v{place}={lemma}", f"l{place}={label}"]
    found += [f"noun={lemma}" for _, lemma, upos in scene.climb[:2] if upos == "NOUN"]
    found += [f"aux={word}" for word in _auxiliaries(scene)]
    if measured.term is not None:
        found.append(f"tb={setting.before(measured.term.spot.first)}")
    future = {scene.tense(when.period) for when in setting.periods if when.period is not None}
    found += [f"time={time}" for time in sorted(future)]
    near = sorted(
        (setting.distance(setting.spot(when.start, when.end), scene.phrase), scene.tense(when.period), when.role)
        for when in setting.periods
        if when.period is not None
    )
    if near:
        found += [f"near={near[0][1]}", f"near={near[0][1]}|{near[0][2]}"]
    if scene.said is not None:
        found.append("spoken")
    return found


def _auxiliaries(scene: Scene) -> list[str]:
    """The auxiliaries around the verb that the amount hangs on, as worded; the tense that its form shows."""
    node = scene.paths.head(scene.here)
    if node is None:
        return []
    sentence, number = node
    words = sentence.syntax.parse.words
    while (step := sentence.steps[number]) is not None and words[number].upos != "VERB":
        number = step.head
    if words[number].upos not in {"VERB", "AUX"}:
        return []
    text = scene.setting.analysis.text.words
    verb = words[number]
    before = [word for place, word in enumerate(words[:number]) if number - place <= 5 and word.head == number]
    auxiliaries = [form for word in before if (form := text[word.start : word.end].lower()) in AUXILIARIES]
    return [text[verb.start : verb.end].lower()[-3:], *(auxiliaries or ["bare"])]
