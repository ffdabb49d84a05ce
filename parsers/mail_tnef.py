"""Attachments of a TNEF stream (winmail.dat, MS-OXTNEF), as Outlook wraps them. The rich text body is not read.

78 9F 3E 22  key(2)  then per attribute: level(1) id(4) length(4) data checksum(2)
attAttachRendData 0x9002 opens an attachment, attAttachTitle 0x8010 names it, attAttachData 0x800F holds it
"""

from __future__ import annotations

import struct
from typing import Final

SIGNATURE: Final = b"\x78\x9f\x3e\x22"


def attachments(content: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """Plain body, "" where there is none, and (name, bytes) of each attachment; a cut stream gives what was whole."""
    found: list[tuple[str, bytes]] = []
    body = ""
    name = ""
    at = 6
    while at + 9 <= len(content):
        _, identifier, length = struct.unpack_from("<BII", content, at)
        data = content[at + 9 : at + 9 + length]
        if len(data) < length:
            break
        at += 9 + length + 2
        match identifier & 0xFFFF:
            case 0x9002:
                name = ""
            case 0x8010:
                name = data.rstrip(b"\0").decode("cp1252", "replace")
            case 0x800F:
                found.append((name, data))
            case 0x800C:
                body = data.rstrip(b"\0").decode("cp1252", "replace")
            case _:
                pass
    return body, [_named(number, one, found) for number, one in enumerate(found)]


def _named(number: int, one: tuple[str, bytes], found: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    return (one[0] or f"attachment-{number + 1}-of-{len(found)}", one[1])
