"""The pages in a real browser: no script error, nothing loaded from elsewhere, and a field leads to its place."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy import select

from orderhub.document import Where
from orderhub.mapping.mapped import PartnerRules
from orderhub.order.desk_states import DeskState
from orderhub.order.provenance import Provenance
from orderhub.store import incidents, masterdata, orders, tables

pytestmark = [
    pytest.mark.live("browser"),
    pytest.mark.skipif(not Path("/usr/bin/chromium").exists(), reason="no Chromium"),
]
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture
def site(hub_app: FastAPI) -> Iterator[str]:
    """The pages on a loopback port."""
    server = uvicorn.Server(uvicorn.Config(hub_app, host="127.0.0.1", port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/hub"
    server.should_exit = True
    thread.join(10)


class Window:
    """One tab; remembers errors and requests to other places."""

    def __init__(self, page: Any, site: str) -> None:
        self.page, self.site = page, site
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("request", lambda one: None if one.url.startswith(site) else self.errors.append(one.url))

    def open(self, path: str) -> Any:
        self.page.goto(self.site + path, wait_until="networkidle")
        return self.page


@pytest.fixture
def window(site: str, request: pytest.FixtureRequest) -> Iterator[Window]:
    from playwright.sync_api import sync_playwright

    look = getattr(request, "param", {})
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=_ARGUMENTS)
        context = chromium.new_context(
            viewport={"width": look.get("width", 1500), "height": 950}, locale=look.get("locale", "en-GB"),
            color_scheme=look.get("scheme", "light"),
        )  # fmt: skip
        context.add_cookies([{"name": "x-test-user", "value": "ops", "url": site}])
        yield Window(context.new_page(), site)
        context.close()
        chromium.close()


def populate(seed: Any, web: Any) -> dict[str, int]:
    """A morning at an order desk, long names included."""
    made = {"pdf": a_pdf_order(seed, web), "edi": a_shipped_order(seed, web), "mail": a_late_order(seed, web)}
    with seed.database.begin() as tx:
        lost = incidents.Incident(
            "alarm.balance", "orders-mailbox", seed.now - timedelta(hours=1), {"source": "orders-mailbox", "count": "2"}
        )
        incidents.keep(tx, [lost], seed.now)
        orders.pay_attention(tx, made["mail"], "ops", 45, seed.now)
    made["long"] = seed.order(
        web.an_order("PO-" + "9" * 60, web.LONG, lines=3), channel="fax", due_at=seed.now + timedelta(minutes=12),
        customer_number="DE-" + "7" * 30,
    )  # fmt: skip
    seed.twin(made["mail"], made["pdf"])
    names = ("Elektro Schmidt KG", "Bäckerei Özdemir", "Café Noir", web.LONG)
    states = ("in_review", "accepted", "synced", "invoiced", "rejected")
    for position, (channel, state) in enumerate(product(("mail", "edi", "fax", "web", "file"), states)):
        received = seed.now - timedelta(hours=position)
        booked = received + timedelta(seconds=8 + position * 3) if state in {"synced", "invoiced"} else None
        seed.order(
            web.an_order(f"4500{position:06}", names[position % 4], lines=1 + position % 5),
            channel=channel, state=state, received_at=received, synced_at=booked, touches=int(state == "rejected"),
            due_at=received + timedelta(hours=24), erp_number=f"SO-{position}" if booked else "",
        )  # fmt: skip
    seed.source("orders-mailbox", kind="imap", channel="mail")
    seed.source(
        "edi-drop", kind="folder", channel="edi", error={"code": "remote.busy", "params": {"host": "sftp.example"}}
    )
    for position in range(6):
        seed.ledger("orders-mailbox", str(position), settled_at=seed.now, document_id=seed.document())
    subject = "Frage zur Lieferung " + "sehr " * 30 + "lang"
    seed.document(
        b"Sehr geehrte Damen", state="not_an_order", **{"class": "question"},
        envelope={"subject": subject, "sender": "jana@example.com"},
    )  # fmt: skip
    seed.document(
        b"%PDF-1.4 broken", state="unreadable", media_type="application/pdf", channel="fax", name="fax_12.pdf"
    )
    return made


def a_pdf_order(seed: Any, web: Any) -> int:
    content, origin = web.a_pdf()
    document = seed.document(content, name="Bestellung PO-88123.pdf", media_type="application/pdf", parser="pdf-order")
    made: int = seed.order(web.an_order(), document, origin, channel="mail", format="pdf")
    own = DeskState(name="clear-price", de="Preis mit dem Vertrieb klären", en="Clear the price with the sales desk")
    with seed.database.begin() as tx:
        masterdata.save_partners(tx, [PartnerRules(slug="bergmann", name="Bergmann", states=(own,))], seed.now)
        orders.touch(tx, made, partner="bergmann", desk_state="clear-price")
    seed.finding(made, "line.price-differs", "lines[2].price.net", params={"stated": "0.12", "known": "0.11"})
    seed.finding(made, "order.buyer-unknown", "buyer.customer_number", "error")
    return made


def a_shipped_order(seed: Any, web: Any) -> int:
    document = seed.document(
        web.EDI, name="orders_20261123.edi", media_type="application/edifact", channel="edi", parser="edifact-message"
    )
    origin = web.places_in(
        web.EDI, number="PO-88123", issue_date="20261123", requested_delivery__earliest="20261127", currency="EUR",
        buyer__gln="4012345000009", buyer__name="Nordwind Handels GmbH",
    )  # fmt: skip
    for path, raw in (("item.gtin", "4006381333931"), ("quantity.value", "250"), ("price.net", "0.12")):
        place = Where(offset=web.EDI.index(raw.encode()), length=len(raw), segment=11, tag="QTY", element=1)
        origin[f"lines[1].{path}"] = Provenance(raw, place)
    made: int = seed.order(
        web.an_order("PO-88123-EDI"), document, origin, state="shipped", erp_number="SO-2026-00441",
        synced_at=seed.now - timedelta(minutes=2), erp_confirmed_at=seed.now - timedelta(minutes=1),
        decided_at=seed.now - timedelta(minutes=2, seconds=56),
    )  # fmt: skip
    seed.effect(made, "done", done_at=seed.now, receipt="SO-2026-00441")
    refused = {"code": "remote.refused", "params": {"reason": "550 mailbox unavailable"}}
    seed.effect(made, "refused", topic="publish", target="nordwind-ordrsp", kind="ordrsp", error=refused)
    seed.shipment(made, reference="LS-9001", carrier="DHL", tracking="00340434161094042557", shipped_at=seed.now)
    return made


def a_late_order(seed: Any, web: Any) -> int:
    body = web.mail_text()
    document = seed.document(body.encode(), name="Bestellung.txt", parser="mail-body", text=body)
    origin = web.places_in(
        body, number="B-2026-117", buyer__name="Groß Baustoffe", requested_delivery__earliest="27.11.2026"
    )
    order = web.an_order("B-2026-117", "Groß Baustoffe")
    made: int = seed.order(
        order, document, origin, channel="mail", format="mail", due_at=seed.now - timedelta(hours=26)
    )  # fmt: skip
    return made


def shoot(window: Window, tmp_path: Path, name: str) -> None:
    window.page.screenshot(path=str(tmp_path / f"{name}.png"), full_page=False)


LOOKS = [
    {"locale": "de-DE", "scheme": "light"},
    {"locale": "en-GB", "scheme": "dark"},
    {"locale": "de-DE", "scheme": "light", "width": 1000},
]


@pytest.mark.parametrize("window", LOOKS, indirect=True, ids=["de-light", "en-dark", "de-narrow"])
def test_every_page_draws_without_errors_and_without_sideways_scrolling(
    window: Window, seed: Any, web: Any, tmp_path: Path
) -> None:
    orders = {name: f"/orders/{order}" for name, order in populate(seed, web).items()}
    paths = {
        "queue": "/queue?tab=all",
        "check": "/queue",
        "intake": "/intake",
        "outbox": "/outbox",
        "figures": "/figures",
    }
    for name, path in {**paths, **orders}.items():
        page = window.open(path)
        page.screenshot(path=str(tmp_path / f"{name}.png"), full_page=True)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{path} is {overflow} px too wide"
    assert window.errors == []


def chosen(page: Any) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.chosen[data-fields]')].map(one => one.dataset.fields)"
    )
    return found


def test_a_field_leads_to_its_place_and_a_place_to_its_field(
    window: Window, seed: Any, web: Any, tmp_path: Path
) -> None:
    order = a_pdf_order(seed, web)
    page = window.open(f"/orders/{order}")
    page.click("button[data-goto='issue_date']")
    assert chosen(page) == ["issue_date"]
    page.screenshot(path=str(tmp_path / "chosen.png"))
    page.click("rect[data-fields='lines[1].quantity.value']", force=True)
    assert page.evaluate("document.activeElement.name") == "f:lines[1].quantity.value"
    page.hover("tr[data-field='number']")
    assert page.evaluate("document.querySelector('rect.lit').dataset.fields") == "number"
    assert window.errors == []


def test_a_place_far_down_is_scrolled_to(window: Window, seed: Any, web: Any) -> None:
    text = "\n".join(f"line {number}" for number in range(400)) + "\nPO-77\n"
    document = seed.document(text.encode())
    order = seed.order(web.an_order("PO-77"), document, web.places_in(text.encode(), number="PO-77"))
    page = window.open(f"/orders/{order}")
    assert not page.evaluate(IN_VIEW)
    page.click("button[data-goto='number']")
    assert page.evaluate(IN_VIEW)


IN_VIEW = """(() => {
  const outer = document.getElementById('original').getBoundingClientRect();
  const inner = document.querySelector('mark').getBoundingClientRect();
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
})()"""


def test_keys_take_a_person_through_the_doubts_and_release(window: Window, seed: Any, web: Any) -> None:
    order = a_pdf_order(seed, web)
    page = window.open(f"/orders/{order}")
    assert page.evaluate("document.activeElement.name") == "f:buyer.customer_number"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "f:lines[2].price.net"
    assert chosen(page) == ["lines[2].price.net"]
    page.keyboard.press("Control+A")
    page.keyboard.type("0.11")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said-good")
    assert "Corrections saved" in page.inner_text(".said")
    assert page.locator("h1 .state-in_review").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 .state-accepted")
    assert window.errors == []


def test_the_queue_renews_itself_but_not_under_somebodys_hands(window: Window, seed: Any) -> None:
    seed.order()
    page = window.open("/queue")
    seed.order()
    page.evaluate("htmx.trigger('#live', 'refresh')")
    page.evaluate(
        "htmx.ajax('GET', location.pathname, {target: '#live', select: '#live', swap: 'outerHTML', source: '#live'})"
    )
    page.wait_for_function("document.querySelectorAll('a.open').length === 2")
    page.check("input[name='order']")
    seed.order()
    page.evaluate(
        "htmx.ajax('GET', location.pathname, {target: '#live', select: '#live', swap: 'outerHTML', source: '#live'})"
    )
    page.wait_for_load_state("networkidle")
    assert page.locator("a.open").count() == 2
    assert window.errors == []


def test_theme_and_language_follow_airflow(window: Window, seed: Any) -> None:
    seed.order()
    page = window.open("/queue")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.evaluate("localStorage.setItem('i18nextLng', 'de'); localStorage.setItem('theme', 'dark')")
    page.reload(wait_until="networkidle")
    page.wait_for_function("document.documentElement.lang === 'de'")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 28)"
    assert window.errors == []


def test_strangers_scripts_do_not_run(window: Window, seed: Any, web: Any) -> None:
    attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    document = seed.document(attack.encode(), name=attack, envelope={"subject": attack})
    order = seed.order(web.an_order(attack, attack), document)
    for path in ("/queue", f"/orders/{order}", f"/documents/{document}", "/intake"):
        assert "owned" not in window.open(path).title().replace(attack, "")
    assert window.errors == []


def contrast(page: Any, selector: str) -> float:
    """WCAG contrast of the first element's text against the nearest ground that is not see-through."""
    found: float = page.evaluate(CONTRAST, selector)
    return found


