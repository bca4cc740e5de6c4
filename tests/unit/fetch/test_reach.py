"""Which machines may be reached, whatever name or form they hide behind."""

import ssl
import subprocess
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from shutil import which
from threading import Event

import httpcore
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers
from tests.unit.fetch.site import StillClock, moved, page, serving

from comity.fetch import Limits, fetch
from comity.fetch.address import address
from comity.fetch.errors import FetchError
from comity.fetch.reach import is_public, places_of, system_resolver

CLOSED = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "203.0.113.9", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3",
    "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
    "2001:db8::1", "64:ff9b:1::a00:1",
)  # fmt: skip
OPEN = (
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
)


@pytest.mark.parametrize("place", CLOSED)
def test_places_that_are_not_public(place: str) -> None:
    assert not is_public(ip_address(place))


@pytest.mark.parametrize("place", OPEN)
def test_places_that_are(place: str) -> None:
    assert is_public(ip_address(place))


@settings(deadline=None)
@given(integers(0, 2**32 - 1))
def test_an_address_is_judged_alike_in_all_its_forms(number: int) -> None:
    plain = IPv4Address(number)
    forms = [(0xFFFF << 32) | number, (0x64FF9B << 96) | number, (0x2002 << 112) | (number << 80)]
    assert {is_public(IPv6Address(form)) for form in forms} == {is_public(plain)}
    if plain.is_private or plain.is_loopback or plain.is_link_local or plain.is_multicast:
        assert not is_public(plain)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]", "localhost"]
)
def test_forms_of_this_machine_are_refused_and_nothing_is_sent(host: str, tmp_path: Path) -> None:
    with serving({"/a": page("Inside.")}) as site:
        found = fetch([f"http://{host}:{site.port}/a"], tmp_path / "a.warc.gz", Limits(interval=0.0))
    code = "fetch.bad-address" if host.startswith("01") else "fetch.private"  # a form that is no name at all
    assert [finding.code for finding in found.findings] == [code]
    assert code == "fetch.bad-address" or "--allow-private" in found.findings[0].text
    assert not site.asked


@pytest.mark.parametrize("port", ["80", "443"])
def test_usual_ports_are_left_out_of_an_address(port: str) -> None:
    scheme = {"80": "http", "443": "https"}[port]
    assert address(f"{scheme.upper()}://News.Example:{port}#part").url == f"{scheme}://news.example/"


