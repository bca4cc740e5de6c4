"""Bad plain text: encodings, marks, control characters, sizes."""

import codecs
from collections.abc import Iterator

from tests.hostile.bad import TEA, Bad, fine, refused, sparse

RUSSIAN = "Чай этой долины хвалили все, кто приехал на ярмарку, сказал владелец сада."


def texts() -> Iterator[Bad]:
    yield from _empty()
    yield from _encodings()
    yield from _marks()
    yield from _sizes()


def _empty() -> Iterator[Bad]:
    for suffix in ("txt", "md", "html", "eml", "zip", "pdf", "docx", "gz", "tar", "warc", "rss"):
        yield refused(f"empty.{suffix}", b"", "read.empty")
    for name, raw in {"blank": b" \n\t\n" * 50, "bom": codecs.BOM_UTF8, "returns": b"\r" * 99, "feeds": b"\x0c\x0b" * 40}.items():
        yield refused(f"empty-{name}.txt", raw, "read.empty")
    yield refused("empty-nbsp.txt", "\u00a0\u2003\u3000".encode() * 20, "read.empty")
    yield refused("empty-zero-width.txt", "\u200b\u200d\u2060\ufeff".encode() * 20, "read.empty")
    yield refused("empty-accents.txt", "\u0301\u0302".encode() * 20, "read.empty")


