"""Where a fault comes from: the customer, how we read it, the mapping, master data, the ERP, or a person here.

Classes say who can put it right for good. `origin_of` knows every code that can stand at a document or an order.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Origin(StrEnum):
    """The classes, in the order in which a fault of the later kind rests on the earlier ones."""

    CUSTOMER = "customer"
    """What was sent is wrong, incomplete or contradicts itself: the customer."""
    EXTRACTION = "extraction"
    """It is there, but was not read with certainty: the parser."""
    MAPPING = "mapping"
    """It was read, but nobody has said what it means here: the mapping file."""
    MASTER_DATA = "master_data"
    """It is clear, but our articles, customers or units do not have it: master data."""
    ERP = "erp"
    """The ERP did not take it."""
    HUMAN = "human"
    """A person here typed or decided it."""


_RULES: Final = (
    # Longest prefix first within a room; a whole code where a room is mixed.
    ("erp.", Origin.ERP), ("send.", Origin.ERP), ("remote.", Origin.ERP),
    ("mapping.", Origin.MAPPING), ("order.partner", Origin.MAPPING), ("line.unit-unknown", Origin.MAPPING),
    ("learn.", Origin.MAPPING),
    ("document.unknown-format", Origin.MAPPING), ("document.mapping", Origin.MAPPING),
    ("order.customer", Origin.MASTER_DATA), ("line.article-unknown", Origin.MASTER_DATA),
    ("line.article-inactive", Origin.MASTER_DATA), ("line.article-conflict", Origin.MASTER_DATA),
    ("line.seller-id", Origin.MASTER_DATA), ("line.unit-not-sold", Origin.MASTER_DATA),
    ("line.price-differs", Origin.MASTER_DATA),
    ("order.value", Origin.HUMAN), ("order.path", Origin.HUMAN), ("order.reason", Origin.HUMAN),
    ("order.illegal", Origin.HUMAN), ("order.changed", Origin.HUMAN),
    ("order.", Origin.CUSTOMER), ("line.", Origin.CUSTOMER), ("edi.charset-guessed", Origin.EXTRACTION),
    ("edi.", Origin.CUSTOMER), ("table.", Origin.CUSTOMER), ("document.zip", Origin.CUSTOMER),
    ("document.json", Origin.CUSTOMER), ("document.empty", Origin.CUSTOMER), ("document.nothing", Origin.CUSTOMER),
    ("document.same", Origin.CUSTOMER), ("pdf.broken", Origin.CUSTOMER), ("pdf.password", Origin.CUSTOMER),
    ("pdf.password-wrong", Origin.CUSTOMER),
    ("pdf.too-many", Origin.CUSTOMER), ("pdf.page-missing", Origin.CUSTOMER), ("pdf.partial-fax", Origin.CUSTOMER),
    ("pdf.position-gap", Origin.CUSTOMER), ("pdf.gtin", Origin.CUSTOMER), ("mail.skipped", Origin.CUSTOMER),
    ("mail.spam", Origin.CUSTOMER), ("mail.outlook", Origin.CUSTOMER), ("mail.body-says", Origin.CUSTOMER),
    ("pdf.", Origin.EXTRACTION), ("mail.", Origin.EXTRACTION), ("document.", Origin.EXTRACTION),
)  # fmt: skip


def origin_of(code: str, *, after_correction: bool = False) -> Origin:
    """The class of a finding. One that a person's own correction brought about is the person's."""
    if after_correction:
        return Origin.HUMAN
    return next((origin for prefix, origin in _RULES if code.startswith(prefix)), Origin.EXTRACTION)
