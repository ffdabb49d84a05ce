"""A model proposes; a person decides. Against a real HTTP server that stands for the model."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from orderhub.bench.text_pdf import text_pdf
from orderhub.document import Document
from orderhub.store import orders, tables
from tests.live.http_sink import Sink, http_sink
from tests.steps.conftest import MakeHub
from tests.steps.rig import MAPPINGS, ScriptedErp, all_rows, broken, captured

ROWS = [("Pos", "Artikel-Nr.", "Bezeichnung", "Menge", "Einheit", "Einzelpreis", "Gesamt"),
        ("1", "NW-1001", "Mineralwasser still", "10", "Kasten", "5,49", "54,90"),
        ("2", "NW-1004", "Apfelschorle", "3", "Kasten", "9,80", "29,40")]  # fmt: skip


def paper() -> Document:
    """An order whose number stands behind a label that nobody knows."""
    words = [(60, 60, "Hafenküche Altona GmbH"), (60, 110, "Bestellung"), (60, 140, "Losung: HK-2041"),
             (60, 160, "Bestelldatum: 20.11.2026")]  # fmt: skip
    lefts = (60, 100, 180, 330, 380, 440, 510)
    for row, cells in enumerate(ROWS):
        words += [(left, 200 + 20 * row, cell) for left, cell in zip(lefts, cells, strict=True)]
    words.append((380, 270, "Nettosumme 84,30"))
    return Document(text_pdf(words), "bestellung.pdf", "application/pdf", "mail")


@pytest.fixture
def model() -> Iterator[Sink]:
    with http_sink() as running:
        running.status = 200
        one = {"field": "number", "raw": "HK-2041", "page": 1, "box": [2000, 1600, 3000, 1700], "confidence": 930}
        running.body = json.dumps({"proposals": [one]}).encode()
        yield running


def options(model: Sink) -> dict[str, dict[str, object]]:
    return {"proposer": {"name": "vision", "kind": "http-proposer", "url": model.url, "timeout_s": 2}}


def test_a_proposal_stands_beside_the_field_and_changes_nothing(
    make_hub: MakeHub, erp: ScriptedErp, model: Sink
) -> None:
    hub = make_hub(erp=erp, **options(model))
    (row,) = captured(hub, paper())
    assert (row.state, row.number) == ("in_review", "")
    assert "number" in json.loads(model.got[0].body)["asked"]
    (said,) = all_rows(hub.database, tables.findings, tables.findings.c.code == "pdf.proposed")
    assert (said.field, said.params["value"], said.params["by"], said.severity) == (
        "number", "HK-2041", "vision", "warning",
    )  # fmt: skip
    with hub.database.begin() as tx:
        assert orders.canonical_of(tx, row.id).number is None
    assert broken(hub) == []


def test_a_model_that_is_away_stops_nobody(make_hub: MakeHub, erp: ScriptedErp, model: Sink) -> None:
    model.status = 0
    (row,) = captured(make_hub(erp=erp, **options(model)), paper())
    assert row.state == "in_review"


def test_an_order_without_doubt_is_not_shown_to_it(make_hub: MakeHub, erp: ScriptedErp, model: Sink) -> None:
    clean = next((MAPPINGS / "partners" / "bergmann.test").glob("*.pdf"))
    envelope = {"sender": "einkauf@bergmann-gastro.example", "sender_domain": "bergmann-gastro.example"}
    document = Document(clean.read_bytes(), clean.name, "application/pdf", "mail", envelope)
    (row,) = captured(make_hub(erp=erp, **options(model)), document)
    assert row.partner == "bergmann"
    assert model.got == []
