"""How fast formats are read, beside the libraries they stand on: ratios of one run.

    python benchmarks/formats.py [--records 400] [--pages 200]

WARC: a crawl of made-up pages of some 100 kB, written by warcio, a gzip member a record. warcio reads the payloads of all
answers, once as it comes and once with `check_digests`; Comity unpacks the same file, holds every record against its length and
digest and gives each page as a source. HTML: pages of news sites in form (menus, asides, related links, scripts), each read to
words by `trafilatura.extract`, and by Comity to words, what the page tells of itself and a graded date. PDF: a typeset report in
two columns, read by pypdfium2 as it comes, and by Comity in reading order. Times are of the processor, the best of three.
"""

import argparse
import io
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pypdfium2
import typst
from fastwarc.warc import ArchiveIterator as FastIterator
from trafilatura import extract
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from comity.model.page import Source
from comity.read import read
from comity.read.pdf import pdf
from comity.read.unpack import unpacked

WORDS = ["trade", "agreement", "ministry", "turnover", "percent", "exports", "million", "states", "signed", "officials"]


def page(number: int, paragraphs: int = 12) -> str:
    """A page as news sites make them: the article is a small part of it."""
    source = Random(number)
    words = WORDS + ["".join(source.choices("abdefgiklmnoprstu", k=source.randint(3, 9))) for _ in range(400)]
    day = f"20{source.randint(10, 25)}-{source.randint(1, 12):02d}-{source.randint(1, 28):02d}"
    menu = "".join(f"<li class='menu-item item-{n}'><a href='/section/{n}'>{words[n]} {words[n + 1]}</a></li>" for n in range(60))
    teasers = (f"<img src='/{n}.jpg' alt=''><h4>{' '.join(source.choices(words, k=8))}</h4>" for n in range(40))
    side = "".join(f"<div class='teaser'><a href='/{day}/{n}'>{teaser}</a></div>" for n, teaser in enumerate(teasers))
    body = "".join(
        f"<p>{' '.join(source.choices(words, k=60)).capitalize()}, the <a href='/t/{n}'>ministry</a> said.</p>"
        for n in range(paragraphs)
    )
    author = f', "author": {{"@type": "Person", "name": "A. Writer {number}"}}' if number % 3 else ""
    script = f'{{"@type": "NewsArticle", "headline": "Pact {number}", "datePublished": "{day}T10:00:00Z"{author}}}'
    head = (
        f"<title>Pact {number} | Example Wire</title><meta property='og:site_name' content='Example Wire'>"
        f"<link rel='canonical' href='https://wire.example/{day.replace('-', '/')}/pact-{number}'>"
        f"<script type='application/ld+json'>{script}</script><style>{'.a{color:red}' * 300}</style>"
    )
    article = f"<article><h1>Pact {number}</h1><time datetime='{day}'>{day}</time>{body}</article>"
    shell = (
        f"<header><nav><ul>{menu}</ul></nav></header><main>{article}</main><aside>{side}</aside><footer><ul>{menu}</ul></footer>"
    )
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{shell}<script>{'var a=1;' * 2000}</script></body></html>"


def crawl(path: Path, records: int) -> None:
    """Write a crawl of answers."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(records):
            body = page(number, 150).encode()
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            url = f"https://wire.example/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))


def by_warcio(path: Path, *, check: bool) -> int:
    """How many payloads warcio gives."""
    with path.open("rb") as file:
        return sum(bool(record.content_stream().read()) for record in WarcioIterator(file, check_digests=check))


def by_fastwarc(path: Path) -> int:
    """How many payloads the library gives that Comity stands on, nothing checked."""
    with path.open("rb") as file:
        return sum(bool(record.reader.read()) for record in FastIterator(file))


def by_comity(path: Path) -> int:
    """How many pages Comity gives."""
    return sum(isinstance(item, Source) for item in unpacked(Source(path=path, address="a.warc.gz")))


def seconds(run: Callable[[], object]) -> float:
    """Processor seconds of the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def warc(records: int) -> None:
    """Print the rates of reading a crawl."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.warc.gz")
        crawl(path, records)
        if not by_comity(path) == by_warcio(path, check=True) == records:
            raise SystemExit("the readers give different numbers of pages")
        loose, strict = seconds(lambda: by_warcio(path, check=False)), seconds(lambda: by_warcio(path, check=True))
        bare, ours = seconds(lambda: by_fastwarc(path)), seconds(lambda: by_comity(path))
    print(f"WARC, records/s: warcio {records / loose:.0f}, with digests {records / strict:.0f}; "
          f"fastwarc, nothing checked, {records / bare:.0f}; Comity {records / ours:.0f}")  # fmt: skip
    print(f"  Comity to warcio {loose / ours:.2f}, both with digests {strict / ours:.2f}; fastwarc to warcio {loose / bare:.2f}")


def html(pages: int) -> None:
    """Print the rates of reading pages."""
    made = [page(number) for number in range(pages)]
    sources = [Source(path=Path("a.html"), address=f"{number}.html", raw=one.encode()) for number, one in enumerate(made)]
    known = [read(source)[0].metadata for source in sources]
    if any(one.grade != "confirmed" or one.publisher != "Example Wire" for one in known):
        raise SystemExit("a page was not read as it was made")
    bare = seconds(lambda: [extract(one, include_comments=False, fast=False) for one in made])
    ours = seconds(lambda: [read(source) for source in sources])
    print(f"HTML, pages/s: trafilatura, text alone {pages / bare:.0f}; Comity, text and graded metadata {pages / ours:.0f}")
    print(f"  Comity to trafilatura {bare / ours:.2f}")


def report(pages: int) -> None:
    """Print the rates of reading a PDF."""
    source = Random(5)
    text = "\n\n".join(" ".join(source.choices(WORDS, k=90)).capitalize() + "." for _ in range(pages * 7))
    raw = typst.compile(f"#set page(columns: 2)\n#set par(justify: true)\n{text}".encode())

    def plain() -> int:
        document = pypdfium2.PdfDocument(raw)
        try:
            return sum(len(one.get_textpage().get_text_range()) for one in document)
        finally:
            document.close()

    document = pypdfium2.PdfDocument(raw)
    count = len(document)
    document.close()
    bare, ours = seconds(plain), seconds(lambda: pdf(raw, "a.pdf"))
    print(f"PDF, pages/s: pypdfium2, as it comes {count / bare:.0f}; Comity, in reading order {count / ours:.0f}")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=400)
    parser.add_argument("--pages", type=int, default=200)
    given = parser.parse_args()
    warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its spools to the collector
    warc(given.records)
    html(given.pages)
    report(30)


if __name__ == "__main__":
    main()