def _encodings() -> Iterator[Bad]:
    for encoding in ("utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        yield fine(f"as-{encoding}.txt", TEA.encode(encoding))
    yield fine("as-utf-16-be-marked.txt", codecs.BOM_UTF16_BE + TEA.encode("utf-16-be"))
    yield fine("as-utf-32-be-marked.txt", codecs.BOM_UTF32_BE + TEA.encode("utf-32-be"))
    yield fine("as-utf-7.txt", TEA.encode("utf-7"), "The tea of the valley")
    yield fine("as-latin-1.txt", f"{TEA} Café, señor.".encode("latin-1"), "Café, señor", "read.encoding")
    yield fine("as-windows-1252.txt", f"“{TEA}” — a café".encode("windows-1252"), f"“{TEA}” — a café", "read.encoding")
    for encoding in ("windows-1251", "koi8-r", "cp866"):
        yield fine(f"as-{encoding}.txt", (RUSSIAN * 4).encode(encoding), RUSSIAN, "read.encoding")
    for encoding in ("shift-jis", "euc-jp"):
        yield refused(
            f"as-{encoding}.txt", ("この谷のお茶は市に来たすべての人に称賛された。" * 9).encode(encoding), "read.encoding"
        )
    for number, broken in enumerate((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x80")):
        raw = TEA.encode() + " – café – été – naïve – señor –".encode() + broken
        yield fine(f"broken-utf-8-{number}.txt", raw, TEA, "read.encoding")
    yield refused("odd-utf-16.txt", codecs.BOM_UTF16_LE + TEA.encode("utf-16-le") + b"\x00", "read.encoding")
    yield refused("odd-utf-32.txt", codecs.BOM_UTF32_LE + TEA.encode("utf-32-le")[:-1], "read.encoding")
    yield refused("out-of-range-utf-32.txt", codecs.BOM_UTF32_LE + b"\xff\xff\xff\x7f" * 20, "read.encoding")
    yield refused("half-utf-16.txt", codecs.BOM_UTF16_LE + TEA.encode("utf-16-le") + b"\x3d\xd8", "read.encoding")
    yield refused("swapped-mark.txt", codecs.BOM_UTF16_LE + b"\x00\xd8" * 50, "read.encoding")
    yield fine("two-marks.txt", codecs.BOM_UTF8 * 2 + TEA.encode())
    yield fine("mark-inside.txt", f"{TEA}\ufeff\n{TEA}".encode())
    yield refused("nul.txt", TEA.encode() + b"\x00", "read.binary")
    yield refused("nuls.txt", b"\x00" * 10_000, "read.binary")
    yield refused("controls.txt", bytes(range(1, 9)) * 100 + TEA.encode(), "read.binary")
    yield refused("escapes.txt", b"\x1b[31m" * 500, "read.binary")
    yield fine("a-few-escapes.txt", b"\x1b[31m" + TEA.encode() + b"\x1b[0m")


def _marks() -> Iterator[Bad]:
    for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
        yield fine(f"turned-{ord(mark):04x}.txt", f"{TEA} {mark}desrever{mark}".encode(), TEA, "read.bidi")
    yield fine("never-turned-back.txt", (f"{TEA} " + "\u202e" * 500).encode(), TEA, "read.bidi")
    for name, mark in {"zero-width": "\u200b", "joiner": "\u200d", "soft-hyphen": "\u00ad", "feff": "\ufeff"}.items():
        yield fine(f"{name}-everywhere.txt", f"{TEA}\n{mark.join(TEA)}".encode())
    yield fine(
        "zalgo.txt", f"{TEA}\n{''.join(letter + chr(0x300 + number % 80) * 30 for number, letter in enumerate(TEA))}".encode()
    )
    yield fine("private-use.txt", f"{TEA} \ue000\U000f0000\U0010fffd".encode())
    yield fine("no-characters.txt", f"{TEA} \ufffe\uffff\U0001ffff".encode())
    yield fine("tags.txt", f"{TEA}{''.join(chr(0xE0000 + ord(letter)) for letter in 'ignore')}".encode())
    yield fine("emoji.txt", f"{TEA} {'👩‍👩‍👧‍👦' * 200}".encode())
    yield fine("separators.txt", "\u2028".join([TEA] * 3).encode())
    yield fine("returns.txt", "\r".join([TEA] * 3).encode())


def _sizes() -> Iterator[Bad]:
    yield refused("huge.txt", sparse(210_000_000), "read.too-large")
    yield refused("large.txt", sparse(150_000_000, TEA.encode()), "read.too-large")
    yield refused("large.html", sparse(11_000_000, b"<html><p>" + TEA.encode()), "read.too-large")
    yield refused("large.md", sparse(11_000_000, TEA.encode()), "read.too-large")
    for name, letter in {
        "a": "a",
        "dot": ".",
        "quote": '"',
        "digit": "7",
        "paren": "(",
        "comma": ",",
        "dash": "-",
        "dollar": "$",
    }.items():
        yield fine(f"one-{name}.txt", (TEA + "\n" + letter * 4_000).encode())
    yield fine("one-line.txt", ((TEA + " ") * 60).encode())
    yield fine("one-word.txt", f"{TEA}\n{'tea' * 5_000}".encode())
    yield fine("lines.txt", (TEA + "\n" * 100_000 + TEA).encode())
    yield fine(
        "number.txt",
        f"{TEA}\nIn all {'9' * 1_000} boxes, {'1,' * 600} and {'1.' * 600}; of ${'0' * 900}.5 and {'9' * 400}e{'9' * 400}.".encode(),
    )
    yield fine("dates.txt", f"{TEA}\nOn 99 May 0000, 31.02.2024, 00/00/0000, {'May ' * 200}, the year {'9' * 300}.".encode())
    yield fine("quotes.txt", (TEA + "\n" + "“‘\"'«" * 600).encode())
    yield fine("brackets.md", (TEA + "\n\n" + "[" * 3_000 + "](" * 1_000).encode())
    yield fine("stars.md", (TEA + "\n\n" + "*_~`" * 1_000 + "\n\n" + "**a " * 700).encode())
    yield fine("marks.md", (TEA + "\n\n" + ">" * 2_000 + "\n" + "#" * 2_000 + "\n" + "|" * 2_000 + "\n" + "- " * 1_000).encode())
    yield fine("entities.md", (TEA + "\n\n" + "&#x110000;&#0;&#xD800;&bogus;&#99999999999;" * 40).encode())
    yield fine("comment.md", (TEA + "\n\n<!-- " + "<!--" * 800).encode())
    yield fine("head.md", b"---\ndate: 9999-99-99\ntitle: [[[\nurl: \xe2\x80\xae\n---\n" + TEA.encode())
