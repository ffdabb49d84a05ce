"""Paper of a known partner in a layout nobody has confirmed waits; two releases as read let the next one pass."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from orderhub.bench.layout_letters import LETTERS
from orderhub.bench.layouts import Paper, papers
from orderhub.capturing.pool import ParserPool
from orderhub.cli import teach as teach_cli
from orderhub.document import Document
from orderhub.errors import IllegalMove, NotFound
from orderhub.order import changes
from orderhub.settings import Settings
from orderhub.steps import layouts, review
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.layouts import Listed
from orderhub.steps.work import drain
from orderhub.store import orders, tables
from orderhub.store.engine import AnyRow, Database
from orderhub.store.events import SYSTEM
from tests.steps.rig import MAPPINGS, Assembled, ScriptedErp, all_rows, captured, execute

SENDER = {"sender": "einkauf@kessler.example", "sender_domain": "kessler.example"}
PARTNER = """\
profile: kessler-pdf
extends: generic-pdf
match: {format: pdf, sender_domain: kessler.example}
partner: {slug: kessler, name: Kessler Gastro GmbH%s}
"""
TODAY = datetime(2026, 10, 12, 9, tzinfo=UTC)
QUANTITY = "lines[1].quantity.value"


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, ParserPool]]:
    home = tmp_path_factory.mktemp("layouts")
    for part in ("generic", "lookups"):
        shutil.copytree(MAPPINGS / part, home / "mappings" / part)
    (home / "mappings" / "partners").mkdir()
    with ParserPool(Settings(home=home, mappings_dir=home / "mappings", parser_processes=1)) as pool:
        yield home / "mappings", pool


@pytest.fixture
def erp() -> ScriptedErp:
    return ScriptedErp()


@pytest.fixture
def hub(database: Database, readers: tuple[Path, ParserPool], erp: ScriptedErp) -> Iterator[Hub]:
    folder, pool = readers
    describe(folder)
    settings = Settings(home=folder.parent, mappings_dir=folder, parser_processes=1)
    made = Hub(settings, database=database, installation=Assembled(erp=erp), clock=lambda: TODAY)
    made.__dict__["pool"] = pool
    yield made
    made.installation.close()


def describe(folder: Path, more: str = "", lines: str = "") -> None:
    """The partner's file: who he is, and what is said besides."""
    (folder / "partners" / "kessler.yaml").write_text(PARTNER % more + lines, encoding="utf-8")


@cache
def drawn(count: int, name: str = "02-plain") -> list[Paper]:
    """Papers of one layout that no check has anything to say of today."""
    every = papers((next(one for one in LETTERS if one.name == name),), 60)
    fitting = (one for one in every if one.orders[0].header["issued"] < TODAY.date() < one.orders[0].header["wanted"])
    return list(islice(fitting, count))


def taken(hub: Hub, *wanted: Paper) -> list[AnyRow]:
    return captured(
        hub, *(Document(one.content, f"{one.name}.pdf", "application/pdf", "mail", SENDER) for one in wanted)
    )


def the_layouts(hub: Hub) -> list[Listed]:
    with hub.database.begin() as tx:
        return layouts.listed(tx)


def counts(hub: Hub) -> tuple[int, int, str]:
    """Confirmed, broken and state of the one layout."""
    (one,) = the_layouts(hub)
    return one.row.confirmed, one.row.broken, one.state


def release(hub: Hub, row: AnyRow, by: str = "anna") -> None:
    review.release(hub.database, row.id, by, hub.now())


def correct(hub: Hub, row: AnyRow, path: str, value: str) -> None:
    review.correct(hub.database, row.id, {path: value}, "anna", hub.now())


def value(hub: Hub, row: AnyRow, path: str) -> str | None:
    with hub.database.begin() as tx:
        return changes.get(orders.canonical_of(tx, row.id), path)


def kinds(hub: Hub) -> list[str]:
    return [row.kind for row in all_rows(hub.database, tables.events) if row.kind.startswith("layout.")]


