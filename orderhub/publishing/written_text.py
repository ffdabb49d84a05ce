"""Text as a wire format can carry it: character sets, lengths, numbers.

Two kinds of values are kept apart. An *identifier* (order number, GTIN, GLN) goes out exactly as it is or not at all. A
*free text* (name, street, description) may lose accents and be cut at the limit of its element: the standard's, or the
partner's own (`orderhub.mapping.outgoing`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import Self

from orderhub.document import Finding, Severity
from orderhub.errors import OrderHubError
from orderhub.mapping.outgoing import ELEMENTS, OutgoingRules

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
_TYPOGRAPHY = str.maketrans({
    "€": "EUR", "–": "-", "—": "-", "‑": "-", "−": "-", "„": '"', "“": '"', "”": '"', "’": "'", "‘": "'", "‚": "'",
    "…": "...", "•": "*", "™": "TM", "\u202f": " ", "\u00a0": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "œ": "oe", "Œ": "OE",
})  # fmt: skip
_ASCII_ONLY = str.maketrans({"²": "2", "³": "3", "½": "1/2", "¼": "1/4", "°": "deg", "×": "x", "µ": "u", "ø": "o",
                             "Ø": "O", "æ": "ae", "Æ": "AE", "§": "par.", "£": "GBP"})  # fmt: skip


class Named(str):
    """An identifier with the name of its element (`mapping.outgoing.ELEMENTS`), whose limit may be the partner's."""

    __slots__ = ("at",)
    at: str

    def __new__(cls, text: str, at: str) -> Self:
        made = super().__new__(cls, text)
        made.at = at
        return made


class FreeText(Named):
    """A text that may be transliterated, cut, and spread over `most` repetitions of its element; whole until then.

    Any other string of a message is an identifier, a code or a number.
    """

    __slots__ = ("most",)
    most: int


class Number(str):
    """A decimal, with a point until it is written."""

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


def free(text: str | None, at: str, count: int = 1) -> FreeText:
    """A free text for the element of that name, white space folded."""
    made = FreeText(" ".join((text or "").split()), at)
    made.most = count
    return made


def free_parts(text: str | None, at: str, count: int = 0) -> list[FreeText]:
    """The same for an element that repeats, or nothing for no text; the writer spreads it over the repetitions."""
    whole = free(text, at, count or ELEMENTS[at].times)
    return [whole] if whole else []


def fitted(value: Named, rules: OutgoingRules, reply: str, letters: Callable[[str], str]) -> list[str]:
    """A value as its element and its repetitions can carry it; `letters` writes free text in the character set.

    Raises: publish.value-too-long for an identifier, and for a text the partner wants held; publish.value-unwritable.
    """
    limit = rules.limits.get(value.at, ELEMENTS[value.at].length)
    if not isinstance(value, FreeText):
        return [within(value, limit, value.at, reply)]
    written = letters(value)
    if rules.unwritable == "hold" and written.casefold() != plain(value).casefold():
        raise OrderHubError("publish.value-unwritable", value=str(value))
    if len(written) <= limit:
        return [written]
    found, rest = pieces(written, limit, value.most)
    if rest:
        if rules.too_long == "hold":
            within(written, limit * value.most, value.at, reply)
            raise OrderHubError("publish.value-too-long", reply=reply, field=value.at, value=written, limit=limit)
        _note("reply.text-cut", text=str(value), limit=str(limit * value.most))
    return found


def pieces(text: str, limit: int, count: int) -> tuple[list[str], str]:
    """A text over at most `count` pieces of `limit` characters, broken between words where one fits; what is left."""
    found: list[str] = []
    while text and len(found) < count:
        end = len(text) if len(text) <= limit else text.rfind(" ", 1, limit + 1) if count > 1 else limit
        end = end if end > 0 else limit
        found.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return found, text


def identifier(value: str, at: str, field: str, reply: str) -> Named:
    """An identifier that must fit, whoever the partner is. Raises: publish.value-too-long."""
    return Named(within(value, ELEMENTS[at].length, field, reply), at)


def within(value: str, limit: int, field: str, reply: str) -> str:
    """A value of the envelope that must fit. Raises: publish.value-too-long."""
    if len(value) > limit:
        raise OrderHubError("publish.value-too-long", reply=reply, field=field, value=value, limit=limit)
    return value


def required(value: str | None, field: str, reply: str) -> str:
    """A value without which the message says nothing. Raises: publish.value-missing."""
    if not value:
        raise OrderHubError("publish.value-missing", reply=reply, field=field)
    return value


def plain(text: str) -> str:
    """Without the signs of typography, whose loss is none."""
    return text.translate(_TYPOGRAPHY)


def to_charset(text: str, codec: str, name: str) -> str:
    """Free text in a character set; what that does not have is written by its nearest letters."""
    if codec == "utf-8":
        return text if text.isprintable() else "".join(one if one.isprintable() else " " for one in text)
    if codec == "ascii":
        return to_ascii(text)
    if _has(text, codec):
        return text
    return noted(plain(text), _fitted(plain(text), codec), name)


def to_latin_1(text: str) -> str:
    """Free text in ISO 8859-1."""
    return to_charset(text, "iso8859-1", "ISO 8859-1")


def to_ascii(text: str) -> str:
    """Free text in ASCII; umlauts become ae, oe, ue, ss."""
    return noted(plain(text), _fitted(plain(text).translate(_GERMAN).translate(_ASCII_ONLY), "ascii"), "ASCII")


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
    bare = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    fitting = "".join(one for one in bare if _has(one, encoding))
    if fitting:
        return fitting
    return " " if letter.isspace() or not letter.isprintable() else "."


def decimal_text(value: Decimal) -> str:
    """A decimal with a point, without exponent and without needless zeros: 12.5, 100, 0.125."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def plain_number(value: Decimal) -> Number:
    """The same as an element of a message, for the partner's decimal mark."""
    return Number(decimal_text(value))
