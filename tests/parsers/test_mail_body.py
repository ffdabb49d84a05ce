"""Orders written in words, and what else people write; own golden texts, German and English."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Extract, Kind
from parsers import mail_body

FACTS = {
    "part": "body",
    "sender": "einkauf@nordwind.example",
    "sender_name": "Einkauf Nordwind",
    "date": "2026-11-20T09:00:00+00:00",
}


def read(text: str, subject: str = "", media_type: str = "text/plain") -> Extract:
    document = Document(
        content=text.encode(),
        name="body.txt",
        media_type=media_type,
        channel="mail",
        envelope={**FACTS, "subject": subject},
    )
    (extract,) = mail_body.parse(document).extracts
    return extract


def lines(extract: Extract) -> list[dict[str, str]]:
    return [{name: found[0].raw for name, found in node.values.items()} for node in extract.root.children]


def value(extract: Extract, name: str) -> str | None:
    found = extract.root.values.get(name)
    return found[0].raw if found else None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "6 x MW-0710 Mineralwasser still",
            {"quantity": "6", "article": "MW-0710", "description": "Mineralwasser still"},
        ),
        ("10 Stk NW-1001 Wasser", {"quantity": "10", "unit": "Stk", "article": "NW-1001", "description": "Wasser"}),
        ("NW-1001: 5 Kartons", {"quantity": "5", "unit": "Kartons", "article": "NW-1001"}),
        (
            "Pos. 1: NW-1001 Wasser still, 5 Stk",
            {"position": "1", "quantity": "5", "unit": "Stk", "article": "NW-1001", "description": "Wasser still"},
        ),
        (
            "- 12 Kisten Apfelsaft naturtrüb (Art.-Nr. 4711-2)",
            {"quantity": "12", "unit": "Kisten", "article": "4711-2", "description": "Apfelsaft naturtrüb"},
        ),
        (
            "* 3 pcs AB-20 bolt @ 4.50 EUR",
            {"quantity": "3", "unit": "pcs", "article": "AB-20", "description": "bolt", "price": "4.50"},
        ),
        ("NW-1001 x 7", {"quantity": "7", "article": "NW-1001"}),
        ("1.200 Stück NW-1001 à 4,50 €", {"quantity": "1.200", "unit": "Stück", "article": "NW-1001", "price": "4,50"}),
        (
            "20 Kartons 4012345678901 Kekse",
            {"quantity": "20", "unit": "Kartons", "gtin": "4012345678901", "description": "Kekse"},
        ),
        ("5 Kisten Mineralwasser still", {"quantity": "5", "unit": "Kisten", "description": "Mineralwasser still"}),
        ("86 Rauchmelder, weiß, zu 17,20 €", {"quantity": "86", "price": "17,20", "description": "Rauchmelder, weiß"}),
    ],
)
def test_one_line_in_words_is_read_into_its_values(written: str, expected: dict[str, str]) -> None:
    extract = read(f"Guten Tag,\nwir bestellen:\n{written}\n", "Bestellung 4711")
    assert extract.kind is Kind.ORDER
    assert lines(extract) == [expected]


def test_a_german_order_mail_gives_every_named_value_with_its_place() -> None:
    text = """Guten Tag,

bitte liefern Sie uns bis 15.12.2026:
6 x MW-0710 Mineralwasser still
10 Stk NW-1001 Apfelsaft à 4,50 €

Unsere Kundennummer: 10023
Hinweis: Anlieferung nur vormittags

Lieferadresse:
Nordwind GmbH
Hafenstr. 1
20457 Hamburg

