"""Learning on the pages: the box on the order page, the words of the picture, the list with its buttons."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from orderhub.bench.layout_letters import LETTERS
from orderhub.bench.layouts import Paper, papers
from orderhub.bench.learning import variants
from orderhub.capturing.read import read
from orderhub.document import Document
from orderhub.mapping_files import read_catalog
from orderhub.order.layouts import doubt
from orderhub.order.model import Order
from orderhub.order.provenance import unpack
from orderhub.store import layouts, learned, orders, tables
from orderhub.web import app as pages_app
from orderhub.web.context import Services

MAPPINGS = Path(__file__).parents[2] / "mappings"
SENDER = {"sender": "einkauf@kessler.example", "sender_domain": "kessler.example"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "mappings"
    for part in ("generic", "lookups"):
        shutil.copytree(MAPPINGS / part, found / part)
    return found


@pytest.fixture
def hub_app(database, originals, renderer, folder: Path, web: Any) -> FastAPI:
    outer = FastAPI()
    services = Services(lambda: database, lambda: originals, lambda: web.NOW, renderer, mappings=lambda: folder)
    outer.mount("/hub", pages_app.create(web.fake_login, services))
    return outer


def drawn(field: str, count: int) -> list[Paper]:
    layout = dict(variants(next(one for one in LETTERS if one.name == "02-plain")))[field]
    return list(papers((layout,), count))


@pytest.fixture
def paper_order(seed: Any, folder: Path) -> Callable[[Paper], int]:
    """An order as capture would have stored it, words included."""

    def put(paper: Paper) -> int:
        document = Document(paper.content, f"{paper.name}.pdf", "application/pdf", "mail", SENDER)
        one = read(document, read_catalog(folder)).orders[0]
        order: Order = one.order
        kept = seed.document(
            paper.content, name=document.name, media_type="application/pdf", parser="pdf-order", envelope=SENDER
        )
        partner = one.partner.slug if one.partner else ""
        made: int = seed.order(
            order, kept, unpack(one.origins), channel="mail", format="pdf", profile=one.profile, partner=partner,
            customer_name="Kessler Gastro GmbH", position=1,
        )  # fmt: skip
        with seed.database.begin() as tx:
            learned.keep_papers(tx, [(made, one.paper)])
        return made

    return put


def form_of(page: Any) -> dict[str, str]:
    fields = {one.get("name"): one.get("value") or "" for one in page.cssselect("form#fields input") if one.get("name")}
    return {**fields, "csrf": fields["csrf"]}


def rows(seed: Any) -> list[Any]:
    with seed.database.begin() as tx:
        return learned.listed(tx)


def test_a_ticked_box_learns_and_says_so(seed: Any, as_user: Any, paper_order: Any, folder: Path) -> None:
    first, second = drawn("number", 2)
    made = paper_order(first)
    browser = as_user("ops", "de")
    page = browser.get(f"/orders/{made}")
    (box,) = page.cssselect("input[name=learn]")
    assert box.get("type") == "checkbox"
    right = str(first.orders[0].header["number"])
    browser.post(f"/orders/{made}/correct", {**form_of(page), "f:number": right, "learn": "yes"})
    after = browser.get(f"/orders/{made}")
    said = " ".join(one.text_content() for one in after.cssselect("p.said-good"))
    assert "rechts von „Losung“" in said
    assert "Noch keine bestätigte Bestellung" in said
    (row,) = rows(seed)
    assert (row.state, row.expected, row.by) == ("proposed", right, "ops")
    assert (folder / row.file).exists()
    assert (folder / row.sample).read_bytes() == first.content
    with seed.database.begin() as tx:
        number = orders.canonical_of(tx, paper_order(second)).number
    assert number == second.orders[0].header["number"]


def test_without_the_tick_nothing_is_learned(seed: Any, as_user: Any, paper_order: Any, folder: Path) -> None:
    first = drawn("number", 1)[0]
    made = paper_order(first)
    browser = as_user()
    sent = form_of(browser.get(f"/orders/{made}"))
    sent.pop("learn", None)
    browser.post(f"/orders/{made}/correct", {**sent, "f:number": str(first.orders[0].header["number"])})
    assert rows(seed) == []
    assert not (folder / "partners").is_dir() or not list((folder / "partners").glob("*.yaml"))


def test_every_word_of_the_picture_can_be_chosen(seed: Any, as_user: Any, paper_order: Any) -> None:
    first = drawn("number", 1)[0]
    made = paper_order(first)
    browser = as_user()
    # The paper was misread, so that what the person types stands nowhere on it.
    sent = {**form_of(browser.get(f"/orders/{made}")), "f:number": "X-1", "learn": "yes"}
    browser.post(f"/orders/{made}/correct", sent)
    page = browser.get(f"/orders/{made}/learn?path=number")
    assert "is not printed on the paper" in page.text_content()
    assert not page.cssselect("form.lesson-form")
    right = str(first.orders[0].header["number"])
    (word,) = [one for one in page.cssselect("svg a") if one.findtext("title") == right]
    chosen = browser.get(word.get("href").removeprefix("/hub"))
    (form,) = chosen.cssselect("form.lesson-form")
    assert "+  number:" in chosen.text_content()
    sent = {one.get("name"): one.get("value") for one in form.cssselect("input")}
    browser.post(f"/orders/{made}/learn", sent)
    assert [one.entry for one in rows(seed)] == ["{label: Losung, where: right}"]


def test_the_list_shows_file_and_test_case_and_its_buttons_work(
    seed: Any, as_user: Any, paper_order: Any, folder: Path
) -> None:
    first = drawn("number", 1)[0]
    made = paper_order(first)
    browser = as_user("ops", "de")
    sent = {**form_of(browser.get(f"/orders/{made}")), "f:number": str(first.orders[0].header["number"])}
    browser.post(f"/orders/{made}/correct", {**sent, "learn": "yes"})
    (row,) = rows(seed)
    held = (folder / row.file).read_text()
    page = browser.get("/learned")
    text = page.text_content()
    assert row.file in text
    assert row.sample in text
    assert "zur Probe" in text
    browser.post(f"/learned/{row.id}/retire")
    assert "Losung" not in (folder / row.file).read_text()
    assert rows(seed)[0].state == "retired"
    browser.post(f"/learned/{row.id}/restore")
    assert (folder / row.file).read_text() == held
    assert rows(seed)[0].state == "proposed"
    assert as_user("look").get("/learned").cssselect("td.deed form") == []


def test_a_viewer_may_not_teach(seed: Any, as_user: Any, paper_order: Any) -> None:
    made = paper_order(drawn("number", 1)[0])
    as_user("look").post(f"/orders/{made}/learn", {"path": "number"}, status=403)
    as_user("look").post("/learned/1/retire", status=403)
    as_user("").get(f"/orders/{made}/learn?path=number", status=401)
    as_user().get(f"/orders/{made}/learn?path=nonsense", status=404)
    as_user().get("/orders/99999/learn?path=number", status=404)


def test_a_refusal_shows_which_order_speaks_against_it(seed: Any, as_user: Any, paper_order: Any) -> None:
    first, second = drawn("number", 2)
    browser = as_user()
    made = paper_order(first)
    sent = {**form_of(browser.get(f"/orders/{made}")), "f:number": str(first.orders[0].header["number"])}
    browser.post(f"/orders/{made}/release", {**sent, "learn": "yes"})
    other = paper_order(second)
    wrong = str(second.orders[0].header["customer"])
    sent = {**form_of(browser.get(f"/orders/{other}")), "f:number": wrong, "learn": "yes"}
    browser.post(f"/orders/{other}/correct", sent)
    said = " ".join(one.text_content() for one in browser.get(f"/orders/{other}").cssselect("p.said-bad"))
    assert f"would have read {first.orders[0].header['customer']} on order" in said
    page = browser.get(f"/orders/{other}/learn?path=number")
    assert str(first.orders[0].header["number"]) in page.cssselect("table.diff")[0].text_content()
    with seed.database.begin() as tx:
        assert tx.execute(tables.learned.select()).all()[0].state == "proposed"


TABLE = """\
Kostenstelle;Best.-Nr.;Datum;Pos;Artikel-Nr.;Bezeichnung;Menge;ME;EK-Preis;Preis je;Liefertermin
4100;{number};20.11.2026;10;{article};Wasser;4;Gebi;5,49;1;KW 48/2026
"""


def table_order(seed: Any, folder: Path, number: str, article: str) -> int:
    """A CSV order of a customer who has a mapping file."""
    content = TABLE.format(number=number, article=article).encode()
    one = read(Document(content, f"{number}.csv", "text/csv", "file"), read_catalog(folder)).orders[0]
    kept = seed.document(content, name=f"{number}.csv", media_type="text/csv", parser="table-file", channel="file")
    assert one.partner is not None
    made: int = seed.order(
        one.order, kept, unpack(one.origins), channel="file", format="table", profile=one.profile,
        partner=one.partner.slug, customer_name=one.partner.name, position=1, keys=one.keys,
    )  # fmt: skip
    return made


@pytest.mark.feature("X-13")
def test_a_customers_article_number_and_unit_are_edited_where_the_fault_is_seen(
    seed: Any, as_user: Any, folder: Path
) -> None:
    """Typed over once on the order page, both hold for this customer's next order; the integrator sees them as YAML."""
    (folder / "partners").mkdir()
    shutil.copy(MAPPINGS / "partners" / "moebelhaus-krause.yaml", folder / "partners")
    browser = as_user("ops", "de")
    made = table_order(seed, folder, "K-1", "KG-4711")
    sent = form_of(browser.get(f"/orders/{made}"))
    browser.post(
        f"/orders/{made}/correct",
        {**sent, "f:lines[1].item.seller_id": "NW-1001", "f:lines[1].quantity.unit": "CS", "learn": "yes"},
    )
    assert {row.field.rpartition(".")[2] for row in rows(seed)} == {"seller_id", "unit"}
    assert '"KG-4711": "NW-1001"' in (folder / "partners" / "moebelhaus-krause.learned.yaml").read_text("utf-8")
    with seed.database.begin() as tx:
        (line,) = orders.canonical_of(tx, table_order(seed, folder, "K-2", "KG-4711")).lines
        (other,) = orders.canonical_of(tx, table_order(seed, folder, "K-3", "KG-4712")).lines
    assert (line.item.seller_id, line.quantity and line.quantity.unit) == ("NW-1001", "CS")
    assert (other.item.seller_id, other.quantity and other.quantity.unit) == ("KG-4712", "CS")
    page = browser.get("/learned").text_content()
    assert "KG-4711" in page
    assert "Gebi" in page


