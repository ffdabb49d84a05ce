"""Segments of the tree put into the short lines of a form: "250 Stück", "30 Tage ab Rechnungsdatum". Pure.

A `Part` is one thing that is read as a whole, though it may have come from several values: a number with its unit, a
price with its basis, a date with its time, an article number with its kind as label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from orderhub.document import Finding
from orderhub.readable.tree import Segment, Value
from orderhub.readable.values import decimal
from parsers.edi_labels import about


class Part(msgspec.Struct, kw_only=True):
    """One thing a person reads. `offset` and `length` are those of its chief value."""

    label: str = ""
    text: str
    raw: str = ""
    """As sent, where it differs from `text`."""
    offset: int
    length: int
    fields: list[str] = []
    note: str = ""
    is_wrong: bool = False
    is_known: bool = True


class Fact(msgspec.Struct, kw_only=True):
    """A line of a form: what it is, what it says, and what belongs below it."""

    label: str
    parts: list[Part] = []
    below: list[Fact] = []
    findings: list[Finding] = []
    offset: int = 0
    is_known: bool = True


_PER: Final = {"de": "je", "en": "per"}
_FROM: Final = {"de": "ab", "en": "from"}
_BEFORE: Final = {
    "235": "234", "365": "364", "66": "67", "88": "87", "128": "127", "7405": "7402", "374": "373", "236": "212",
    "187": "81",
}  # fmt: skip
"""A qualifier that stands before its value and is its label."""
_BEHIND: Final = {"7140": "7143", "3148": "3155"}
"""A value whose qualifier stands behind it."""
_COUNTED: Final = frozenset({"quantity", "number", "count"})
_OPEN: Final = frozenset({"text", "party", "item", "date", "money", "cents", "price", "percent", "quantity", "country"})
"""Kinds that need no label beside them."""
_SPEAKS_FOR_ITSELF: Final = frozenset({
    "7161", "5189", "1300", "5305", "6345", "100", "4053", "335", "5153", "8053", "7065", "103", "4183", "668", "2475",
    "6066", "4055",
    "8067", "8179", "9321", "7224", "80", "4461",
    "4465", "333",
})  # fmt: skip
"""Codes whose word needs no label beside it."""
_QUIET: Final = frozenset({
    "349", "7077", "6343", "5283", "4453", "935", "6321", "7081", "2009", "6311", "737", "9015",
    "0054", "0057", "0007",
})  # fmt: skip
"""Codes that say nothing to somebody who reads the document; the tree shows them."""
_LABELLED: Final = frozenset({
    "3413", "3433", "3192", "1131", "1156", "5402", "5284", "0020", "0062", "0048", "0004", "0010", "7130", "8101",
    "7166", "8028", "725", "724", "28", "329", "328", "327",
})  # fmt: skip


def part(value: Value, label: str = "", others: Sequence[Value] = (), text: str = "") -> Part:
    """A value, with others that belong to it, as one thing."""
    fields = [field for one in (value, *others) for field in one.fields]
    shown = text or value.said.strip()
    notes = [one.note for one in (value, *others) if one.note and (one.is_wrong or not one.is_known)]
    return Part(
        label=label, text=shown, raw=value.raw if value.raw.strip() != shown else "", offset=value.offset,
        length=value.length, fields=list(dict.fromkeys(fields)), note=", ".join(dict.fromkeys(notes)),
        is_wrong=any(one.is_wrong for one in (value, *others)), is_known=all(one.is_known for one in (value, *others)),
    )  # fmt: skip


def fact(segment: Segment, format_: str, language: str, *, deep: bool = True) -> Fact:
    """A segment as one line, with its group below it."""
    return Fact(
        label=segment.label or segment.tag, parts=parts(segment, format_, language),
        below=[fact(child, format_, language) for child in segment.children] if deep else [],
        findings=segment.findings, offset=segment.offset, is_known=segment.is_known,
    )  # fmt: skip


def spread(segment: Segment) -> list[Fact]:
    """A segment whose values are lines of their own: document number, purpose, date."""
    return [
        Fact(label=value.label or value.place, parts=[part(value)], offset=segment.offset, is_known=value.is_known)
        for value in segment.values if value.kind != "tech"
    ]  # fmt: skip


def parts(segment: Segment, format_: str, language: str) -> list[Part]:
    """The things one segment says."""
    if not segment.is_known or segment.is_cut:
        length = segment.length
        return [Part(text=segment.text, offset=segment.offset, length=length, fields=segment.fields, is_known=False)]
    special = {
        "PRI": _price,
        "PAT": _period,
        "PYT": _period,
        "FTX": _text,
        "IMD": _text,
        "DTM": _moment,
        "SDQ": _stores,
    }
    composed = special[segment.tag](segment, language) if segment.tag in special else None
    if composed is not None:
        return composed
    return list(_plain(segment, about(format_, segment.tag)))


def _plain(segment: Segment, told: str) -> Iterable[Part]:
    values = [one for one in segment.values if one.kind != "tech" and not (one.number in _QUIET and one.is_known)]
    waiting = values[::-1]
    while waiting:
        value = waiting.pop()
        if value.number == told and value.is_known:
            told = ""
            continue
        following = waiting[-1] if waiting else None
        label, others = _label(value), []
        if following is not None and _BEFORE.get(value.number) == following.number:
            others, label = [value], value.said
            value = waiting.pop()
        elif following is not None and _BEHIND.get(value.number) == following.number:
            others, label = [waiting.pop()], "" if following.number == told else following.said
        elif following is not None and value.kind == "unit" and following.kind == "quantity":
            unit, value = value, waiting.pop()
            yield part(value, _label(value), [unit], f"{value.said} {unit.said}")
            continue
        yield _with_unit(value, label, others, waiting)


def _with_unit(value: Value, label: str, others: list[Value], waiting: list[Value]) -> Part:
    """A number takes the unit behind it, a date the time."""
    following = waiting[-1] if waiting else None
    if following is not None and value.kind in _COUNTED and following.kind == "unit":
        return part(value, label, [*others, waiting.pop()], f"{value.said} {following.said}")
    if following is not None and value.kind == "date" and following.kind == "time":
        return part(value, label, [*others, waiting.pop()], f"{value.said}, {following.said}")
    return part(value, label, others)


def _label(value: Value) -> str:
    is_plain = value.kind in _OPEN and value.number not in _LABELLED
    if value.is_known and (is_plain or value.number in _SPEAKS_FOR_ITSELF):
        return ""
    return value.label or value.place


def _moment(segment: Segment, _language: str) -> list[Part] | None:
    found = segment.find("2380")
    if found is None:
        return None
    kind = segment.find("2005")
    return [part(found, "" if kind is None or kind.is_known else kind.raw, [kind] if kind else [])]


def _stores(segment: Segment, _language: str) -> list[Part] | None:
    """SDQ: a unit for all, then pairs of store and quantity."""
    unit = segment.find("355")
    shared = f" {unit.said}" if unit is not None else ""
    stores = [one for one in segment.values if one.number == "67"]
    counts = [one for one in segment.values if one.number == "380"]
    if len(stores) != len(counts):
        return None
    pairs = zip(stores, counts, strict=True)
    return [part(count, store.said, [store, *([unit] if unit else [])], count.said + shared) for store, count in pairs]


def _price(segment: Segment, language: str) -> list[Part] | None:
    price = segment.find("5118")
    if price is None:
        return None
    basis, unit = segment.find("5284"), segment.find("6411")
    others = [one for one in (basis, unit) if one is not None]
    count = basis.said if basis is not None and decimal(basis.raw) != 1 else ""
    named = " ".join(word for word in (count, unit.said if unit is not None else "") if word)
    per = f" {_PER[language]} {named}" if named else ""
    found = [part(price, "", others, price.said + per)]
    found += [part(one, one.label) for one in segment.values if one.number in ("5375", "5387", "5213")]
    return found


def _period(segment: Segment, language: str) -> list[Part] | None:
    count, unit = segment.find("2152"), segment.find("2151")
    start = segment.find("2475")
    if count is None or unit is None:
        return None
    since = f" {_FROM[language]} {start.said}" if start is not None else ""
    others = [one for one in (unit, start, segment.find("2009")) if one is not None]
    found = [part(count, "", others, f"{count.said} {unit.said}{since}")]
    return found + [part(one) for one in segment.values if one.number in ("4276", "4277")]


def _text(segment: Segment, _language: str) -> list[Part] | None:
    """Free text comes cut into pieces of fixed length, which are one text again."""
    pieces = [one for one in segment.values if one.number in ("4440", "7008")]
    codes = [one for one in segment.values if one.number in ("4441", "7009", "7081")]
    named = [part(one, one.label) for one in codes if one.number != "7081" or one.is_known]
    if not pieces:
        return named or None
    whole = " ".join(one.said.strip() for one in pieces)
    first = pieces[0]
    last = pieces[-1]
    joined = part(first, "", pieces[1:], whole)
    joined.length, joined.raw = last.offset + last.length - first.offset, ""
    return [joined, *named]
