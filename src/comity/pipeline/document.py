"""The first half of the pipeline: everything up to the claims, a pure function of one document."""

from msgspec.structs import replace

from comity.extract import extract
from comity.language import analyses, told
from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Page, Source
from comity.pipeline.lost import OUT_OF_MEMORY
from comity.pipeline.parts import Parts
from comity.read import read
from comity.trace import notices, packed_prints
from comity.workers import allow

SLOWEST = 2_000
"""Characters that are analysed in a second at the least, be the machine ever so busy; a worker is given so much more time."""


def compile_document(parts: Parts, source: Source) -> Page:
    """Everything one document asserts. Pure: the same bytes and parts give the same page.

    A source that cannot be read, or that one of our own errors keeps from being read, costs one document and leaves a finding.
    """
    try:
        document, text, findings = read(source, parts.limits)
        allow(len(text.words) / SLOWEST)
        document = told(replace(document, notices=notices(text.words)), text)
        read_out = [(one, extract(one, parts.extractors)) for one in analyses(document, text, parts.languages)]
        claims = tuple(claim for _, each in read_out for claim in each)
        found = (*findings, *(finding for one, _ in read_out for finding in one.findings))
        prints = packed_prints(text.words)
        return Page(address=source.address, document=document, text=text, claims=claims, findings=found, prints=prints)
    except SourceError as error:
        return failed(source, error.code, str(error))
    except MemoryError:
        return failed(source, "read.memory", f"{source.address}: reading it {OUT_OF_MEMORY}")
    except Exception as error:  # a fault of ours must not cost the pile
        return failed(
            source, "read.fault", f"{source.address}: a fault in Comity ({type(error).__name__}: {error}); please report it."
        )


def failed(source: Source, code: str, text: str) -> Page:
    """The page of a source that yields nothing but the reason why."""
    return Page(address=source.address, findings=(Finding(code=code, subject=source.address, text=text),))
