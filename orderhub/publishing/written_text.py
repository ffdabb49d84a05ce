"""Text as a wire format can carry it: character sets, lengths, numbers.

Two kinds of values are kept apart. An *identifier* (order number, GTIN, GLN) goes out exactly as it is or not at all. A
*free text* (name, street, description) may lose accents and be cut at the limit of its element.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

from orderhub.document import Finding, Severity
from orderhub.errors import OrderHubError

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
_TYPOGRAPHY = str.maketrans({
    "€": "EUR", "–": "-", "—": "-", "‑": "-", "−": "-", "„": '"', "“": '"', "”": '"', "’": "'", "‘": "'", "‚": "'",
    "…": "...", "•": "*", "™": "TM", "\u202f": " ", "\u00a0": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "œ": "oe", "Œ": "OE",
})  # fmt: skip
_ASCII_ONLY = str.maketrans({"²": "2", "³": "3", "½": "1/2", "¼": "1/4", "°": "deg", "×": "x", "µ": "u", "ø": "o",
                             "Ø": "O", "æ": "ae", "Æ": "AE", "§": "par.", "£": "GBP"})  # fmt: skip


class FreeText(str):
    """A text that may be transliterated and cut; any other string of a message is an identifier."""

    __slots__ = ()


Notes = list[Finding]
_NOTES: ContextVar[Notes | None] = ContextVar("notes", default=None)
"""What is cut or altered while one message is written. The writers are many and deep; each need not carry it."""


@contextmanager
def noting() -> Iterator[Notes]:
    """Collects `reply.text-cut` and `reply.text-altered` of all that is written inside."""
    notes: Notes = []
    token = _NOTES.set(notes)
    try:
        yield notes
    finally:
        _NOTES.reset(token)


def _note(code: str, **params: str) -> None:
    notes = _NOTES.get()
    said = Finding(code, Severity.INFO, params=params)
    if notes is not None and len(notes) < _MAX_NOTES and said not in notes:
        notes.append(said)


_MAX_NOTES = 50


def free(text: str | None, limit: int) -> FreeText:
    """A free text within `limit` characters, white space folded."""
    whole = " ".join((text or "").split())
    if len(whole) > limit:
        _note("reply.text-cut", text=whole, limit=str(limit))
    return FreeText(whole[:limit].rstrip())


def free_parts(text: str | None, limit: int, count: int) -> list[FreeText]:
    """A free text over at most `count` elements of `limit` characters, broken between words where one fits."""
    parts: list[FreeText] = []
    rest = " ".join((text or "").split())
    while rest and len(parts) < count:
        end = len(rest) if len(rest) <= limit else rest.rfind(" ", 1, limit + 1)
        end = end if end > 0 else limit
        parts.append(FreeText(rest[:end]))
        rest = rest[end:].lstrip()
    if rest:
        _note("reply.text-cut", text=" ".join((text or "").split()), limit=str(limit * count))
    return parts


def identifier(value: str, limit: int, field: str, reply: str) -> str:
    """An identifier that must fit. Raises: publish.value-too-long."""
    if len(value) > limit:
        raise OrderHubError("publish.value-too-long", reply=reply, field=field, value=value, limit=limit)
    return value


def required(value: str | None, field: str, reply: str) -> str:
    """A value without which the message says nothing. Raises: publish.value-missing."""
    if not value:
        raise OrderHubError("publish.value-missing", reply=reply, field=field)
    return value


def to_latin_1(text: str) -> str:
    """Free text in ISO 8859-1; what it does not have is written by its nearest letters."""
    plain = text.translate(_TYPOGRAPHY)
    return noted(plain, _fitted(plain, "latin-1"), "ISO 8859-1")


def to_ascii(text: str) -> str:
    """Free text in ASCII; umlauts become ae, oe, ue, ss."""
    plain = text.translate(_TYPOGRAPHY)
    return noted(plain, _fitted(plain.translate(_GERMAN).translate(_ASCII_ONLY), "ascii"), "ASCII")


def noted(text: str, sent: str, charset: str) -> str:
    """`sent`; that letters of `text` were lost is noted. Dashes and quotes of typography do not count."""
    if sent != text:
        _note("reply.text-altered", text=text, sent=sent, charset=charset)
    return sent


def _fitted(text: str, encoding: str) -> str:
    if _has(text, encoding):
        return text
    return "".join(letter if _has(letter, encoding) else _nearest(letter, encoding) for letter in text)


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return text.isprintable()


def _nearest(letter: str, encoding: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    fitting = "".join(one for one in plain if _has(one, encoding))
    if fitting:
        return fitting
    return " " if letter.isspace() or not letter.isprintable() else "."


def plain_number(value: Decimal) -> str:
    """A decimal with a point, without exponent and without needless zeros: 12.5, 100, 0.125."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