Mit freundlichen Grüßen
Geschäftsführer: H. Müller, Tel. 040 1234567, 3 Kisten Leergut
"""
    extract = read(text, "Bestellung 4711")
    said = {name: found[0].raw for name, found in extract.root.values.items()}
    assert said == {
        "number": "4711",
        "delivery_date": "15.12.2026",
        "customer_number": "10023",
        "note": "Anlieferung nur vormittags",
        "delivery_name": "Nordwind GmbH",
        "delivery_street": "Hafenstr. 1",
        "delivery_postal_code": "20457",
        "delivery_city": "Hamburg",
        "buyer_name": "Einkauf Nordwind",
        "buyer_email": "einkauf@nordwind.example",
        "issue_date": "2026-11-20",
        "currency": "EUR",
    }
    assert len(extract.root.children) == 2
    assert extract.text is not None
    for node in (extract.root, *extract.root.children):
        for found in node.values.values():
            where = found[0].where
            if where.offset is not None and found[0].raw != "EUR":
                assert extract.text[where.offset : where.offset + (where.length or 0)] == found[0].raw


def test_an_english_order_with_lines_inside_a_sentence() -> None:
    extract = read(
        "Dear team,\nplease supply 20 cartons NW-1001 and 5 pcs NW-1002 by 2026-12-15.\nPO "
        "number: 4500012345\nKind regards\n"
    )
    assert [(one["quantity"], one["article"]) for one in lines(extract)] == [("20", "NW-1001"), ("5", "NW-1002")]
    assert (value(extract, "number"), value(extract, "delivery_date")) == ("4500012345", "2026-12-15")


@pytest.mark.parametrize("separator", ["\t", " | ", ";", "    "])
def test_a_table_made_of_characters_is_read_by_its_titles(separator: str) -> None:
    rows = [["Menge", "Artikel", "Bezeichnung"], ["6", "NW-1001", "Wasser still"], ["12 Stk", "NW-1002", "Saft"]]
    extract = read("Bestellung 99\n\n" + "\n".join(separator.join(row) for row in rows) + "\n\nDanke\n")
    assert [(one["quantity"], one["article"], one["description"]) for one in lines(extract)] == [
        ("6", "NW-1001", "Wasser still"),
        ("12", "NW-1002", "Saft"),
    ]


def test_an_html_table_is_read_by_its_titles() -> None:
    html = """<html><body><style>p{color:red}</style><p>Hallo, unsere Bestellung Nr. B-77:</p>
    <table><tr><th>Pos</th><th>Artikelnr.</th><th>Bezeichnung</th><th>Menge</th><th>Einzelpreis</th></tr>
    <tr><td>1</td><td>NW-1001</td><td><b>Wasser</b> still</td><td>10</td><td>4,50 €</td></tr>
    <tr><td>2</td><td>NW-1002</td><td>Saft</td><td>5</td><td>1,20 €</td></tr></table></body></html>"""
    extract = read(html, media_type="text/html; charset=utf-8")
    assert value(extract, "number") == "B-77"
    names = ("position", "article", "description", "quantity", "price")
    assert [tuple(one[name] for name in names) for one in lines(extract)] == [
        ("1", "NW-1001", "Wasser still", "10", "4,50"),
        ("2", "NW-1002", "Saft", "5", "1,20"),
    ]


def test_a_web_form_gives_one_line_per_block_of_labels() -> None:
    extract = read(
        "Neue Bestellung\n\nArtikelnummer: NW-1001\nMenge: 5\n\nArtikelnummer: NW-1002\nMenge: 7\n", "Bestellung W-9"
    )
    assert [(one["article"], one["quantity"]) for one in lines(extract)] == [("NW-1001", "5"), ("NW-1002", "7")]


def test_a_forwarded_order_is_read_below_the_marks() -> None:
    text = (
        "Bitte erledigen.\n\n-----Ursprüngliche Nachricht-----\nVon: Meyer "
        "<meyer@kunde.example>\nBetreff: Bestellung\n\n> Wir bestellen 6 x NW-1001 Wasser\n"
    )
    extract = read(text, "WG: Bestellung 815")
    assert extract.kind is Kind.ORDER
    assert [(one["quantity"], one["article"]) for one in lines(extract)] == [("6", "NW-1001")]


def test_a_quoted_order_below_a_reply_is_not_ordered_again() -> None:
    text = "Danke, die Ware ist da.\n\nAm 12.11.2026 schrieb Händler:\n> Ihre Bestellung:\n> 6 x NW-1001 Wasser\n"
    assert read(text, "AW: Bestellung 815").kind is Kind.NOT_AN_ORDER


def test_a_line_below_the_signature_counts_only_as_postscript() -> None:
    signed = "Wir bestellen:\n6 x NW-1001 Wasser\n\nMit freundlichen Grüßen\nMeyer\n"
    assert len(read(signed + "5 x NW-1002 Saft\n").root.children) == 1
    assert len(read(signed + "PS: bitte noch\n5 x NW-1002 Saft\n").root.children) == 2


def test_a_weekday_is_a_finding_and_no_date() -> None:
    extract = read("Wir bestellen 6 x NW-1001 Wasser, bitte bis Freitag liefern.\n")
    assert value(extract, "delivery_date") is None
    assert [(one.code, one.params["words"]) for one in extract.findings] == [("mail.date-relative", "Freitag")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("15.12.", "15.12.2026"),
        ("KW 50", "KW 50/2026"),
        ("KW 3", "KW 3/2027"),
        ("KW 2/2027", "KW 2/2027"),
        ("10.01.", "10.01.2027"),
    ],
)
def test_a_date_without_year_takes_the_next_one_after_the_mail(written: str, expected: str) -> None:
    extract = read(f"Wir bestellen 6 x NW-1001 Wasser, Lieferung {written}\n")
    assert value(extract, "delivery_date") == expected


def test_an_order_whose_lines_cannot_be_read_is_an_order_with_a_finding() -> None:
    extract = read("Hallo,\nhiermit bestellen wir das Übliche, ein paar Kisten wie letztes Mal.\n", "Bestellung")
    assert extract.kind is Kind.ORDER
    assert [one.code for one in extract.findings] == ["mail.no-lines"]


@pytest.mark.parametrize(
    ("expected", "subject", "text"),
    [
        ("withdrawal", "Widerruf", "Hiermit widerrufe ich den Vertrag über 2 x NW-1001 Wasser, bestellt am 1.11.2026."),
        ("withdrawal", "", "I hereby withdraw from my contract of sale of the following goods."),
        ("cancellation", "Bestellung 4711", "Bitte stornieren Sie unsere Bestellung 4711 mit 10 Stk NW-1001."),
        ("cancellation", "PO 4711", "Please cancel our order 4711."),
        ("complaint", "Reklamation", "Von 10 Stk NW-1001 waren 3 beschädigt. Bitte um Ersatz."),
        ("complaint", "Order 4711", "Two bottles were broken and one item is missing. We would like to complain."),
        ("question", "Frage", "Wann kommt meine Lieferung? Wie ist der Stand?"),
        ("question", "", "When will our order arrive? Could you tell us the order status?"),
        ("quotation_request", "Anfrage", "Bitte unterbreiten Sie uns ein Angebot über:\n10 Stk NW-1001\n5 Stk NW-1002"),
        ("quotation_request", "RFQ 12", "Please quote your best price for:\n10 pcs NW-1001"),
        ("invoice", "Rechnung 2026-11", "Anbei erhalten Sie unsere Rechnung Nr. 2026-11 über 120,00 EUR."),
        ("out_of_office", "Re: x", "Ich bin bis 5.12. nicht im Büro und antworte nach meiner Rückkehr."),
        ("newsletter", "Neuheiten", "Jetzt entdecken! Newsletter abmelden: hier. Im Browser ansehen."),
        ("spam", "Congratulations", "You have won the lottery, claim your inheritance of two million dollars."),
        ("bounce", "failure", "Your message could not be delivered."),
        ("other", "Hallo", "Schöne Grüße aus Kiel."),
    ],
)
def test_what_is_no_order_gets_its_class(expected: str, subject: str, text: str) -> None:
    extract = read(text, subject)
    assert (extract.kind, extract.class_) == (Kind.NOT_AN_ORDER, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Gemäß Ihrem Angebot A-99 bestellen wir:\n10 Stk NW-1001",
        "As per your quotation Q-5 we order:\n10 pcs NW-1001",
        "Bitte liefern:\n10 Stk NW-1001\nDie Rechnung bitte an unsere Zentrale. Fragen? Rufen Sie an.",
        "Wir bestellen:\n10 Stk NW-1001\nBeim letzten Mal fehlte ein Karton.",
    ],
)
def test_an_order_that_also_says_something_else_stays_an_order(text: str) -> None:
    assert read(text).kind is Kind.ORDER


def test_hostile_text_comes_to_an_end() -> None:
    for text in (
        "1 x " * 50_000,
        "A-1" * 100_000,
        "> " * 100_000,
        "Von: " + "a" * 200_000,
        "6 x NW-1 " + "-" * 390,
        "|;\t" * 60_000,
    ):
        assert read(text).format == "mail"


def test_goods_behind_bullets_with_their_counts_at_the_end_are_lines() -> None:
    extract = read(
        "Bitte gleich mitschicken:\n\u2022 Handschuhe lang, 90 cm, 5 Spender\n\u2022 Halskragen Gr. 15, je 10\n"
        "* Mosquito net, white: 60 (sixty)\n- Treffen am Montag, 10 Uhr\n- Telefon: 1234\n",
        "Bestellung",
    )
    assert lines(extract) == [
        {"quantity": "5", "unit": "Spender", "description": "Handschuhe lang, 90 cm"},
        {"quantity": "10", "description": "Halskragen Gr. 15"},
        {"quantity": "60", "description": "Mosquito net, white"},
    ]
