"""A raw EDI value in the words of one language: dates, amounts, units, codes, numbers with a check digit. Pure.

20261127 (102)  -> "27.11.2026"            PCE            -> "Stück"
1234.5          -> "1.234,5"               4012345000009  -> "4 012345 000009", Prüfziffer richtig
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

from babel import Locale, dates, numbers

from orderhub.mapping import dates as edi_dates
from orderhub.order import check_digits
from orderhub.order.codes import CURRENCIES, UNIT_WORDS, unit_word
from parsers.edi_labels import code

LOCALES: Final = {"de": "de_DE", "en": "en_GB"}
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,20}(?:[.,][0-9]{0,12})?|[.,][0-9]{1,12})-?", re.ASCII)
_WITH_TIME: Final = {"201": 6, "202": 6, "203": 8, "204": 8, "205": 8, "303": 8, "304": 8}
_WEEKS: Final = {"615": 2, "616": 4}
_SPANS: Final = {
    "801": ("Jahre", "years"), "802": ("Monate", "months"), "803": ("Wochen", "weeks"), "804": ("Tage", "days"),
    "805": ("Stunden", "hours"), "806": ("Minuten", "minutes"),
}  # fmt: skip
_GTIN: Final = frozenset({"EN", "SRV", "UP", "UI", "UK", "UA", "EAN"})
_SSCC: Final = frozenset({"BJ", "GM", "AA"})
_GLN: Final = (("3055", "9"), ("0007", "14"), ("66", "UL"), ("ISA05", "07"), ("ISA07", "07"))
"""Who says that a party's number is a GLN: agency or qualifier beside it."""
_GROUPS: Final = {8: (4, 4), 12: (1, 5, 5, 1), 13: (1, 6, 6), 14: (1, 2, 5, 5, 1), 18: (1, 7, 9, 1)}


class Shown(NamedTuple):
    """What a value means; `words` "" where the raw value says it itself."""

    words: str = ""
    note: str = ""
    is_wrong: bool = False
    is_known: bool = True


class Context(NamedTuple):
    """What a value's meaning depends on. `beside`: values of the same composite or segment by element number."""

    format: str
    language: str
    message: str = ""
    currency: str = ""
    position: str = ""
    beside: Mapping[str, str] = {}


NOTHING: Final = Shown()
_SAID: Final = {
    "right": ("Prüfziffer richtig", "check digit right"),
    "wrong": ("Prüfziffer falsch", "check digit wrong"),
    "length": ("Länge falsch", "wrong length"),
    "date": ("kein gültiges Datum", "no valid date"),
    "number": ("keine Zahl", "not a number"),
    "unit": ("Einheit unbekannt", "unknown unit"),
    "code": ("Code unbekannt", "unknown code"),
    "week": ("KW", "week"),
}


def said(what: str, language: str) -> str:
    """One of this module's few words."""
    return _SAID[what][language != "de"]


def show(kind: str, number: str, raw: str, at: Context) -> Shown:
    """The meaning of one value of element `number`."""
    text = raw.strip()
    if not text:
        return NOTHING
    reader = _READERS.get(kind)
    return reader(number, text, at) if reader else NOTHING


def decimal(raw: str) -> Decimal | None:
    """A number as EDI writes it: point or comma as decimal mark, no thousands; a minus before or behind."""
    text = raw.strip()
    if not _NUMBER.fullmatch(text):
        return None
    if text.endswith("-"):
        text = "-" + text[:-1].lstrip("+-")
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


@lru_cache(maxsize=4096)
def plain(value: Decimal, language: str, least: int = 0) -> str:
    """A number with all its digits, `least` of them behind the mark."""
    exponent = value.as_tuple().exponent
    digits = max(least, -exponent if isinstance(exponent, int) else 0)
    form = "#,##0." + "0" * digits if digits else "#,##0"
    return str(numbers.format_decimal(value, form, LOCALES[language], decimal_quantization=False))


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """A date as people of the language write it."""
    return str(dates.format_date(value, "medium", locale=LOCALES[language]))


def _code(number: str, text: str, at: Context) -> Shown:
    words = code(at.format, number, text, at.message, at.position)
    if words is None and text.isdigit() and len(text) < 4:
        # Some senders drop leading zeros of a code, others add them.
        words = code(at.format, number, text.lstrip("0") or "0", at.message, at.position)
    return Shown(words.said(at.language)) if words else Shown(note=said("code", at.language), is_known=False)


def _tech(number: str, text: str, at: Context) -> Shown:
    words = code(at.format, number, text, at.message, at.position)
    return Shown(words.said(at.language)) if words else NOTHING


def _unit(number: str, text: str, at: Context) -> Shown:
    words = code(at.format, number, text) or code(at.format, "355" if at.format == "x12" else "6411", text)
    if words:
        return Shown(words.said(at.language))
    if text in UNIT_WORDS:
        return Shown(unit_word(text, at.language))
    return Shown(note=said("unit", at.language), is_known=False)


def _number(_number_of: str, text: str, at: Context) -> Shown:
    value = decimal(text)
    if value is None:
        return Shown(note=said("number", at.language), is_wrong=True)
    words = plain(value, at.language)
    return Shown(words if words != text else "")