def test_the_first_two_orders_of_a_layout_wait_and_the_third_needs_nobody(hub: Hub) -> None:
    first, second, third = drawn(3)
    (one,) = taken(hub, first)
    assert (one.state, one.reasons) == ("in_review", ["learn.new-layout"])
    (said,) = all_rows(hub.database, tables.findings, tables.findings.c.code == "learn.new-layout")
    assert (said.params["missing"], said.params["needed"]) == ("2", "2")
    release(hub, one)
    assert counts(hub) == (1, 0, "waiting")
    (two,) = taken(hub, second)
    assert two.reasons == ["learn.new-layout"]
    release(hub, two)
    assert counts(hub) == (2, 0, "trusted")
    assert kinds(hub) == ["layout.trusted"]
    (three,) = taken(hub, third)
    assert (three.state, three.reasons) == ("accepted", [])
    (listed,) = the_layouts(hub)
    assert (listed.row.read, listed.row.first_document, listed.row.last_document) == (
        3, one.document_id, three.document_id,
    )  # fmt: skip


def test_two_of_one_batch_wait_both_and_share_their_layout(hub: Hub) -> None:
    found = taken(hub, *drawn(2))
    assert [one.reasons for one in found] == [["learn.new-layout"]] * 2
    assert the_layouts(hub)[0].row.read == 2


def test_another_layout_of_a_trusted_sender_waits(hub: Hub) -> None:
    for one in taken(hub, *drawn(2)):
        release(hub, one)
    (other,) = taken(hub, drawn(1, "01-plain")[0])
    assert "learn.new-layout" in other.reasons
    assert [one.state for one in the_layouts(hub)] == ["trusted", "waiting"]


def test_one_order_counts_once_however_often_it_is_released(hub: Hub, erp: ScriptedErp) -> None:
    (one,) = taken(hub, drawn(1)[0])
    erp.refuse[one.number] = "unknown article"
    release(hub, one)
    with pytest.raises(IllegalMove):
        release(hub, one)
    drain(deliver, hub)
    release(hub, one)
    assert counts(hub) == (1, 0, "waiting")


def test_a_changed_line_value_that_was_read_sets_the_layout_back(hub: Hub) -> None:
    first, second, third = taken(hub, *drawn(3))
    release(hub, first)
    correct(hub, second, QUANTITY, "977")
    assert counts(hub) == (0, 1, "set-back")
    release(hub, second)
    assert counts(hub) == (0, 1, "set-back")
    release(hub, third)
    assert counts(hub) == (1, 1, "waiting")
    assert kinds(hub) == ["layout.set-back"]


def test_what_was_filled_in_and_header_values_do_not_set_it_back(hub: Hub) -> None:
    (one,) = taken(hub, drawn(1)[0])
    assert value(hub, one, "lines[1].item.manufacturer_id") is None
    correct(hub, one, "lines[1].item.manufacturer_id", "M-1")
    correct(hub, one, "lines[1].item.manufacturer_id", "M-2")
    correct(hub, one, "number", "4711")
    assert counts(hub) == (0, 0, "waiting")
    release(hub, one)
    assert counts(hub) == (1, 0, "waiting")


def test_a_line_added_sets_it_back(hub: Hub) -> None:
    (one,) = taken(hub, drawn(1)[0])
    correct(hub, one, f"lines[{one.line_count + 1}].quantity.value", "5")
    assert counts(hub) == (0, 1, "set-back")


def test_an_order_that_passed_and_is_corrected_later_sets_it_back(hub: Hub, erp: ScriptedErp) -> None:
    first, second, third = drawn(3)
    for one in taken(hub, first, second):
        release(hub, one)
    erp.refuse[str(third.orders[0].header["number"])] = "unknown article"
    (three,) = taken(hub, third)
    assert three.state == "accepted"
    drain(deliver, hub)
    correct(hub, three, QUANTITY, "977")
    assert counts(hub) == (0, 1, "set-back")


