"""The bill's cheapest programs do what they are measured for: places that are right, orders that are the floor's."""

from pathlib import Path

import pytest

from orderhub.bench.bill_child import BillChild
from orderhub.bench.bill_programs import Checker, offsets, page_of, places, prepared
from orderhub.bench.documents import KINDS, Article, Sample, articles_of, generate
from orderhub.bench.floor_readers import READERS
from orderhub.capturing.read import read
from orderhub.capturing.reading import all_orders
from orderhub.mapping_files import catalog

MAPPINGS = Path(__file__).parents[2] / "mappings"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return articles_of(MAPPINGS)


@pytest.fixture(scope="module")
def samples(articles: list[Article]) -> list[Sample]:
    return [one for one in generate(40, 5, articles) if one.kind != "broken"]


def test_places_lead_to_the_values(samples: list[Sample]) -> None:
    known = catalog(MAPPINGS)
    seen = set()
    for sample in samples:
        (order,) = all_orders(read(sample.document(), known))
        one = prepared(sample, order.provenance)
        packed = places(one, page_of(sample))
        assert len(packed) > len(one.values)
        if sample.kind in {"edifact", "x12", "csv"}:
            text = sample.content.decode("latin-1")
            for (_, _, raw, _), offset in zip(one.values, offsets(one), strict=True):
                written = raw.encode().decode("latin-1") if sample.kind == "csv" else raw
                assert text[offset:].startswith(written)
        seen.add(sample.kind)
    assert seen == set(KINDS)


def test_the_child_reads_what_the_floor_reads(samples: list[Sample]) -> None:
    with BillChild() as child:
        assert child.orders(samples) == [READERS[one.kind](one.content) for one in samples]


def test_the_checker_knows_strange_articles_and_repeats(samples: list[Sample], articles: list[Article]) -> None:
    order = next(READERS[one.kind](one.content) for one in samples if one.kind == "x12")
    checker = Checker(articles)
    assert checker.check(order, "1") == []
    assert checker.check(order, "2") == ["order.twin"]
    assert set(Checker([]).check(order, "1")) == {"line.article"}
