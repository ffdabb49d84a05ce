"""Faxes: recognised lines are the printed ones; a fax that is not whole, and a picture that is no order, are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from types import ModuleType

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageSequence

from orderhub.budget import recognising_within
from orderhub.document import Document, Kind
from orderhub.errors import BrokenDocument, LimitExceeded
from parsers import fax_image, page_images, pdf_order
from parsers.page_images import page_count, pictures, render_page
from parsers.printed_values import read_number

from .pdf_samples import sample_fax, sample_order, sample_pdf


def _lines(extract: object) -> list[tuple[str, Decimal | None, Decimal | None, Decimal | None]]:
    return [
        (
            node.values["article"][0].raw,
            *(read_number(node.values[one][0].raw, "de") for one in ("quantity", "price", "amount")),
        )
        for node in extract.root.children  # type: ignore[attr-defined]  # an Extract
    ]


@pytest.fixture(scope="module")
def fax() -> object:
    document = Document(sample_fax("classic"), "fax.tif", envelope={"caller": "+49711456799"})
    return fax_image.parse(document).extracts[0]


def test_every_line_of_a_clean_fax_is_read(fax: object) -> None:
    meant = [(one.article, one.quantity, one.price, one.amount) for one in sample_order("classic").lines]
    assert _lines(fax) == meant


def test_header_caller_and_machine_line_of_a_fax(fax: object) -> None:
    order = sample_order("classic")
    assert fax.format == "fax"  # type: ignore[attr-defined]
    assert fax.root.values["number"][0].raw == order.number  # type: ignore[attr-defined]
    assert fax.root.values["number"][0].engine == "rapidocr"  # type: ignore[attr-defined]
    assert fax.keys["caller"] == "+49711456799"  # type: ignore[attr-defined]
    assert fax.keys["tsi"] == "+49711456799"  # type: ignore[attr-defined]
    assert "08:14" not in fax.text  # type: ignore[attr-defined]


def test_boxes_of_a_fax_lie_where_the_pdf_has_them(fax: object) -> None:
    box = fax.root.children[0].values["article"][0].where.box  # type: ignore[attr-defined]
    assert 1200 < box[0] < box[2] < 2300
    assert 3700 < box[1] < box[3] < 4100


def test_a_fax_announced_as_two_pages_and_come_as_one_is_held() -> None:
    content = sample_fax("no_prices", head="22/11/2026 08:14   +49 711 456799   BERGMANN   S. 01/02")
    codes = {one.code: one for one in fax_image.parse(Document(content)).extracts[0].findings}
    assert codes["pdf.partial-fax"].params == {"pages": "1", "announced": "2"}
    assert codes["pdf.partial-fax"].severity == "error"


def _two_pages() -> bytes:
    pages = [Image.open(BytesIO(sample_fax("no_prices", head=""))) for _ in range(2)]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(204, 196))
    return out.getvalue()


def test_a_fax_for_which_time_runs_out_keeps_what_was_read_and_names_the_rest() -> None:
    shrinking = (0.4**call for call in range(1000))
    with recognising_within(lambda: next(shrinking)):
        found = fax_image.parse(Document(_two_pages())).extracts[0]
    assert found.kind is Kind.ORDER
    assert len(found.root.children) == len(sample_order("no_prices").lines)
    (left,) = (one for one in found.findings if one.code == "pdf.pages-unread")
    assert (left.severity, left.params["pages"]) == ("error", "2")


def test_a_paper_that_shows_an_order_gets_the_time_for_its_other_pages() -> None:
    for parser, content in ((fax_image, _two_pages()), (pdf_order, _scanned_pdf(pages=2))):
        shrinking, lent = (0.4**call for call in range(1000)), []
        with recognising_within(lambda: 60.0 if lent else next(shrinking), lambda: lent.append(1) is None):  # noqa: B023 -- called within the loop's turn
            found = parser.parse(Document(content)).extracts[0]
        assert len(lent) == 1
        assert "pdf.pages-unread" not in [one.code for one in found.findings]
        assert len(found.root.children) == 2 * len(sample_order("no_prices").lines)


def test_a_paper_that_shows_no_order_gets_no_more_time() -> None:
    page = Image.new("1", (1700, 1100), 1)
    draw = ImageDraw.Draw(page)
    for row in range(12):
        draw.text((100, 60 + row * 80), f"Wir danken für das Gespräch in Ulm, Teil {row}.", fill=0, font_size=40)
    out = BytesIO()
    page.save(out, "TIFF", compression="group4", dpi=(204, 204))
    lent: list[int] = []
    with recognising_within(lambda: 60.0, lambda: lent.append(1) is None):
        fax_image.parse(Document(out.getvalue()))
    assert lent == []


def _scanned_pdf(pages: int = 1) -> bytes:
    out = BytesIO()
    first, *others = [Image.open(BytesIO(sample_fax("no_prices", head=""))).convert("L") for _ in range(pages)]
    first.save(out, "PDF", resolution=204, save_all=True, append_images=others)
    return out.getvalue()


def test_a_scan_of_which_nothing_could_be_read_in_time_is_unreadable_and_no_other_paper() -> None:
    for parser, content in ((fax_image, _two_pages()), (pdf_order, _scanned_pdf())):
        with recognising_within(lambda: 0.0):
            parsed = parser.parse(Document(content))
        assert parsed.extracts == []
        assert [one.code for one in parsed.findings] == ["pdf.pages-unread"]


def test_a_picture_without_text_is_no_order() -> None:
    image = Image.new("L", (600, 400), 255)
    ImageDraw.Draw(image).ellipse((100, 100, 300, 300), fill=0)
    out = BytesIO()
    image.save(out, "PNG")
    extract = fax_image.parse(Document(out.getvalue())).extracts[0]
    assert (extract.kind, extract.class_) == (Kind.NOT_AN_ORDER, "other")


def test_standard_resolution_gets_square_pixels_and_a_page_on_its_head_is_turned() -> None:
    fine = next(pictures(sample_fax("classic", head="")))
    standard = next(pictures(sample_fax("classic", fine=False, head="")))
    assert abs(fine.image.shape[0] - standard.image.shape[0]) <= 2
    turned = page_images.upright(fine.image[::-1, ::-1], fine.scale)
    assert turned.turns == 2
    assert (turned.image == fine.image).all()


def test_the_band_that_an_open_lid_leaves_lays_no_page_on_its_side() -> None:
    fine = next(pictures(sample_fax("no_prices", head="")))
    page = Image.fromarray(fine.image)
    high = page.height
    slope = round(0.0306 * high)
    ImageDraw.Draw(page).polygon(((0, 0), (18, 0), (18 + slope, high), (slope, high)), fill=0)
    assert page_images.upright(np.asarray(page, dtype=np.uint8), fine.scale).turns == 0


def test_a_page_picture_is_upright_and_as_wide_as_asked() -> None:
    for content, media in ((sample_fax("classic"), "image/tiff"), (sample_pdf("rotated"), "application/pdf"),
                           (sample_pdf("sideways"), "application/pdf")):  # fmt: skip
        image = Image.open(BytesIO(render_page(content, media, 1, 600)))
        assert image.width == 600
        assert 820 < image.height < 860
    assert page_count(sample_pdf("wrapped")) == 2


def test_a_broken_or_enormous_picture_is_refused() -> None:
    with pytest.raises(BrokenDocument) as broken:
        fax_image.parse(Document(b"II*\x00\x08\x00\x00\x00rubbish"))
    assert broken.value.code == "pdf.broken-image"
    out = BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(LimitExceeded) as enormous:
        fax_image.parse(Document(out.getvalue()))
    assert enormous.value.code == "pdf.too-many-pixels"
    with pytest.raises(BrokenDocument):
        render_page(sample_pdf("classic"), "application/pdf", 2, 600)


def _as_pdf(tiff: bytes) -> bytes:
    """A fax as a gateway delivers it that writes PDF: its pictures, no text."""
    pages = Image.open(BytesIO(tiff))
    first, *others = [frame.convert("L") for frame in ImageSequence.Iterator(pages)]
    out = BytesIO()
    first.save(out, "PDF", resolution=204, save_all=True, append_images=others)
    return out.getvalue()


def test_a_fax_as_pdf_tells_what_the_machine_printed_and_the_gateway_counted() -> None:
    content = _as_pdf(sample_fax("no_prices", head="22/11/2026 08:14   +49 711 456799   BERGMANN   S. 01/01"))
    (whole,) = pdf_order.parse(Document(content, envelope={"fax_pages": "1"})).extracts
    assert whole.keys["tsi"] == "+49711456799"
    assert "08:14" not in (whole.text or "")
    assert "pdf.partial-fax" not in [one.code for one in whole.findings]
    (part,) = pdf_order.parse(Document(content, envelope={"fax_pages": "3"})).extracts
    (lacking,) = (one for one in part.findings if one.code == "pdf.partial-fax")
    assert lacking.params == {"pages": "1", "announced": "3"}


def test_a_fax_as_pdf_of_fewer_pages_than_its_machine_announced_is_held() -> None:
    content = _as_pdf(sample_fax("no_prices", head="22/11/2026 08:14   +49 711 456799   BERGMANN   S. 01/02"))
    codes = {one.code: one for one in pdf_order.parse(Document(content)).extracts[0].findings}
    assert codes["pdf.partial-fax"].params == {"pages": "1", "announced": "2"}
    assert codes["pdf.partial-fax"].where.page == 1


def test_pages_that_a_gateway_counted_count_for_a_fax_that_it_recognised_itself() -> None:
    (found,) = pdf_order.parse(Document(sample_pdf("classic"), envelope={"fax_pages": "2"})).extracts
    assert [one.code for one in found.findings] == ["pdf.partial-fax"]
    assert "tsi" not in found.keys


def _joined(*faxes: bytes) -> bytes:
    pages = [Image.open(BytesIO(one)) for one in faxes]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(204, 196))
    return out.getvalue()


def _numbered(number: str, lines: slice = slice(None)) -> bytes:
    order = sample_order("classic")
    return sample_fax("classic", replace(order, number=number, lines=order.lines[lines]), head="")


@pytest.mark.parametrize("parser", [fax_image, pdf_order])
def test_two_orders_in_one_fax_are_two(parser: ModuleType) -> None:
    content = _joined(_numbered("B-2026-1147"), _numbered("4500088123", slice(0, 2)))
    content = _as_pdf(content) if parser is pdf_order else content
    first, second = parser.parse(Document(content, envelope={"fax_pages": "3"})).extracts
    assert [one.root.values["number"][0].raw for one in (first, second)] == ["B-2026-1147", "4500088123"]
    assert [len(one.root.children) for one in (first, second)] == [4, 2]
    assert {one.where.page for one in second.root.children} == {2}
    for one in (first, second):
        assert [finding.code for finding in one.findings] == ["pdf.partial-fax"]


def test_orders_whose_numbers_differ_by_a_figure_are_parted_and_named() -> None:
    found = fax_image.parse(Document(_joined(_numbered("4500088123"), _numbered("4500088124", slice(0, 2))))).extracts
    assert [one.root.values["number"][0].raw for one in found] == ["4500088123", "4500088124"]
    assert ["pdf.two-numbers" in [finding.code for finding in one.findings] for one in found] == [True, True]


def test_another_number_on_a_page_that_counts_on_is_named_and_not_parted() -> None:
    order = sample_order("classic")
    rest = replace(
        order, number="4500099777",
        lines=tuple(replace(one, position=50 + 10 * at) for at, one in enumerate(order.lines[:2])),
    )  # fmt: skip
    (found,) = fax_image.parse(
        Document(_joined(_numbered("B-2026-1147"), sample_fax("classic", rest, head="")))
    ).extracts
    (named,) = (one for one in found.findings if one.code == "pdf.two-numbers")
    assert (named.severity, named.params) == ("warning", {"number": "B-2026-1147", "other": "4500099777"})
    assert named.where.page == 2


def test_the_same_number_on_each_page_is_one_order() -> None:
    (found,) = fax_image.parse(Document(_joined(_numbered("B-2026-1147"), _numbered("B-2026-1147")))).extracts
    assert "pdf.two-numbers" not in [one.code for one in found.findings]
