"""Bodies that are sent packed, counted while they unpack."""

import zlib

from comity.fetch.errors import FetchError

_PIECE = 1_000_000
_MOST_LAYERS = 2
_MOST_MEMBERS = 1_000
"""A gzip stream may be many strung together; nobody who means well strings more."""


class Unpacker:
    """Takes a body piece by piece and gives it unpacked, as far as `most` bytes; above that it is a bomb or too large."""

    def __init__(self, codings: tuple[str, ...], most: int, name: str) -> None:
        """`codings` are those of `Content-Encoding`, in its order. Raises FetchError for one that was not asked for."""
        self._most = most
        self._name = name
        self._layers = [_Layer(coding, name) for coding in reversed(codings) if coding != "identity"]
        if len(self._layers) > _MOST_LAYERS:
            raise FetchError("fetch.bad-answer", name, f"packed {len(self._layers)} times over, which no page needs; left out")
        self._made = [0] * (len(self._layers) + 1)

    def feed(self, piece: bytes) -> bytes:
        """What a piece unpacks to. Raises FetchError where it is too much or not packed as it says."""
        return self._through(piece, 0)

    def _through(self, piece: bytes, depth: int) -> bytes:
        self._made[depth] += len(piece)
        if self._made[depth] > self._most:
            msg = f"unpacks to more than {_megabytes(self._most)}, as bombs do; left out"
            raise FetchError("fetch.too-large", self._name, msg)
        if depth == len(self._layers):
            return piece
        found = bytearray()
        while piece:
            made, piece = self._layers[depth].some(piece)
            found += self._through(made, depth + 1)
        return bytes(found)

    def finish(self) -> None:
        """Raises FetchError where a packed stream has not come to its end."""
        if not all(layer.is_whole for layer in self._layers):
            msg = "the packed body stops before its end; left out, the next run asks again"
            raise FetchError("fetch.cut-short", self._name, msg, is_passing=True)


class _Layer:
    """One coding, undone."""

    def __init__(self, coding: str, name: str) -> None:
        if coding not in {"gzip", "x-gzip", "deflate"}:
            raise FetchError("fetch.bad-answer", name, f"packed as {coding[:40]!r}, which was not asked for; left out")
        self._name = name
        self._is_gzip = coding != "deflate"
        self._stream = zlib.decompressobj(31) if self._is_gzip else None
        self._members = 1
        self._is_begun = False

    @property
    def is_whole(self) -> bool:
        """Whether the stream has come to its end, or never began: nobody packs an empty body."""
        return not self._is_begun or (self._stream is not None and self._stream.eof)

    def some(self, piece: bytes) -> tuple[bytes, bytes]:
        """Unpack some of a piece that is not empty: what it gave, and what is left of it."""
        stream = self._stream
        if stream is None:  # deflate is sent with a head and without
            stream = self._stream = zlib.decompressobj(15 if piece[0] & 0x0F == 8 else -15)
        if stream.eof:
            if not self._is_gzip or piece[:1] != b"\x1f":
                return b"", b""  # padding behind the end, which browsers drop too
            stream = self._stream = self._next_member()
        self._is_begun = True
        try:
            made = stream.decompress(piece, _PIECE)
            if not stream.unconsumed_tail and not stream.eof and len(made) == _PIECE:
                made += stream.decompress(b"", _PIECE)  # what it still holds though it has eaten all
        except zlib.error as error:
            msg = f"the packed body is broken ({error}); left out, the next run asks again"
            raise FetchError("fetch.bad-answer", self._name, msg, is_passing=True) from error
        return made, stream.unconsumed_tail or stream.unused_data

    def _next_member(self) -> "zlib._Decompress":
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise FetchError("fetch.too-large", self._name, f"more than {_MOST_MEMBERS:,} packed streams in one body; left out")
        return zlib.decompressobj(31)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:,.0f} MB" if count >= 1_000_000 else f"{count:,} bytes"