@pytest.fixture
def on_paper(seed: Any) -> Callable[..., int]:
    """An order of a partner on a form of paper, as capture would have stored both."""

    def put(confirmed: int = 0, broken: int = 0, titles: str = "Pos | Menge") -> int:
        kept = seed.document(name="bestellung.pdf", media_type="application/pdf", parser="pdf-order")
        made: int = seed.order(document=kept, partner="kessler", format="pdf", position=1)
        with seed.database.begin() as tx:
            row = {"partner": "kessler", "mark": titles, "format": "pdf", "titles": titles, "confirmed": confirmed,
                   "broken": broken, "at": seed.now, "changed_at": seed.now}  # fmt: skip
            layouts.add(tx, [row])
            layout: int = layouts.known(tx, [("kessler", titles)])["kessler", titles].id
            layouts.use(tx, [{"order_id": made, "layout_id": layout, "outcome": "", "at": seed.now}])
        return layout

    return put


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("Belegaufbau je Partner", "wartet, 1 von 2", "bewährt", "zurückgesetzt, 0 von 2", "Vergessen")),
        ("en", ("Layouts of paper by partner", "waiting, 1 of 2", "trusted", "set back, 0 of 2", "Forget")),
    ],
)
def test_the_layouts_of_paper_stand_below_with_their_state(
    as_user: Any, on_paper: Any, language: str, said: tuple[str, ...]
) -> None:
    on_paper(confirmed=1, titles="Pos | Menge")
    on_paper(confirmed=2, titles="Pos | Anzahl")
    on_paper(broken=1, titles="Pos | Stk")
    page = as_user("ops", language).get("/learned")
    text = " ".join(page.text_content().split())
    assert [words for words in said if words not in text] == []
    (first, *_) = page.cssselect("table.layouts td.name a")
    assert re.fullmatch(r"/hub/documents/\d+", first.get("href"))


