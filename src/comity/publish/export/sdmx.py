"""SDMX-CSV 2.0: figures as observations, with the data structure that describes the columns beside them (SDMX-ML 3.0).

Every dimension is filled: `_Z` stands where it does not apply, `_U` where it is not known. The claim's id is a dimension, as
several origins may give different values of one series point, which is the point of a ledger.
"""

import csv
import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from comity.model.claim import Claim, Figure, Modality
from comity.model.period import Period
from comity.publish.cite import web_address
from comity.publish.export.cells import one_line, plain, safe
from comity.publish.export.content import Content
from comity.publish.export.form import About

AGENCY, FLOW, STRUCTURE, VERSION = "COMITY", "DF_FIGURES", "DSD_FIGURES", "1.0.0"
DIMENSIONS = {
    "FREQ": "Frequency: A, S, Q, M, W, D, or _U for another span",
    "REF_AREA": "Reporting state (ISO 3166-1 alpha-3)",
    "COUNTERPART_AREA": "The other state (ISO 3166-1 alpha-3)",
    "INDICATOR": "What is measured",
    "DIRECTION": "export, import or both",
    "PRODUCT": "Product",
    "SCOPE": "What part or thing is measured",
    "RELATION": "level, ratio, difference, share or rank",
    "UNIT_MEASURE": "Unit; a rate has a slash",
    "MODALITY": "actual, estimate, forecast, target, capacity or conditional",
    "CLAIM": "The claim that says so",
}
ATTRIBUTES = {
    "OBS_STATUS": "A normal, E estimated, F forecast; none for targets, capacities and conditions, which SDMX does not code",
    "UNIT_MULT": "Power of ten of the unit",
    "VALUE_HIGH": "Upper value where the words give a range",
    "HEDGE": "exact, about, over, under, up_to, at_least or range",
    "STRICT_LOW": "Least value that the words allow, as a factor for ratios and a fraction for shares",
    "STRICT_HIGH": "Greatest value that the words allow",
    "LENIENT_LOW": "Least value that the words might still mean",
    "LENIENT_HIGH": "Greatest value that the words might still mean",
    "BASE_PERIOD": "What a ratio or difference is measured from",
    "DENIED": "true where the words deny the value",
    "SOURCE_AGENCY": "Who said it, outermost first",
    "ORIGIN": "The independent origin it goes back to",
    "CONFLICTS": "The conflicts that it is part of",
    "OBS_COMMENT": "The words",
    "SOURCE_URL": "Where they stand",
}
STATUS: dict[Modality, str] = {"actual": "A", "estimate": "E", "forecast": "F"}
NOT_APPLICABLE, UNKNOWN = "_Z", "_U"
HEADER = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", *ATTRIBUTES)


def sdmx(content: Content, _: About) -> Iterator[bytes]:
    """Figures with a period as observations, in the order of the pile."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    origin_of = {claim: origin.id for origin in content.origins.origins for claim in origin.claims}
    conflicts: dict[str, list[str]] = {}
    for conflict in content.verdict.conflicts:
        for name in conflict.claims:
            conflicts.setdefault(name, []).append(conflict.id)
    for claim in content.pile.claims.values():
        figure = claim.payload
        time = time_period(figure.period) if isinstance(figure, Figure) else None
        if isinstance(figure, Figure) and time is not None:
            told = {"ORIGIN": origin_of.get(claim.id, ""), "CONFLICTS": " ".join(sorted(conflicts.get(claim.id, ())))}
            row = _row(content, claim, figure) | told | {"TIME_PERIOD": time[1], "FREQ": time[0]}
            writer.writerow([_cell(row[column]) for column in HEADER])
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def left_out(content: Content) -> dict[str, int]:
    """What is no observation, counted."""
    claims = [claim.payload for claim in content.pile.claims.values()]
    return {
        "figures without a bounded period": sum(isinstance(p, Figure) and time_period(p.period) is None for p in claims),
        "claims that are no figures": sum(not isinstance(p, Figure) for p in claims),
        "bounds that nobody states": len(content.verdict.bounds),
    }


def time_period(period: Period | None) -> tuple[str, str] | None:
    """Frequency and time period: 2024, 2024-S1, 2024-Q1, 2024-05, a day, or a start with a length in days; None while open."""
    if period is None or period.first is None or period.last is None:
        return None
    first, last = period.first, period.last
    if period.is_calendar_year:
        return "A", f"{first.year:04d}"
    for freq, months in (("S", 6), ("Q", 3), ("M", 1)):
        start = (first.month - 1) % months == 0 and first.day == 1
        if start and last == Period.month(first.year, first.month + months - 1).last:
            number = (first.month - 1) // months + 1
            return freq, f"{first.year:04d}-{number:02d}" if freq == "M" else f"{first.year:04d}-{freq}{number}"
    if first == last:
        return "D", first.isoformat()
    return UNKNOWN, f"{first.isoformat()}/P{period.days}D"


def _row(content: Content, claim: Claim, figure: Figure) -> dict[str, object]:
    document = content.pile.documents[claim.document]
    base = time_period(figure.base)
    return {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": f"{AGENCY}:{FLOW}({VERSION})",
        "ACTION": "I",
        "REF_AREA": figure.reporter or UNKNOWN,
        "COUNTERPART_AREA": figure.partner or UNKNOWN,
        "INDICATOR": one_line(figure.indicator),
        "DIRECTION": figure.direction or NOT_APPLICABLE,
        "PRODUCT": one_line(figure.product or "") or NOT_APPLICABLE,
        "SCOPE": one_line(figure.scope or "") or NOT_APPLICABLE,
        "RELATION": figure.relation,
        "UNIT_MEASURE": figure.unit,
        "MODALITY": claim.modality,
        "CLAIM": claim.id,
        "OBS_VALUE": figure.value,
        "OBS_STATUS": STATUS.get(claim.modality, ""),
        "UNIT_MULT": 0,
        "VALUE_HIGH": figure.value_high,
        "HEDGE": figure.hedge,
        "STRICT_LOW": figure.strict.low,
        "STRICT_HIGH": figure.strict.high,
        "LENIENT_LOW": figure.lenient.low,
        "LENIENT_HIGH": figure.lenient.high,
        "BASE_PERIOD": base[1] if base else "",
        "DENIED": "true" if claim.is_denied else "false",
        "SOURCE_AGENCY": " <- ".join(one_line(voice.name) for voice in claim.chain),
        "OBS_COMMENT": one_line(content.pile.quote(claim.id)),
        "SOURCE_URL": web_address(document.metadata.url) or "",
    }


def _cell(value: object) -> object:
    """Words made safe for spreadsheets, whole numbers without a point."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return "" if value is None else safe(value)


MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"
STRUCTURES = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure"
COMMON = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"


def structure(_: Content, about: About) -> Iterator[bytes]:
    """The data structure and the flow that the observations name, as an SDMX-ML 3.0 structure message."""
    for prefix, name in (("mes", MESSAGE), ("str", STRUCTURES), ("com", COMMON)):
        ET.register_namespace(prefix, name)
    root = ET.Element(f"{{{MESSAGE}}}Structure")
    header = ET.SubElement(root, f"{{{MESSAGE}}}Header")
    ET.SubElement(header, f"{{{MESSAGE}}}ID").text = "COMITY"
    ET.SubElement(header, f"{{{MESSAGE}}}Test").text = "false"
    ET.SubElement(header, f"{{{MESSAGE}}}Prepared").text = f"{about['latest_day'] or '1970-01-01'}T00:00:00"
    ET.SubElement(header, f"{{{MESSAGE}}}Sender", id=AGENCY)
    structures = ET.SubElement(root, f"{{{MESSAGE}}}Structures")
    _flow(structures)
    _concepts(structures)
    _data_structure(structures)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="utf-8") + b"\n"


def _maintained(parent: ET.Element, group: str, kind: str, name: str, words: str) -> ET.Element:
    holder = ET.SubElement(parent, f"{{{STRUCTURES}}}{group}")
    found = ET.SubElement(holder, f"{{{STRUCTURES}}}{kind}", id=name, agencyID=AGENCY, version=VERSION)
    _named(found, words)
    return found


def _named(element: ET.Element, words: str) -> None:
    ET.SubElement(element, f"{{{COMMON}}}Name", {"{http://www.w3.org/XML/1998/namespace}lang": "en"}).text = plain(words)


def _urn(package: str, kind: str, name: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}={AGENCY}:{name}"


def _flow(structures: ET.Element) -> None:
    flow = _maintained(structures, "Dataflows", "Dataflow", FLOW, "Figures on relations between states, as told")
    ET.SubElement(flow, f"{{{STRUCTURES}}}Structure").text = _urn("datastructure", "DataStructure", f"{STRUCTURE}({VERSION})")


CONCEPTS = "CS_FIGURES"


def _concepts(structures: ET.Element) -> None:
    scheme = _maintained(structures, "ConceptSchemes", "ConceptScheme", CONCEPTS, "Concepts of figures")
    words = DIMENSIONS | {"TIME_PERIOD": "When the value holds", "OBS_VALUE": "The value, in the unit itself"} | ATTRIBUTES
    for name, about in words.items():
        _named(ET.SubElement(scheme, f"{{{STRUCTURES}}}Concept", id=name), about)


def _data_structure(structures: ET.Element) -> None:
    components = ET.SubElement(
        _maintained(structures, "DataStructures", "DataStructure", STRUCTURE, "Figures with who said them"),
        f"{{{STRUCTURES}}}DataStructureComponents",
    )
    dimensions = ET.SubElement(components, f"{{{STRUCTURES}}}DimensionList", id="DimensionDescriptor")
    for place, name in enumerate(DIMENSIONS, start=1):
        _component(dimensions, "Dimension", name, position=str(place))
    _component(dimensions, "TimeDimension", "TIME_PERIOD", position=str(len(DIMENSIONS) + 1))
    attributes = ET.SubElement(components, f"{{{STRUCTURES}}}AttributeList", id="AttributeDescriptor")
    for name in ATTRIBUTES:
        attribute = _component(attributes, "Attribute", name, usage="optional")
        related = ET.SubElement(attribute, f"{{{STRUCTURES}}}AttributeRelationship")
        ET.SubElement(related, f"{{{STRUCTURES}}}Observation")
    measures = ET.SubElement(components, f"{{{STRUCTURES}}}MeasureList", id="MeasureDescriptor")
    _component(measures, "Measure", "OBS_VALUE")


def _component(parent: ET.Element, kind: str, name: str, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, f"{{{STRUCTURES}}}{kind}", {"id": name, **attributes})
    concept = ET.SubElement(found, f"{{{STRUCTURES}}}ConceptIdentity")
    concept.text = _urn("conceptscheme", "Concept", f"{CONCEPTS}({VERSION}).{name}")
    representation = ET.SubElement(found, f"{{{STRUCTURES}}}LocalRepresentation")
    text = "ObservationalTimePeriod" if kind == "TimeDimension" else "Double" if kind == "Measure" else "String"
    ET.SubElement(representation, f"{{{STRUCTURES}}}TextFormat", textType=text)
    return found
