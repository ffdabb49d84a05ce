"""EDI on the pages: form, tree and original side by side, whatever a stranger wrote, and long files in parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from orderhub.document import Where
from orderhub.order.provenance import Provenance

SAMPLES = Path(__file__).parents[1] / "readable" / "samples"


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_order_page_shows_form_tree_and_original(as_user: Callable[..., Any], seed: Any, web: Any) -> None:
    document = seed.document(web.EDI, name="a.edi", media_type="application/edifact", channel="edi")
    order = seed.order(web.an_order(), document, web.places_in(web.EDI, requested_delivery__earliest="20261127"))
    page = as_user(language="de").get(f"/orders/{order}")
    assert [words(one) for one in page.cssselect("button[role=tab]")] == ["Formular", "Baum", "Original"]
    marks = page.xpath("//mark[@data-fields='requested_delivery.earliest']")
    assert [one.text for one in marks] == ["27.11.2026", "27.11.2026", "20261127"]
    assert len({one.get("data-at") for one in marks}) == 1
    assert "Gewünschter Liefertermin27.11.2026" in words(page.cssselect("#view-form")[0])
    assert "Nettopreis 0,12 EUR" in words(page.cssselect("#view-form")[0])


def test_every_value_of_the_form_is_in_the_original(browser: Any, seed: Any) -> None:
    for path in sorted(SAMPLES.iterdir()):
        document = seed.document(path.read_bytes(), name=path.name, channel="edi")
        page = browser.get(f"/documents/{document}")
        here = {one.get("data-at") for one in page.xpath("//*[@id='view-original']//*[@data-at]")}
        tree = {one.get("data-at") for one in page.xpath("//*[@id='view-tree']//*[@data-at]")}
        form = {one.get("data-at") for one in page.xpath("//*[@id='view-form']//*[@data-at]")}
        assert form, path
        assert tree - here == set(), path
        # A finding and an unknown segment lead to the beginning of their segment.
        starts = {one.get("data-start") for one in page.xpath("//*[@id='view-original']//li")}
        assert form - here <= starts, path
        assert len(here) >= len(tree), path


def test_strangers_text_in_edi_stays_text(browser: Any, seed: Any) -> None:
    attack = b"<img src=x onerror=alert(1)><script>alert(2)</script>"
    for name, old in (("invoic.edi", b"Espresso 1 kg"), ("broken.edi", b"eigenes Segment"), ("x855.x12", b"A-100")):
        content = (SAMPLES / name).read_bytes().replace(old, attack).replace(b"UNH+1+INVOIC", b"UNH+1+<b>IC")
        document = seed.document(content, name=name, channel="edi")
        page = browser.get(f"/documents/{document}")
        assert not page.xpath("//main//img | //main//script | //main//b")
        # In X12 its closing brackets are separators.
        assert "<script" in page.cssselect("#view-tree")[0].text_content()
        assert name == "x855.x12" or attack.decode() in page.cssselect("#view-tree")[0].text_content()


def test_the_message_of_the_order_is_shown_and_others_are_a_click_away(browser: Any, seed: Any, web: Any) -> None:
    content = (SAMPLES / "ordchg.edi").read_bytes() + (SAMPLES / "aperak.edi").read_bytes()
    document = seed.document(content, name="two.edi", channel="edi")
    where = Where(offset=content.index(b"A-55"), length=4, message=2, segment=2)
    order = seed.order(web.an_order(), document, {"number": Provenance("A-55", where)})
    page = browser.get(f"/orders/{order}")
    assert "A-55" in words(page.cssselect("h3.what")[0])
    page = browser.get(f"/orders/{order}?message=1")
    assert "PO-88123-1" in words(page.cssselect("h3.what")[0])
    for odd in ("99", "x", "-1", "9" * 30):
        assert browser.get(f"/orders/{order}?message={odd}&part={odd}").cssselect("h3.what")


def long_order(lines: int) -> bytes:
    body = "".join(f"LIN+{n}++4006381333931:EN'QTY+21:{n}:PCE'PRI+AAA:1'" for n in range(1, lines + 1))
    text = f"UNB+UNOC:3+A+B+261127:0900+1'UNH+1+ORDERS:D:96A:UN'BGM+220+L-1+9'{body}UNS+S'"
    return f"{text}UNT+{lines * 3 + 4}+1'UNZ+1+1'".encode()


def test_a_long_message_comes_in_parts_and_no_line_is_left_out(browser: Any, seed: Any) -> None:
    document = seed.document(long_order(700), name="long.edi", channel="edi")
    seen: list[str] = []
    segments = 0
    path = f"/documents/{document}"
    while path:
        page = browser.get(path)
        seen += [words(one) for one in page.cssselect("#view-form .edi-lines tr.line td.c-position")]
        segments += len(page.cssselect("#view-tree .edi-tree li"))
        following = page.cssselect("#view-form a[rel=next]")
        path = f"/documents/{document}{following[0].get('href')}" if following else ""
    assert seen == [str(number) for number in range(1, 701)]
    assert segments == 700 * 3 + 6


def test_the_part_with_the_lines_shown_is_shown(browser: Any, seed: Any, web: Any) -> None:
    content = long_order(700)
    document = seed.document(content, name="long.edi", channel="edi")
    at = content.index(b"QTY+21:401:") + 7
    origin = {"lines[401].quantity.value": Provenance("401", Where(offset=at, length=3, message=1))}
    order = seed.order(web.an_order(lines=450), document, origin)
    page = browser.get(f"/orders/{order}?line=401")
    assert page.cssselect("#view-tree mark")[0].text == "401"


def test_nobody_sees_it_without_signing_in(as_user: Callable[..., Any], seed: Any) -> None:
    document = seed.document((SAMPLES / "invoic.edi").read_bytes(), channel="edi")
    as_user(user="").get(f"/documents/{document}", status=401)
