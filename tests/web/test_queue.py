from datetime import timedelta
from typing import Any

from lxml.html import HtmlElement
from sqlalchemy import select, text

from orderhub.store import pages, tables


def rows(page: HtmlElement) -> list[list[str]]:
    return [
        [" ".join(cell.text_content().split()) for cell in row.findall("td")]
        for row in page.cssselect("table.queue tbody tr")
    ]


def numbers(page: HtmlElement) -> list[str]:
    return [link.text_content() for link in page.cssselect("table.queue a.open")]


def test_the_order_with_the_least_time_left_comes_first(browser: Any, seed: Any) -> None:
    for number, hours in (("A", 5), ("B", -1), ("C", 1)):
        seed.order(number_of(number), due_at=seed.now + timedelta(hours=hours))
    page = browser.get("/queue")
    assert numbers(page) == ["B", "C", "A"]
    assert page.cssselect("span.due-overdue")[0].text_content().startswith("−1\N{NO-BREAK SPACE}h")


def number_of(number: str, **facts: Any) -> Any:
    from orderhub.order.model import Order

    return Order(number=number, **facts)


def test_tabs_hold_their_states_and_count_them(browser: Any, seed: Any) -> None:
    states = ("in_review", "in_review", "accepted", "synced", "confirmed", "shipped", "invoiced", "rejected")
    for state in states:
        seed.order(state=state)
    page = browser.get("/queue?tab=erp")
    counts = {
        tab.text_content().split()[0]: tab.cssselect(".count")[0].text_content() for tab in page.cssselect("nav.tabs a")
    }
    assert counts == {"To": "2", "Accepted": "1", "In": "2", "Shipped": "2", "Duplicates": "0", "All": "8"}
    assert len(numbers(page)) == 2


def test_words_are_sought_in_number_customer_partner_and_erp_number(browser: Any, seed: Any) -> None:
    seed.order(number_of("4711"), customer_name="Meyer & Söhne")
    seed.order(number_of("4712"), customer_name="Schulze", erp_number="SO-77")
    seed.order(number_of("4713"), customer_name="100% Holz", partner="holz")
    assert numbers(browser.get("/queue?q=meyer+4711")) == ["4711"]
    assert numbers(browser.get("/queue?q=so-77")) == ["4712"]
    assert numbers(browser.get("/queue?q=100%25")) == ["4713"]
    assert numbers(browser.get("/queue?q=_")) == []
    assert numbers(browser.get("/queue?q=%00%27%3B")) == []


def test_every_column_of_a_row_is_filled(browser: Any, seed: Any) -> None:
    order = seed.order(erp_number="SO-1")
    seed.finding(order, "order.number-missing", "number")
    seed.finding(order, "order.note", severity="info")
    row = rows(browser.get("/queue"))[0]
    assert row[2:] == ["Nordwind Handels GmbH 10042", "PO-00001", "09:37", "60.00 EUR", "2", "To check", "1",
                       "3 h", "SO-1"]  # fmt: skip


def test_german_is_german_down_to_numbers_and_times(as_user: Any, seed: Any) -> None:
    seed.order()
    page = as_user(language="de-DE,de;q=0.9").get("/queue")
    assert page.get("lang") == "de"
    assert rows(page)[0][5] == "60,00 EUR"
    assert rows(page)[0][7] == "Prüfen"


def test_paging_and_sorting_keep_the_filters(browser: Any, seed: Any) -> None:
    for position in range(55):
        seed.order(number_of(f"N{position:03}"), channel="fax")
    first = browser.get("/queue?channel=fax&sort=number")
    assert numbers(first)[0] == "N000"
    assert len(numbers(first)) == 50
    following = first.cssselect("a[rel=next]")[0].get("href")
    assert numbers(browser.get(f"/queue{following}")) == [f"N{position:03}" for position in range(50, 55)]


def test_ticked_orders_are_released_and_the_others_are_not(browser: Any, seed: Any) -> None:
    first, second, third = seed.order(), seed.order(), seed.order(state="rejected")
    browser.post("/queue/release", {"order": [first, third], "back": "?tab=all"})
    page = browser.get("/queue?tab=all")
    said = [one.text_content() for one in page.cssselect(".said p")]
    assert said[0] == "1 order released."
    assert "PO-00003" in said[1]
    states = {row[3]: row[7] for row in rows(page)}
    assert states == {"PO-00001": "Accepted", "PO-00002": "To check", "PO-00003": "Rejected"}
    assert not browser.get("/queue").cssselect(".said")
    assert second


def test_the_start_row_shows_what_is_missing(browser: Any, seed: Any) -> None:
    seed.source("mailbox", kind="imap", channel="mail")
    seed.ledger("mailbox", "1", settled_at=seed.now, document_id=seed.document())
    assert browser.get("/queue").cssselect(".start .good strong")[0].text == "0"
    seed.ledger("mailbox", "2", settled_at=seed.now)
    assert browser.get("/queue").cssselect(".start .bad strong")[0].text == "1"


def test_touchless_rate_and_speed(browser: Any, seed: Any) -> None:
    for seconds, touches in ((10, 0), (20, 0), (30, 0), (400, 1)):
        received = seed.now - timedelta(minutes=10)
        seed.order(
            state="synced", touches=touches, received_at=received, synced_at=received + timedelta(seconds=seconds)
        )
    figures = [one.text_content() for one in browser.get("/queue").cssselect(".start dd")]
    assert "75.0" in figures[2]
    assert "25\N{NO-BREAK SPACE}s" in figures[3]


def test_searching_goes_by_an_index_for_each_kind_of_number(seed: Any, database: Any) -> None:
    """With the index scans forbidden to be skipped, the plan names one index for each part of the search."""
    wanted = pages.Wanted(tab="all", words="88123")
    with database.begin() as tx:
        tx.execute(text("set local enable_seqscan = off"))
        query = pages.narrowed(select(tables.orders.c.id), wanted).compile(
            database.engine, compile_kwargs={"literal_binds": True}
        )
        plan = "\n".join(tx.exec_driver_sql(f"explain {query}".replace("%", "%%")).scalars())
    for index in ("order_words_idx", "shipments_tracking_idx", "status_history_reference_idx"):
        assert index in plan, plan


def test_the_search_finds_by_tracking_number_and_invoice(browser: Any, seed: Any) -> None:
    order, _ = seed.order(), seed.order()
    seed.shipment(order, reference="LS-1", tracking="00340434161094042557")
    for words in ("00340434161094042557", "LS-1"):
        links = [one.get("href") for one in browser.get(f"/queue?tab=all&q={words}").cssselect("a.open")]
        assert links == [f"/hub/orders/{order}"]