CONTRAST = """(selector) => {
  const read = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  let element = document.querySelector(selector);
  const ink = light(read(getComputedStyle(element).color));
  let ground = null;
  while (element && !ground) {
    const found = read(getComputedStyle(element).backgroundColor);
    if (found.length === 3 || found[3] === 1) { ground = light(found); }
    element = element.parentElement;
  }
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
}"""


@pytest.mark.parametrize("window", [{"scheme": "light"}, {"scheme": "dark"}], indirect=True, ids=["light", "dark"])
def test_text_can_be_read_in_both_themes(window: Window, seed: Any, web: Any) -> None:
    made = populate(seed, web)
    seen = {
        "/queue?tab=all": (
            ".state-in_review", ".state-accepted", ".state-invoiced", ".state-rejected", ".due-overdue", ".quiet",
            "a.open",
            ".doubts", ".count", "thead a", "button.primary", "td.name small", ".areas a", ".start .good dd",
        ),
        f"/orders/{made['pdf']}": (".finding-error", ".finding-warning", ".danger", ".place small", ".hint"),
        f"/orders/{made['edi']}": (
            "mark", ".meaning", ".facts-of dt", ".edi-tree .sent", ".place-of .hint", ".party h4",
            ".effect-refused", ".effect-done",
        ),
    }  # fmt: skip
    for path, selectors in seen.items():
        page = window.open(path)
        for selector in selectors:
            assert contrast(page, selector) >= 4.5, f"{path} {selector}"


