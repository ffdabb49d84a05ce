"""Numbers of the header read a second time: on a poor copy 66584 may be 66585.

In: the fields of a recognised order and its pages. Out: nothing; a number that most readings of its place say otherwise
is changed, and one that lost its dash to a blank gets it back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from orderhub.document import Found
from parsers.order_fields import Fields
from parsers.page_words import Page, Word

_NAMES: Final = ("number", "customer_number")
_SURE: Final = 997
"""Per mille from which a value on a page is not read again."""
_MOST: Final = 3
"""Readings that must agree against the first one."""


def vote_on_numbers(fields: Fields, pages: Sequence[Page]) -> None:
    """Settle the order's number and the customer's."""
    for name in _NAMES:
        for found in fields.values.get(name, [])[:1]:
            page = next((one for one in pages if one.number == found.where.page), None)
            if page is None or page.second is None or (found.confidence >= _SURE and " " not in found.raw):
                continue
            words = words_of(page, found)
            form = _settled(found.raw, list(page.second(words))) if words else ""
            if form:
                fields.values[name] = [page.found(words, form, found.confidence)]


def words_of(page: Page, found: Found) -> list[Word]:
    """The words at the value's place, if they say what it does."""
    inside = words_inside(page, found)
    return inside if "".join(one.text for one in inside).find(re.sub(r"\s", "", found.raw)) >= 0 else []


def words_inside(page: Page, found: Found) -> list[Word]:
    """The words at the value's place."""
    box = found.where.box
    return [one for one in page.words if _within(page.box([one]), box)] if box is not None else []


def _within(inner: tuple[int, int, int, int], outer: tuple[int, int, int, int]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _settled(raw: str, again: Sequence[str]) -> str:
    """What most readings say, where it is not the first reading; "" where that stands."""
    forms = Counter(text.strip(" .,:;|") for text in again)
    form, count = next(iter(forms.most_common(1)), ("", 0))
    if form == raw or count < _MOST or not re.fullmatch(r"[\w./-]+", form):
        return ""
    before, after = (re.sub(r"[\W_]", "", text) for text in (raw, form))
    # Letters are misread alike in every way of reading: PO stays PO, whatever looks like PQ.
    same = len(before) == len(after) and all(
        old == new or (old.isdigit() and new.isdigit()) for old, new in zip(before, after, strict=True)
    )
    return form if same else ""
