"""The words of every error and finding, German and English, keyed by code.

One module a room; each holds `MESSAGES: dict[str, Message]`. A code is `<room>.<what>`, e.g. `edifact.unt-count`.
Placeholders are `{name}` and are filled from the params of the error or finding; a missing one is shown as "?".
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from orderhub.messages.entry import Message

__all__ = ["CATALOGUES", "Message", "catalogue", "hint", "text"]

CATALOGUES = (
    "hub",
    "document",
    "edi",
    "mapping",
    "learn",
    "pdf",
    "mail",
    "table",
    "xml",
    "peppol",
    "shop",
    "check",
    "change",
    "reply",
    "remote",
    "erp",
    "alarm",
)


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


@cache
def catalogue() -> dict[str, Message]:
    """All messages of all rooms by code."""
    found: dict[str, Message] = {}
    for room in CATALOGUES:
        entries: dict[str, Message] = import_module(f"orderhub.messages.{room}").MESSAGES
        doubled = found.keys() & entries.keys()
        if doubled:
            raise AssertionError(f"message codes defined twice: {sorted(doubled)}")
        found.update(entries)
    return found


class _Open(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def text(code: str, language: str, params: dict[str, str]) -> str:
    """The sentence for `code` in `language`; the code itself when nobody has written it."""
    entry = catalogue().get(code)
    if entry is None:
        return " ".join([code, *(f"{k}={v}" for k, v in sorted(params.items()))])
    return (entry.de if language == "de" else entry.en).format_map(_Lenient(params))


def in_general(code: str, language: str) -> str:
    """The sentence for `code` with its facts left open, as for a count of many."""
    entry = catalogue().get(code)
    return code if entry is None else (entry.de if language == "de" else entry.en).format_map(_Open())


def hint(code: str, language: str, params: dict[str, str]) -> str:
    """What to do about it, or an empty string."""
    entry = catalogue().get(code)
    if entry is None:
        return ""
    return (entry.hint_de if language == "de" else entry.hint_en).format_map(_Lenient(params))
