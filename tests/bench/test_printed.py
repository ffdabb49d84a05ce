"""Orders printed by a browser: every page can be filled in, and what it is said to mean stands in the PDF."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from orderhub.bench import composed, printed
from orderhub.errors import SettingsError
from parsers.pdf_words import read_page
from tests.live.presence import absent

PAGES = [page for one in printed.SETS for page in printed.pages_of(one)]
COMPOSED = [page for language in composed.LANGUAGES for page in composed.every_option(language)]


def close_up(text: str) -> str:
    return re.sub(r"\s|\xad|\ufffe", "", text)


@pytest.mark.parametrize("page", [*PAGES, *COMPOSED], ids=lambda one: one.name)
def test_what_is_meant_stands_on_the_page(page: printed.Page) -> None:
    sent = printed._filled(page, 1)
    # What a style sheet prints at the foot of each page stands on it as well.
    foot = " ".join(re.findall(r'content:\s*"([^"]*)"', sent.html)).replace("\\A", " ")
    body = close_up(unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", sent.html, flags=re.DOTALL)) + foot)
    header = sent.meant.header
    assert {"number", "issued", "buyer"} <= set(header)
    for name in {"number", "customer", "buyer", "delivery_name"} & set(header):
        assert close_up(str(header[name])).casefold() in body.casefold()
    shown = {column.kind for column in sent.meant.layout.columns}
    assert {"text", "quantity"} <= shown
    assert shown & {"article", "buyer_article", "gtin"}
    total = Decimal(0)
    for item in sent.meant.items:
        # A text may go on in the next row of its column.
        assert [word for word in re.split(r"[\s\xad-]+", item.text) if word.casefold() not in body.casefold()] == []
        # What is not printed may not matter.
        assert not item.discount or "discount" in shown
        assert item.base == 1 or item.price is None or "base" in shown
        total += item.amount or Decimal(0)
    if "net" in header and "amount" in shown and not page.dealing.charges:
        assert header["net"] == total


def test_every_page_has_a_buyer_of_its_own() -> None:
    assert len({one.buyer for one in PAGES}) == len({one.name for one in PAGES}) == len(PAGES)


@pytest.mark.parametrize("language", composed.LANGUAGES)
def test_the_halves_share_no_part_and_no_sender(language: str) -> None:
    known, apart, whole = (composed.catalogue(language, half) for half in ("known", "apart", "all"))
    for kind in composed.KINDS:
        names = [[one.name for one in half.parts[kind]] for half in (known, apart, whole)]
        assert not set(names[0]) & set(names[1])
        assert len(names[0]) + len(names[1]) == len(names[2]) == len(set(names[2]))
        assert min(len(names[0]), len(names[1])) > 2
    assert not {one["name"] for one in known.senders} & {one["name"] for one in apart.senders}


def test_the_same_call_means_the_same_layouts_and_a_longer_one_begins_with_them() -> None:
    assert composed.composed_pages("en", "known", 5) == composed.composed_pages("en", "known", 9)[:5]


def test_without_a_browser_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match=r"hub\.no-chromium"):
        printed.papers_of(PAGES[:1], 1, tmp_path)


def test_other_fonts_than_the_pages_name_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    match = tmp_path / "fc-match"
    match.write_text("#!/bin/sh\necho DejaVu Sans\n")
    match.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(SettingsError, match=r"hub\.no-liberation"):
        printed.printed_papers("d", 1, tmp_path)


@pytest.mark.live("browser")
def test_the_pdf_holds_what_is_meant_and_is_kept(tmp_path: Path) -> None:
    if not any(shutil.which(one) for one in printed._CHROMIUM):
        absent("no Chromium")
    (paper,) = printed.papers_of(PAGES[2:3], 1, tmp_path)
    pdf = pypdfium2.PdfDocument(paper.content)
    text = close_up("".join(page.get_textpage().get_text_range() for page in pdf))
    (meant,) = paper.orders
    assert len(pdf) == paper.pages
    assert str(meant.header["number"]) in text
    assert close_up(meant.items[0].text) in text
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(paper.content + b"\n%kept")
    assert printed.papers_of(PAGES[2:3], 1, tmp_path)[0].content.endswith(b"%kept")


@pytest.mark.live("browser")
def test_several_orders_lie_behind_each_other_and_their_sheets_turned(tmp_path: Path) -> None:
    if not any(shutil.which(one) for one in printed._CHROMIUM):
        absent("no Chromium")
    page = PAGES[2]._replace(orders=2, rotate=90)
    (paper,) = printed.papers_of([page], 1, tmp_path)
    pdf = pypdfium2.PdfDocument(paper.content)
    text = close_up("".join(sheet.get_textpage().get_text_range() for sheet in pdf))
    places = [text.index(str(meant.header["number"])) for meant in paper.orders]
    assert len(pdf) == paper.pages
    assert places == sorted(set(places))
    assert len(places) == 2
    assert {sheet.get_rotation() for sheet in pdf} == {90}


@pytest.mark.live("browser")
def test_sheets_read_the_same_whichever_way_they_lie(tmp_path: Path) -> None:
    if not any(shutil.which(one) for one in printed._CHROMIUM):
        absent("no Chromium")
    texts = []
    for rotate in (0, 90, 180, 270):
        (paper,) = printed.papers_of([PAGES[2]._replace(rotate=rotate)], 1, tmp_path)
        page, _ = read_page(pypdfium2.PdfDocument(paper.content), 1)
        texts.append([line.text for line in page.lines])
    assert all(one == texts[0] for one in texts)
