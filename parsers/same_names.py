"""Whether two names may be the same party's: "Huber GmbH & Co. KG" and "HUBER"."""

from __future__ import annotations

from typing import Final

from parsers.page_words import key_of
from parsers.postal_lines import COMPANY


def stem_of(text: str) -> str:
    """A name to compare: without its legal form, blanks and signs."""
    return key_of(COMPANY.sub("", text).replace(" ", "")).replace("&", "")


def are_one(one: str, other: str) -> bool:
    """Whether two names may be the same party's."""
    first, second = sorted((stem_of(one), stem_of(other)), key=len)
    return first == second or (len(first) >= _TELLING and second.startswith(first))


_TELLING: Final = 5
"""Letters that tell a name."""
