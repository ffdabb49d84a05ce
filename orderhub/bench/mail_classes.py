"""How well mails are classed: a folder of labelled mails in, figures out.

    001-order.eml   017-withdrawal.eml   -> what each is stands in its file's name

The figures are of the whole reading, attachments included, as `orderhub capture` prints it. `orders_lost` is the one
that must be 0: an order taken for something else is an order nobody books.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from orderhub.capturing.read import read
from orderhub.capturing.reading import Reading
from orderhub.document import Document, Kind
from orderhub.mapping.catalog import Catalog

CLASSES = (
    "order", "order_change", "cancellation", "withdrawal", "question", "complaint", "invoice", "quotation_request",
    "out_of_office", "bounce", "newsletter", "spam", "other",
)  # fmt: skip
_ORDERS = frozenset({"order", "order_change"})


class Miss(msgspec.Struct, frozen=True):
    """One mail that was classed wrong."""

    file: str
    expected: str
    found: str


class Scores(msgspec.Struct):
    """Figures of one labelled folder."""

    total: int
    right: int
    orders_lost: int
    """Orders and changes of orders that were classed as anything else."""
    counts: dict[str, tuple[int, int]]
    """By class: how many there are, how many were found."""
    misses: list[Miss]

    @property
    def per_cent(self) -> float:
        """Share of mails classed right."""
        return 100 * self.right / self.total if self.total else 0.0


def class_of(reading: Reading) -> str:
    """The one class of a mail: what kind of message it is, or the class of what is not an order.

    Confirmations and delivery notes of suppliers are known more exactly than the labels, which call them "other".
    """
    if reading.kind is Kind.UNREADABLE:
        return str(reading.kind)
    said = reading.class_ if reading.kind is Kind.NOT_AN_ORDER else str(reading.kind)
    return said if said in CLASSES else "other"


def score(folders: Sequence[Path], catalog: Catalog) -> Scores:
    """Read every mail of the folders and compare with its file's name."""
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    misses: list[Miss] = []
    for file in sorted(one for folder in folders for one in folder.glob("*.eml")):
        expected = file.stem.partition("-")[2]
        there[expected] += 1
        document = Document(file.read_bytes(), name=file.name, media_type="message/rfc822", channel="mail")
        said = class_of(read(document, catalog))
        found[expected] += said == expected
        if said != expected:
            misses.append(Miss(file.name, expected, said))
    return Scores(
        total=there.total(),
        right=found.total(),
        orders_lost=sum(one.expected in _ORDERS and one.found not in _ORDERS for one in misses),
        counts={name: (there[name], found[name]) for name in CLASSES if there[name]},
        misses=misses,
    )
