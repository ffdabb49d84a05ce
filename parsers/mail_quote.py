"""Where a mail's own words end: quoted mails, signatures and legal footers, in German and English.

Danke, passt.
Mit freundlichen Grüßen            <- signature
Am 12.11.2026 schrieb Müller:      <- quoted from here on
> Guten Tag, ...
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from parsers.mail_header import address

_SEPARATOR: Final = re.compile(
    r"^[ \t>]*(?:"
    r"-{2,}\s*(?:Ursprüngliche Nachricht|Original(?:-| )?(?:Message|Nachricht)|Weitergeleitete Nachricht|"
    r"Forwarded message|"
    r"Urspruengliche Nachricht)\b.*"
    r"|(?:Anfang der weitergeleiteten Nachricht|Begin forwarded message)\s*:.*"
    r"|(?:Am|On)\s[^\n]{5,160}(?:\n[^\n]{0,80})?\s(?:schrieb|wrote|hat geschrieben)\b[^\n]{0,120}:[ \t]*"
    r"|\*?(?:Von|From)\*?\s*:[^\n]{3,200}\n(?:[^\n]{0,200}\n){0,3}?[ \t>]*\*?(?:Gesendet|Sent|Datum|Date|An|"
    r"To|Betreff|Subject)\*?\s*:[^\n]*"
    r")$",
    re.MULTILINE | re.IGNORECASE,
)
_IS_FORWARD: Final = re.compile(r"weitergeleitet|forwarded|fwd", re.IGNORECASE)
_SENDER: Final = re.compile(r"^[ \t>]*\*?(?:Von|From)\*?\s*:[ \t]*([^\n]{3,200})$", re.MULTILINE | re.IGNORECASE)
_SIGNATURE: Final = re.compile(
    r"^(?:--[ ]?$|_{5,}$|[ \t]*(?:mit )?(?:freundlichen?|besten?|vielen?|herzlichen?|liebe|schönen?|"
    r"schoenen?)[ \t]+(?:grüße?n?|gruesse?n?|gruß|gruss|grüssen?)\b.*"
    r"|[ \t]*(?:mfg|lg|vg)[ \t,.!]*$|[ \t]*(?:kind|best|warm|with best|with kind)?[ \t]*regards\b.*"
    r"|[ \t]*(?:yours (?:sincerely|faithfully|truly)|sincerely|cheers|many thanks|thank you|thanks|danke|"
    r"vielen dank)[ \t,.!]*$"
    r"|[ \t]*(?:von meinem \S+ gesendet|gesendet (?:von|mit) .{2,40}|sent from my .{2,40}|get outlook for .{2,20}).*)",
    re.MULTILINE | re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"^.*(?:\bAmtsgericht\b|\bHRB\s?\d|Geschäftsführer|Geschaeftsfuehrer|USt-?Id|Registergericht|"
    r"Registered (?:in|office)|"
    r"diese e-?mail (?:enthält|kann)|this e-?mail (?:is|and any|may contain)).*$",
    re.MULTILINE | re.IGNORECASE,
)
_POSTSCRIPT: Final = re.compile(r"^[ \t]*P\.? ?S\.?[ :]", re.MULTILINE)


class Split(NamedTuple):
    """Character ranges of a mail's text: own words, the closing (signature, footer), the quoted rest."""

    own: tuple[int, int]
    closing: tuple[int, int]
    quoted: tuple[int, int]
    is_forward: bool


def split(text: str) -> Split:
    """The parts of a mail's text."""
    found = _SEPARATOR.search(text)
    end = found.start() if found else _first_quoted(text)
    forward = bool(found and _IS_FORWARD.search(found[0]))
    own_end = _own_end(text, end)
    return Split((0, own_end), (own_end, end), (end, len(text)), forward)


def _own_end(text: str, end: int) -> int:
    signature = _SIGNATURE.search(text, 0, end)
    stops = [signature.start()] if signature and text[: signature.start()].strip() else []
    footer = _FOOTER.search(text, 0, end)
    if footer:
        stops.append(footer.start())
    own_end = min(stops, default=end)
    # A postscript below the signature is still the mail's own.
    if _POSTSCRIPT.search(text, own_end, end):
        return end
    return own_end


def _first_quoted(text: str) -> int:
    """Start of the first of two quoted lines in a row, else the end."""
    found = re.search(r"^[ \t]*>[^\n]*\n[ \t]*>", text, re.MULTILINE)
    return found.start() if found else len(text)


def forwarded_sender(text: str) -> tuple[str, str]:
    """Name and address of the sender of an inline-forwarded mail, each "" when not told."""
    head = text[:20_000]
    found = _SEPARATOR.search(head)
    start = found.start() if found else 0
    line = _SENDER.search(head, start)
    if line is None:
        return "", ""
    # Von: Einkauf Müller [mailto:einkauf@mueller.example]
    return address(re.sub(r"\[(?:mailto:)?([^\]\s]+@[^\]\s]+)\]", r"<\1>", line[1].replace("mailto:", "")))


def without_marks(text: str) -> str:
    """Quoted text without its ">" marks; every character keeps its place."""
    return re.sub(r"^[ \t]*(?:>[ \t]?)+", lambda found: " " * len(found[0]), text, flags=re.MULTILINE)
