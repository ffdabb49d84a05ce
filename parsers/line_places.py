"""Lines below an order line that say where it goes: "Ship To: Use the ship-to address at the top of page 1".

In: a line. Out: whether it names a place, which is no part of the text, and whether it only refers to the address of
the whole order. A place of its own stays unexplained, so that somebody looks.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.page_words import Line

_PLACE: Final = re.compile(
    r"(?i)\W*(?:(?:ship|deliver|delivery|consign|send|bill)[\s-]*to(?:\s+(?:address|location|site))?|"
    r"delivery\s+(?:address|location|point|site)|ship[\s-]*to\s+org|"
    r"liefer(?:n\s+(?:an|nach)|anschrift|adresse|ort|stelle)|anlieferstelle|warenempf[aä]nger|abladestelle)\s*:.*"
)
_REFERS: Final = re.compile(
    r"(?i)\b(?:address|location)\b.*\b(?:above|top|header|page\s*1|first\s+page)\b|\b(?:as|see)\s+(?:above|header|page\s*1)\b|"
    r"\bsame\s+as\b|\bsiehe\s+(?:oben|kopf|seite\s*1)|\bwie\s+(?:oben|kopf|im\s+kopf)\b"
)


def names_place(line: Line) -> bool:
    """Whether a line is a label of a place and what stands behind it."""
    return ":" in line.text and _PLACE.fullmatch(line.text) is not None


def refers_to_head(line: Line) -> bool:
    """Whether a line names no place of its own but the address at the head of the order."""
    return names_place(line) and _REFERS.search(line.text) is not None
