"""Whose the lone article numbers of a table are: the supplier's, unless the paper says that they are the buyer's."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


@pytest.mark.parametrize(
    ("title", "said", "kind"),
    [
        ("Art. no.", "Every carton must show EAN and our article number.", "buyer_article"),
        ("Artikel", "Unsere Artikelnummern sind auf jedem Karton anzugeben.", "buyer_article"),
        ("Item no.", "Please print our own SKU codes on all labels.", "buyer_article"),
        ("Quast no.", "Quast Garden Centres B.V., Apeldoorn", "buyer_article"),
        ("Art. no.", "Every carton must show the EAN.", "article"),
        ("Art. no.", "Always quote our item numbers and your part numbers.", "article"),
        ("Your art. no.", "Every carton must show our article number.", "article"),
        ("Art. no.", "Our part no.: 4711", "article"),
    ],
)
def test_a_lone_number_is_the_buyers_where_the_paper_says_so(title: str, said: str, kind: str) -> None:
    found = read(
        f"Purchase order 4711\n\nPos|{title}|EAN|Description|Qty|Rate|Value\n"
        "10|7788-1|4006381333931|Pipe seamless|12|1.50|18.00\n20|7788-2|4006381333931|Gauge|2|27.50|55.00\n"
        f"Total net||||||73.00\n\n{said}\n",
        (50, 80, 150, 240, 430, 490, 550),
    )
    assert raws(found, kind) == ["7788-1", "7788-2"]


@pytest.mark.parametrize("own", ["Quast code", "Quast^Ident-Nr.", "Quast^Art. no."])
@pytest.mark.parametrize(("mail", "kind"), [("einkauf@quast-werke.example", "article"), ("", "buyer_article")])
def test_a_title_that_names_the_sender_has_his_numbers(own: str, mail: str, kind: str) -> None:
    above, _, below = own.rpartition("^")
    found = read(
        f"Quast Werke GmbH\nTel. 0800 123 {mail}\n\nPurchase order 4711\nNorda Handel GmbH\n\n"
        f"|{above or ' '}|Item^\nPos|{below}|no.|Description|Qty|Rate|Value\n"
        "10|157-7849|42882-47|Pipe seamless|12|1.50|18.00\n20|150-2922|97010-84|Gauge|2|27.50|55.00\n"
        "Total net||||||73.00\n",
        (50, 80, 180, 290, 430, 490, 550),
    )
    assert raws(found, kind) == ["42882-47", "97010-84"]
