"""The labelled mails: what each is called must not get worse, and no order may be called anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderhub.bench.mail_classes import CLASSES, score
from orderhub.mapping_files import catalog

_MAILS = Path(__file__).parents[1] / "parsers" / "mails"
_MAPPINGS = Path(__file__).parents[2] / "mappings"


_SETS = {
    "development": 91, "kept_apart": 59, "later": 30, "last": 20, "apart_a": 75, "apart_b": 75, "apart_c": 70,
}  # fmt: skip


@pytest.mark.parametrize(("folder", "total"), _SETS.items())
def test_at_least_95_of_100_are_right_and_no_order_is_lost(folder: str, total: int) -> None:
    found = score([_MAILS / folder], catalog(_MAPPINGS))
    assert found.total == total
    assert found.per_cent >= 95, found.misses
    assert found.orders_lost == 0, found.misses


def test_a_wrong_name_is_counted_as_a_miss(tmp_path: Path) -> None:
    order = next((_MAILS / "development").glob("*-order.eml"))
    (tmp_path / "001-complaint.eml").write_bytes(order.read_bytes())
    (tmp_path / "002-order.eml").write_bytes(b"Subject: Widerruf\r\n\r\nHiermit widerrufe ich den Kaufvertrag.\r\n")
    found = score([tmp_path], catalog(_MAPPINGS))
    assert (found.total, found.right, found.orders_lost) == (2, 0, 1)
    assert [(one.expected, one.found) for one in found.misses] == [("complaint", "order"), ("order", "withdrawal")]
    assert set(found.counts) <= set(CLASSES)
