"""The country that a paper comes from, where its addresses or the words of its tax offices tell one.

A.B.N. 37 118 440 926 -> AU        GSTIN: 27AAGCS4471M1Z9 -> IN        HST/PST -> CA        Org.nr. ... MVA -> NO
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.order_fields import Fields
from parsers.page_words import Page

_TOLD: Final = (
    ("AU", re.compile(r"\bA\.?B\.?N\b\.?:?|\bA\.?C\.?N\.?:? \d{3} \d{3} \d{3}\b")),
    ("NZ", re.compile(r"\bNZBN\b|\bNew Zealand\b")),
    ("IN", re.compile(r"\bGSTIN\b|\b[CIS]GST\b")),
    ("CA", re.compile(r"\bHST\b|\bPST\b|\bQST\b|\bTVQ\b")),
    ("SG", re.compile(r"\bUEN\b|\bSingapore \d{6}\b|\bS\(?\d{6}\)")),
    ("ZA", re.compile(r"\(Pty\)|\bSouth Africa\b|\b4\d{9}\b.*\bVAT\b|\bB-?BBEE\b")),
    ("NO", re.compile(r"\bMVA\b")),
    ("DK", re.compile(r"\bCVR\b")),
    ("SE", re.compile(r"\bSE\d{12}\b|\bMoms(?:reg|nr)")),
)
GST: Final = re.compile(r"\bGST\b")
"""A tax of many countries that have dollars; the United States have none."""


def country_of(fields: Fields, pages: Sequence[Page]) -> str:
    """The buyer's country, else where the goods go unless taxes tell another one; "" where nothing tells it."""
    if country := fields.raw("buyer_country"):
        return country
    text = "\n".join(line.text for page in pages for line in page.lines)
    told = {country for country, words in _TOLD if words.search(text)}
    if len(told) == 1:
        return told.pop()
    if not told and re.fullmatch(r"\d{4}", fields.raw("buyer_postal_code")) and GST.search(text):
        # Australians name their state as well.
        return "NZ"
    return fields.raw("delivery_country")
