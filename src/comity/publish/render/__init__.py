"""A dossier in the forms that people hand over: HTML, Markdown, Word and PDF. One view, several renderers."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from comity.model.errors import ConfigError
from comity.publish.paper import paper
from comity.publish.render.docx import docx
from comity.publish.render.markdown import markdown
from comity.publish.render.pdf import pdf
from comity.publish.report import report
from comity.publish.view import Dossier

Renderer: TypeAlias = Callable[[Dossier, Path | None], bytes]

RENDERERS: dict[str, Renderer] = {
    ".html": lambda dossier, _: report(dossier).encode(),
    ".md": lambda dossier, _: markdown(paper(dossier)).encode(),
    ".docx": lambda dossier, _: docx(paper(dossier)),
    ".pdf": lambda dossier, fonts: pdf(paper(dossier), fonts),
}
"""The renderer for each ending of a file name; the second argument is a folder of further fonts."""


def render(dossier: Dossier, suffix: str, fonts: Path | None = None) -> bytes:
    """The dossier as the file that an ending asks for. Raises ConfigError for an ending that none serves."""
    renderer = RENDERERS.get(suffix.lower())
    if renderer is None:
        raise ConfigError(f"no report ends in {suffix or 'nothing'!r}; name a file that ends in {', '.join(RENDERERS)}.")
    return renderer(dossier, fonts)
