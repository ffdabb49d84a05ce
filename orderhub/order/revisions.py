"""An order change laid over the open order: ORDCHG, 860, a replacing ORDERS or 850, a mailed change. Pure.

    open order (12 lines) + change (line 3: quantity 5, line 7: cancelled) -> revised order, findings

A *whole* message (BGM 1225 5, BEG01 05, or an order sent again) replaces what was ordered; any other is a delta: what
it does not name stays. Line actions are UNTDID 1229 and X12 670 in words: add, change, cancel, none. A line of
quantity 0 is cancelled; a cancelled line leaves the order, and the diff of the two revisions shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from orderhub.document import NOWHERE, Finding, Severity
from orderhub.order.model import Line, Order, Party, Purpose, Reference, Totals
from orderhub.order.provenance import Provenance

CHANGES: Final = frozenset({Purpose.CHANGE, Purpose.CANCELLATION})
_WHOLE_CODES: Final = frozenset({"5", "05", "replace"})
_DELTA_MESSAGES: Final = frozenset({"ORDCHG", "860"})
_PARTIES: Final = ("buyer", "seller", "delivery_party", "invoicee", "payer", "ultimate_consignee")
_KEPT: Final = frozenset({"number", "type_code", "purpose", "issue_date", "test", "totals", "lines", "attachments"})
"""A delta never alters these: they name the order, or follow from its lines."""
_ADDED: Final = frozenset({"notes"})
_REMOVED: Final = "cancel"
_UNTOUCHED: Final = frozenset({"none", "accept"})

Origins = Mapping[str, Provenance]


class Revised(msgspec.Struct, frozen=True):
    """The order after the change, where each of its values came from, and what could not be applied."""

    order: Order
    origins: dict[str, Provenance]
    findings: tuple[Finding, ...] = ()


def is_change(order: Order, *, kind_is_change: bool) -> bool:
    """Whether the message speaks of an order that should be here already."""
    return kind_is_change or order.purpose in CHANGES


def is_whole(order: Order, origins: Origins, message: str, *, kind_is_change: bool) -> bool:
    """Whether the message states the whole order anew. `message` is ORDERS, ORDCHG, 850, 860 or ""."""
    said = origins.get("purpose")
    if said is not None and said.raw.strip().casefold() in _WHOLE_CODES:
        return True
    is_delta = kind_is_change or message in _DELTA_MESSAGES
    return not is_delta and not any(line.action for line in order.lines)


def revise(
    old: Order,
    change: Order,
    *,
    whole: bool,
    old_origins: Origins,
    change_origins: Origins,
    document: int | None = None,
) -> Revised:
    """`old` after `change`. `document` holds `old`: its places are marked with it, as the revision has another."""
    before = {path: _of(one, document) for path, one in old_origins.items()}
    if whole:
        revised = msgspec.structs.replace(
            change, number=old.number or change.number, purpose=old.purpose, type_code=old.type_code, test=old.test,
            issue_date=old.issue_date or change.issue_date, lines=tuple(_plain(one) for one in change.lines),
        )  # fmt: skip
        return Revised(revised, dict(change_origins))
    origins: dict[str, Provenance] = {path: one for path, one in before.items() if not path.startswith("lines[")}
    values: dict[str, Any] = {}
    for name in Order.__struct_fields__:
        if name in _KEPT:
            continue
        new = getattr(change, name)
        if new is None or new == () or not _is_said(name, change_origins):
            continue
        values[name] = _merged_field(name, getattr(old, name), new, old.number)
        _take_origins(name, name, origins, change_origins, offset=_offset(name, old))
    stated = change.totals.stated if change.totals else None
    # The old totals no longer hold; what the change states does.
    values["totals"] = Totals(stated=stated) if stated else None
    _drop(origins, "totals")
    _take_origins("totals", "totals", origins, change_origins)
    lines, findings = _merged_lines(old, change, before, change_origins, origins)
    return Revised(msgspec.structs.replace(old, lines=lines, **values), origins, tuple(findings))


def _of(one: Provenance, document: int | None) -> Provenance:
    return one if one.document is not None or document is None else msgspec.structs.replace(one, document=document)


def _is_said(name: str, origins: Origins) -> bool:
    """A value that only a default of the mapping gave says nothing about the order. Without origins all counts."""
    mine = [one for path, one in origins.items() if path == name or path.startswith((f"{name}.", f"{name}["))]
    return not origins or any(one.where != NOWHERE for one in mine)


def _offset(name: str, old: Order) -> int:
    return len(getattr(old, name)) if name in _ADDED else 0


def _merged_field(name: str, old: Any, new: Any, number: str | None) -> Any:
    if name in _PARTIES and old is not None:
        return _merged_party(old, new)
    if name == "references":
        said: tuple[Reference, ...] = tuple(one for one in new if one.value != number)
        qualifiers = {one.qualifier for one in said}
        return (*(one for one in old if one.qualifier not in qualifiers), *said)
    if name in _ADDED:
        return (*old, *(one for one in new if one not in old))
    return new


def _merged_party(old: Party, new: Party) -> Party:
    """The same party named again keeps what the change leaves out; another party replaces it."""
    named = ((old.gln, new.gln), (old.customer_number, new.customer_number))
    is_same = not any(one and other and one != other for one, other in named)
    if is_same and not any(one and one == other for one, other in named):
        is_same = new.name is None or new.name == old.name
    if not is_same:
        return new
    said = {name: value for name in Party.__struct_fields__ if (value := getattr(new, name)) not in (None, ())}
    return msgspec.structs.replace(old, **said)


# --- lines -----------------------------------------------------------------------------------------------------------


def _merged_lines(
    old: Order, change: Order, before: Origins, change_origins: Origins, origins: dict[str, Provenance]
) -> tuple[tuple[Line, ...], list[Finding]]:
    findings: list[Finding] = []
    kept: list[_Kept] = [(line, at, None) for at, line in enumerate(old.lines, start=1)]
    for position, line in enumerate(change.lines, start=1):
        if line.action in _UNTOUCHED:
            continue
        is_numbered = f"lines[{position}].number" in change_origins
        fault = _lay_line(kept, line, position, is_numbered=is_numbered)
        if fault is not None:
            severity = Severity.ERROR if fault == "change.line-unknown" else Severity.WARNING
            findings.append(Finding(fault, severity, _place(change_origins, position), {"line": line.number}))
    for number, (_, origin, taken) in enumerate(kept, start=1):
        if origin is not None:
            _take_origins(f"lines[{origin}]", f"lines[{number}]", origins, before)
        if taken is not None:
            _take_origins(f"lines[{taken}]", f"lines[{number}]", origins, change_origins)
    return tuple(line for line, _, _ in kept), findings


_Kept = tuple[Line, int | None, int | None]
"""A line with its position in the old order and in the change."""


def _lay_line(kept: list[_Kept], line: Line, position: int, *, is_numbered: bool) -> str | None:
    """Lay one line of the change over the lines of the order; the code of what is odd about it.

    A line without a number of its own (a mail's, say) is known by its article alone; a new one goes to the end.
    """
    lines = [one for one, _, _ in kept]
    at = _find(line, lines) if is_numbered else _with_article(line, lines)
    is_removed = line.action == _REMOVED or (line.quantity is not None and line.quantity.value == 0)
    if at is None:
        if is_removed or line.action == "change":
            return "change.line-unknown"
        new = line if is_numbered else msgspec.structs.replace(line, number=_next_number(lines))
        kept.append((_plain(new), None, position))
        return None if line.action == "add" else "change.line-added"
    if is_removed:
        del kept[at]
        return None
    present, origin, _ = kept[at]
    kept[at] = (_merged_line(present, line), origin, position)
    return "change.line-exists" if line.action == "add" else None


def _find(line: Line, lines: list[Line]) -> int | None:
    """The line of that number, else the only one with that article."""
    for at, one in enumerate(lines):
        if one.number.lstrip("0") == line.number.lstrip("0"):
            return at if _may_be_same(one, line) else None
    return _with_article(line, lines)


def _with_article(line: Line, lines: list[Line]) -> int | None:
    """The only line with that article."""
    for name in ("gtin", "seller_id", "buyer_id"):
        wanted = getattr(line.item, name)
        found = [at for at, one in enumerate(lines) if wanted and getattr(one.item, name) == wanted]
        if len(found) == 1:
            return found[0]
    return None


def _next_number(lines: list[Line]) -> str:
    """A number after all others, in their steps: 1, 2, ... or 10, 20, ..."""
    numbers = [int(one.number) for one in lines if one.number.isdecimal() and one.number.isascii()]
    step = 10 if numbers and all(number % 10 == 0 for number in numbers) else 1
    return str(max(numbers, default=0) + step)


def _may_be_same(one: Line, other: Line) -> bool:
    """One number with two articles is two lines, where the change adds."""
    if other.action != "add":
        return True
    pairs = [(getattr(one.item, name), getattr(other.item, name)) for name in ("gtin", "seller_id", "buyer_id")]
    return not any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _merged_line(old: Line, new: Line) -> Line:
    values: dict[str, Any] = {}
    for name in Line.__struct_fields__:
        said = getattr(new, name)
        if name in {"number", "action"} or said is None or said == ():
            continue
        present = getattr(old, name)
        if name in {"item", "price", "quantity"} and present is not None:
            inner = {one: value for one in said.__struct_fields__ if (value := getattr(said, one)) is not None}
            values[name] = msgspec.structs.replace(present, **inner)
        else:
            values[name] = said
    if new.amount is None and ("quantity" in values or "price" in values):
        values["amount"] = None
    if "quantity" in values and new.quantity is not None and not new.schedule:
        values["schedule"] = ()
    return msgspec.structs.replace(old, **values, action=None)


def _plain(line: Line) -> Line:
    return msgspec.structs.replace(line, action=None) if line.action else line


def _place(origins: Origins, position: int) -> Any:
    for name in ("number", "item.gtin", "quantity.value"):
        if one := origins.get(f"lines[{position}].{name}"):
            return one.where
    return NOWHERE


# --- provenance ------------------------------------------------------------------------------------------------------


def _take_origins(source: str, target: str, into: dict[str, Provenance], found: Origins, *, offset: int = 0) -> None:
    """The origins below `source` as those below `target`; entries of an appended list move by `offset`."""
    for path, one in found.items():
        if path == source or path.startswith((f"{source}.", f"{source}[")):
            rest = path[len(source) :]
            if offset and rest.startswith("["):
                index, bracket, tail = rest[1:].partition("]")
                rest = f"[{int(index) + offset}{bracket}{tail}"
            into[target + rest] = one


def _drop(origins: dict[str, Provenance], name: str) -> None:
    for path in [one for one in origins if one == name or one.startswith(f"{name}.")]:
        del origins[path]
