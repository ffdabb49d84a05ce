"""Values that show what they are without a label: a mail address, a VAT number.

In: the fields of an order and its pages. Out: the same fields with what nobody had named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Page

if TYPE_CHECKING:
    from parsers.order_fields import Fields

EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
VAT: Final = re.compile(
    r"\b(DE\s?\d{3}\s?\d{3}\s?\d{3}|ATU\s?\d{8}|CHE-?\s?\d{3}\.?\d{3}\.?\d{3}|(?:NL\d{9}B\d\d)|(?:FR[0-9A-Z]{2}\s?\d{9})"
    r"|(?:IT|PL|BE|LU|DK|SE|CZ|HU|SI|SK|GB)\d{8,12}|ES[0-9A-Z]\d{7}[0-9A-Z])\b"
)


def offer_plain(fields: Fields, pages: Sequence[Page], used: set[int]) -> None:
    """Offers the first mail address and VAT number outside the table."""
    for page in pages:
        for line in page.lines:
            if id(line) in used:
                continue
            for word in line.words:
                if "@" in word.text and (match := EMAIL.search(word.text)):
                    fields.offer("buyer_email", page.found([word], match[0]), 0)
            text = line.text
            if (
                "buyer_vat_id" not in fields.values
                and (match := VAT.search(text))
                and not _after_iban(text, match.start())
            ):
                hit = [word for word in line.words if word.text.strip(".,;:") in match[0]] or line.words
                fields.offer("buyer_vat_id", page.found(hit, match[1]), 0)


def _after_iban(text: str, at: int) -> bool:
    return "iban" in text[max(0, at - 8) : at].casefold()