SAMPLES = Path(__file__).parents[1] / "readable" / "samples"


@pytest.mark.feature("S1-07")
@pytest.mark.parametrize(
    ("window", "said"),
    [
        ({"locale": "de-DE"}, ("Lieferavis LS-9001", "Gelieferte Menge", "200 Stück", "Europalette", "QTY+12:200:PCE")),
        (
            {"locale": "en-GB", "scheme": "dark"},
            ("Despatch advice LS-9001", "Quantity despatched", "200 pieces", "Euro pallet", "QTY+12:200:PCE"),
        ),
    ],
    indirect=["window"],
    ids=["de", "en"],
)
def test_edi_is_a_readable_form_and_a_value_leads_to_its_place(
    window: Window, said: tuple[str, ...], seed: Any, web: Any, tmp_path: Path
) -> None:
    content = (SAMPLES / "desadv_packages.edi").read_bytes()
    place = Where(offset=content.index(b"QTY+12:200") + 7, length=3, message=1)
    document = seed.document(content, name="desadv.edi", channel="edi")
    order = seed.order(web.an_order(), document, {"lines[1].quantity.value": Provenance("200", place)})
    page = window.open(f"/orders/{order}")
    title, label, quantity, code, raw = said
    form = page.inner_text("#view-form")
    assert all(one in form for one in (title, label, quantity, code))
    page.click(f"#view-form mark:has-text('{quantity}')")
    assert page.inner_text("#place code") == raw
    assert page.inner_text("#place code mark") == "200"
    assert page.evaluate("document.querySelector('[data-field].chosen').dataset.field") == "lines[1].quantity.value"
    page.click("#view-form .v:has-text('SCH-0815')")
    assert page.inner_text("#place code mark") == "SCH-0815"
    page.focus("#tab-form")
    page.keyboard.press("ArrowRight")
    assert page.is_visible("#view-tree")
    assert not page.is_visible("#view-form")
    assert page.locator("#view-tree .edi-tree li").count() == content.count(b"'\n")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#view-original .v.chosen") == "SCH-0815"
    page.click("[data-goto='lines[1].quantity.value']")
    assert page.inner_text("#view-original mark.chosen") == "200"
    page.screenshot(path=str(tmp_path / "original.png"))
    assert window.errors == []


