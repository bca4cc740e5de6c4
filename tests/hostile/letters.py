"""Bad letters and mailboxes."""

from base64 import b64encode
from collections.abc import Iterator

from tests.hostile.bad import TEA, Bad, either, fine, refused
from tests.unit.read.pack_factory import zipped

HEAD = "From: A. Writer <a@wire.example>\nTo: b@wire.example\nMIME-Version: 1.0\nDate: Wed, 07 May 2025 10:00:00 +0000\n"


def letter(fields: str = "", body: str = TEA, head: str = HEAD) -> bytes:
    return f"{head}{fields}\n{body}\n".encode()


def parts(count: int, kind: str = "text/plain", boundary: str = "B") -> bytes:
    held = "".join(f"--{boundary}\nContent-Type: {kind}\n\n{number or TEA}\n" for number in range(count))
    return letter(f'Content-Type: multipart/mixed; boundary="{boundary}"\n', f"{held}--{boundary}--")


def nested(depth: int) -> bytes:
    body = f"Content-Type: text/plain\n\n{TEA}\n"
    for level in range(depth):
        body = f'Content-Type: multipart/mixed; boundary="B{level}"\n\n--B{level}\n{body}\n--B{level}--\n'
    return (HEAD + body).encode()


def forwarded(depth: int) -> bytes:
    raw = letter().decode()
    for _ in range(depth):
        raw = HEAD + "Content-Type: message/rfc822\n\n" + raw
    return raw.encode()


def letters() -> Iterator[Bad]:
    yield refused("parts-10000.eml", parts(10_000), "read.too-many-parts")
    yield refused("parts-of-parts.eml", nested(2_000), "read.too-many-parts")
    yield fine("nested.eml", nested(50))
    yield fine("parts-60.eml", parts(60))._replace(codes=None)
    yield either("forwarded.eml", forwarded(30))
    yield either("forwarded-deep.eml", forwarded(3_000))
    yield fine("field-huge.eml", letter(f"Subject: {'tea ' * 200_000}\n"))
    yield fine("fields-many.eml", letter("X-Tea: 1\n" * 50_000))
    yield fine("field-folded.eml", letter("Subject: tea" + "\n  tea" * 50_000 + "\n"))
    yield fine("encoded-many.eml", letter("Subject: " + "=?utf-8?q?=41?= " * 50_000 + "\n"))
    yield fine("encoded-open.eml", letter("Subject: " + "=?utf-8?b?" * 5_000 + "\n"))
    for number, word in enumerate(
        ("=?bogus?q?tea?=", "=?utf-8?b?!!!!?=", "=?utf-8?x?tea?=", "=?utf-16?b?QQ==?=", "=?rot13?q?tea?=")
    ):
        yield fine(f"encoded-{number}.eml", letter(f"Subject: {word}\nFrom: {word}\n"))
    yield fine("addresses.eml", letter(f"To: {', '.join(f'{n}@wire.example' for n in range(5_000))}\n"))
    yield fine("sender-brackets.eml", letter("", TEA, HEAD.replace("A. Writer", "<" * 3_000 + "(" * 3_000)))
    for number, day in enumerate(("", "never", "99 May 2025 99:99", "Wed, 07 May 99999999999 10:00:00 +9999", "0 0 0 0:0:0")):
        yield fine(f"day-{number}.eml", letter("", TEA, HEAD.replace("Wed, 07 May 2025 10:00:00 +0000", day)))
    for coding, body in {"base64": b64encode(TEA.encode()).decode(), "quoted-printable": TEA}.items():
        yield fine(f"{coding}.eml", letter(f"Content-Type: text/plain\nContent-Transfer-Encoding: {coding}\n", body))
    yield either("base64-bad.eml", letter("Content-Transfer-Encoding: base64\nContent-Type: text/plain\n", "%%%" * 500))
    yield either("base64-odd.eml", letter("Content-Transfer-Encoding: base64\nContent-Type: text/plain\n", "QUJDR"))
    yield fine(
        "quoted-bad.eml", letter("Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain\n", TEA + " =ZZ=\n=" * 20)
    )
    yield fine("coding-odd.eml", letter("Content-Transfer-Encoding: tea\nContent-Type: text/plain\n"))
    yield either(
        "uuencoded.eml", letter("Content-Transfer-Encoding: x-uuencode\nContent-Type: text/plain\n", "begin 644 a\n#####\nend")
    )
    for charset in ("bogus", "utf-7", "hex", "rot13", "undefined", "zlib_codec", "x" * 500):
        yield fine(f"charset-{charset[:10]}.eml", letter(f"Content-Type: text/plain; charset={charset}\n"))
    yield either("boundary-none.eml", letter("Content-Type: multipart/mixed\n"))
    yield either("boundary-empty.eml", letter('Content-Type: multipart/mixed; boundary=""\n'))
    yield either("boundary-long.eml", letter(f'Content-Type: multipart/mixed; boundary="{"B" * 100_000}"\n'))
    yield either("boundary-never.eml", letter('Content-Type: multipart/mixed; boundary="B"\n', f"{TEA}\n" * 20))
    yield either("parameters.eml", letter("Content-Type: text/plain" + "; a*0*=utf-8''x" * 5_000 + "\n"))
    yield refused("wordless.eml", letter("", ""), "read.empty")
    yield refused("nul.eml", letter("", TEA + "\x00"), "read.binary")
    yield either("attached-path.eml", _attached("../../escaped.txt", TEA.encode()))
    yield either("attached-program.eml", _attached("a.exe", b"MZ\x90\x00" + b"\x00" * 99))
    yield either("attached-bomb.eml", _attached("a.zip", zipped({"a.txt": b"\x00" * 80_000_000})))
    yield either("attached-name.eml", _attached("\u202e" + "x" * 3_000, TEA.encode()))
    yield from _mailboxes()


def _attached(name: str, content: bytes) -> bytes:
    file = (
        f'--B\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{b64encode(content).decode()}\n"
    )
    return letter('Content-Type: multipart/mixed; boundary="B"\n', f"--B\nContent-Type: text/plain\n\n{TEA}\n{file}--B--")


def _mailboxes() -> Iterator[Bad]:
    mark = b"From a@wire.example Wed May  7 10:00:00 2025\n"
    one = mark + letter()
    yield fine("two.mbox", one + b"\n" + one)
    yield fine("gapless.mbox", one * 5)
    yield fine("cut.mbox", (one + b"\n" + one)[:-20])
    yield either("marks.mbox", (mark + b"\n") * 2_000)
    yield either("mark-only.mbox", mark)
    yield either("headless.mbox", mark + TEA.encode())
    yield fine("quoted.mbox", one + b"\n>From here on it is tea.\n>>From there.\n", "From here on it is tea")
    yield fine("returns.mbox", (one + b"\n" + one).replace(b"\n", b"\r\n"))
    yield either("line-huge.mbox", one + b" " * 5_000_000)
