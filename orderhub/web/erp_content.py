"""What went to the ERP, field by field: each value as it stands in the content that was sent, with its JSON pointer.

Nothing is converted: `{"__class__": "Decimal", "decimal": "0.1200"}` is shown as 0.1200, a party's id as that id.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import msgspec

from orderhub.errors import OrderHubError
from orderhub.registry import connector_class

_SHOWN = 40_000


class Told(msgspec.Struct, frozen=True):
    """One value as the ERP was told it, and where it stands in what was sent."""

    text: str
    pointer: str


def told(content: bytes, kind: str) -> dict[str, Told]:
    """The values of an order's fields by path; empty where the ERP's connector cannot say where they stand."""
    try:
        pointers: dict[str, str] = connector_class(kind).pointers(content)
        tree = json.loads(content, parse_float=str, parse_int=str)
    except (OrderHubError, AttributeError, ValueError, LookupError, msgspec.MsgspecError):
        return {}
    found = {path: Told(_text(_at(tree, pointer)), pointer) for path, pointer in pointers.items()}
    return {path: one for path, one in found.items() if one.text}


def pretty(content: bytes) -> str:
    """The content for reading: JSON indented with its numbers as they were written, anything else as text."""
    with suppress(msgspec.MsgspecError):
        content = msgspec.json.format(content, indent=2)
    return content[:_SHOWN].decode("utf-8", "replace")


def _at(tree: Any, pointer: str) -> Any:
    for step in pointer.strip("/").split("/"):
        try:
            tree = tree[int(step)] if isinstance(tree, list) else tree[step]
        except (LookupError, ValueError, TypeError):
            return None
    return tree


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and "decimal" in value:
        return str(value["decimal"])
    if isinstance(value, dict) and value.get("__class__") in {"Date", "date"}:
        return "-".join(str(value[name]).zfill(2) for name in ("year", "month", "day"))
    return json.dumps(value, ensure_ascii=False)
