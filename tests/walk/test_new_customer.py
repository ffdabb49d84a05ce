"""A customer nobody has heard of, added by files alone: layout, fields, rule, states and due time of his own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from orderhub.cli import main
from orderhub.steps.hub import Hub
from orderhub.steps.work import work
from orderhub.store import tables
from tests.steps.rig import all_rows
from tests.walk.desk import desk
from tests.walk.world import World

pytestmark = pytest.mark.live("tryton")

MAPPING = """\
profile: werft-orders
about: A shipyard with a CSV of its own making.
extends: generic-table
match: {format: table, titles: "*Werk*Beleg*Lackton*"}
partner:
  slug: werft
  name: Werft am Sund GmbH
  customer_number: KD-1009
  due_hours: 3
  priority: 90
  states:
    - {name: credit-check, de: Bonität prüfen, en: Check credit, on: [mapping.check-range]}
    - {name: artwork, de: Wartet auf Freigabe der Farbe, en: Waits for approval of the colour}
numbers: de
order:
  number: {from: row/Beleg, required: true}
  issue_date: {from: row/Tag, as: date(dd.mm.yyyy)}
  buyer.customer_number: {const: KD-1009}
  properties:
    - {name: {const: Werk}, value: row/Werk}
lines:
  line:
    number: Zl
    item.seller_id: {from: Teil, replace: {"_": "-"}}
    quantity.value: {from: Anz, required: true, check: {range: [1, 500]}}
    quantity.unit: {from: Geb, codes: {Kiste: CS}}
    price.net: Preis
    properties:
      - {name: {const: Lackton}, value: Lackton}
"""
TITLES = "Werk;Beleg;Tag;Zl;Teil;Anz;Geb;Preis;Lackton\n"
EXPECTED = """\
number: WS-1
properties: [{name: Werk, value: Halle 3}]
lines:
  - item: {seller_id: NW-1001}
    quantity: {value: 12, unit: CS}
    properties: [{name: Lackton, value: RAL 5010}]
"""


def csv(number: str, quantity: int) -> bytes:
    return f"{TITLES}Halle 3;{number};20.11.2026;1;NW_1001;{quantity};Kiste;5,49;RAL 5010\n".encode()


@pytest.fixture
def new_world(world: World, tmp_path: Path) -> Iterator[World]:
    """The same neighbours, with mapping files of one more customer."""
    mappings = tmp_path / "mappings"
    shutil.copytree(world.hub.settings.mappings_dir, mappings)
    (mappings / "partners" / "werft.yaml").write_text(MAPPING, encoding="utf-8")
    tests = mappings / "partners" / "werft.test"
    tests.mkdir()
    (tests / "01.csv").write_bytes(csv("WS-1", 12))
    (tests / "01.expected.yaml").write_text(EXPECTED, encoding="utf-8")
    hub = Hub(world.hub.settings.model_copy(update={"mappings_dir": mappings}), database=world.hub.database)
    yield replace(world, hub=hub)
    hub.pool.close()
    hub.installation.close()


@pytest.mark.feature("S1-21")
def test_layout_fields_rule_states_and_due_time_come_from_files(
    new_world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world = new_world
    folder = str(world.hub.settings.mappings_dir)
    assert main(["mapping", "--folder", folder, "check"]) == 0, capsys.readouterr().out
    assert main(["mapping", "--folder", folder, "test"]) == 0, capsys.readouterr().out
    for number, quantity in (("WS-2001", 12), ("WS-2002", 900)):
        world.drop(world.home / "files", f"{number}.csv", csv(number, quantity))
    work(world.hub)

    clean = world.order("WS-2001")
    assert (clean.partner, clean.priority, clean.touches, clean.desk_state) == ("werft", 90, 0, "")
    (sale,) = world.tryton.warehouse().search("sale.sale", [["web_id", "=", clean.erp_key]], ["comment", "lines"])
    (line,) = world.tryton.warehouse().search("sale.line", [["sale", "=", sale["id"]]], ["note", "quantity"])
    assert (sale["comment"], line["note"]) == ("Werk: Halle 3", "Lackton: RAL 5010")

    held = world.order("WS-2002")
    assert (held.state, held.desk_state) == ("in_review", "credit-check")
    assert held.due_at - held.received_at >= timedelta(hours=3)
    for language, label, other in (
        ("de", "Bonität prüfen", "Wartet auf Freigabe der Farbe"),
        ("en", "Check credit", "Waits for approval of the colour"),
    ):
        with desk(world.hub, language=language) as person:
            queue = person.goes_to("/queue?own=credit-check")
            (row,) = queue.cssselect("table.queue tbody tr")
            assert row.cssselect("td.code a")[0].text_content() == "WS-2002"
            assert [one.text_content() for one in row.cssselect(".tag.own")] == [label]
            page = person.goes_to(f"/orders/{held.id}")
            assert [one.text_content() for one in page.cssselect("form.own-state option")] == ["–", label, other]
            (value,) = page.xpath("//tr[@data-field='properties[1].value']")
            assert value.cssselect("label")[0].text_content() == "Werk"
            assert value.cssselect("input")[0].get("value") == "Halle 3"
            assert value.cssselect("button.place .raw")[0].text_content() == "Halle 3"

    with desk(world.hub) as person:
        person.sends(f"/orders/{held.id}/desk-state", {"state": "artwork"})
        assert world.order("WS-2002").desk_state == "artwork"
        person.sends(f"/orders/{held.id}/desk-state", {"state": "invented"})
        assert world.order("WS-2002").desk_state == "artwork"
        person.sends(f"/orders/{held.id}/release", {"revision": "1"})
    work(world.hub)
    booked = world.order("WS-2002")
    assert (booked.desk_state, booked.erp_number != "") == ("", True)


def test_the_state_and_who_set_it_stand_in_the_log(new_world: World) -> None:
    world = new_world
    world.drop(world.home / "files", "WS-2003.csv", csv("WS-2003", 800))
    work(world.hub)
    order = world.order("WS-2003")
    with desk(world.hub) as person:
        person.sends(f"/orders/{order.id}/desk-state", {"state": "artwork"})
        person.sends(f"/orders/{order.id}/desk-state", {"state": ""})
    told = all_rows(world.hub.database, tables.events, tables.events.c.order_id == order.id)
    assert [one.data for one in told if one.kind == "order.desk-state"] == [
        {"old": "credit-check", "new": "artwork"}, {"old": "artwork", "new": ""}
    ]  # fmt: skip
