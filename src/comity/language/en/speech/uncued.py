"""Quotations that no cue tells: after a colon, signed with a name, led by any verb, or a fragment in its speaker's sentence."""

from comity.language.en.speech.edges import after_dateline
from comity.language.en.speech.heads import can_speak, core_end_of, head_mention, is_source
from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.openings import ENDS
from comity.language.en.speech.phrases import has_verb, name_behind, names_someone, phrase_after
from comity.language.en.speech.spans import content_span, form_of
from comity.language.en.speech.speakers import Speakers
from comity.language.en.speech.unit import Places, Unit
from comity.model.analysis import Utterance
from comity.model.claim import Voice

_DASHES = frozenset({"-", "–", "—"})
_HEAD = 8  # tokens of a source before its colon
_FEWEST_WORDS = 3  # a shorter fragment in quotation marks is as often a name or a doubt as what somebody said


def main_subject(unit: Unit, start: int, limit: int) -> Places | None:
    """The phrase with which a sentence begins, after an opening up to a comma, if it can speak."""
    start = after_dateline(unit, start)
    while start < limit and _is_opening(unit, start):
        comma = next((place for place in range(start, limit) if unit.low(place) == ","), None)
        start = comma + 1 if comma is not None else limit
    end = phrase_after(unit, start, limit)
    if start < end and can_speak(unit, (start, end)):
        named = None if names_someone(unit, start, end) else name_behind(unit, end, limit)
        return named or (start, end)
    return _named_first(unit, start, end)


def _is_opening(unit: Unit, place: int) -> bool:
    """Whether a circumstance begins here: "In May,", "Asked about the levy,"."""
    words, low = lexicon(), unit.low(place)
    is_small = low in words.prepositions or low in words.adverbs or low in words.connectives
    return is_small or (low in {"asked", "speaking", "writing", "questioned", "pressed"} and place == unit.sentence_start(place))


def _named_first(unit: Unit, start: int, end: int) -> Places | None:
    """The person or seat of government whose name opens a phrase that a verb of no list ends ("Ada Example begs to differ")."""
    for place in range(end - 1, start, -1):
        mention = head_mention(unit, start, place)
        is_who = mention is not None and (mention.kind == "person" or mention.form in {"metonym", "capital"})
        if mention is not None and is_who and mention.start == unit.tokens[start].start:
            return start, place
    return None


