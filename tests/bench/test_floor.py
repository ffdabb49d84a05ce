"""The benchmark's floor is a fair comparison: what its hand-written readers find is what the hub finds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orderhub.bench.documents import KINDS, Sample, articles_of, generate
from orderhub.bench.floor_readers import READERS
from orderhub.capturing.read import read
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.mapping.catalog import Catalog
from orderhub.mapping_files import catalog
from orderhub.order.model import to_builtins

MAPPINGS = Path(__file__).parents[2] / "mappings"
FROM_MASTER_DATA = {
    "edifact": {"buyer.customer_number", "lines.item.seller_id"},
    "x12": {"buyer.customer_number"},
    "json": {"buyer.customer_number"},
    "csv": {"buyer.name", "buyer.customer_number", "currency"},
    "mail": {"buyer.customer_number", "currency"},
}
"""What the mapping files add to what stands in the document."""


@pytest.fixture(scope="module")
def profiles() -> Catalog:
    return catalog(MAPPINGS)


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [one for one in generate(80, 3, articles_of(MAPPINGS)) if one.kind != "broken"]


def _orders(reading: Reading) -> Iterator[OrderRead]:
    yield from reading.orders
    for part in reading.parts:
        yield from _orders(part)


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _flat(below, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            for inner, found in _flat(below):
                yield f"{path}.{inner}", (number, found)
    else:
        yield path, value


@pytest.mark.parametrize("kind", KINDS)
def test_the_floor_reads_the_same_order(kind: str, samples: list[Sample], profiles: Catalog) -> None:
    mine = [one for one in samples if one.kind == kind]
    assert mine
    for sample in mine:
        (found,) = _orders(read(sample.document(), profiles))
        hub = [one for one in _flat(to_builtins(found.order)) if one[0] not in FROM_MASTER_DATA[kind]]
        floor = [
            one for one in _flat(to_builtins(READERS[kind](sample.content))) if one[0] not in FROM_MASTER_DATA[kind]
        ]
        assert sorted(floor, key=str) == sorted(hub, key=str)
