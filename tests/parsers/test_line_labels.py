"""Labels below an order line: said in two languages, by a slash, under a name of the buyer's own."""

from __future__ import annotations

import pytest

from parsers.line_labels import bare_value, labels_of, says_supplier, strange_label
from parsers.page_titles import find_header
from tests.parsers.drawn_pages import line_of


@pytest.mark.parametrize(
    ("text", "meaning", "supplier"),
    [
        ("Ihre Materialnr. / Your material no.: 9684850", "article", True),
        ("Unsere Art.-Nr. / Our article no.: 88-1", "buyer_article", False),
        ("Zeichnungs-/Ident-Nr. N-84344", "buyer_article", False),
        ("Supplier P/N 46-7915-L", "article", True),
        ("Contractor P/N S94-8231", "article", True),
    ],
)
def test_labels_joined_by_a_slash_are_one(text: str, meaning: str, supplier: bool) -> None:
    words = line_of(text).words
    (hit,) = labels_of(words)
    assert (hit.start, hit.end, hit.meaning) == (0, len(words) - 1, meaning)
    assert says_supplier(words[: hit.end]) is supplier


def test_a_drawing_in_the_text_is_no_label() -> None:
    assert not labels_of(line_of("Zeichnung 30-1187-C").words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("für 6-SB Hochjoch, Stütze 7", False),
        ("für 2. OG links", False),
        ("für 12 mm Rohr", False),
        ("je 4-tlg. Satz", False),
        ("per 3/4 Zoll Anschluss", False),
        ("für 100 Stück", True),
        ("für 100Stk.", True),
        ("je 1.000 Stk netto", True),
        ("per 100", True),
    ],
)
def test_a_price_is_for_a_plain_figure(text: str, *, told: bool) -> None:
    assert any(hit.start == 0 and hit.meaning == "price_unit" for hit in labels_of(line_of(text).words)) is told


def test_a_number_behind_a_label_nobody_knows_is_noticed() -> None:
    found = strange_label(line_of("Quast-Art.-Nr. 2374512").words)
    assert found is not None
    assert (found[0].text, found[1]) == ("2374512", True)
    assert strange_label(line_of("Ihre Art.-Nr. 4711-22").words) is None
    assert strange_label(line_of("mit Schraubkappe 500").words) is None


@pytest.mark.parametrize("title", ["Typ / Bezeichnung", "Artikel / Farbe / Größe", "Bezeichnung / EAN"])
def test_a_title_with_slashes_is_one_column(title: str) -> None:
    header = find_header([line_of(f"Pos  Best.-Nr.  {title}  Menge  Preis  Gesamt")], 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == ["position", "article", "description", "quantity", "price", "amount"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("30615)", "30615"), ("30615):", "30615"), ("4711(B)", "4711(B)"), ("A-1]", "A-1"), ("4711-20,", "4711-20")],
)
def test_a_bracket_that_closes_behind_a_value_is_none_of_it(printed: str, value: str) -> None:
    assert bare_value(printed) == value


def test_a_strange_label_in_brackets_has_its_number() -> None:
    found = strange_label(line_of("(Quast-Art.-Nr. 2374512)").words)
    assert found is not None
    assert found[1]


@pytest.mark.parametrize(
    ("text", "meaning", "supplier"),
    [
        ("Art.-Nr. lt. Ihrem Katalog: 66691", "article", True),
        ("Best.-Nr. laut Hauptkatalog 2026: 66691", "article", False),
        ("Artikelnummer (im Webshop) 66691", "article", False),
        ("Item no. as per your price list 66691", "article", True),
        ("Part no. from your quote: 66691", "article", True),
        ("Nr. bei Ihnen: 66691", "article", True),
        ("lt. Ihrem Katalog Nr. 66691", "article", True),
        ("Art.-Nr. bei uns: 66691", "buyer_article", False),
        ("Part no. in our system: 66691", "buyer_article", False),
    ],
)
def test_a_label_tells_where_its_number_is_printed(text: str, meaning: str, supplier: bool) -> None:
    words = line_of(text).words
    (hit,) = labels_of(words)
    assert (hit.start, hit.end, hit.meaning) == (0, len(words) - 1, meaning)
    assert says_supplier(words[: hit.end]) is supplier


@pytest.mark.parametrize(
    "text",
    ["Nr. lt. Ihrem Angebot: 2026-113", "Art.-Nr. lt. Angebot 2026-113", "Artikel siehe Katalog S.44",
     "Art.-Nr. im Katalog 2026"],
)  # fmt: skip
def test_numbers_of_papers_and_pages_are_no_articles(text: str) -> None:
    words = line_of(text).words
    assert all(hit.end < len(words) - 1 for hit in labels_of(words))


@pytest.mark.parametrize("text", ["pin galvanised SWL 4.75 t", "PEX 16 x 2.0", "proof load 5", "amp 32", "permit 12"])
def test_words_that_begin_like_per_price_nothing(text: str) -> None:
    assert not labels_of(line_of(text).words)


@pytest.mark.parametrize("text", ["je 100", "per 1000", "pro 10 Stk", "PEinh 100"])
def test_what_prices_are_for_is_told_by_small_words(text: str) -> None:
    assert [hit.meaning for hit in labels_of(line_of(text).words)] == ["price_unit"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LT: 12.11.2026", True),
        ("LT Do, 12.11.2026", True),
        ("zu liefern bis 12.11.2026", True),
        ("WE-Termin: KW 46/2026", True),
        ("fällig am 12.11.2026", True),
        ("Required: 12 Nov 2026", True),
        ("Requested: Thu 2026-11-12", True),
        ("lt. Angebot vom 02.10.2026", False),
        ("lt. Zeichnung 4711-22", False),
        ("zu liefern an Halle 3", False),
        ("fällig nach Abruf", False),
        ("Required: certificate 3.1", False),
        ("Requested: 2 samples", False),
    ],
)
def test_words_that_say_when_only_before_a_day(text: str, told: bool) -> None:
    assert any(hit.meaning == "delivery_date" for hit in labels_of(line_of(text).words)) is told