def uncued(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """The utterance of a unit without a cue, by the first of the rules that applies; empty where none does."""
    return (
        _headed(text, unit, speakers)
        or _named_by_colon(text, unit, speakers)
        or _signed(text, unit, speakers)
        or _led(text, unit, speakers)
    )


def carried(text: str, unit: Unit, voice: Voice | None) -> list[Utterance]:
    """A quotation that stands alone goes on with who spoke just before, or leads up to who is named where it closes."""
    content = content_span(text, unit, (0, len(unit.tokens)))
    if voice is None or content is None:
        return []
    form = form_of(text, unit.quotes, content)
    return [Utterance(content=content, form=form, chain=(voice,), is_continued=True)]


def fragments(text: str, unit: Unit, made: list[Utterance], speakers: Speakers) -> list[Utterance]:
    """Quoted words of a sentence that no cue covers, by the person or body with whom the sentence begins."""
    found: list[Utterance] = []
    for place, token in enumerate(unit.tokens):
        if token.kind != "quote" or any(said.content[0] < token.end and token.start < said.content[1] for said in made):
            continue
        if not _is_fragment(text, token.start + 1, token.end - 1):
            continue
        subjects = (main_subject(unit, start, place) for start in clause_starts(unit, place))
        subject = next((span for span in subjects if span is not None and _is_known(unit, span)), None)
        if subject is not None:
            found += _by(text, unit, speakers, subject, (place, place + 1))
    return found


def clause_starts(unit: Unit, place: int) -> list[int]:
    """The token places where the clauses of a sentence begin before a place, the nearest first."""
    start = unit.sentence_start(place)
    joints = [
        far + 1
        for far in range(start + 1, place)
        if unit.low(far) in {";", "whereas", "while"} or (unit.low(far) in {"and", "but", "yet"} and unit.low(far - 1) == ",")
    ]
    return [*reversed(joints), start]


def _is_known(unit: Unit, subject: Places) -> bool:
    """Whether a subject is somebody who can own quoted words: a person, whoever holds an office, a seat of government."""
    core_end = core_end_of(unit, subject)
    mention = head_mention(unit, subject[0], core_end)
    if mention is not None and mention.kind != "state":
        return mention.kind == "person" or mention.form == "metonym"
    if mention is not None:
        return mention.form in {"metonym", "capital"}
    is_he = unit.low(subject[0]) in {"he", "she"} and core_end - subject[0] == 1
    return is_he or (unit.low(core_end - 1) in lexicon().person_nouns and not unit.tokens[core_end - 1].is_capital)


def _is_fragment(text: str, start: int, end: int) -> bool:
    """Whether quoted words are a piece of somebody's sentence, and not a title or a slogan."""
    words = text[start:end].split()
    return len(words) >= _FEWEST_WORDS and sum(word[0].isupper() for word in words) * 3 <= len(words)


def _by(text: str, unit: Unit, speakers: Speakers, subject: Places, extent: Places) -> list[Utterance]:
    """The words of an extent as said by a subject; empty where the subject is nobody known."""
    voices, content = speakers.resolve(unit, subject, is_continuing=False), content_span(text, unit, extent)
    if not voices or content is None:
        return []
    speakers.say(voices[-1], unit)
    span = unit.tokens[subject[0]].start, unit.tokens[subject[1] - 1].end
    return [Utterance(content=content, form=form_of(text, unit.quotes, content), chain=voices, speaker=span)]


def _named_by_colon(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """A quotation after a colon belongs to the subject of its sentence ("The minister put it so: ...")."""
    for place in range(2, len(unit.tokens)):
        if unit.kind(place) == "quote" and unit.low(place - 1) == ":":
            subject = main_subject(unit, unit.sentence_start(place - 1), place - 1)
            return _by(text, unit, speakers, subject, (place, place + 1)) if subject is not None else []
    return []


def _headed(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """What stands behind a source and a colon, in brief ("Roads ministry: the bridge opens in May")."""
    start = after_dateline(unit, 0)
    colon = next((place for place in range(start + 1, min(start + _HEAD, len(unit.tokens))) if unit.low(place) == ":"), None)
    if colon is None or colon + 2 >= len(unit.tokens) or not _is_head(unit, start, colon):
        return []
    end = unit.sentence_end(colon) - (unit.kind(unit.sentence_end(colon) - 1) == "sign")
    end = next((place for place in range(colon + 1, end) if unit.low(place) == ";"), end)
    is_news = has_verb(unit, colon + 1, end) or any(unit.kind(place) in {"number", "quote"} for place in range(colon + 1, end))
    return _by(text, unit, speakers, (start, colon), (colon + 1, end)) if is_news else []


def _is_head(unit: Unit, start: int, colon: int) -> bool:
    return is_source(unit, (start, colon)) and not has_verb(unit, start, colon)


def _signed(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """A quotation that ends with a dash and a name."""
    subject = (2, len(unit.tokens) - (unit.low(len(unit.tokens) - 1) == "."))
    if unit.kind(0) != "quote" or unit.low(1) not in {"—", "–", "―"} or subject[1] <= 2 or not can_speak(unit, subject):
        return []
    return _by(text, unit, speakers, subject, (0, 1))


def sourced(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """What a line without full stop says before a dash and its source ("- Line to open in May - operator")."""
    places = [p for p in range(2, len(unit.tokens) - 1) if unit.low(p) in _DASHES and _is_spaced(text, unit, p)]
    if unit.is_dashed or unit.low(len(unit.tokens) - 1) in {".", "!", "?"}:
        return []
    if not places:
        return _bracketed(text, unit, speakers)
    dash = places[-1]
    end = phrase_after(unit, dash + 1, len(unit.tokens))
    is_source = end == len(unit.tokens) or (unit.low(end) == "," and unit.low(end + 1) in {"citing", "quoting"})
    has_news = unit.kind(0) == "sign" or has_verb(unit, 0, dash) or any(unit.kind(place) == "number" for place in range(dash))
    if end == dash + 1 or not is_source or not has_news or not can_speak(unit, (dash + 1, end)):
        return []
    first = next((place for place in range(dash) if unit.kind(place) != "sign"), 0)
    return _by(text, unit, speakers, (dash + 1, end), (first, dash))


def _is_spaced(text: str, unit: Unit, place: int) -> bool:
    """Whether blanks stand on both sides of a dash, which then is no minus and no hyphen."""
    return text[unit.tokens[place].start - 1] == " " and text[unit.tokens[place].end : unit.tokens[place].end + 1].isspace()


def _bracketed(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """What a line says before the source in brackets with which it ends ("Line to open in May (operator)")."""
    close = len(unit.tokens) - 1
    opening = next((place for place in range(close, 1, -1) if unit.low(place) == "("), 0)
    source = (opening + 1, close)
    if unit.low(close) != ")" or source[0] >= close or not _is_head(unit, *source):
        return []
    has_news = any(unit.kind(place) in {"number", "quote"} for place in range(opening)) or has_verb(unit, 0, opening)
    first = opening - 1 if unit.kind(opening - 1) == "quote" else 0
    return _by(text, unit, speakers, source, (first, opening)) if has_news else []


def _led(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """A quotation, then somebody, then any verb ("he sighed", "the trader grumbled")."""
    start = 2 if unit.low(1) == "," else 1
    if unit.kind(0) != "quote" or not (start == 2 or text[unit.tokens[0].end - 2] in ",?!…"):
        return []
    inverted = phrase_after(unit, start + 1, min(start + 8, len(unit.tokens)))
    if (
        unit.low(start).endswith("ed")
        and unit.low(inverted) in ENDS
        and inverted > start + 1
        and can_speak(unit, (start + 1, inverted))
    ):
        return _by(text, unit, speakers, (start + 1, inverted), (0, 1))
    for end in range(start + 1, min(start + 6, len(unit.tokens))):
        token = unit.tokens[end]
        is_verb = token.kind == "word" and not token.is_capital and token.low.endswith(("ed", "s")) and end > start
        if is_verb and (unit.low(end + 1) in ENDS or unit.low(end + 1) in lexicon().adjuncts) and can_speak(unit, (start, end)):
            return _by(text, unit, speakers, (start, end), (0, 1))
    return []