@pytest.mark.feature("S1-07")
def test_what_edi_says_beyond_our_words_is_shown_too(window: Window, seed: Any) -> None:
    document = seed.document(
        (SAMPLES / "broken.edi").read_bytes(), name="broken.edi", channel="edi", state="unreadable"
    )
    page = window.open(f"/documents/{document}")
    assert "ZZX+eigenes Segment:7" in page.inner_text("#view-form .zone-unknown")
    assert "99Q unknown code" in page.inner_text("#view-form")
    page.click("#tab-tree")
    tree = page.inner_text("#view-tree")
    assert "eigenes Segment" in tree
    assert "UNT says the message has 22 segments" in tree
    page.click("#view-tree .v:has-text('eigenes Segment')")
    assert page.inner_text("#place code mark") == "eigenes Segment"
    page.keyboard.press("ArrowDown")


def test_the_page_reports_the_seconds_somebody_was_active(window: Window, seed: Any, web: Any, database: Any) -> None:
    order = a_pdf_order(seed, web)
    window.page.clock.install()
    page = window.open(f"/orders/{order}")
    with page.expect_response("**/attention") as answer:
        page.mouse.move(200, 200)
        page.clock.run_for(15_000)
    assert answer.value.status == 204
    with database.begin() as tx:
        told = tx.execute(select(tables.attention)).one()
    assert (told.order_id, told.by, told.seconds) == (order, "ops", 15)
    # Sixty seconds without a movement: the rest of the time does not count.
    page.clock.run_for(600_000)
    page.mouse.move(300, 300)
    with database.begin() as tx:
        assert tx.execute(select(tables.attention.c.seconds)).scalar_one() <= 60
    assert window.errors == []
