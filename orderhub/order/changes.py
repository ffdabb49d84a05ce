"""Canonical fields by path: read one, list all, set one from typed text, and the difference of two orders.

A path is what findings and provenance use: `lines[3].quantity.value`, `buyer.address.city`; lists count from 1.
Typed numbers are German or English (`1.234,50`, `1,234.50`, `12,5`); `1.000` could be both and is refused. Dates are
`30.11.2026` or `2026-11-30`. An empty text clears a field, and removes an entry when the path names one (`lines[3]`).
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final

import msgspec

from orderhub.errors import OrderHubError
from orderhub.order.codes import unit_word
from orderhub.order.model import Line, Order

_STEP = re.compile(r"([a-z_]+)(?:\[(\d{1,6})\])?\Z")
_MAX_DECIMAL_LENGTH = 30
_DERIVED = "totals.computed"
_NO_INDEX: Final = 0


class Change(msgspec.Struct, frozen=True):
    """One difference. None on one side: the field, or the whole entry the path names, was not there."""

    path: str
    old: str | None
    new: str | None


def fields(order: Order) -> list[tuple[str, str]]:
    """Every field that has a value, as path and canonical text, in reading order: head, parties, totals, lines."""
    return list(_walk(order, ""))


def get(order: Order, path: str) -> str | None:
    """The canonical text of one field; None when it is empty. Raises: order.path-unknown."""
    value: Any = order
    for name, index in _steps(path):
        if value is None:
            return None
        _field_type(type(value), name, path)
        value = getattr(value, name)
        if index != _NO_INDEX:
            if not isinstance(value, tuple):
                raise OrderHubError("order.path-unknown", path=path)
            value = value[index - 1] if index <= len(value) else None
    if isinstance(value, (tuple, msgspec.Struct)):
        raise OrderHubError("order.path-unknown", path=path)
    return None if value is None else _text(value)


def correct(order: Order, path: str, text: str) -> Order:
    """The order with the field at `path` set from what a person typed; one entry may be added behind the last.

    Raises: order.path-unknown, order.value-invalid, order.value-ambiguous, order.value-required.
    """
    steps = _steps(path)
    text = text.strip()
    if not text and steps[-1][1] != _NO_INDEX:
        return typing.cast("Order", _without(order, steps, path))
    return typing.cast("Order", _with(order, Order, steps, text, path))


def diff(old: Order, new: Order) -> list[Change]:
    """What changed from `old` to `new`, head first. Lines are paired by their number, else by their place.

    Paths are those of `new`; a removed line has its path in `old`. Computed totals are left out: they follow.
    """
    changes = _diff_fields(dict(_walk(old, "", lines=False)), dict(_walk(new, "", lines=False)))
    pairs, removed = _pairs(old.lines, new.lines)
    for position, line in enumerate(new.lines, start=1):
        twin = pairs.get(position)
        path = f"lines[{position}]"
        if twin is None:
            changes.append(Change(path, None, line_summary(line)))
        else:
            changes.extend(_diff_fields(dict(_walk(twin, f"{path}.")), dict(_walk(line, f"{path}."))))
    changes.extend(Change(f"lines[{position}]", line_summary(line), None) for position, line in removed)
    return changes


def line_summary(line: Line) -> str:
    """A line in one short text, `12.5 kg 4711 Hammer`."""
    quantity = line.quantity
    item = line.item
    words = [
        _text(quantity.value) if quantity else "",
        unit_word(quantity.unit) if quantity else "",
        item.seller_id or item.gtin or item.buyer_id or "",
        item.name or "",
    ]
    return " ".join(word for word in words if word)


# --- reading ---------------------------------------------------------------------------------------------------------


def _walk(value: msgspec.Struct, prefix: str, *, lines: bool = True) -> Iterator[tuple[str, str]]:
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        path = f"{prefix}{name}"
        if inner is None or inner == () or inner is False or path == _DERIVED or (name == "lines" and not lines):
            continue
        if isinstance(inner, msgspec.Struct):
            yield from _walk(inner, f"{path}.")
        elif isinstance(inner, tuple):
            for position, entry in enumerate(inner, start=1):
                yield from _walk(entry, f"{path}[{position}].")
        else:
            yield path, _text(inner)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _diff_fields(old: dict[str, str], new: dict[str, str]) -> list[Change]:
    changes: list[Change] = []
    for path in dict.fromkeys([*new, *old]):
        before, after = old.get(path), new.get(path)
        if before != after and not _same_number(before, after):
            changes.append(Change(path, before, after))
    return changes


def _same_number(one: str | None, other: str | None) -> bool:
    """5 and 5.00 are one value; numbers with leading zeros are names and not numbers."""
    if one is None or other is None or not (_CANONICAL.match(one) and _CANONICAL.match(other)):
        return False
    return Decimal(one) == Decimal(other)


_CANONICAL = re.compile(r"-?(?:0|[1-9]\d{0,20})(?:\.\d{1,10})?\Z")


def _pairs(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[dict[int, Line], list[tuple[int, Line]]]:
    """The old line for each new position that has one, and the old lines that went."""
    numbered = {line.number: position for position, line in enumerate(old, start=1)}
    is_by_number = len(numbered) == len(old) and len({line.number for line in new}) == len(new)
    pairs: dict[int, Line] = {}
    taken: set[int] = set()
    for position, line in enumerate(new, start=1):
        twin = numbered.get(line.number, 0) if is_by_number else position
        if 0 < twin <= len(old):
            pairs[position] = old[twin - 1]
            taken.add(twin)
    return pairs, [(position, line) for position, line in enumerate(old, start=1) if position not in taken]


# --- writing ---------------------------------------------------------------------------------------------------------


def _steps(path: str) -> list[tuple[str, int]]:
    """`lines[3].item.gtin` as [(lines, 3), (item, 0), (gtin, 0)]."""
    steps: list[tuple[str, int]] = []
    for word in path.split("."):
        match = _STEP.match(word)
        if match is None or match[2] == "0":
            raise OrderHubError("order.path-unknown", path=path)
        steps.append((match[1], int(match[2] or _NO_INDEX)))
    return steps


@cache
def _types(kind: type) -> dict[str, Any]:
    hints: dict[str, Any] = typing.get_type_hints(kind)
    return hints


def _field_type(kind: type, name: str, path: str) -> Any:
    """The declared type of a field without its `| None`."""
    hint = _types(kind).get(name)
    if hint is None:
        raise OrderHubError("order.path-unknown", path=path)
    if isinstance(hint, types.UnionType):
        return next(one for one in typing.get_args(hint) if one is not type(None))
    return hint


def _with(value: msgspec.Struct | None, kind: type, steps: list[tuple[str, int]], text: str, path: str) -> Any:
    (name, index), rest = steps[0], steps[1:]
    declared = _field_type(kind, name, path)
    present = getattr(value, name) if value is not None else None
    if index != _NO_INDEX:
        new: Any = _with_entry(declared, present or (), index, rest, text, path)
    elif rest:
        if not (isinstance(declared, type) and issubclass(declared, msgspec.Struct)):
            raise OrderHubError("order.path-unknown", path=path)
        new = _with(present, declared, rest, text, path)
    else:
        new = _parsed(declared, _default(kind, name), text, path, present)
    if value is None:
        return _made(kind, {name: new}, path)
    return msgspec.structs.replace(value, **{name: new})


def _with_entry(
    declared: Any, present: tuple[Any, ...], index: int, rest: list[tuple[str, int]], text: str, path: str
) -> tuple[Any, ...]:
    entry_kind = (typing.get_args(declared) or (None,))[0]
    if entry_kind is None or not rest or index > len(present) + 1:
        raise OrderHubError("order.path-unknown", path=path)
    if index <= len(present):
        entry = _with(present[index - 1], entry_kind, rest, text, path)
    elif entry_kind is Line:
        taken = {line.number for line in present}
        number = next(str(one) for one in range(index, index + len(present) + 1) if str(one) not in taken)
        entry = _with(Line(number=number), Line, rest, text, path)
    else:
        entry = _with(None, entry_kind, rest, text, path)
    return (*present[: index - 1], entry, *present[index:])


def _without(value: msgspec.Struct, steps: list[tuple[str, int]], path: str) -> msgspec.Struct:
    (name, index), rest = steps[0], steps[1:]
    _field_type(type(value), name, path)
    present = getattr(value, name)
    if index == _NO_INDEX:
        if not isinstance(present, msgspec.Struct) or not rest:
            raise OrderHubError("order.path-unknown", path=path)
        return msgspec.structs.replace(value, **{name: _without(present, rest, path)})
    if not isinstance(present, tuple) or index > len(present):
        raise OrderHubError("order.path-unknown", path=path)
    entries = [_without(present[index - 1], rest, path)] if rest else []
    return msgspec.structs.replace(value, **{name: (*present[: index - 1], *entries, *present[index:])})


def _made(kind: type, values: dict[str, Any], path: str) -> Any:
    """A new part of the order; it cannot be made of one field when it needs another (an allowance its `charge`)."""
    missing = [
        field.name
        for field in msgspec.structs.fields(kind)
        if field.required and values.get(field.name) is None
    ]  # fmt: skip
    if missing:
        above = path.rpartition(".")[0]
        raise OrderHubError("order.value-required", path=path, missing=f"{above}.{missing[0]}")
    return kind(**values)


def _default(kind: type, name: str) -> Any:
    field = next(one for one in msgspec.structs.fields(kind) if one.name == name)
    return field.default


def _parsed(declared: Any, default: Any, text: str, path: str, present: Any) -> Any:
    if not text:
        if default is msgspec.NODEFAULT:
            raise OrderHubError("order.value-required", path=path, missing=path)
        return default
    if declared is Decimal:
        # What the screen showed and nobody touched is no news, even where typed anew it could be read in two ways.
        return present if present is not None and _text(present) == text else parse_decimal(text, path)
    if declared is date:
        return parse_date(text, path)
    if declared is bool:
        return _parse_bool(text, path)
    if isinstance(declared, type) and issubclass(declared, StrEnum):
        try:
            return declared(text.casefold())
        except ValueError:
            raise OrderHubError(
                "order.value-invalid",
                path=path,
                value=text,
                expected=", ".join(declared),
                expected_de=", ".join(declared),
            ) from None
    if declared is str:
        return text
    raise OrderHubError("order.path-unknown", path=path)


def _parse_bool(text: str, path: str) -> bool:
    folded = text.casefold()
    if folded in {"true", "yes", "ja", "1", "wahr"}:
        return True
    if folded in {"false", "no", "nein", "0", "falsch"}:
        return False
    raise OrderHubError("order.value-invalid", path=path, value=text, expected="yes or no", expected_de="ja oder nein")


_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?\Z")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}\Z")


def parse_decimal(text: str, path: str = "") -> Decimal:
    """A number typed by a person. Raises: order.value-ambiguous for `1.000`, order.value-invalid."""
    compact = re.sub(r"[\s'\u00a0\u202f]", "", text).replace("\u2212", "-")
    if len(compact) <= _MAX_DECIMAL_LENGTH:
        if _EITHER.match(compact):
            whole = re.sub(r"[.,]", "", compact)
            raise OrderHubError(
                "order.value-ambiguous", path=path, value=text, one=whole, other=f"{compact[:-4]},{compact[-3:]}0"
            )
        if _PLAIN.match(compact):
            return Decimal(compact.replace(",", "."))
        if match := _THOUSANDS.match(compact):
            return Decimal(compact.replace(match[1], "").replace(",", "."))
    raise OrderHubError(
        "order.value-invalid", path=path, value=text, expected="a number such as 12.5", expected_de="eine Zahl wie 12,5"
    )


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\Z")


def parse_date(text: str, path: str = "") -> date:
    """A date typed by a person: `30.11.2026`, `30.11.26` or `2026-11-30`. Raises: order.value-invalid."""
    try:
        if match := _ISO.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _GERMAN.match(text):
            year = int(match[3])
            return date(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise OrderHubError(
        "order.value-invalid", path=path, value=text, expected="a date such as 2026-11-30",
        expected_de="ein Datum wie 30.11.2026",
    )  # fmt: skip
