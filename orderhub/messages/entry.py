"""The shape of one message."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A sentence in both languages (what, where, what was expected) and what to do about it."""

    en: str
    de: str
    hint_en: str = ""
    hint_de: str = ""