@pytest.mark.parametrize(
    "text",
    [
        "", "news", "//news.example/a", "ftp://news.example/a", "file:///etc/hosts", "data:text/html,x", "javascript:alert(1)",
        "http://",
        "http:///a", "http://me@news.example/", "http://me:secret@news.example/", "http://news.example:99999/", "http://[::1/",
        "http://a b/",
        "http://news.example/\r\nHost: other", "http://" + "a" * 5_000, "gopher://news.example:70/1", "http://news.example:0x50/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(FetchError) as caught:
        address(text)
    assert caught.value.code == "fetch.bad-address"
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_an_address_in_letters_of_its_own_is_sent_as_the_web_writes_it() -> None:
    found = address("http://новости.example/статья?стр=1")
    assert found.host == "новости.example".encode("idna").decode()
    assert found.target.isascii()
    assert address(found.url) == found


def test_a_redirect_to_a_private_place_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    """The first host is public by name; its redirect leads to a machine of the user's own network."""
    with serving({"/secret": page("Inside.")}) as inside, serving() as site:
        site.pages["/a"] = moved(f"http://127.0.0.1:{inside.port}/secret")

        def resolver(host: str, port: int) -> Sequence[str]:
            return ["127.0.0.1"] if host == "127.0.0.1" else ["8.8.8.8"]

        with pytest.MonkeyPatch.context() as patch:
            _lead(patch, {"8.8.8.8": "127.0.0.1"})
            found = fetch([f"http://news.example:{site.port}/a"], tmp_path / "a.warc.gz", Limits(interval=0.0), resolver=resolver)
    assert [finding.code for finding in found.findings] == ["fetch.private"]
    assert found.findings[0].subject == f"http://news.example:{site.port}/a"
    assert f"leads to http://127.0.0.1:{inside.port}/secret" in found.findings[0].text
    assert not inside.asked


def test_a_name_that_turns_private_is_refused_and_the_checked_place_is_the_one_connected_to(tmp_path: Path) -> None:
    """DNS rebinding: the name is public when it is first looked up and private the next time. Each connection looks once."""
    with serving({"/a": page("First."), "/b": page("Second.")}) as site:
        looked: list[str] = []

        def resolver(host: str, port: int) -> Sequence[str]:
            looked.append(host)
            return ["8.8.8.8"] if len(looked) <= 2 else ["127.0.0.1"]  # robots.txt, the first page, then

        with pytest.MonkeyPatch.context() as patch:
            connected = _lead(patch, {"8.8.8.8": "127.0.0.1"})
            base = f"http://news.example:{site.port}"
            found = fetch(
                [f"{base}/a", f"{base}/b"], tmp_path / "a.warc.gz", Limits(interval=0.0), resolver=resolver, clock=StillClock()
            )
    assert [kept.url for kept in found.pages] == [f"{base}/a"]
    assert [finding.code for finding in found.findings] == ["fetch.private"]
    assert len(looked) == 3
    assert connected == ["8.8.8.8", "8.8.8.8"]
    assert site.paths() == ["/a"]
    assert {asked.headers["host"] for asked in site.asked} == {f"news.example:{site.port}"}


def _lead(patch: pytest.MonkeyPatch, ways: dict[str, str]) -> list[str]:
    """Lead connections to public machines to this one: no test leaves it. Gives the list of the places connected to."""
    connected: list[str] = []
    real = httpcore.SyncBackend.connect_tcp

    def connect(self: httpcore.SyncBackend, host: str, *rest: object) -> object:
        connected.append(host)
        return real(self, ways[host], *rest)  # type: ignore[arg-type]

    patch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return connected


def test_one_private_place_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError) as caught:
        places_of(address("http://news.example/"), lambda *_: ["8.8.8.8", "10.0.0.1"], 1.0, is_private_allowed=False)
    assert caught.value.code == "fetch.private"


def test_a_resolver_that_hangs_is_left_behind() -> None:
    done = Event()

    def resolver(host: str, port: int) -> Sequence[str]:
        done.wait(10.0)
        return []

    with pytest.raises(FetchError) as caught:
        places_of(address("http://news.example/"), resolver, 0.05, is_private_allowed=False)
    done.set()
    assert caught.value.code == "fetch.slow"


def test_a_name_that_means_nothing_is_told() -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        raise OSError("no such name")

    with pytest.raises(FetchError) as caught:
        places_of(address("http://news.example/"), resolver, 1.0, is_private_allowed=True)
    assert caught.value.code == "fetch.unreachable"


def test_the_system_knows_this_machine() -> None:
    assert "127.0.0.1" in system_resolver("127.0.0.1", 80)


@pytest.mark.skipif(which("openssl") is None, reason="makes its certificates with openssl")
def test_certificates_are_checked_by_the_name_in_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to a numeric address, and the certificate has to be of the name all the same."""
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", "key.pem", "-out", "cert.pem"]
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run([*new, *names], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    own = Limits(interval=0.0, is_private_allowed=True, connect_seconds=5.0, read_seconds=5.0)

    def found(host: str) -> list[str]:
        fetched = fetch([f"https://{host}:{site.port}/a"], tmp_path / "a.warc.gz", own, resolver=lambda *_: ["127.0.0.1"])
        return [kept.url for kept in fetched.pages] or [finding.text for finding in fetched.findings]

    with serving({"/a": page("Here.")}, context) as site:
        untrusted = found("news.example")
        monkeypatch.setattr(httpcore._sync.connection, "default_ssl_context", lambda: trusting(tmp_path / "cert.pem"))
        assert found("other.example")[0].startswith(f"https://other.example:{site.port}/a: other.example shows no certificate")
        assert found("news.example") == [f"https://news.example:{site.port}/a"]
    assert untrusted[0].startswith(f"https://news.example:{site.port}/a: news.example shows no certificate that is trusted")


def trusting(certificate: Path) -> ssl.SSLContext:
    """A context that trusts one certificate alone."""
    return ssl.create_default_context(cafile=str(certificate))
