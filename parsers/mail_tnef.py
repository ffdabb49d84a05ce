"""What Outlook wraps into a TNEF stream (winmail.dat, MS-OXTNEF): the text of the mail and its attachments.

    78 9F 3E 22  key(2)  then per attribute: level(1) id(4) length(4) data checksum(2)
    attAttachRendData 0x9002 opens an attachment; attAttachTitle 0x8010, attAttachData 0x800F and, in MAPI properties,
    attAttachment 0x9005 fill it in any order; attMAPIProps 0x9003 hold the body as text, HTML or compressed RTF

A cut stream gives what was whole. A mail inside it comes out as a TNEF stream of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

import msgspec

from parsers.mail_rtf import decompress, text_of

SIGNATURE: Final = b"\x78\x9f\x3e\x22"
_BODY: Final = 0x1000
_RTF: Final = 0x1009
_HTML: Final = 0x1013
_DATA: Final = 0x3701
_LONG_NAME: Final = 0x3707
_SHORT_NAME: Final = 0x3704
_SHOWN_NAME: Final = 0x3001
_SIZES: Final = {
    0x02: 2, 0x0B: 2, 0x03: 4, 0x04: 4, 0x0A: 4, 0x01: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16,
}  # fmt: skip
_VARIABLE: Final = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_MAX_PROPERTIES: Final = 5000


class Tnef(msgspec.Struct):
    """What was found; `text` and `html` are "" where there is none."""

    text: str = ""
    html: str = ""
    attachments: list[tuple[str, bytes]] = []


class _Open(msgspec.Struct):
    name: str = ""
    long_name: str = ""
    data: bytes = b""


def open_tnef(content: bytes) -> Tnef:
    """Body and attachments in their order."""
    found = Tnef()
    held: list[_Open] = []
    charset = "cp1252"
    for identifier, data in _attributes(content):
        match identifier:
            case 0x9007 if len(data) >= 4:
                charset = _charset(struct.unpack_from("<I", data)[0])
            case 0x9002:
                held.append(_Open())
            case 0x8010 if held:
                held[-1].name = _text(data, charset)
            case 0x800F if held:
                held[-1].data = data
            case 0x9005 if held:
                _fill(held[-1], dict(_properties(data, charset)))
            case 0x800C:
                found.text = _text(data, charset)
            case 0x9003:
                _read_body(found, dict(_properties(data, charset)))
            case _:
                pass
    for number, one in enumerate(held, start=1):
        found.attachments.append((one.long_name or one.name or f"attachment-{number}-of-{len(held)}", one.data))
    return found


def _read_body(found: Tnef, said: dict[int, bytes | str]) -> None:
    body, html, rtf = said.get(_BODY), said.get(_HTML), said.get(_RTF)
    if isinstance(body, str) and body.strip():
        found.text = found.text or body
    if html:
        found.html = html if isinstance(html, str) else html.decode("utf-8", "replace")
    if isinstance(rtf, bytes) and not found.text and not found.html:
        found.text = text_of(decompress(rtf))


def _fill(held: _Open, said: dict[int, bytes | str]) -> None:
    for key in (_SHOWN_NAME, _SHORT_NAME, _LONG_NAME):
        name = said.get(key)
        if isinstance(name, str) and name.strip():
            held.long_name = name
    data = said.get(_DATA)
    if isinstance(data, bytes) and not held.data:
        # An object begins with the 16 bytes that name its interface; a mail inside is a stream like this one.
        held.data = data[16:] if data[16:20] == SIGNATURE else data


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(content):
        level, identifier, length = struct.unpack_from("<BII", content, at)
        data = content[at + 9 : at + 9 + length]
        if level not in (1, 2) or len(data) < length:
            return
        yield identifier & 0xFFFF, data
        at += 9 + length + 2


def _properties(data: bytes, charset: str) -> Iterator[tuple[int, bytes | str]]:
    """MAPI properties by their number; of several values the last. Ends where the bytes make no sense."""
    try:
        at = 4
        for _ in range(min(struct.unpack_from("<I", data)[0], _MAX_PROPERTIES)):
            kind, number = struct.unpack_from("<HH", data, at)
            at = _after_name(data, at + 4, number)
            many, base = bool(kind & 0x1000), kind & 0x0FFF
            count = 1
            if many or base in _VARIABLE:
                (count,) = struct.unpack_from("<I", data, at)
                at += 4
            if count > _MAX_PROPERTIES:
                return
            for _ in range(count):
                value, at = _value(data, at, base)
                yield number, _named(value, base, charset)
    except (struct.error, ValueError):
        return


def _after_name(data: bytes, at: int, number: int) -> int:
    if number < 0x8000:
        return at
    (kind,) = struct.unpack_from("<I", data, at + 16)
    if kind == 0:
        return at + 24
    length: int = struct.unpack_from("<I", data, at + 20)[0]
    return at + 24 + length + -length % 4


def _value(data: bytes, at: int, base: int) -> tuple[bytes, int]:
    if base in _VARIABLE:
        (length,) = struct.unpack_from("<I", data, at)
        at += 4
    else:
        length = _SIZES.get(base, -1)
    if length < 0 or at + length > len(data):
        raise ValueError(base)
    return data[at : at + length], at + length + -length % 4


def _named(value: bytes, base: int, charset: str) -> bytes | str:
    if base == 0x1F:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _text(value, charset) if base == 0x1E else value


def _text(data: bytes, charset: str) -> str:
    return data.rstrip(b"\0").decode(charset, "replace")


def _charset(page: int) -> str:
    name = {65001: "utf-8", 20127: "cp1252", 28591: "cp1252"}.get(page, f"cp{page}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
