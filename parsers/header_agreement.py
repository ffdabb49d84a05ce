"""Values of the header that are not sure, read by a second engine: settled where both agree, named where they do not.

In: the fields of a recognised order and its pages. Out: findings. A value that both engines read alike bears the names
of both and asks for no look; the second engine may also mend what the first one's later readings say as well:

    09.01,2026   second engine 09.01.2026      the same figures, and a date
    37245        37246, 37246; first again 37246, 37246, 37246, 37245       37246
    66584        66585, 66585                                                a finding that names both
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from orderhub.document import Finding, Found, Severity
from parsers.header_votes import words_of
from parsers.order_fields import Fields
from parsers.page_words import BOTH_ENGINES, CROSSED, Page, Word
from parsers.printed_values import find_date
from parsers.second_reading import RUIN, is_hard, mean_confidence
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


def agree_on_header(fields: Fields, pages: Sequence[Page]) -> list[Finding]:
    """Settle what two engines can settle; one finding for each value that came out so, or on which they differ."""
    findings: list[Finding] = []
    for name, path in _PATHS.items():
        for found in fields.values.get(name, [])[:1]:
            page = next((one for one in pages if one.number == found.where.page), None)
            words = words_of(page, found) if page is not None and _is_asked(name, found, page) else []
            if page is None or not words:
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
    return found.confidence > CROSSED and (found.confidence < _SURE or not _is_good(name, found.raw))


def _is_good(name: str, raw: str) -> bool:
    """Whether the text can be such a value at all."""
    if name in _DATES:
        return find_date(raw) is not None
    return " " not in raw


def _read(name: str, found: Found, page: Page, words: Sequence[Word]) -> tuple[str, str]:
    """What both engines say, "" where they do not agree; and what the second one says otherwise, "" where it is unsure.

    Raises nothing: what cannot be read is no reading.
    """
    assert page.second is not None
    assert page.other is not None
    seconds = list(page.other(words))
    said = said_by([plainly(one) for one in seconds])
    if not said:
        return "", ""
    firsts = [found.raw, *page.second(words)]
    least = _MOST if is_hard(page) else _LEAST
    both = agree(firsts, seconds, least)
    same = both.letters == letters_of(plainly(found.raw))
    forms = [found.raw] if same else []
    forms += [both.form, *(plainly(one) for one in seconds if letters_of(one) == both.letters)]
    form = next((one for one in forms if one and _is_good(name, one)), "") if both.letters else ""
    # A form that the value was not read as at first must be the same sign by sign for both, or a date.
    if form and (same or form == both.form or name in _DATES):
        return form, ""
    rival = next((plainly(one) for one in seconds if letters_of(one) == said), "")
    return "", rival if not same and len(said) == len(letters_of(found.raw)) and _is_good(name, rival) else ""
