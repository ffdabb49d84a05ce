"""Letters and printed mails without a letterhead: whoever signs them orders, or whoever their head is from."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 120)
ORDER = """
- 200 Stück Kantenschutzwinkel 35 x 35 mm, Art.-Nr. 56995-5, à 0,37 EUR
- 10 Rollen Packband PP 50 mm x 66 m, Art.-Nr. 25322-1, à 1,75 EUR
- 6 Rollen Stretchfolie transparent 500 mm, Art.-Nr. 56405-9, à 7,39 EUR
"""
SIGNED = "Kerzenhaus Anna Dehl\nDorfstraße 7\n01816 Quellental\nTel. 0176 55502914"


def _value(text: str, name: str) -> str:
    found = read(text, PLACES).root.values
    return found[name][0].raw if name in found else "-"


@pytest.mark.parametrize(
    "closing",
    ["--", "Viele Grüße", "Mit freundlichen Grüßen", "Herzliche Grüße aus Quellental,", "Kind regards,", "MfG"],
)
def test_whoever_signs_at_the_end_orders(closing: str) -> None:
    text = "Liebes Nordwind-Team,\n\nich bestelle Art.-Nr. wie folgt:\n" + ORDER + "\n" * 16 + f"{closing}\n\n{SIGNED}"
    assert _value(text, "buyer_name") == "Kerzenhaus Anna Dehl"
    assert _value(text, "buyer_city") == "Quellental"


def test_an_address_at_the_end_that_nobody_signs_is_not_who_orders() -> None:
    text = "Liebes Nordwind-Team,\n\nich bestelle Art.-Nr. wie folgt:\n" + ORDER + "\n" * 16 + f"Abgabe:\n\n{SIGNED}"
    assert _value(text, "buyer_name") == "-"


@pytest.mark.parametrize("label", ["Von:", "From:", "Absender:"])
def test_the_head_of_a_printed_mail_tells_who_it_is_from(label: str) -> None:
    head = (
        f"Betreff:|Bestellung AD-26-84\n{label}|Kerzenhaus Anna Dehl <anna@kerzen-dehl.example>\n"
        "Datum:|12.11.2026, 21:47\nAn:|Nordwind Handel GmbH <bestellung@nordwind.example>\n\nLiebes Nordwind-Team,\n"
    )
    signed = "\nViele Grüße\nAnna\n\nKerzenhaus Anna Dehl\nTel. 0176 55502914"
    assert _value(head + ORDER + signed, "buyer_name") == "Kerzenhaus Anna Dehl"


def test_a_person_in_the_head_of_a_mail_that_no_line_names_is_no_firm() -> None:
    head = (
        "Betreff:|Bestellung AD-26-84\nVon:|Anna Dehl <anna@kerzen-dehl.example>\n"
        "Datum:|12.11.2026, 21:47\nAn:|Nordwind Handel GmbH <bestellung@nordwind.example>\n\nLiebes Nordwind-Team,\n"
    )
    assert _value(head + ORDER + "\nViele Grüße\nAnna", "buyer_name") == "-"


@pytest.mark.parametrize(
    "person",
    ["Josef Hirn, Küchenchef", "Josef Hirn", "Anna Dehl – Einkauf", "Mrs. Anna Dehl · Purchasing", "Dr. Ana Dehl"],
)
def test_the_firm_above_a_person_who_signs_orders(person: str) -> None:
    signed = f"Gasthof Zum Ross GmbH\n{person}\nMarktplatz 7 · 83435 Bad Reichenhall\nTel. 0176 55502914"
    text = f"{person}\n\nServus,\n\nich bestelle Art.-Nr. wie folgt:\n" + ORDER + "\n" * 3 + f"--\n{signed}"
    assert _value(text, "buyer_name") == "Gasthof Zum Ross GmbH"
    assert _value(text, "buyer_city") == "Bad Reichenhall"
