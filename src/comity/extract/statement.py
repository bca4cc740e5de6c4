"""Statements: what somebody said, with the chain that leads to whoever said it."""

from collections.abc import Iterator

from comity.extract.chain import chain
from comity.extract.draft import Draft
from comity.model.analysis import Analysis, Utterance
from comity.model.claim import Statement


def quoted(analysis: Analysis, utterance: Utterance) -> Draft:
    """Words set in quotation marks and given to a speaker."""
    return _draft(analysis, utterance, "quoted")


def reported(analysis: Analysis, utterance: Utterance) -> Draft:
    """What the text says that a speaker said, in the text's own words."""
    return _draft(analysis, utterance, "reported")


RULES = {"quoted": quoted, "reported": reported}


def statements(analysis: Analysis) -> Iterator[Draft]:
    """One statement claim for each utterance that names a speaker."""
    for utterance in analysis.speech:
        if utterance.chain:
            yield RULES["quoted" if utterance.form == "direct" else "reported"](analysis, utterance)


def _draft(analysis: Analysis, utterance: Utterance, rule: str) -> Draft:
    start, end = utterance.content
    cue = analysis.text.words[slice(*utterance.cue)] if utterance.cue else None
    return Draft(
        start=start,
        end=end,
        passage=_passage(analysis, start, end),
        chain=chain(analysis, utterance),
        modality="actual",
        payload=Statement(form="direct" if rule == "quoted" else "indirect", cue=cue),
        rule=rule,
        order=start,
        is_attributed=True,
    )


def _passage(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """The sentences that a span touches, from the start of the first to the end of the last."""
    touched = [s for s in analysis.sentences if s.start < end and start < s.end]
    return (touched[0].start, touched[-1].end) if touched else (start, end)
