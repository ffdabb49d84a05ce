"""Several orders in one mail, and one order told in several mails."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from orderhub.document import Document
from orderhub.steps.hub import Hub
from orderhub.store import orders, tables
from tests.steps.rig import all_rows, broken, captured, the_order

FIRST = """\
Guten Tag,

hiermit bestellen wir unter der Bestellnummer FF-7001:

10 Kisten NW-1001 Mineralwasser still 12 x 0,7 l
5 Kisten NW-1004 Apfelschorle 12 x 0,5 l

Lieferung bitte am 27.11.2026.

Mit freundlichen Grüßen
Jan Dahl
"""
SECOND = """\
Guten Tag,

bitte nehmen Sie noch folgende Positionen in unsere Bestellung FF-7001 auf:

3 Kisten NW-1003 Mineralwasser classic 12 x 0,7 l

Mit freundlichen Grüßen
Jan Dahl
"""
THIRD = """\
Hallo,

noch einmal zu unserer Bestellung FF-7001: bitte ändern Sie die Menge auf

8 Kisten NW-1004 Apfelschorle 12 x 0,5 l

Danke, Jan Dahl
"""
CSV = "Bestellnummer;Pos;Artikel;Menge;Einheit\n{number};1;{article};{quantity};CS\n"


def mail(subject: str, body: str, *attachments: tuple[str, bytes]) -> Document:
    said = EmailMessage()
    said["From"], said["To"] = "Küche Fjordfisch <bestellung@fjordfisch.example>", "auftrag@nordlicht.example"
    said["Subject"], said["Message-ID"] = subject, f"<{abs(hash(body))}@fjordfisch.example>"
    said["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
    said.set_content(body)
    for name, content in attachments:
        said.add_attachment(content, maintype="text", subtype="csv", filename=name)
    return Document(said.as_bytes(), "mail.eml", "message/rfc822", channel="mail")


def lines(hub: Hub, number: str) -> list[tuple[str, str | None, str]]:
    with hub.database.begin() as tx:
        order = orders.canonical_of(tx, the_order(hub.database, number).id)
    return [(one.number, one.item.seller_id, str(one.quantity.value)) for one in order.lines if one.quantity]


@pytest.mark.feature("X-11")
def test_one_order_told_in_three_mails_is_one_order_with_three_revisions(hub: Hub) -> None:
    captured(hub, mail("Bestellung FF-7001", FIRST))
    assert lines(hub, "FF-7001") == [("1", "NW-1001", "10"), ("2", "NW-1004", "5")]
    assert captured(hub, mail("Nachtrag zu unserer Bestellung FF-7001", SECOND)) == []
    assert captured(hub, mail("AW: Bestellung FF-7001", THIRD)) == []
    assert lines(hub, "FF-7001") == [("1", "NW-1001", "10"), ("2", "NW-1004", "8"), ("3", "NW-1003", "3")]
    order = the_order(hub.database, "FF-7001")
    assert (order.revision, order.state) == (3, "in_review")
    with hub.database.begin() as tx:
        origin = orders.provenance_of(tx, order.id, 3)
    told = {origin[f"lines[{line}].quantity.value"].document for line in (1, 2, 3)}
    assert len(told) == 3, "each line leads to the mail that told it"
    assert broken(hub) == []


@pytest.mark.feature("X-11")
def test_several_orders_in_one_mail_are_orders_of_their_own(hub: Hub) -> None:
    files = [
        (f"{number}.csv", CSV.format(number=number, article=article, quantity=quantity).encode())
        for number, article, quantity in (("FF-1", "NW-1001", 4), ("FF-2", "NW-1002", 6), ("FF-3", "NW-1003", 7))
    ]
    both = CSV.format(number="FF-4", article="NW-1001", quantity=9) + "FF-5;1;NW-1002;11;CS\n"
    found = captured(hub, mail("Bestellungen", "Anbei unsere Bestellungen.", *files, ("zwei.csv", both.encode())))
    assert sorted(one.number for one in found) == ["FF-1", "FF-2", "FF-3", "FF-4", "FF-5"]
    assert lines(hub, "FF-5") == [("1", "NW-1002", "11")]
    documents = all_rows(hub.database, tables.documents)
    named = {one.id: one.name for one in documents}
    assert {one.number: named[one.document_id] for one in found}["FF-2"] == "FF-2.csv"
    assert broken(hub) == []