def test_a_refused_order_sets_it_back_once(hub: Hub) -> None:
    (one,) = taken(hub, drawn(1)[0])
    correct(hub, one, QUANTITY, "977")
    review.reject(hub.database, one.id, "anna", "misread", hub.now())
    assert counts(hub) == (0, 1, "set-back")


def test_a_release_by_the_hub_itself_confirms_nothing(hub: Hub) -> None:
    (one,) = taken(hub, drawn(1)[0])
    release(hub, one, SYSTEM)
    assert counts(hub) == (0, 0, "waiting")


def test_the_count_and_the_release_are_one_transaction(hub: Hub) -> None:
    (one,) = taken(hub, drawn(1)[0])
    execute(hub.database, "alter table paper_layouts add constraint dies check (confirmed = 0)")
    with pytest.raises(DBAPIError):
        release(hub, one)
    with hub.database.begin() as tx:
        assert orders.get(tx, one.id).state == "in_review"
    assert not all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "erp")
    execute(hub.database, "alter table paper_layouts drop constraint dies")
    release(hub, one)
    assert counts(hub) == (1, 0, "waiting")


@pytest.mark.parametrize(
    ("more", "lines", "reasons"),
    [
        (", confirm_layouts: 0", "", []),
        (", confirm_layouts: 1", "", ["learn.new-layout"]),
        ("", "lines: {line: {quantity.value: {from: quantity}}}\n", ["learn.new-layout"]),
    ],
    ids=["switched-off", "one-is-enough", "own-rule"],
)
def test_what_a_partners_file_says(
    hub: Hub, readers: tuple[Path, ParserPool], more: str, lines: str, reasons: list[str]
) -> None:
    describe(readers[0], more, lines)
    first, second = drawn(2)
    (one,) = taken(hub, first)
    assert one.reasons == reasons
    if more.endswith("1"):
        release(hub, one)
        assert taken(hub, second)[0].state == "accepted"


def test_a_stranger_has_no_layouts(hub: Hub) -> None:
    content = drawn(1)[0].content
    (one,) = captured(hub, Document(content, "a.pdf", "application/pdf", "mail", {"sender_domain": "x.example"}))
    assert one.reasons == ["order.partner-new"]
    assert the_layouts(hub) == []


def test_forgetting_asks_for_all_confirmations_again(hub: Hub) -> None:
    first, second, third = drawn(3)
    for one in taken(hub, first, second):
        release(hub, one)
    layouts.forget(hub.database, the_layouts(hub)[0].row.id, "anna", hub.now())
    assert counts(hub) == (0, 0, "waiting")
    assert taken(hub, third)[0].reasons == ["learn.new-layout"]
    with pytest.raises(NotFound, match="no layout under the number 999"):
        layouts.forget(hub.database, 999, "anna", hub.now())


def test_the_command_lists_layouts(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    (one,) = taken(hub, drawn(1)[0])
    listed: Any = argparse.Namespace(partner="kessler", json=False)
    assert teach_cli.taught(hub, listed) == 0
    said = capsys.readouterr().out
    assert "confirmed 0 of 2, read 1, misread 0" in said
    assert said.endswith("0 learned, 1 layouts of paper\n")
    listed.json = True
    teach_cli.taught(hub, listed)
    assert f'"number":"{one.number}"' in capsys.readouterr().out


def test_an_order_that_the_buyer_has_changed_says_nothing_of_its_first_paper(hub: Hub) -> None:
    (one,) = taken(hub, drawn(1)[0])
    execute(
        hub.database,
        "insert into order_revisions (order_id, revision, canonical, document_id, at) "
        "select order_id, 2, canonical, document_id + 1000, at from order_revisions where order_id = :id",
        id=one.id,
    )
    release(hub, one)
    assert counts(hub) == (0, 0, "waiting")
