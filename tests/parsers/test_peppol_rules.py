"""Rules of the Peppol order, against the test documents OpenPeppol publishes and against documents of our own."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from orderhub.document import Document, Kind, Severity
from orderhub.messages import peppol as words
from parsers import peppol_rules, xml_order, xml_tree

CORPORA = Path(os.environ.get("ORDERHUB_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
SETS = sorted((CORPORA / "edi" / "peppol-bis3-unit-order").glob("*.xml"))
GOOD = sorted((CORPORA / "edi" / "peppol-bis3").glob("*[Oo]rder*.xml"))
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "peppol-rules.md"
_TEST = re.compile(r"<test\b.*?</test>", re.DOTALL)
_EXPECTED = re.compile(r"<(success|error|warning)(?:\s+number=\"(\d+)\")?\s*>\s*PEPPOL-([A-Z0-9-]+)\s*</\1>")
_ORDER = re.compile(r"<Order\b.*</Order>", re.DOTALL)
needs_sets = pytest.mark.skipif(not SETS, reason=f"no Peppol test documents under {CORPORA}")


def _cases():
    for path in SETS:
        for test in _TEST.findall(path.read_text(encoding="utf-8")):
            order = _ORDER.search(test)
            assert order, path.name
            for outcome, number, rule in _EXPECTED.findall(test[: order.start()]):
                yield rule.lower(), outcome, int(number or 1), order[0]


def _declared(order: str) -> bytes:
    """Prefixes are declared at the top of a test set, outside of the document."""
    missing = [name for name in ("cbc", "cac") if f"xmlns:{name}=" not in order and f"{name}:" in order]
    head = "".join(f' xmlns:{name}="urn:{name}"' for name in missing)
    return order.replace("<Order", "<Order" + head, 1).encode()


def _agrees(rule: str, outcome: str, number: int, order: str) -> bool:
    found = [one for one in peppol_rules.check(xml_tree.read(_declared(order)).root) if one.code == f"peppol.{rule}"]
    if outcome == "success":
        return not found
    severity = Severity.ERROR if outcome == "error" else Severity.INFO
    return len(found) == number and {one.severity for one in found} == {severity}


@needs_sets
def test_each_rule_agrees_with_the_published_test_documents():
    agreement = defaultdict(list)
    documents = 0
    for rule, outcome, number, order in _cases():
        documents += 1
        agreement[rule].append(_agrees(rule, outcome, number, order))
    for rule, outcomes in sorted(agreement.items()):
        print(f"{rule}: {sum(outcomes)} of {len(outcomes)} documents")  # noqa: T201 -- the measure this test is for
    claimed = {rule.name for rule in peppol_rules.RULES}
    assert documents == 126
    assert set(agreement) == claimed
    assert [rule for rule in sorted(claimed) if not all(agreement[rule])] == []


@pytest.mark.skipif(not GOOD, reason=f"no Peppol examples under {CORPORA}")
def test_the_published_examples_break_no_rule():
    seen = 0
    for path in GOOD:
        for extract in xml_order.parse(Document(path.read_bytes())).extracts:
            seen += extract.kind is Kind.ORDER
            assert [one.code for one in extract.findings if one.severity is Severity.ERROR] == [], path.name
    assert seen >= 8


_PEPPOL = "<CustomizationID>urn:fdc:peppol.eu:poacc:trns:order:3</CustomizationID>"
_LINE = (
    "<OrderLine><LineItem><ID>{number}</ID><Quantity unitCode='C62'>2</Quantity>"
    "<LineExtensionAmount currencyID='EUR'>{amount}</LineExtensionAmount>"
    "<Price><PriceAmount currencyID='EUR'>5</PriceAmount></Price></LineItem></OrderLine>"
)


def _findings(inner: str, head: str = _PEPPOL):
    text = f"<Order>{head}<DocumentCurrencyCode>EUR</DocumentCurrencyCode>{inner}</Order>"
    return xml_order.parse(Document(text.encode())).extracts[0].findings


def test_a_broken_rule_is_a_finding_with_its_place_and_both_amounts():
    lines = _LINE.format(number=1, amount="10") + _LINE.format(number=2, amount="10.00")
    amount = "<LineExtensionAmount currencyID='EUR'>{}</LineExtensionAmount>"
    total = f"<AnticipatedMonetaryTotal>{amount}</AnticipatedMonetaryTotal>"
    valid = "<ValidityPeriod><EndDate>2026-12-31</EndDate></ValidityPeriod>"
    assert _findings(valid + total.format("20.0") + lines) == []
    (wrong,) = _findings(valid + total.format("20.01") + lines)
    assert (wrong.code, wrong.severity) == ("peppol.t01-r008", Severity.ERROR)
    assert wrong.params == {"value": "20.01", "expected": "20.00"}
    assert wrong.where.pointer == "Order/AnticipatedMonetaryTotal/LineExtensionAmount"
    (line,) = _findings(valid + _LINE.format(number=1, amount="11"))
    assert (line.code, line.where.pointer) == ("peppol.t01-r024", "Order/OrderLine/LineItem")


def test_a_should_holds_nothing_up():
    (wish,) = _findings(_LINE.format(number=1, amount="10"))
    assert (wish.code, wish.severity) == ("peppol.t01-r002", Severity.INFO)


def test_other_ubl_orders_are_left_alone():
    assert _findings(_LINE.format(number=1, amount="11"), head="<CustomizationID>urn:other</CustomizationID>") == []


def test_every_rule_has_words_and_a_line_in_the_reference():
    reference = REFERENCE.read_text(encoding="utf-8")
    names = [rule.name for rule in peppol_rules.RULES]
    assert len(names) == len(set(names)) == 32
    assert {f"peppol.{name}" for name in names} == set(words.MESSAGES)
    assert [name for name in names if f"| `{name}` |" not in reference] == []
