"""What a part of a mail is by its bytes: the text people read, a document to open, or something to leave aside."""

from __future__ import annotations

import re
from typing import Final

from parsers.mail_header import decode_text
from parsers.mail_mime import Entity

_STUB: Final = re.compile(
    r"ihr (?:e-?)?mail-?(?:programm|client)|your (?:e-?)?mail (?:client|program)|does not support html|"
    r"html[- ](?:version|view|ansicht|e-?mail|format)|kein html",
    re.IGNORECASE,
)
# A table with a quantity column keeps its shape only in HTML.
_QUANTITY_TABLE: Final = re.compile(
    r"<t[hd][^>]*>(?:\s|<[^>]{1,200}>)*(?:menge|anzahl|stück|qty|quantity)\b", re.IGNORECASE
)
_LOGO_BYTES: Final = 10_000
_LOGO_PIXELS: Final = 200
_MAGIC: Final = (
    (b"%PDF-", "pdf", "application/pdf"),
    (b"II*\0", "tif", "image/tiff"),
    (b"MM\0*", "tif", "image/tiff"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"GIF8", "gif", "image/gif"),
    (b"PK\x03\x04", "zip", "application/zip"),
    (b"\x78\x9f\x3e\x22", "dat", "application/ms-tnef"),
    (b"\xd0\xcf\x11\xe0", "ole", "application/x-ole-storage"),
    (b"UNA", "edi", "application/edifact"),
    (b"UNB+", "edi", "application/edifact"),
    (b"ISA*", "edi", "application/edi-x12"),
    (b"<?xml", "xml", "application/xml"),
)
_SKIPPED_TYPES: Final = {
    "application/pkcs7-signature": "mail.skipped-signature",
    "application/x-pkcs7-signature": "mail.skipped-signature",
    "application/pgp-signature": "mail.skipped-signature",
    "application/pgp-encrypted": "mail.skipped-encrypted",
    "text/calendar": "mail.skipped-calendar",
    "application/ics": "mail.skipped-calendar",
    "text/vcard": "mail.skipped-contact",
    "text/x-vcard": "mail.skipped-contact",
    "message/delivery-status": "mail.skipped-report",
    "message/disposition-notification": "mail.skipped-report",
    "message/feedback-report": "mail.skipped-report",
    "text/rfc822-headers": "mail.skipped-report",
    "message/external-body": "mail.skipped-external",
    "message/partial": "mail.skipped-external",
}


def choose_body(texts: list[Entity]) -> tuple[Entity | None, str, bool]:
    """The part to read as the mail's text, that text, and whether its charset was guessed.

    Plain text unless it is a stub or the HTML holds an order table.
    """
    plain = [one for one in texts if one.media_type == "text/plain"]
    html = [one for one in texts if one.media_type == "text/html"]
    text, guessed = _joined(plain)
    marked, marked_guessed = _joined(html)
    if marked and (_is_stub(text) or _QUANTITY_TABLE.search(marked)):
        return html[0], marked, marked_guessed
    return (plain[0] if plain else None), text, guessed


def _joined(entities: list[Entity]) -> tuple[str, bool]:
    decoded = [decode_text(one.body(), one.parameters.get("charset", "")) for one in entities]
    return "\n".join(text for text, _ in decoded), any(guessed for _, guessed in decoded)


def _is_stub(text: str) -> bool:
    words = text.strip()
    return len(words) < 20 or (len(words) < 400 and _STUB.search(words) is not None)


def reason_to_skip(entity: Entity, content: bytes, label: str, html: bytes) -> str:
    """The message code why a part is not read, or ""."""
    if not content.strip():
        return "mail.skipped-empty"
    if entity.media_type in _SKIPPED_TYPES:
        return _SKIPPED_TYPES[entity.media_type]
    if label.lower().endswith((".p7s", ".asc", ".sig")):
        return "mail.skipped-signature"
    if label.lower().endswith((".ics", ".vcf")):
        return "mail.skipped-contact" if label.lower().endswith(".vcf") else "mail.skipped-calendar"
    if _is_image(content) and _is_logo(entity, content, html):
        return "mail.skipped-logo"
    return ""


def _is_image(content: bytes) -> bool:
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF"))


def _is_logo(entity: Entity, content: bytes, html: bytes) -> bool:
    if content.startswith((b"GIF8", b"BM", b"RIFF")):
        return True
    width, height = _png_size(content)
    small = len(content) < _LOGO_BYTES or (0 < width < _LOGO_PIXELS and 0 < height < _LOGO_PIXELS)
    identifier = b"".join(entity.headers.get("content-id", [])).strip(b"<> ")
    if identifier and b"cid:" + identifier in html:
        return small
    return small and (len(content) < _LOGO_BYTES // 2 or entity.disposition()[0] == "inline")


def _png_size(content: bytes) -> tuple[int, int]:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:
        return 0, 0
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def sniffed_name(content: bytes, label: str, declared: str, number: int) -> tuple[str, str]:
    """Name and media type of an attachment; its bytes are believed before its declared type."""
    extension, media_type = "", declared
    if b"%PDF-" in content[:1024]:
        extension, media_type = "pdf", "application/pdf"
    for magic, named, known in _MAGIC:
        if content.startswith(magic):
            extension, media_type = named, known
            break
    if media_type == "application/zip" and b"[Content_Types].xml" in content[:4096]:
        extension, media_type = "office", declared
    if declared == "message/rfc822":
        extension, media_type = "eml", declared
    return label or f"part-{number}.{extension or 'bin'}", media_type
