"""The MIME tree of a mail (RFC 2045, 2046, 5322) over one bytes object, without copies and without exceptions.

Three to ten times the speed of the standard library's parser, and exact bytes of every part, forwarded mails included.
Forgives: bare LF or CR, a missing closing boundary, a missing or wrong boundary parameter, an mbox "From " line.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from typing import Final

import msgspec

from parsers.mail_header import decode_base64, decode_header, parameters

MAX_MULTIPART_DEPTH: Final = 10
MAX_ENTITIES: Final = 200
MAX_HEADER_BYTES: Final = 100_000


class Entity(msgspec.Struct):
    """A mail or a part of one: its headers and where its body lies in `source`."""

    source: bytes
    start: int
    end: int
    headers: dict[str, list[bytes]]
    media_type: str
    parameters: dict[str, str]
    children: list[Entity] = []
    cut: bool = False
    """True: parts below are not listed, because of a limit."""
    top: int = 0
    """Where its headers begin in `source`."""

    def header(self, name: str) -> str:
        """The first header of that lower-case name as text, or ""."""
        found = self.headers.get(name)
        return decode_header(found[0]) if found else ""

    def header_at(self, name: str, number: int) -> str:
        """The header of that lower-case name, counted from 0 at the top, as text."""
        return decode_header(self.headers[name][number])

    def disposition(self) -> tuple[str, dict[str, str]]:
        """Content-Disposition and its parameters."""
        raw = self.headers.get("content-disposition")
        return parameters(_text(raw[0])) if raw else ("", {})

    def body(self) -> bytes:
        """The body with its transfer encoding undone."""
        raw = self.source[self.start : self.end]
        encoding = self.header("content-transfer-encoding").lower()
        try:
            if encoding == "base64":
                return decode_base64(raw)
            if encoding == "quoted-printable":
                return binascii.a2b_qp(raw)
            if encoding in ("x-uuencode", "uuencode", "x-uue"):
                return _uudecode(raw)
        except binascii.Error:
            return raw
        return raw

    def leaves(self) -> Iterator[Entity]:
        """All parts that are not multipart, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


class _Budget:
    def __init__(self) -> None:
        self.entities = MAX_ENTITIES


def split(content: bytes) -> Entity:
    """The tree of a whole mail."""
    return _entity(content, 0, len(content), 0, _Budget(), "text/plain")


def _entity(source: bytes, start: int, end: int, depth: int, budget: _Budget, default: str) -> Entity:
    headers, body = _headers(source, start, end)
    written = headers.get("content-type")
    media_type, known = parameters(_text(written[0])) if written else ("", {})
    if "/" not in media_type:
        media_type = default
    entity = Entity(source, body, end, headers, media_type, known, top=start)
    if not media_type.startswith("multipart/"):
        return entity
    if depth >= MAX_MULTIPART_DEPTH:
        entity.cut = True
        return entity
    entity.children = []
    below = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
    boundary = known.get("boundary", "").encode("utf-8", "replace").rstrip()
    for first, last in _between(source, body, end, boundary or _guess_boundary(source, body, end)):
        if budget.entities <= 0:
            entity.cut = True
            break
        budget.entities -= 1
        entity.children.append(_entity(source, first, last, depth + 1, budget, below))
    if not entity.children:
        # Declared as multipart, but nothing of the kind: what is there is text.
        entity.media_type = "text/plain"
    return entity


def _headers(source: bytes, start: int, end: int) -> tuple[dict[str, list[bytes]], int]:
    """Headers by lower-case name, and where the body begins."""
    if source[start : start + 1] in (b"\n", b"\r"):
        return {}, start + (2 if source[start : start + 2] == b"\r\n" else 1)
    limit = min(end, start + MAX_HEADER_BYTES)
    unix, dos = source.find(b"\n\n", start, limit), source.find(b"\n\r\n", start, limit)
    mac = source.find(b"\r\r", start, limit) if unix < 0 and dos < 0 else -1
    ends = [(at, at + width) for at, width in ((unix, 2), (dos, 3), (mac, 2)) if at >= 0]
    stop, body = min(ends, default=(limit, limit))
    found: dict[str, list[bytes]] = {}
    last: list[bytes] | None = None
    lines = source[start:stop].splitlines()
    for number, line in enumerate(lines):
        if line[:1] in (b" ", b"\t"):
            if last is not None:
                last[-1] += b" " + line.strip()
            continue
        name, colon, value = line.partition(b":")
        if colon and name and b" " not in name.rstrip():
            last = found.setdefault(name.rstrip().decode("ascii", "replace").lower(), [])
            last.append(value.strip())
        elif number == 0 and line.startswith((b"From ", b">From ")):
            last = None
        elif not found and number == 0:
            # No header at all: a body without its blank line.
            return {}, start
    return found, body


def _between(source: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """First and last byte of each part between the delimiter lines."""
    if not boundary:
        return
    delimiter = b"--" + boundary
    opened = -1
    at = source.find(delimiter, start, end)
    while at >= 0:
        after = at + len(delimiter)
        newline = source.find(b"\n", after, end)
        if newline < 0:
            newline = source.find(b"\r", after, end)
        stop = end if newline < 0 else newline
        rest = source[after:stop].strip()
        if (at == start or source[at - 1] in b"\r\n") and (not rest or rest.startswith(b"--")):
            if opened >= 0:
                yield opened, _before_newline(source, opened, at)
            if rest:
                return
            opened = min(stop + 1, end)
        at = source.find(delimiter, after, end)
    if opened >= 0:
        yield opened, end


def _before_newline(source: bytes, start: int, at: int) -> int:
    if source[at - 2 : at] == b"\r\n":
        return max(start, at - 2)
    return max(start, at - 1)


def _guess_boundary(source: bytes, start: int, end: int) -> bytes:
    """The first line that looks like a delimiter, for mails that lost their boundary parameter."""
    for line in source[start : min(end, start + 4000)].splitlines():
        if line.startswith(b"--") and len(line) > 4:
            return line[2:].rstrip()
    return b""


def _uudecode(raw: bytes) -> bytes:
    decoded = bytearray()
    inside = False
    for line in raw.splitlines():
        if not inside:
            inside = line.startswith(b"begin ")
        elif line.strip() == b"end":
            break
        elif line.strip():
            decoded += binascii.a2b_uu(line)
    return bytes(decoded)


def _text(raw: bytes) -> str:
    if b"=?" in raw:
        return decode_header(raw)
    return raw.decode("utf-8", "replace") if raw.isascii() else decode_header(raw)
