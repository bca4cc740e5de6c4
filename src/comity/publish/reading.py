"""What was read out of words, field by field, and how a person is asked about it."""

from collections.abc import Iterator, Mapping

from comity.ask.review import QuestionKind
from comity.model.claim import Claim, Figure
from comity.model.period import Period
from comity.model.wording import figure_value
from comity.publish.material import Material
from comity.rule.edit import OF_CLAIM, fields

ASKED: Mapping[QuestionKind, str] = {
    "moved": "Does your ruling hold for this claim?",
    "reading": "Was this read rightly?",
    "stands": "Does the first of these stand, and the second give way?",
    "yields": "Does the first of these give way to the others?",
    "same": "Are these two about one and the same?",
    "held": "Is this what the words say, though we read them otherwise?",
}
"""The question of each kind."""


def read_as(material: Material, claim: Claim) -> Iterator[tuple[str, str]]:
    """The fields of a claim that may be edited, as they were read; what is empty is left out."""
    if isinstance(claim.payload, Figure):
        yield "figure", figure_value(claim.payload)
    for name in fields(claim):
        value = getattr(claim if name in OF_CLAIM else claim.payload, name)
        if value in {None, False, ()} or name == "wording":
            continue
        told = value.label() if isinstance(value, Period) else ", ".join(value) if isinstance(value, tuple) else str(value)
        party = f" ({material.names[told]})" if told in material.names else ""
        yield name, told + party
