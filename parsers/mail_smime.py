"""The mail inside an opaque-signed S/MIME part (smime.p7m, RFC 8551, CMS SignedData of RFC 5652).

    SEQUENCE { signedData, [0] { SEQUENCE { version, SET, SEQUENCE { data, [0] { OCTET STRING }}, ...

Reads DER and the indefinite lengths of BER. Signatures: `parsers.mail_signature`.
Encrypted mail (EnvelopedData) is opened with the keys that the shell handed over (`orderhub.mail_keys`).
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs7

from orderhub.mail_keys import keys

_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
_ENVELOPED_DATA: Final = bytes.fromhex("2a864886f70d010703")
_DATA: Final = bytes.fromhex("2a864886f70d010701")
_OCTETS: Final = 0x04
_OBJECT: Final = 0x06
_MAX_DEPTH: Final = 8
_ENDINGS: Final = (".p7m", ".p7s")
_ARMOUR: Final = re.compile(rb"-----(?:BEGIN|END) (?:PKCS7|PKCS #7 SIGNED DATA|CMS|SMIME)-----")
_HEAD_LINE: Final = re.compile(rb"\s*[A-Za-z][A-Za-z-]{2,40}:")

_Element = tuple[int, int, int, int]
"""Tag, first byte of the content, its end, end of the whole element."""


def signed_content(content: bytes) -> bytes | None:
    """The signed MIME entity, or None when this is anything else."""
    try:
        outer = _element(content, 0)
        kind, wrapped = _children(content, outer)[:2]
        if content[kind[1] : kind[2]] != _SIGNED_DATA:
            return None
        signed = _children(content, wrapped)[0]
        held = next(one for one in _children(content, signed) if _is_data(content, one))
        inner = _children(content, held)[1]
        return b"".join(_octets(content, inner, 0))
    except (IndexError, ValueError, StopIteration):
        return None


def bare(content: bytes, name: str) -> bytes | None:
    """The CMS message that a file is by itself, without a mail around it: DER, PEM, or base64 named .p7m or .p7s."""
    armoured = _ARMOUR.match(content.lstrip())
    if armoured or (content[:1] == b"M" and name.lower().endswith(_ENDINGS)):
        try:
            content = base64.b64decode(re.sub(rb"\s", b"", _ARMOUR.sub(b"", content)), validate=True)
        except binascii.Error:
            return None
    try:
        kind = _children(content, _element(content, 0))[0] if content[:1] == b"\x30" else None
    except (IndexError, ValueError):
        return None
    known = kind is not None and content[kind[1] : kind[2]] in (_SIGNED_DATA, _ENVELOPED_DATA)
    return content if known else None


def name_inside(content: bytes, name: str) -> tuple[str, str]:
    """Name and media type of what a bare file holds: a mail's part, or as order.xml.p7m says."""
    if _HEAD_LINE.match(content):
        return "", "message/rfc822"
    return (name[: -len(_ENDINGS[0])] if name.lower().endswith(_ENDINGS) else name), ""


def _is_data(content: bytes, element: _Element) -> bool:
    if element[0] != 0x30:
        return False
    first = _element(content, element[1])
    return first[0] == _OBJECT and content[first[1] : first[2]] == _DATA


def _octets(content: bytes, element: _Element, depth: int) -> list[bytes]:
    tag, start, end, _ = element
    if tag == _OCTETS:
        return [content[start:end]]
    if depth > _MAX_DEPTH:
        raise ValueError(depth)
    return [piece for child in _children(content, element) for piece in _octets(content, child, depth + 1)]


def _children(content: bytes, element: _Element) -> list[_Element]:
    _, at, end, _ = element
    found = []
    while at < end:
        child = _element(content, at)
        found.append(child)
        at = child[3]
    return found


def _element(content: bytes, at: int, depth: int = 0) -> _Element:
    if depth > 4 * _MAX_DEPTH:
        raise ValueError(depth)
    tag, first = content[at], content[at + 1]
    start = at + 2
    if first == 0x80:
        end = start
        while content[end : end + 2] != b"\0\0":
            end = _element(content, end, depth + 1)[3]
        return tag, start, end, end + 2
    length = first
    if first & 0x80:
        width = first & 0x7F
        if width > 4:
            raise ValueError(width)
        length = int.from_bytes(content[start : start + width], "big")
        start += width
    if start + length > len(content):
        raise ValueError(length)
    return tag, start, start + length, start + length


def is_encrypted(content: bytes) -> bool:
    """Whether this is CMS EnvelopedData: somebody with the key can read it."""
    try:
        outer = _element(content, 0)
        kind = _children(content, outer)[0]
    except (IndexError, ValueError):
        return False
    return content[kind[1] : kind[2]] == _ENVELOPED_DATA


def decrypted(content: bytes) -> bytes | None:
    """The MIME entity inside an encrypted part, or None when no key in use opens it."""
    for certificate, key in keys().own:
        if not isinstance(key, RSAPrivateKey):
            continue
        try:
            return pkcs7.pkcs7_decrypt_der(content, certificate, key, [])
        except (ValueError, TypeError, UnsupportedAlgorithm):
            continue
    return None
