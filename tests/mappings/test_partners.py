"""The samples beside the mapping files we ship, read by the real parsers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from orderhub.capturing.read import read
from orderhub.cli.mapping_samples import Sample, faults, samples
from orderhub.document import Document, Severity
from orderhub.mapping import checks
from orderhub.mapping_files import catalog
from orderhub.order.codes import is_unit

MAPPINGS = Path(__file__).parents[2] / "mappings"
FILES = sorted((MAPPINGS / "partners").glob("*.yaml")), sorted((MAPPINGS / "generic").glob("*.yaml"))
SAMPLES = [(path, sample) for paths in FILES for path in paths for sample in samples(path)]
BAD_HABITS = ("gutshof", "kontorhaus", "rheinkost", "prairie")
SLOW = {"hansa-technik"}
"""Read by optical recognition: three seconds and more."""


@pytest.mark.parametrize(
    ("path", "sample"), SAMPLES, ids=[f"{path.stem}-{sample.document.stem}" for path, sample in SAMPLES]
)
def test_the_orders_of_a_partner_are_as_expected(path: Path, sample: Sample) -> None:
    known = catalog(MAPPINGS)
    (profile,) = (one for one in known.profiles if one.file == path.relative_to(MAPPINGS).as_posix())
    assert faults(sample, profile, known) == []


@pytest.mark.parametrize("partner", BAD_HABITS)
def test_a_partner_with_bad_habits_says_which(partner: str) -> None:
    text = (MAPPINGS / "partners" / f"{partner}.yaml").read_text(encoding="utf-8")
    assert "\n# Bad habits: " in text
    assert text.split("profile:", maxsplit=1)[0].count(";") >= 2


def test_a_fault_the_partner_always_makes_is_shown_and_holds_nothing_up() -> None:
    known = catalog(MAPPINGS)
    content = (MAPPINGS / "partners" / "alpenmarkt.test" / "01.edi").read_bytes()
    reading = read(Document(content, "01.edi"), known)
    (counted,) = (one for one in reading.orders[0].findings if one.code == "edi.unt-count")
    assert reading.orders[0].profile == "alpenmarkt-orders"
    assert counted.severity is Severity.INFO
    strange = read(Document(content.replace(b"+ALPENMARKT+", b"+ANOTHER+"), "01.edi"), known)
    (counted,) = (one for one in strange.orders[0].findings if one.code == "edi.unt-count")
    assert counted.severity is Severity.WARNING


def test_there_are_fourteen_partners_over_all_channels() -> None:
    known = catalog(MAPPINGS)
    partners = [known.plan(one).partner for one in known.profiles if not one.is_generic]
    assert len(partners) == 14
    assert len({one.customer_number for one in partners if one}) == 14
    formats = {
        test.values[0]
        for one in known.profiles
        if not one.is_generic
        for tests in one.matches
        for test in tests
        if test.key == "format"
    }
    assert formats == {"edifact", "x12", "pdf", "mail", "fax", "table", "json"}


def test_articles_have_right_gtins_known_units_and_prices() -> None:
    with (MAPPINGS / "lookups" / "articles.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 40
    assert len({row["number"] for row in rows}) == len({row["gtin"] for row in rows}) == len(rows)
    for row in rows:
        assert checks.is_gtin(row["gtin"]), row
        assert is_unit(row["unit"]), row
        assert float(row["price"]) > 0


def test_units_lead_to_codes_we_know() -> None:
    table = catalog(MAPPINGS).lookups["units"]
    assert {row[1] for row in table.rows if not is_unit(row[1])} == set()
    keys = table.keys()
    assert len(keys) == len(set(keys))


def test_what_bills_of_quantities_count_in_is_a_piece() -> None:
    table = catalog(MAPPINGS).lookups["units"]
    assert {row[0]: row[1] for row in table.rows}.get("Nr") == "C62"