def test_a_layout_can_be_forgotten_by_who_may_write(seed: Any, as_user: Any, on_paper: Any) -> None:
    layout = on_paper(confirmed=2)
    assert as_user("look").get("/learned").cssselect("td.deed form") == []
    as_user("look").post(f"/learned/layouts/{layout}/forget", status=403)
    browser = as_user("ops", "de")
    (form,) = browser.get("/learned").cssselect("td.deed form")
    assert form.cssselect("input[name=csrf]")
    browser.post(form.get("action").removeprefix("/hub"))
    assert "Der Aufbau muss neu bestätigt werden" in browser.get("/learned").text_content()
    with seed.database.begin() as tx:
        (row,) = layouts.listed(tx)
    assert (row.confirmed, row.changed_by) == (0, "ops")
    browser.post("/learned/layouts/999/forget")
    assert "kein Aufbau bekannt" in browser.get("/learned").text_content()
    browser.post(f"/learned/layouts/{2**63}/forget", status=400)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("erst 1 von 2 Mal bestätigt", "es fehlen noch: 1")),
        ("en", ("confirmed 1 of 2 times", "still missing: 1")),
    ],
)
def test_the_order_page_says_how_many_confirmations_are_missing(
    seed: Any, as_user: Any, language: str, said: tuple[str, ...]
) -> None:
    made = seed.order()
    found = doubt(1, 2)
    assert found is not None
    seed.finding(made, found.code, "lines", params=found.params)
    text = " ".join(as_user("ops", language).get(f"/orders/{made}").text_content().split())
    assert [words for words in said if words not in text] == []
