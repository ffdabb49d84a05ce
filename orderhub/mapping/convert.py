"""Text -> typed value of a canonical field, by the rule's `as` and the field's own type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from orderhub.document import Node
from orderhub.mapping import dates, numbers
from orderhub.mapping.fields import Type
from orderhub.mapping.rule import Rule
from orderhub.order.model import Period, Purpose

_TRUE = {"true", "yes", "ja", "1", "y", "j", "wahr", "c"}
_FALSE = {"false", "no", "nein", "0", "n", "falsch", "a"}
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "EURO": "EUR"}


class Settings(NamedTuple):
    """The document's own habits: "de" or "en" where known, its date for weeks without a year.

    `first_of_date`: "day" or "month" where it tells which of them 10/11/2026 begins with.
    """

    number_hint: str = ""
    near: date | None = None
    first_of_date: str = ""


class Failure(NamedTuple):
    """The text is no such value (`code`); `instead` is the best reading where there is one."""

    code: str
    instead: Any = None


class Converting(Protocol):
    """What a converter needs to know of the rule."""

    rule: Rule
    settings_style: str


Converter = Callable[[str, Node, Any, Settings], Any]


def _text(text: str, _holder: Node, _how: Converting, _settings: Settings) -> Any:
    return text


def _number(text: str, how: Converting, settings: Settings) -> numbers.Number | None:
    return numbers.parse(text, how.settings_style, settings.number_hint)


def _decimal(text: str, _holder: Node, how: Converting, settings: Settings) -> Any:
    number = _number(text, how, settings)
    if number is None:
        return Failure("mapping.not-a-number")
    return Failure("mapping.number-ambiguous", number.value) if number.ambiguous else number.value


def _integer(text: str, holder: Node, how: Converting, settings: Settings) -> Any:
    value = _decimal(text, holder, how, settings)
    if isinstance(value, Decimal) and value != value.to_integral_value():
        return Failure("mapping.not-a-number")
    return value.to_integral_value() if isinstance(value, Decimal) else value


def _implied(text: str, _holder: Node, how: Converting, settings: Settings) -> Any:
    number = _number(text, how, settings)
    if number is None:
        return Failure("mapping.not-a-number")
    return number.value if "." in text or "," in text else number.value.scaleb(-int(how.rule.argument))


def _as_text(inner: Converter) -> Converter:
    def convert(text: str, holder: Node, how: Any, settings: Settings) -> Any:
        value = inner(text, holder, how, settings)
        if isinstance(value, Failure):
            return value
        if isinstance(value, Period):
            return str(value.earliest)
        return format(value, "f") if isinstance(value, Decimal) else str(value)

    return convert


def _period(text: str, holder: Node, how: Converting, settings: Settings) -> Any:
    form = how.rule.argument or "auto"
    if form == "auto" or form in dates.BESIDE:
        for key in dates.BESIDE if form == "auto" else (form,):
            beside = holder.values.get(key)
            if beside and beside[0].raw.strip() in dates.CODES:
                form = beside[0].raw.strip()
                break
        else:
            form = "auto"
    span = dates.parse(text, form, settings.first_of_date or settings.number_hint, settings.near)
    if span is None and form in dates.CODES:
        span = dates.parse(text, "auto", settings.first_of_date or settings.number_hint, settings.near)
    return Failure("mapping.not-a-date") if span is None else Period(earliest=span[0], latest=span[1])


def _date(text: str, holder: Node, how: Converting, settings: Settings) -> Any:
    period = _period(text, holder, how, settings)
    if isinstance(period, Failure):
        return period
    return period.latest if how.rule.field.endswith("latest") else period.earliest


def _bool(text: str, _holder: Node, _how: Converting, _settings: Settings) -> Any:
    folded = text.casefold()
    if folded in _TRUE:
        return True
    return False if folded in _FALSE else Failure("mapping.not-a-flag")


def _purpose(text: str, _holder: Node, _how: Converting, _settings: Settings) -> Any:
    try:
        return Purpose(text.casefold())
    except ValueError:
        return Failure("mapping.not-a-purpose", Purpose.ORIGINAL)


def _country(text: str, _holder: Node, _how: Converting, _settings: Settings) -> Any:
    upper = text.upper()
    return upper if len(upper) == 2 and upper.isascii() and upper.isalpha() else Failure("mapping.not-a-country")


def _currency(text: str, _holder: Node, _how: Converting, _settings: Settings) -> Any:
    upper = _SIGNS.get(text.upper(), text.upper())
    return upper if len(upper) == 3 and upper.isascii() and upper.isalpha() else Failure("mapping.not-a-currency")


_BY_NAME: dict[str, Converter] = {
    "text": _text, "decimal": _decimal, "integer": _integer, "implied_decimal": _implied, "date": _date, "bool": _bool,
}  # fmt: skip
CONVERTERS: dict[tuple[str, Type], Converter] = {
    **{(name, Type.TEXT): work if name == "text" else _as_text(work) for name, work in _BY_NAME.items()},
    **{(name, Type.DECIMAL): _BY_NAME[name] for name in ("decimal", "integer", "implied_decimal")},
    ("date", Type.DATE): _date,
    ("date", Type.PERIOD): _period,
    ("bool", Type.BOOL): _bool,
    **{(name, Type.PURPOSE): _purpose for name in _BY_NAME},
    **{(name, Type.COUNTRY): _country for name in _BY_NAME},
    **{(name, Type.CURRENCY): _currency for name in _BY_NAME},
}
"""By (`as`, type of the field)."""
