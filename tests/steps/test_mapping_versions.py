"""Every version of a mapping that read an order is kept and reads it again exactly; a diff shows what was planted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from orderhub.capturing.pool import ParserPool
from orderhub.capturing.read import read
from orderhub.capturing.reading import all_orders
from orderhub.errors import NotFound
from orderhub.mapping.version import MappingFile, MappingVersion, catalog_of, version_of
from orderhub.mapping_files import catalog
from orderhub.order.model import to_json
from orderhub.steps.hub import Hub
from orderhub.steps.mapping_diff import Report, Sides, over_store, reread
from orderhub.store import archive, mapping_versions, orders
from tests.steps.conftest import MakeHub
from tests.steps.rig import MAPPINGS, a_web_order, an_edifact, broken, captured, execute

NORDWIND = "partners/nordwind.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "mappings"
    for part in ("generic", "lookups", "partners"):
        shutil.copytree(MAPPINGS / part, target / part)
    return target


@pytest.fixture
def own_hub(make_hub: MakeHub, folder: Path) -> Iterator[Hub]:
    """A hub that reads by `folder`."""
    hub = make_hub()
    hub.settings = hub.settings.model_copy(update={"mappings_dir": folder, "parser_processes": 1})
    hub.__dict__["pool"] = ParserPool(hub.settings)
    yield hub
    hub.pool.close()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def compared(hub: Hub, folder: Path, tmp_path: Path, file: str, old: str, new: str) -> Report:
    """What an edit of one file would do to all that is stored."""
    edited = tmp_path / "edited"
    shutil.copytree(folder, edited)
    change(edited / file, old, new)
    settings = hub.settings.model_copy(update={"parser_processes": 1})
    return over_store(Sides(folder, edited), settings, hub.database, hub.originals)


def test_an_order_is_read_again_exactly_by_the_version_that_read_it(own_hub: Hub, folder: Path) -> None:
    (first,) = captured(own_hub, an_edifact(1))
    change(folder / NORDWIND, "buyer.customer_number: {const: KD-1001}", "buyer.customer_number: {const: KD-1777}")
    change(folder / "generic" / "edifact-orders.yaml", "delivery_terms:", "delivery_terms: ")
    (second,) = captured(own_hub, an_edifact(2))
    with own_hub.database.begin() as tx:
        kept = mapping_versions.listed(tx, "nordwind-orders")
        assert [one.orders for one in kept] == [1, 1]
        for row, customer in ((first, "KD-1001"), (second, "KD-1777")):
            version = mapping_versions.get(tx, mapping_versions.sha_of(tx, row.id, 1)[:16])
            assert [one.file for one in version.files] == [
                NORDWIND, "generic/edifact-orders.yaml", "lookups/articles.csv", "lookups/countries.csv",
                "lookups/units.csv",
            ]  # fmt: skip
            source = archive.document_of(tx, row.id, 1)
            document = source.with_content(own_hub.originals.read(tx, source.sha256))
            (again,) = reread(own_hub.settings, document, version)
            assert again.profile_sha == version.sha
            assert again.order.buyer is not None
            assert again.order.buyer.customer_number == customer
            assert to_json(again.order) == to_json(next(all_orders(read(document, catalog_of(version, {})))).order)
            kept_order = orders.canonical_of(tx, row.id)
            assert [line.item.seller_id for line in kept_order.lines] == [
                line.item.seller_id for line in again.order.lines
            ]
    assert broken(own_hub) == []


def test_verify_names_an_order_whose_mapping_is_not_kept(own_hub: Hub) -> None:
    captured(own_hub, an_edifact(1), a_web_order(2))
    assert broken(own_hub) == []
    execute(own_hub.database, "delete from mapping_versions where name = 'nordwind-orders'")
    assert any("nordwind-orders that read order" in said for said in broken(own_hub))


def test_a_version_with_another_text_than_its_hash_is_refused() -> None:
    known = catalog(MAPPINGS)
    version = version_of(known.profile("nordwind-orders"), known)
    assert catalog_of(version, {}).sha(catalog_of(version, {}).profile("nordwind-orders")) == version.sha
    files = tuple(MappingFile(one.file, one.sha, one.text.replace("KD-1001", "KD-1")) for one in version.files)
    with pytest.raises(NotFound, match="nordwind-orders"):
        catalog_of(MappingVersion(version.sha, version.name, files), {})


def test_a_kept_version_is_found_by_the_beginning_of_its_sha_and_by_nothing_else(own_hub: Hub) -> None:
    captured(own_hub, an_edifact(1), a_web_order(2))
    with own_hub.database.begin() as tx:
        for wrong in ("", "zz", "%"):
            with pytest.raises(NotFound):
                mapping_versions.get(tx, wrong)


def test_a_planted_change_is_shown_and_nothing_else(own_hub: Hub, folder: Path, tmp_path: Path) -> None:
    captured(own_hub, *(an_edifact(serial) for serial in range(1, 5)), a_web_order(9))
    price = 'price.net: {from: ["PRI[5125=AAA]/5118", "PRI[5125=CAL|NTP|CT]/5118"], per: PRI/5284}'
    tenfold = "price.net: {from: PRI/5118, per: '10'}"
    report = compared(own_hub, folder, tmp_path, "generic/edifact-orders.yaml", price, tenfold)
    assert (report.documents, report.orders, report.changed) == (4, 4, 4)
    assert [(one.field, one.orders, one.values, one.before, one.after) for one in report.fields] == [
        ("lines[].price.base_quantity", 4, 8, None, "10")
    ]
    assert {one.change.number for one in report.changes} == {f"NWB-0{serial:05}" for serial in range(1, 5)}
    # The lines state their amounts (MOA+203), so that the price does not touch the money.
    assert [(one.currency, one.change) for one in report.money] == [("EUR", Decimal(0))]


def test_only_documents_within_reach_are_read(own_hub: Hub, folder: Path, tmp_path: Path) -> None:
    captured(own_hub, an_edifact(1), a_web_order(2))
    report = compared(own_hub, folder, tmp_path, "partners/lakeside.yaml", "lakeside", "lakeside")
    assert report == Report()
    shutil.rmtree(tmp_path / "edited")
    # The shop's rules look no unit up.
    report = compared(own_hub, folder, tmp_path, "lookups/units.csv", "STK,", "STKK,")
    assert (report.documents, report.orders, report.changed) == (1, 1, 0)
