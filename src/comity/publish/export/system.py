"""The system of a relation as plain rows for JSON."""

from typing import Any

import msgspec

from comity.publish.export.matters import claim_row, matter_row
from comity.publish.material import Material
from comity.publish.system import Passage, Sector, System, Tie, passage_words


def system_row(material: Material, system: System) -> dict[str, Any]:
    """The whole system; a matter that stands in full elsewhere is given by its id."""
    return {"as_of": system.as_of, "sectors": [_sector_row(material, sector) for sector in system.sectors]}


def _sector_row(material: Material, sector: Sector) -> dict[str, Any]:
    return {
        "code": sector.code,
        "title": sector.title,
        "matters": [matter_row(material, matter) for matter in sector.matters],
        "mentions": [matter.record.id for matter in sector.mentions],
        "with_third_states": [matter_row(material, matter) for matter in sector.asides],
        "figures": [{**claim_row(material, claim), "figure": msgspec.to_builtins(claim.payload)} for claim in sector.figures],
        "ties": [tie_row(material, tie) for tie in sector.ties],
        "statements": [claim_row(material, claim) for claim in sector.statements],
        "sentences": [_passage_row(material, passage) for passage in sector.sentences],
        "passing": [_passage_row(material, passage) for passage in sector.passing],
        "media": sector.media,
    }


def tie_row(material: Material, tie: Tie) -> dict[str, Any]:
    """A link with the names of its ends and its sentence."""
    link = tie.link
    return {
        **msgspec.to_builtins(link),
        "source_name": tie.source,
        "target_name": tie.target,
        "sentence": material.pile.words(link.document)[link.start : link.end],
    }


def _passage_row(material: Material, passage: Passage) -> dict[str, Any]:
    return {**msgspec.to_builtins(passage), "sentence": passage_words(material, passage)}
