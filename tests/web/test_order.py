"""The order page: three columns, places in the original, corrections, decisions."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderhub.document import Where
from orderhub.order.model import Purpose
from orderhub.order.provenance import Provenance
from orderhub.store import orders as order_rows
from orderhub.web import original
from orderhub.web.original import Piece


def field(page: Any, path: str) -> Any:
    return next(one for one in page.cssselect("[data-field]") if one.get("data-field") == path)


def cells(row: Any) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]


def test_a_field_shows_what_was_written_understood_and_booked(browser: Any, seed: Any, web: Any) -> None:
    document = seed.document(web.EDI, media_type="application/edifact", channel="edi")
    origin = web.places_in(web.EDI, issue_date="20261123", number="PO-88123")
    order = seed.order(
        web.an_order("PO-88123"), document, origin, state="synced", synced_at=seed.now, erp_number="SO-1"
    )
    page = browser.get(f"/orders/{order}")
    assert cells(field(page, "issue_date")) == ["Order date", "20261123", "23 Nov 2026", "23 Nov 2026"]
    marks = {one.get("data-fields"): one.text for one in page.cssselect(".segments mark")}
    assert marks == {"issue_date": "20261123", "number": "PO-88123"}
    assert page.cssselect("#segment-5 .meaning")[0].text == "Document date"


def test_pdf_fields_have_boxes_over_the_page_and_pages_are_pictures(browser: Any, seed: Any, web: Any) -> None:
    content, origin = web.a_pdf()
    document = seed.document(content, name="a.pdf", media_type="application/pdf")
    order = seed.order(web.an_order(), document, origin)
    page = browser.get(f"/orders/{order}")
    box = next(one for one in page.cssselect("rect") if one.get("data-fields") == "number")
    x0, y0, x1, y1 = origin["number"].where.box
    assert (int(box.get("x")), int(box.get("width"))) == (x0 - 20, x1 - x0 + 40)
    assert int(box.get("y")) == y0 - 20
    picture = browser.client.get(page.cssselect("figure img")[0].get("src"))
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert y1 > y0


def test_a_broken_pdf_is_no_error_of_the_page(browser: Any, seed: Any) -> None:
    document = seed.document(b"%PDF-1.7\nnot really", name="a.pdf", media_type="application/pdf", state="unreadable")
    page = browser.get(f"/documents/{document}")
    assert "cannot be shown" in page.text_content()
    assert browser.client.get(f"/hub/documents/{document}/pages/1").status_code == 404


def test_findings_stand_beside_their_field_and_the_rest_above(browser: Any, seed: Any) -> None:
    order = seed.order()
    seed.finding(order, "test.price", "lines[2].price.net", "error")
    seed.finding(order, "test.line", "lines[1]")
    seed.finding(order, "test.part", "buyer.address")
    seed.finding(order, "test.empty", "delivery_party.name")
    seed.finding(order, "test.whole", "")
    page = browser.get(f"/orders/{order}")
    below = {row.getprevious().get("data-line"): row.text_content() for row in page.cssselect("tr.more")}
    assert "test.price" in below["2"]
    assert "test.line" in below["1"]
    assert "test.part" in field(page, "buyer.address.street").text_content()
    assert "test.empty" in field(page, "delivery_party.name").text_content()
    assert [one.text_content().strip() for one in page.cssselect("section.findings .finding")] == [
        "Warning: test.whole Reading"
    ]
    doubtful = [one.get("name") for one in page.cssselect("input[data-doubt]")]
    assert doubtful == ["f:buyer.address.street", "f:delivery_party.name", "f:lines[2].price.net"]


def test_a_stroke_of_the_pen_has_its_own_box_that_leads_to_its_line(browser: Any, seed: Any, web: Any) -> None:
    content, origin = web.a_pdf()
    document = seed.document(content, name="fax.pdf", media_type="application/pdf", channel="fax")
    order = seed.order(document=document, origin=origin, channel="fax")
    place = msgspec.to_builtins(Where(page=1, box=(1000, 4100, 9000, 4300)))
    seed.finding(order, "pdf.line-struck", "lines[2]", params={"line": "2"}, place=place)
    page = browser.get(f"/orders/{order}")
    (box,) = [one for one in page.cssselect("rect") if one.get("class") == "mark"]
    assert (box.get("data-fields"), box.get("x"), box.get("y")) == ("lines[2]", "980", "4080")
    (told,) = [one for one in page.cssselect("div") if one.get("data-field") == "lines[2]"]
    assert "struck out" in told.text_content()


def test_a_correction_makes_a_revision_that_tells_who(as_user: Any, seed: Any, database: Any) -> None:
    browser = as_user(language="de")
    order = seed.order()
    shown = {one.get("name"): one.get("value") for one in browser.get(f"/orders/{order}").cssselect("#fields input")}
    assert shown["f:lines[1].price.net"] == "0,12"
    browser.post(f"/orders/{order}/correct", {**shown, "f:lines[1].price.net": "0,15", "f:number": "PO-9"})
    with database.begin() as tx:
        corrected = order_rows.canonical_of(tx, order)
    assert corrected.lines[0].price.net == Decimal("0.15")
    assert corrected.lines[1].price.net == Decimal("0.12")
    page = browser.get(f"/orders/{order}")
    assert page.cssselect(".said-good")[0].text_content() == "Korrekturen gespeichert."
    assert "Korrigiert: ops" in field(page, "number").text_content()
    changes = [cells(row) for row in page.cssselect("table.diff tbody tr")]
    assert ["Bestellnummer", "PO-00001", "PO-9"] in changes


def test_what_nobody_changed_is_no_correction(browser: Any, seed: Any, database: Any) -> None:
    order = seed.order()
    shown = {one.get("name"): one.get("value") for one in browser.get(f"/orders/{order}").cssselect("#fields input")}
    browser.post(f"/orders/{order}/correct", shown)
    with database.begin() as tx:
        assert order_rows.get(tx, order).revision == 1


@pytest.mark.parametrize(("language", "words"), [("de", "Änderung"), ("en", "Change")])
def test_a_field_of_few_values_is_chosen_by_its_words(
    as_user: Any, seed: Any, web: Any, language: str, words: str
) -> None:
    changing = msgspec.structs.replace(web.an_order("PO-7"), purpose=Purpose.CHANGE)
    order = seed.order(changing)
    browser = as_user("ops", language)
    (box,) = field(browser.get(f"/orders/{order}"), "purpose").cssselect("select")
    chosen = [one.get("value") for one in box.cssselect("option[selected]")]
    assert (box.get("data-shown"), chosen) == ("change", ["change"])
    assert words in [one.text_content() for one in box.cssselect("option")]
    browser.post(f"/orders/{order}/correct", {"revision": "1", "f:purpose": "cancellation"})
    page = browser.get(f"/orders/{order}")
    assert any(words in cells(row) for row in page.cssselect("table.diff tbody tr"))


def test_an_unreadable_value_is_said_and_nothing_is_released(browser: Any, seed: Any) -> None:
    order = seed.order()
    shown = {one.get("name"): one.get("value") for one in browser.get(f"/orders/{order}").cssselect("#fields input")}
    browser.post(f"/orders/{order}/release", {**shown, "f:issue_date": "tomorrow"})
    page = browser.get(f"/orders/{order}")
    assert page.cssselect(".said-bad")
    assert page.cssselect(".state-in_review")


def test_two_people_at_once_and_the_second_loses_nothing(browser: Any, seed: Any, web: Any) -> None:
    order = seed.order()
    browser.post(f"/orders/{order}/correct", {"revision": "1", "f:number": "PO-A"})
    late = {"revision": "1", "f:number": "PO-B", "f:issue_date": "2026-12-01"}
    for deed in ("correct", "release"):
        page = web.parse(browser.post(f"/orders/{order}/{deed}", late, status=409).text)
        assert "ops has changed order PO-A meanwhile" in page.cssselect(".said-bad")[0].text_content()
        kept = {one.get("name"): (one.get("value"), one.get("data-shown")) for one in page.cssselect("input.dirty")}
        assert kept == {"f:number": ("PO-B", "PO-A"), "f:issue_date": ("2026-12-01", "23 Nov 2026")}
        assert browser.get(f"/orders/{order}").cssselect(".state-in_review")
    again = {one.get("name"): one.get("value") for one in page.cssselect("#fields input")}
    browser.post(f"/orders/{order}/correct", again)
    assert "PO-B" in browser.get(f"/orders/{order}").cssselect("h1")[0].text_content()


def test_what_nobody_saw_is_not_released(browser: Any, seed: Any) -> None:
    order = seed.order()
    browser.post(f"/orders/{order}/correct", {"revision": "1", "f:number": "PO-A"})
    browser.post(f"/orders/{order}/release", {"revision": "1"}, status=409)
    assert browser.get(f"/orders/{order}").cssselect(".state-in_review")


def test_release_reject_and_the_next_one(browser: Any, seed: Any) -> None:
    first, second = seed.order(), seed.order(due_at=seed.now + timedelta(hours=1))
    browser.post(f"/orders/{first}/release", {"revision": "1", "note": "checked by phone"})
    page = browser.get(f"/orders/{first}")
    assert page.cssselect(".state-accepted")
    assert "checked by phone" in page.text_content()
    assert page.cssselect("#next")[0].get("href") == f"/hub/orders/{second}"
    browser.post(f"/orders/{second}/reject", {"reason": "not our article"})
    page = browser.get(f"/orders/{second}")
    assert page.cssselect(".state-rejected")
    assert "not our article" in page.text_content()


@pytest.mark.parametrize(("decision", "state"), [("same", "duplicate"), ("both", "in_review")])
def test_duplicates_are_decided_side_by_side(browser: Any, seed: Any, decision: str, state: str) -> None:
    older, younger = seed.order(), seed.order()
    seed.twin(younger, older)
    page = browser.get(f"/orders/{younger}")
    assert [one.get("value") for one in page.cssselect(".twins button")] == ["same", "both"]
    assert not browser.get(f"/orders/{older}").cssselect(".twins button")
    browser.post(f"/orders/{younger}/duplicate", {"decision": decision})
    assert browser.get(f"/orders/{younger}").cssselect(f"h1 .state-{state}")


def test_a_refused_message_is_sent_again(browser: Any, seed: Any) -> None:
    order = seed.order(state="synced", synced_at=seed.now)
    effect = seed.effect(order, "refused", topic="publish", target="smtp", error={"code": "remote.x", "params": {}})
    assert "remote.x" in browser.get("/outbox").text_content()
    browser.post(f"/outbox/{effect}/resend")
    assert browser.get("/outbox?state=refused").cssselect(".empty")


def test_the_order_names_what_was_left_aside_of_its_mail(browser: Any, seed: Any) -> None:
    left = [{"name": "skizze.png", "code": "mail.skipped-logo", "params": {}}]
    mail = seed.document(b"Subject: x\r\n\r\n", name="m.eml", media_type="message/rfc822", skipped=left)
    body = seed.document(b"6 x NW-1001", name="body.txt", media_type="text/plain", parent_id=mail)
    order = seed.order(None, body)
    (link,) = browser.get(f"/orders/{order}").cssselect(".skipped a")
    assert (link.text, link.get("href")) == ("skizze.png", f"/hub/documents/{mail}#skipped")
    assert browser.get(f"/documents/{mail}").cssselect("#skipped")


def test_an_unreadable_document_is_read_again(browser: Any, seed: Any) -> None:
    document = seed.document(b"\0\1\2", state="unreadable")
    browser.post(f"/documents/{document}/retry")
    assert browser.get(f"/documents/{document}").cssselect(".outcome-received")


def test_what_an_order_waits_for_stands_in_words(browser: Any, seed: Any) -> None:
    order = seed.order(state="in_review")
    seed.event(order, "order.captured", to="in_review", reasons=["line.article-unknown"])
    why = browser.get(f"/orders/{order}").cssselect("table.waits tbody td:last-child")
    said = " ".join(one.text_content() for one in why)
    assert "…" in said
    assert "?" not in said


def test_the_envelope_tells_the_day_as_people_write_it(browser: Any, seed: Any) -> None:
    document = seed.document(envelope={"date": "2026-11-20T09:15:00+00:00", "subject": "2026-11-20T09:15:00+00:00"})
    page = browser.get(f"/documents/{document}")
    told = {one.text: one.getnext().text_content() for one in page.cssselect("dl.plain dt")}
    assert "T09:15" not in told["Date"]
    assert told["Subject"] == "2026-11-20T09:15:00+00:00"


def test_many_lines_are_shown_in_portions(browser: Any, seed: Any, web: Any) -> None:
    order = seed.order(web.an_order(lines=450))
    page = browser.get(f"/orders/{order}?line=401")
    shown = [row.get("data-line") for row in page.cssselect("tr[data-line]")]
    assert (shown[0], shown[-1], len(shown)) == ("401", "450", 50)


def test_marks_may_overlap_and_touch() -> None:
    places = {"a": Where(offset=0, length=4), "b": Where(offset=2, length=4), "c": Where(offset=6, length=1)}
    shown = original.as_text(b"abcdefg hij", None, places)
    assert shown.pieces == [
        Piece("ab", ("a",)), Piece("cd", ("a", "b")), Piece("ef", ("b",)), Piece("g", ("c",)), Piece(" hij"),
    ]  # fmt: skip


def test_offsets_count_characters_where_there_is_readable_text_else_bytes() -> None:
    text = "für 5 Stück"
    in_text = original.as_text(b"<html>", text, {"q": Where(offset=4, length=1)})
    in_bytes = original.as_text(text.encode(), None, {"q": Where(offset=5, length=1)})
    assert [one.text for one in in_text.pieces] == [one.text for one in in_bytes.pieces] == ["für ", "5", " Stück"]


def test_places_outside_the_text_or_in_another_part_are_left_out() -> None:
    places = {"a": Where(offset=90, length=4), "b": Where(offset=0, length=0), "c": Where(offset=0, length=2, part="x")}
    assert original.as_text(b"short", None, places).pieces == [Piece("short")]


def test_sheet_cells_are_laid_out_as_in_the_sheet() -> None:
    places = {"x": Where(sheet="S", row=3, cell="B"), "y": Where(sheet="S", row=2, cell="AA")}
    sheet = original.as_sheets(places, {"x": "10", "y": "11"}).sheets[0]
    assert (sheet.columns, [row for row, _ in sheet.rows]) == (["B", "AA"], [2, 3])
    assert sheet.rows[1][1][0].text == "10"


def test_unknown_orders_and_documents_are_not_found(browser: Any) -> None:
    for path in (
        "/orders/1",
        "/orders/x",
        "/orders/99999999999999999999",
        "/documents/1",
        "/documents/1/original",
        "/x",
    ):
        assert browser.get(path, status=404).cssselect("h1")[0].text == "Not found"


def test_confidence_points_out_a_doubt(browser: Any, seed: Any, web: Any) -> None:
    order = seed.order(origin={"number": Provenance("P0-1", Where(page=1), confidence=600, engine="rapidocr")})
    assert "60.0" in field(browser.get(f"/orders/{order}"), "number").text_content()
