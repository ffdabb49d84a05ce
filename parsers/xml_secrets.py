"""Bytes of an XML document as they may be shown: the secrets of cXML are starred out, every other byte keeps its place.

<SharedSecret>coyote</SharedSecret>  ->  <SharedSecret>******</SharedSecret>
"""

from __future__ import annotations

import re
from typing import Final

from parsers.xml_tree import SECRETS

_NAMES: Final = "|".join(sorted(SECRETS)).encode()
_ELEMENT: Final = re.compile(
    rb"(<(?:[\w.-]{1,60}:)?(?:%s)\b[^>]{0,4000}(?<!/)>)(.*?)(?=</(?:[\w.-]{1,60}:)?(?:%s)\b|\Z)" % (_NAMES, _NAMES),
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(rb"(\b(?:%s)\s*=\s*)(\"[^\"<]*\"|'[^'<]*')" % _NAMES)
_PLAIN_NAMES: Final = tuple(name.encode() for name in sorted(SECRETS))


def masked(content: bytes) -> bytes:
    """`content` with each byte of a secret as `*`; the length stays, so that places still point right."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _masked_wide(content)
    if b"<" not in content or not any(name in content for name in _PLAIN_NAMES):
        return content
    starred = _ELEMENT.sub(lambda found: found[1] + _stars(found[2]), content)
    return _ATTRIBUTE.sub(lambda found: found[1] + found[2][:1] + b"*" * (len(found[2]) - 2) + found[2][-1:], starred)


def _masked_wide(content: bytes) -> bytes:
    codec = "utf-16-le" if content[:2] == b"\xff\xfe" else "utf-16-be"
    try:
        narrow = content[2:].decode(codec).encode("utf-8")
    except UnicodeDecodeError:
        return content
    starred = masked(narrow)
    if starred == narrow:
        return content
    return content[:2] + starred.decode("utf-8", "replace").encode(codec)


def _stars(raw: bytes) -> bytes:
    return re.sub(rb"\S", b"*", raw)
