"""Compares an order with what a test beside a mapping file expects: a subset, field by field.

What the expectation does not name is not looked at; lists have the expected length; numbers compare by value (5.4 is
5.40). Differences read `lines[2].price.net: expected 5.40, found 5.45`.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from orderhub.mapping.source import Item


def differences(expected: Item, found: Any, path: str = "") -> list[str]:
    """What is not as expected, one sentence each; empty when all is."""
    if expected.entries is not None:
        if not isinstance(found, dict):
            return [f"{path or 'order'}: expected {_shown(expected)}, found {_value(found)}"]
        return [
            said
            for key, value in expected.entries.items()
            for said in differences(value, found.get(key), f"{path}.{key}" if path else key)
        ]
    if expected.items is not None:
        entries = found if isinstance(found, list) else []
        if len(entries) != len(expected.items):
            return [f"{path}: expected {len(expected.items)} entries, found {len(entries)}"]
        return [
            said
            for number, (one, entry) in enumerate(zip(expected.items, entries, strict=True), 1)
            for said in differences(one, entry, f"{path}[{number}]")
        ]
    if expected.is_null:
        return [] if found is None else [f"{path}: expected nothing, found {_value(found)}"]
    return [] if _same(expected.text or "", found) else [f"{path}: expected {expected.text}, found {_value(found)}"]


def _same(expected: str, found: Any) -> bool:
    text = ("true" if found else "false") if isinstance(found, bool) else str(found)
    if found is None:
        return False
    if expected == text:
        return True
    try:
        return Decimal(expected) == Decimal(text) and "." in expected + text
    except InvalidOperation:
        return False


def _value(found: Any) -> str:
    return "nothing" if found is None else str(found)[:80]


def _shown(expected: Item) -> str:
    return "a group of fields" if expected.entries is not None else expected.shown
