"""The generic profiles read every value their parsers can name."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from orderhub.cli.mapping_samples import Sample, faults, samples
from orderhub.document import Document, Extract, Found, Kind, Node, Where
from orderhub.mapping.apply import apply
from orderhub.mapping_files import catalog
from orderhub.order import model
from orderhub.order.interchange import json_schema
from parsers import shop_json, table_file, table_titles

MAPPINGS = Path(__file__).parents[2] / "mappings"
FIELDS = {
    "position": ("number", "7"), "article": ("item.seller_id", "7"), "buyer_article": ("item.buyer_id", "7"),
    "gtin": ("item.gtin", "7"), "description": ("item.name", "7"), "quantity": ("quantity.value", "7"),
    "unit": ("quantity.original_unit", "7"), "price": ("price.net", "7"), "amount": ("amount", "7"),
    "delivery_date": ("requested_delivery.earliest", "01.12.2026"),
}  # fmt: skip
WORDS = [(word, meaning) for word, meaning in table_titles._MEANING.items() if meaning in FIELDS]


@pytest.mark.parametrize(("word", "meaning"), WORDS, ids=[word for word, _ in WORDS])
def test_each_column_title_the_table_parser_knows_is_mapped(word: str, meaning: str) -> None:
    field, value = FIELDS[meaning]
    values = {"Bezeichnung": "x", word: value} if meaning != "description" else {word: value}
    row = Node("row", {title: [Found(raw, Where(cell=title))] for title, raw in values.items()})
    known = catalog(MAPPINGS)
    extract = Extract(Kind.ORDER, "table", Node("table", {}, [row]), {"number_format": "de"})
    read = apply(known.choose(extract), extract, known)
    origin = read.provenance.get(f"lines[1].{field}")
    assert origin is not None, f"add {word} to {field} in mappings/generic/table.yaml"
    assert origin.where.cell == word


def test_a_csv_with_labels_above_the_titles() -> None:
    text = "Bestellnummer;4711\nBestelldatum;20.11.2026\nKundennummer;KD-7\n\n"
    text += "Pos;Art.-Nr.;Menge;ME;Stückpreis\n1;NW-1;5;Stk.;1.234,50\n"
    extract = table_file.parse(Document(text.encode(), name="a.csv")).extracts[0]
    known = catalog(MAPPINGS)
    read = apply(known.choose(extract), extract, known)
    assert read.profile == "generic-table"
    assert (read.order.number, str(read.order.issue_date)) == ("4711", "2026-11-20")
    assert read.order.buyer is not None
    assert read.order.buyer.customer_number == "KD-7"
    line = read.order.lines[0]
    assert line.quantity is not None
    assert line.price is not None
    assert (line.item.seller_id, line.quantity.unit, str(line.price.net)) == ("NW-1", "C62", "1234.50")


SAMPLES = [(path.stem, sample) for path in sorted((MAPPINGS / "generic").glob("*.yaml")) for sample in samples(path)]
OURS = {
    "xml", "xml-peppol", "xml-ubl-change", "xml-ubl-cancellation", "xml-cii", "xml-opentrans", "xml-opentrans-change",
    "xml-opentrans-1", "xml-cxml", "xml-idoc", "json-shopify", "json-shopware", "json-woocommerce", "json-amazon",
    "json-oscar", "json-hub", "table",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sample"), SAMPLES, ids=[f"{name}-{sample.document.name}" for name, sample in SAMPLES]
)
def test_the_orders_of_a_format_are_as_expected(name: str, sample: Sample) -> None:
    known = catalog(MAPPINGS)
    assert faults(sample, known.profile(f"generic-{name}"), known) == []


def test_every_format_has_a_sample() -> None:
    assert {name for name, _ in SAMPLES} >= OURS


def test_an_idoc_is_the_same_order_as_xml_and_as_flat_file() -> None:
    folder = MAPPINGS / "generic" / "xml-idoc.test"
    expected = [(folder / f"{name}.expected.yaml").read_bytes() for name in ("01", "02")]
    assert expected[0] == expected[1]


def _order() -> model.Order:
    """Every field the model has, but for what the hub sets itself."""
    one = Decimal("1.50")
    day = date(2026, 12, 1)
    period = model.Period(earliest=day, latest=date(2026, 12, 3))
    party = model.Party(
        name="N", gln="4012345000009", vat_id="DE1", customer_number="KD-1",
        identifiers=(model.Identifier(scheme="0204", value="HRB 1"),),
        address=model.Address(street="S 1", additional="T", postal_code="1", city="C", region="R", country="DE"),
        contact=model.Contact(name="J", phone="1", email="a@b.example"),
    )  # fmt: skip
    money = model.AllowanceCharge(charge=True, amount=one, percent=one, reason="F", reason_code="FC")
    tax = model.Tax(category="S", rate=one, basis=one, amount=one)
    reference = model.Reference(qualifier="CT", value="RV", issue_date=day)
    note = model.Note(text="x", language="de")
    line = model.Line(
        number="1", action="change", amount=one, requested_delivery=period,
        item=model.Item(
            gtin="4012345678901", buyer_id="b", seller_id="s", manufacturer_id="m", name="n", description="d",
        ),
        quantity=model.Quantity(value=one, unit="KGM", original_unit="kg"),
        price=model.Price(net=one, gross=one, base_quantity=Decimal(100)),
        schedule=(model.Schedule(quantity=one, delivery=model.Period(earliest=day, latest=day), location="H"),),
        allowances_charges=(money,), taxes=(tax,), notes=(note,), references=(reference,),
    )  # fmt: skip
    return model.Order(
        number="A", type_code="221", purpose=model.Purpose.CHANGE, issue_date=day, currency="CHF", buyer=party,
        seller=party, delivery_party=party, invoicee=party, payer=party, ultimate_consignee=party,
        requested_delivery=period, delivery_terms="DAP", payment_terms="30", references=(reference,), notes=(note,),
        allowances_charges=(money,), taxes=(tax,), lines=(line,),
        totals=model.Totals(stated=model.Amounts(lines=one, net=one, tax=one, gross=one, payable=one)),
    )  # fmt: skip


def test_the_hubs_own_json_loses_nothing() -> None:
    order = _order()
    extract = shop_json.parse(Document(model.to_json(order), name="o.json")).extracts[0]
    known = catalog(MAPPINGS)
    read = apply(known.choose(extract), extract, known)
    assert read.profile == "generic-json-hub"
    assert read.order == order
    assert read.findings == []


def test_the_json_schema_is_the_documented_one_and_takes_the_samples() -> None:
    schema = json.loads((MAPPINGS.parent / "docs" / "reference" / "order-1.json").read_text(encoding="utf-8"))
    assert schema == json.loads(json.dumps(json_schema()))
    validator = Draft202012Validator(schema)
    for path in sorted((MAPPINGS / "generic" / "json-hub.test").glob("*.json")):
        assert list(validator.iter_errors(json.loads(path.read_text(encoding="utf-8")))) == [], path.name
    assert list(validator.iter_errors(json.loads(model.to_json(_order())))) == []
    assert list(validator.iter_errors({"number": "1", "lines": [{"sku": "x"}]}))
    assert list(validator.iter_errors({"lines": []}))
