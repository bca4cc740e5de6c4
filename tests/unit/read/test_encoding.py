import pytest

from comity.model.errors import SourceError
from comity.read.encoding import decode

WORDS = "Señor – “two” states, Москва, 東京"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_unmarked_unicode_is_read_without_a_doubt(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a") == (WORDS, None)


def test_big_endian_is_told_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be"), "a").words == WORDS


def test_western_bytes_are_read_as_windows_with_a_doubt() -> None:
    words, doubt = decode("Señor said “two” – or €3".encode("windows-1252"), "pile/a.txt")
    assert words == "Señor said “two” – or €3"
    assert doubt is not None
    assert doubt.startswith("pile/a.txt: not UTF-8")


def test_a_byte_that_windows_leaves_open_falls_back_to_latin() -> None:
    assert decode(b"caf\xe9 and \x81 more words here", "a").words == "café and \x81 more words here"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso8859-5", "cp866"])
@pytest.mark.parametrize(
    "words",
    [
        "Москва и Каракас подписали договор о торговле зерном.",
        "МОСКВА, 7 мая. Товарооборот вырос на 54 %, сообщило министерство.",
    ],
)
def test_cyrillic_in_an_old_encoding_is_told_with_a_doubt(encoding: str, words: str) -> None:
    found = decode(words.encode(encoding), "pile/a.txt")
    assert found.words == words
    assert found.doubt is not None
    assert f"read as {encoding}" in found.doubt


@pytest.mark.parametrize(
    "raw",
    ["Η Αθήνα και το Καράκας υπέγραψαν συμφωνία".encode("iso8859-7"), "條約由兩國簽署".encode("big5"), "Москва".encode("koi8-r")],
)
def test_what_cannot_be_told_is_refused_and_not_garbled(raw: bytes) -> None:
    with pytest.raises(SourceError, match="save it as UTF-8") as caught:
        decode(raw, "a")
    assert caught.value.code == "read.encoding"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_told_by_their_zero_bytes(encoding: str) -> None:
    assert decode("Señor said two words".encode(encoding), "a").words == "Señor said two words"


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    raw = "Москва и Каракас".encode("windows-1251")
    assert decode(raw, "a", "windows-1251") == ("Москва и Каракас", None)
    assert decode("Москва".encode(), "a", "windows-1251").words == "Москва"


@pytest.mark.parametrize("declared", ["no-such-code", "base64", "utf-8", "hex"])
def test_a_wrong_declaration_is_passed_over(declared: str) -> None:
    assert decode("The café of the state".encode("latin-1"), "a", declared).words == "The café of the state"


def test_broken_utf8_keeps_its_good_characters() -> None:
    raw = WORDS.encode() * 3
    broken = raw[:-1]
    words, doubt = decode(broken, "a")
    assert words == (WORDS * 3)[:-1] + "\ufffd"
    assert doubt is not None
    assert "1 place" in doubt


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 words words words",
        b"PK\x03\x04 words",
        b"words\x00words",
        b"\x01\x02\x03\x04 words",
        bytes(range(256)),
        "w\x00o".encode("utf-16"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError, match=r"^a: this is ") as caught:
        decode(raw, "a")
    assert caught.value.code == "read.binary"


def test_broken_utf16_is_refused() -> None:
    with pytest.raises(SourceError, match="UTF-16 but broken"):
        decode("words".encode("utf-16") + b"x", "a")


def test_a_few_control_characters_stay_in_the_words() -> None:
    assert decode(b"page one\x0cpage two \x1b words", "a").words == "page one\x0cpage two \x1b words"
