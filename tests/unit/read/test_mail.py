from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.unit.read.pack_factory import all_of, source

from comity.model.errors import SourceError
from comity.model.page import Source
from comity.read import read
from comity.read.mail import attachments, mail

WORDS = "Kenya and Ghana signed a pact on grain, the ministry said.\n"


def letter(html: str | None = None, plain: str | None = WORDS) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Анна Писарь <a@wire.example>"
    made["Date"] = "Wed, 07 May 2025 23:30:00 +0300"
    made["Subject"] = "Пакт о зерне"
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def test_the_plain_text_is_read_and_the_head_tells_the_rest() -> None:
    content = mail(letter(f"<p>{WORDS}</p><p>Unsubscribe</p>").as_bytes(), "a.eml")
    assert content.words == WORDS
    told = content.declared
    assert (told.author, told.title) == ("Анна Писарь", "Пакт о зерне")
    assert told.published is not None
    assert told.published.label() == "2025-05-07"


def test_without_plain_text_the_page_is_read() -> None:
    assert mail(letter(f"<html><body><p>{WORDS}</p></body></html>", None).as_bytes(), "a.eml").words == WORDS.strip()


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_codings_are_undone(charset: str, coding: str) -> None:
    made = EmailMessage()
    made["From"] = "a@wire.example"
    made.set_content("Кения и Гана подписали соглашение.\n", charset=charset, cte=coding)
    assert mail(made.as_bytes(), "a.eml").words == "Кения и Гана подписали соглашение.\n"


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    made = letter()
    made.add_attachment(b"Words of a note.", maintype="text", subtype="plain", filename="note.txt")
    made.add_attachment(b"<p>Words of a page.</p>", maintype="text", subtype="html", filename="страница.html")
    made.add_attachment(letter(plain="A letter inside.\n"))
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="p.png")
    made.add_attachment(b"1,2\n", maintype="application", subtype="octet-stream", filename="t.bin")
    words, findings = all_of(source(tmp_path, "a.eml", made.as_bytes()))
    assert words == {
        "pile/a.eml": WORDS,
        "pile/a.eml#note.txt": "Words of a note.",
        "pile/a.eml#страница.html": "Words of a page.",
        "pile/a.eml#part 3": "A letter inside.\n",
    }
    assert findings == [("read.unknown-format", "pile/a.eml#p.png"), ("read.unknown-format", "pile/a.eml#t.bin")]


SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://wire.example/2025/05/07/a-pact
Subject: A pact
Date: Sat, 1 Nov 2025 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://wire.example/2025/05/07/a-pact

<html><head><meta property=3D"article:published_time" content=3D"2025-05-07T10:00"></head>
<body><article><p>Kenya and Ghana signed a pact.</p></article></body></html>
----b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://wire.example/a.png

iVBORw0KGgo=
----b--
"""


def test_a_saved_page_is_a_page_with_its_address_and_not_the_day_of_saving(tmp_path: Path) -> None:
    one = source(tmp_path, "a.mhtml", SAVED)
    words, findings = all_of(one)
    assert (words, findings) == ({"pile/a.mhtml": "Kenya and Ghana signed a pact."}, [])
    known = read(one)[0].metadata
    assert known.url == "https://wire.example/2025/05/07/a-pact"
    assert known.published is not None
    assert (known.published.label(), known.grade) == ("2025-05-07", "confirmed")


def test_a_letter_of_ten_thousand_parts_is_refused_at_once() -> None:
    part = b"--X\nContent-Type: text/plain\n\nWords\n"
    raw = b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n" + part * 10_000 + b"--X--\n"
    with pytest.raises(SourceError, match="more than 2000 parts") as caught:
        mail(raw, "a.eml")
    assert caught.value.code == "read.too-many-parts"
    with pytest.raises(SourceError, match="more than 2000 parts"):
        list(attachments(raw, "a.eml"))


def test_letters_in_letters_and_broken_heads_end() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5_000))
    garbled = (
        b"From: =?utf-8?b?////?= <a\nMIME-Version: 1.0\nDate: 99 Foo 2025\nContent-Type: text/plain; charset=no-such\n\nWords.\n"
    )
    with pytest.raises(SourceError, match=r"^a\.eml: "):
        mail(b"From: a\nMIME-Version: 1.0\n" + nested, "a.eml")
    content = mail(garbled, "a.eml")
    assert content.words == "Words.\n"
    assert content.declared.published is None


def test_a_letter_without_words_says_so() -> None:
    with pytest.raises(SourceError, match="without words"):
        read(Source(path=Path("a.eml"), address="pile/a.eml", raw=b"From: a\nMIME-Version: 1.0\nContent-Type: image/png\n\n\n"))
