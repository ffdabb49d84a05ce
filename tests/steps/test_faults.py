"""Each fault has the class of its origin, beside the fault and in the ranking of the figures."""

from __future__ import annotations

from typing import Any

import pytest

from orderhub import messages
from orderhub.order.origin import Origin, origin_of
from orderhub.steps import review
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import refresh_masterdata
from orderhub.steps.work import drain
from tests.steps.rig import ScriptedErp, an_edifact, broken, captured, number_of
from tests.steps.test_capture import a_mail, changed
from tests.walk.desk import desk

SOON = (
    "Moin,\n\nbitte liefert uns bis nächsten Freitag unter der Bestellnummer FF-4711:\n\n"
    "10 x NW-1103 Mineralwasser\n\nViele Grüße\nJonna Petersen\nFjordfisch Feinkost KG\n"
)
WRONG_SUM = (b"MOA+79:", b"MOA+79:9")


@pytest.mark.feature("S1-20")
def test_every_fault_says_where_it_comes_from_and_the_sources_are_ranked(hub: Hub, erp: ScriptedErp) -> None:
    refresh_masterdata(hub)
    ids = faulty_orders(hub, erp)
    with desk(hub, language="en", now=hub.now) as person:
        for origin, order_id in ids.items():
            page = person.goes_to(f"/orders/{order_id}")
            tags = [one.text_content() for one in page.cssselect(".finding .origin")]
            assert len(tags) == len(page.cssselect(".finding")) > 0
            assert WORDS[origin] in tags, (origin, page.cssselect(".finding")[0].text_content())
        page = person.goes_to("/figures?days=1")
    rows = page.cssselect("#faults tr[data-name]")
    assert {one.get("data-name") for one in rows} == set(Origin)
    cells = [[one.text_content().strip() for one in row.cssselect("td.number")] for row in rows]
    counts = [int(one[0]) for one in cells]
    assert counts == sorted(counts, reverse=True)
    rising = 0
    for count, (_, share, together) in zip(counts, cells, strict=True):
        rising += count
        assert share == f"{100 * count / sum(counts):.1f}\N{NO-BREAK SPACE}%"
        assert together == f"{100 * rising / sum(counts):.1f}\N{NO-BREAK SPACE}%"
    assert broken(hub) == []


WORDS = {
    Origin.CUSTOMER: "Customer", Origin.EXTRACTION: "Reading", Origin.MAPPING: "Mapping",
    Origin.MASTER_DATA: "Master data", Origin.ERP: "ERP", Origin.HUMAN: "Person",
}  # fmt: skip


def faulty_orders(hub: Hub, erp: ScriptedErp) -> dict[Origin, int]:
    """One order with a fault of each class, each come about by itself."""
    found: dict[Origin, Any] = {}
    (found[Origin.CUSTOMER],) = captured(hub, changed(an_edifact(1), *WRONG_SUM))
    (found[Origin.MAPPING],) = captured(hub, changed(an_edifact(2), b"QTY+21:12:CS", b"QTY+21:12:XQZ"))
    (found[Origin.MASTER_DATA],) = captured(hub, changed(an_edifact(3), b"4012345100105", b"4006381333931"))
    (found[Origin.EXTRACTION],) = captured(hub, a_mail("Bestellung 4711", SOON, "kueche@fjordfisch.example"))
    erp.refuse = {number_of(4): "credit limit"}
    (found[Origin.ERP],) = captured(hub, an_edifact(4))
    drain(deliver, hub)
    (row,) = captured(hub, changed(an_edifact(5), b"4012345900019", b"4099999000014"))
    review.correct(hub.database, row.id, {"lines[1].quantity.value": "-5"}, "anna", hub.now())
    found[Origin.HUMAN] = row
    return {origin: row.id for origin, row in found.items()}


def test_every_code_of_a_document_or_an_order_has_a_class() -> None:
    classes = {origin_of(code) for code in messages.catalogue()}
    assert classes == set(Origin)
    assert origin_of("line.quantity-not-positive") is Origin.CUSTOMER
    assert origin_of("line.quantity-not-positive", after_correction=True) is Origin.HUMAN