def _cents(number: str, text: str, at: Context) -> Shown:
    value = decimal(text)
    if value is None or "." in text or "," in text:
        return _money(number, text, at)
    return _money(number, str(value.scaleb(-2)), at)


def _money(_number_of: str, text: str, at: Context) -> Shown:
    value = decimal(text)
    if value is None:
        return Shown(note=said("number", at.language), is_wrong=True)
    currency = at.beside.get("6345") or at.currency
    return Shown(f"{plain(value, at.language, 2)}\N{NO-BREAK SPACE}{currency}".strip())


def _percent(_number_of: str, text: str, at: Context) -> Shown:
    value = decimal(text)
    if value is None:
        return Shown(note=said("number", at.language), is_wrong=True)
    return Shown(f"{plain(value, at.language)}\N{NO-BREAK SPACE}%")


def _currency(_number_of: str, text: str, at: Context) -> Shown:
    if text not in CURRENCIES:
        return Shown(note=said("code", at.language), is_known=False)
    return Shown(str(numbers.get_currency_name(text, locale=LOCALES[at.language])))


def _country(_number_of: str, text: str, at: Context) -> Shown:
    name = Locale.parse(LOCALES[at.language]).territories.get(text.upper()) if len(text) == 2 else None
    return Shown(name) if name else NOTHING


def _date(_number_of: str, text: str, at: Context) -> Shown:
    form = at.beside.get("2379") or at.beside.get("1250") or "auto"
    if form in _SPANS:
        return Shown(f"{text} {_SPANS[form][at.language != 'de']}")
    span = edi_dates.parse(text, form if form in edi_dates.CODES else "auto")
    if span is None:
        known = form in edi_dates.CODES or form == "auto"
        return Shown(note=said("date", at.language), is_wrong=True) if known else NOTHING
    first, last = span
    if form in _WEEKS:
        week = f"{said('week', at.language)} {text[_WEEKS[form] : _WEEKS[form] + 2]}/{first:%G}"
        return Shown(f"{week} ({day(first, at.language)} \N{EN DASH} {day(last, at.language)})")
    if first != last:
        return Shown(f"{day(first, at.language)} \N{EN DASH} {day(last, at.language)}")
    clock = clock_of(text[_WITH_TIME[form] :]) if form in _WITH_TIME else ""
    return Shown(day(first, at.language) + (f", {clock}" if clock else ""))


def clock_of(text: str) -> str:
    """`0931` and `093100` as 09:31, "" where that is no time of day."""
    if not re.match(r"(?:[01][0-9]|2[0-3])[0-5][0-9]", text, re.ASCII):
        return ""
    seconds = text[4:6]
    has_seconds = len(seconds) == 2 and seconds.isdigit() and seconds != "00"
    return f"{text[:2]}:{text[2:4]}" + (f":{seconds}" if has_seconds else "")


def _time(_number_of: str, text: str, _at: Context) -> Shown:
    return Shown(clock_of(text))


def grouped(text: str) -> str:
    """Digits of a GS1 number as they are printed below a bar code."""
    at, parts = 0, []
    for size in _GROUPS.get(len(text), (len(text),)):
        parts.append(text[at : at + size])
        at += size
    return " ".join(parts)


def _checked(text: str, at: Context, test: Callable[[str], bool], *, is_sure: bool) -> Shown:
    if test(text):
        return Shown(grouped(text), said("right", at.language))
    if not is_sure or not text.isdigit():
        return NOTHING
    has_length = len(text) in _GROUPS
    return Shown(grouped(text), said("wrong" if has_length else "length", at.language), is_wrong=True)


def _party(_number_of: str, text: str, at: Context) -> Shown:
    is_gln = any(at.beside.get(key) == value for key, value in _GLN)
    return _checked(text, at, check_digits.is_gln, is_sure=is_gln)


def _item(number: str, text: str, at: Context) -> Shown:
    qualifiers = {at.beside.get(key, "") for key in ("7143", "235", "7405", "88")}
    if qualifiers & _SSCC and len(text) == 20 and text.startswith("00"):
        # With the application identifier of the bar code in front.
        inner = _checked(text[2:], at, check_digits.is_sscc, is_sure=True)
        return inner._replace(words=f"(00) {inner.words}" if inner.words else "")
    if qualifiers & _SSCC or (number in ("7402", "87", "7102") and len(text) == check_digits.SSCC_LENGTH):
        return _checked(text, at, check_digits.is_sscc, is_sure=bool(qualifiers & _SSCC))
    is_sure = bool(qualifiers & _GTIN)
    return _checked(text, at, check_digits.is_gtin, is_sure=is_sure) if is_sure else NOTHING


_READERS: Final[dict[str, Callable[[str, str, Context], Shown]]] = {
    "code": _code, "tech": _tech, "unit": _unit, "number": _number, "count": _number, "quantity": _number,
    "money": _money, "cents": _cents, "price": _money, "percent": _percent, "currency": _currency,
    "country": _country, "date": _date, "time": _time, "party": _party, "item": _item,
}  # fmt: skip
