"""Values of the header that are not sure, read by a second engine: settled where both agree, named where they do not.

In: the fields of a recognised order and its pages. Out: findings. A value that both engines read alike bears the names
of both and asks for no look; the second engine may also mend what the first one's later readings say as well:

    09.01,2026   second engine 09.01.2026      the same figures, and a date
    37245        37246, 37246; first again 37246, 37246, 37246, 37245       37246
    66584        66585, 66585                                                a finding that names both
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from orderhub.document import Finding, Found, Severity
from parsers.header_votes import words_inside, words_of
from parsers.order_fields import Fields
from parsers.page_words import BOTH_ENGINES, CROSSED, Page, Word
from parsers.printed_values import find_date
from parsers.second_reading import RUIN, is_hard, mean_confidence, shape_of
from parsers.two_readers import agree, letters_of, plainly, said_by

_PATHS: Final = {
    "number": "number", "customer_number": "buyer.customer_number", "issue_date": "issue_date",
    "delivery_date": "requested_delivery",
}  # fmt: skip
_DATES: Final = frozenset(("issue_date", "delivery_date"))
_SURE: Final = 997
"""Per mille from which a value is not read again."""
_LEAST: Final = 2
"""Readings of the first engine that the second one must confirm; on a page that is hard to read, four of five."""
_MOST: Final = 4
_PART: Final = re.compile(r"[/-]?[A-Z\d]{1,5}[/-]?|[/-]")
"""What may be the beginning or the end of a number that lost its dash: no label."""
_POINTS: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}){1,2}")


def agree_on_header(fields: Fields, pages: Sequence[Page]) -> list[Finding]:
    """Settle what two engines can settle; one finding for each value that came out so, or on which they differ."""
    findings: list[Finding] = []
    for name, path in _PATHS.items():
        for found in fields.values.get(name, [])[:1]:
            page = next((one for one in pages if one.number == found.where.page), None)
            words = _words(page, found) if page is not None and _is_asked(name, found, page) else []
            if page is None or not words or (name not in _DATES and _goes_on(page, words)):
                continue
            form, other = _read(name, found, page, words)
            if form:
                made = page.found(words, form, found.confidence)
                fields.values[name] = [replace(made, engine=BOTH_ENGINES)]
                if form != found.raw:
                    said = {"value": form}
                    findings.append(Finding("pdf.value-read-by-other", Severity.INFO, found.where, said, path))
            elif other:
                said = {"value": found.raw, "other": other}
                findings.append(Finding("pdf.readers-differ", Severity.WARNING, found.where, said, path))
    return findings


def _is_asked(name: str, found: Found, page: Page) -> bool:
    """Whether the value is in doubt, and its page such that anything could be settled."""
    if page.second is None or page.other is None or page.ruined or mean_confidence(page) < RUIN:
        return False
    # No reader can tell which of two numbers is the month.
    if name in _DATES and "/" in found.raw:
        return False
    return found.confidence > CROSSED and (found.confidence < _SURE or not _is_good(name, found.raw))


def _words(page: Page, found: Found) -> list[Word]:
    """The words at the value's place, though a vote may have changed a figure in them."""
    words = words_inside(page, found)
    same = len(letters_of("".join(one.text for one in words))) == len(letters_of(found.raw))
    return words if same else words_of(page, found)


def _goes_on(page: Page, words: Sequence[Word]) -> bool:
    """Whether the value may be more than its place shows: PO-13064, whose PO was taken for a label."""
    first, last = min(words, key=lambda one: one.x0), max(words, key=lambda one: one.x1)
    middle, near = (first.y0 + first.y1) / 2, first.y1 - first.y0
    beside = [
        one for one in page.words
        if one.y0 < middle < one.y1 and one not in words and (-near < first.x0 - one.x1 < near or
                                                               -near < one.x0 - last.x1 < near)
    ]  # fmt: skip
    return any(_PART.fullmatch(one.text) for one in beside)


def _is_good(name: str, raw: str) -> bool:
    """Whether the text can be such a value at all."""
    if name in _DATES:
        return find_date(raw) is not None
    return " " not in raw


def _read(name: str, found: Found, page: Page, words: Sequence[Word]) -> tuple[str, str]:
    """What both engines say, "" where they differ; and what the second one says otherwise, "" where it is unsure."""
    assert page.second is not None
    assert page.other is not None
    seconds = list(page.other(words))
    said = said_by([plainly(one) for one in seconds])
    if not said:
        return "", ""
    printed = " ".join(one.text for one in words)
    firsts = [found.raw if found.raw in printed else printed, *page.second(words)]
    both = agree(firsts, seconds, _MOST if is_hard(page) else _LEAST)
    same = both.letters == letters_of(found.raw)
    forms = [both.form] if _POINTS.fullmatch(both.form) or not same else [found.raw]
    form = next((one for one in forms if one and _is_good(name, one)), "") if both.letters else ""
    if form:
        return form, ""
    rival = next((plainly(one) for one in seconds if letters_of(one) == said), "")
    # A letter against a figure is the second engine's own weakness; the same kinds of signs are a real doubt.
    told = said != letters_of(found.raw) and shape_of(said) == shape_of(letters_of(found.raw))
    return "", rival if told and _is_good(name, rival) else ""
