"""Header fields of a mail as text: encoded words (RFC 2047), parameters (RFC 2231), addresses, dates, charsets.

    Subject: =?utf-8?Q?Bestellung_f=C3=BCr_KW_48?=      -> Bestellung für KW 48
    Content-Disposition: attachment; filename*=utf-8''Auftrag%20Nr.%201.pdf

Nothing here raises: a broken field gives what can be read of it.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import unquote_to_bytes

_LONGEST: Final = 2000
_ENCODED: Final = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=(\s+(?==\?))?")
_PARAMETER: Final = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)')
# Müller GmbH <einkauf@mueller.example>
_ADDRESS: Final = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")
_BARE_ADDRESS: Final = re.compile(r"[^\s<>,;:\"'()\[\]]+@[^\s<>,;:\"'()\[\]]+")
_CHARSETS: Final = re.compile(
    r"utf-?(?:8|16|32)(?:-?[bl]e)?|(?:iso-?)?8859-?\d{1,2}|iso-8859-\d{1,2}(?:-[ei])?|(?:windows|cp|x-cp)-?\d{3,5}|"
    r"koi8-[ru]|gbk?|gb-?2312|gb18030|big5(?:-hkscs)?|shift_jis|sjis|euc-(?:jp|kr|cn)|iso-2022-(?:jp|kr)|ks_c_5601-1987|"
    r"latin-?\d|macintosh|mac-?roman|tis-620",
    re.IGNORECASE,
)
_PLAIN_WESTERN: Final = frozenset({"us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "8859-1"})
_UNSAFE_IN_NAMES: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def decode_text(content: bytes, charset: str) -> tuple[str, bool]:
    """The text and whether its charset had to be guessed: as declared, else UTF-8, else windows-1252."""
    declared = charset.strip().strip("\"'").lower()
    western = declared in _PLAIN_WESTERN
    if not western and _CHARSETS.fullmatch(declared):
        try:
            return content.decode(declared.replace("x-cp", "cp").replace("windows-", "cp")), False
        except (LookupError, UnicodeError):
            pass
    try:
        return content.decode("utf-8"), not (western or declared in ("", "utf-8")) and not content.isascii()
    except UnicodeDecodeError:
        # windows-1252 is a superset of iso-8859-1 in all that people write.
        return content.decode("cp1252", "replace"), not western


def decode_header(raw: bytes) -> str:
    """An unstructured header as text on one line, without control characters."""
    text = decode_text(raw[:_LONGEST], "")[0]
    if "=?" in text:
        text = _ENCODED.sub(_decode_word, text)
    return " ".join(_UNSAFE_IN_NAMES.sub(" ", text).split())


def _decode_word(found: re.Match[str]) -> str:
    charset, encoding, payload = found[1].partition("*")[0], found[2].lower(), found[3]
    raw = payload.encode("utf-8", "replace")
    try:
        content = decode_base64(raw) if encoding == "b" else binascii.a2b_qp(raw, header=True)
    except binascii.Error:
        return found[0]
    return decode_text(content, charset)[0]


def decode_base64(raw: bytes) -> bytes:
    """Base64 as mail programs write it: line breaks, missing padding and stray characters are forgiven."""
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        clean = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
        clean = clean[: len(clean) - (len(clean) % 4 == 1)]
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The lower-cased main value of a Content-Type or Content-Disposition, and its parameters."""
    main = value.partition(";")[0].strip().lower()
    simple: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, written in _PARAMETER.findall(value[:_LONGEST]):
        text = re.sub(r"\\(.)", r"\1", written[1:-1]) if written.startswith('"') else written
        key, *marks = name.lower().split("*")
        if not marks:
            simple.setdefault(key, text)
            continue
        index = int(marks[0]) if marks[0].isdigit() and len(marks[0]) < 4 else 0
        pieces.setdefault(key, []).append((index, marks[-1] == "", text))
    for key, parts in pieces.items():
        simple[key] = _join_pieces(sorted(parts))
    return main, simple


def _join_pieces(parts: list[tuple[int, bool, str]]) -> str:
    charset = ""
    content = b""
    for number, (_, encoded, text) in enumerate(parts):
        if encoded and number == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "replace")
        content += unquote_to_bytes(raw) if encoded else raw
    return decode_text(content, charset)[0]


def address(value: str) -> tuple[str, str]:
    """Name and lower-cased address of the first mailbox in a From or To header; each may be ""."""
    found = _ADDRESS.search(value)
    if found:
        name = value[: found.start()].rpartition(",")[2] if value.count("<") > 1 else value[: found.start()]
        return name.strip().strip("\"'").strip(), found[1].lower()
    bare = _BARE_ADDRESS.search(value)
    if not bare:
        return value.strip().strip("\"'").strip(), ""
    # einkauf@mueller.example (Müller GmbH)
    comment = re.search(r"\(([^()]*)\)", value)
    return (comment[1].strip() if comment else ""), bare[0].lower()


def instant(value: str) -> datetime | None:
    """The Date header as aware UTC instant; a date without a zone counts as UTC."""
    try:
        when = parsedate_to_datetime(value)
        return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def safe_label(name: str) -> str:
    """A file name as label: the last path component, without control and direction characters, at most 200 long."""
    last = re.split(r"[/\\]", _UNSAFE_IN_NAMES.sub("", name))[-1].strip()
    return unicodedata.normalize("NFC", last)[:200]
