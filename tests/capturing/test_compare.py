"""Two catalogues over one document: exactly what differs, and nothing where nothing does."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from orderhub.capturing.compare import compare
from orderhub.capturing.reading import Reading
from orderhub.document import Document
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping_files import catalog

MAPPINGS = Path(__file__).parents[2] / "mappings"
OLD = catalog(MAPPINGS)
SAMPLE = MAPPINGS / "partners" / "nordwind.test" / "01.edi"
SHOP = MAPPINGS / "partners" / "teeladen.test" / "01.json"


def document(path: Path = SAMPLE, **envelope: str) -> Document:
    return Document(path.read_bytes(), name=path.name, envelope=envelope)


def edited(name: str, old: str, new: str) -> Catalog:
    """The shipped mappings with one edit."""
    profile = OLD.profile(name)
    assert old in profile.text
    changed = load(profile.text.replace(old, new), profile.file)
    return Catalog([changed if one is profile else one for one in OLD.profiles], OLD.lookups)


def nordwind(old: str, new: str) -> Reading:
    return compare(document(), OLD, edited("nordwind-orders", old, new))


def test_a_changed_rule_shows_its_field_only() -> None:
    found = nordwind("{const: KD-1001}", "{const: KD-1002}")
    (change,) = found.changes
    assert (found.compared, found.orders, change.number) == (1, [], "NWB-100231")
    assert [(one.path, one.old, one.new) for one in change.fields] == [("buyer.customer_number", "KD-1001", "KD-1002")]
    assert (change.findings_new, change.findings_gone) == ([], [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about: Nordwind", "# moved by a line\nabout: Nordwind"),
        ("{const: KD-1001}", "{const: 'KD-1001', default: KD-1001}"),
        ("due_hours: 4", "due_hours: 5"),
    ],
)
def test_an_edit_that_changes_no_order_shows_nothing(old: str, new: str) -> None:
    found = nordwind(old, new)
    assert (found.compared, found.changes) == (1, [])


def test_a_new_check_shows_as_a_finding() -> None:
    (change,) = nordwind("NWB-[0-9]{6}", "XX-[0-9]{6}").changes
    assert (change.fields, change.findings_new, change.findings_gone) == ([], ["mapping.check-pattern"], [])


def test_an_edit_that_stops_a_finding_says_it_is_gone() -> None:
    old = edited("nordwind-orders", "NWB-[0-9]{6}", "XX-[0-9]{6}")
    (change,) = compare(document(), old, OLD).changes
    assert (change.findings_new, change.findings_gone) == ([], ["mapping.check-pattern"])


def test_a_document_that_another_profile_reads_now_says_so() -> None:
    (change,) = nordwind('sender: "4012345900019:14"', 'sender: "4012345900088:14"').changes
    assert change.profiles == ("nordwind-orders", "generic-eancom-97-orders")


def test_the_money_of_both_sides_is_told() -> None:
    new = edited("teeladen-orders", "amount: line_price_excl_tax", "amount: {const: '1.00'}")
    (change,) = compare(document(SHOP, shop="teeladen"), OLD, new).changes
    assert (change.currencies, change.values) == (("EUR", "EUR"), (Decimal("81.70"), Decimal("3.00")))
    assert {one.path for one in change.fields} == {f"lines[{at}].amount" for at in (1, 2, 3)}


def test_orders_in_containers_are_compared_with_the_name_of_their_part() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/a.edi", SAMPLE.read_bytes())
        archive.writestr("in/b.txt", "nothing")
    new = edited("nordwind-orders", "{const: KD-1001}", "{const: KD-1002}")
    found = compare(Document(packed.getvalue(), name="x.zip"), OLD, new)
    assert [(change.part, change.number) for change in found.changes] == [("a.edi", "NWB-100231")]


def test_only_the_orders_of_one_profile_are_compared_where_one_is_named() -> None:
    new = edited("nordwind-orders", "{const: KD-1001}", "{const: KD-1002}")
    assert compare(document(), OLD, new, only="teeladen-orders") == compare(document(), OLD, OLD, only="other")
    assert len(compare(document(), OLD, new, only="nordwind-orders").changes) == 1


def test_bytes_that_no_parser_reads_are_compared_too() -> None:
    found = compare(Document(b"\x00\x01\x02", name="x.bin"), OLD, OLD)
    assert (found.compared, found.changes) == (0, [])
