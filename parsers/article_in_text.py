"""The article number that stands in one cell with the text: before it, or alone in a line below.

In: a row and the values read so far. Out: number and text are parted in the values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orderhub.document import Found
from parsers.code_ends import without_revision

if TYPE_CHECKING:
    from parsers.order_table import Row

_CODE: Final = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{3,24}[,;:]?")
# [SRK_4942]
_BRACKETED: Final = re.compile(r"\[((?=.*\d)[A-Za-z0-9][\w./-]{2,24})\]")


def article_from_text(row: Row, values: dict[str, list[Found]]) -> None:
    """Without an article column the code that opens the description is the article."""
    _text_from_article(row, values)
    if values.get("article") or "description" not in values:
        return
    first = (row.cells.get("description") or row.line.words)[0]
    if row.coded and not _CODE.fullmatch(first.text):
        _article_below(row, values)
        return
    code = first.text.strip(",;:")
    if code in _told(values):
        return
    bracketed = _BRACKETED.fullmatch(code)
    if bracketed or re.fullmatch(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{3,24}", code):
        values["article"] = [row.page.found([first], bracketed[1] if bracketed else code)]
        rest = values["description"][0].raw.removeprefix(first.text).strip()
        if rest:
            words = [one for one in row.cells.get("description", []) if one is not first] or [first]
            values["description"] = [row.page.found(words, rest)]


def _told(values: dict[str, list[Found]]) -> list[str]:
    """The numbers that are known for others: the buyer's, that of trade."""
    return [one.raw for name in ("buyer_article", "gtin") for one in values.get(name, ())]


def _article_below(row: Row, values: dict[str, list[Found]]) -> None:
    """The code alone in a line below the text, where the title names text and number."""
    codes = [one.words[0] for one in row.following if len(one.words) == 1 and _CODE.fullmatch(one.words[0].text)]
    if len(codes) != 1 or codes[0].text.strip(",;:") in _told(values):
        return
    values["article"] = [row.page.found(codes, codes[0].text.strip(",;:"))]
    text = [*row.cells.get("description", []), *(word for line in row.following for word in line.words)]
    values["description"] = [row.page.found([one for one in text if one is not codes[0] and one.text != "|"])]


def _text_from_article(row: Row, values: dict[str, list[Found]]) -> None:
    """Where one column holds number and text, the number comes first."""
    words = without_revision(row.cells.get("article", []))
    if len(words) < 2 or row.cells.get("description") or not any(char.isdigit() for char in words[0].text):
        return
    if not any(map(str.isalpha, "".join(one.text for one in words[1:]))):
        # Figures alone are a group of the number, no text: "5615 6784".
        return
    size = 1
    gap = words[1].x0 - words[0].x1
    if gap < 0.35 * row.line.height and any(char.isdigit() for char in words[1].text):
        # "6561 1355   Kaffeebecher": what stands apart from both groups is the text.
        if len(words) < 3 or words[2].x0 - words[1].x1 < 1.8 * gap or not words[1].text.isdigit():
            return
        size = 2
    values["article"] = [row.page.found(words[:size], " ".join(one.text for one in words[:size]).strip(" .,:;|·-"))]
    below = [word for line in row.following for word in line.words] if "description" in values else []
    values["description"] = [row.page.found([*words[size:], *below])]
