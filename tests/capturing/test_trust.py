"""What speaks against a mail's sender sends its order to a person; what speaks for him does not."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from orderhub.capturing.read import read
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.capturing.trust import look_alike
from orderhub.document import Document, Severity
from orderhub.mapping.catalog import Catalog
from orderhub.mapping_files import catalog as load

ORDER = "Moin,\nwir bestellen (Bestellnummer FF-2211):\n10 Karton NW-1301 Lachsfilet\n"
BOX = {"authserv_id": "mx.haendler.example", "own_domains": "haendler.example"}
GOOD = "mx.haendler.example; dmarc=pass header.from=fjordfisch.example; spf=pass; dkim=pass"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(Path(__file__).parents[2] / "mappings")


def a_mail(
    text: str = ORDER, sender: str = "svea@fjordfisch.example", subject: str = "Bestellung FF-2211", **headers: str
) -> EmailMessage:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.rstrip("0123456789").replace("_", "-")] = value
    mail["From"], mail["To"], mail["Subject"] = sender, "bestellung@haendler.example", subject
    mail.set_content(text)
    return mail


def the_order(mail: EmailMessage, catalog: Catalog, **envelope: str) -> OrderRead:
    def orders(reading: Reading) -> list[OrderRead]:
        return [*reading.orders, *(one for part in reading.parts for one in orders(part))]

    (one,) = orders(read(Document(mail.as_bytes(), "m.eml", channel="mail", envelope=envelope), catalog))
    return one


def doubts(mail: EmailMessage, catalog: Catalog, **envelope: str) -> list[str]:
    found = the_order(mail, catalog, **envelope).findings
    return [one.code for one in found if one.severity is Severity.WARNING and one.code.startswith("mail.")]


def test_a_mail_our_own_server_vouches_for_has_no_doubt(catalog: Catalog) -> None:
    mail = a_mail(Authentication_Results=GOOD)
    assert doubts(mail, catalog, **BOX) == []
    partner = the_order(mail, catalog, **BOX).partner
    assert partner is not None
    assert partner.slug == "fjordfisch"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("mx.haendler.example; dmarc=fail; spf=pass; dkim=none", ["mail.auth-failed"]),
        ("mx.haendler.example; dmarc=none; spf=fail; dkim=none", ["mail.auth-failed"]),
        ("mx.haendler.example; dmarc=none; spf=softfail; dkim=pass", []),
        ("mx.haendler.example; none", ["mail.auth-missing"]),
        # The words of another server, and a comment that pretends.
        (GOOD.replace("mx.haendler", "mx.fjordfisch"), ["mail.auth-missing"]),
        ("mx.haendler.example; dmarc=fail (was dmarc=pass before)", ["mail.auth-failed"]),
    ],
)
def test_only_our_own_servers_word_counts(said: str, expected: list[str], catalog: Catalog) -> None:
    assert doubts(a_mail(Authentication_Results=said), catalog, **BOX) == expected


def test_the_topmost_header_wins_over_one_the_sender_wrote_under_our_name(catalog: Catalog) -> None:
    bad = "mx.haendler.example; dmarc=fail; spf=fail; dkim=fail"
    content = b"".join(f"Authentication-Results: {one}\r\n".encode() for one in (bad, GOOD)) + a_mail().as_bytes()
    document = Document(content, "m.eml", channel="mail", envelope=BOX)
    (body,) = read(document, catalog).parts
    assert "mail.auth-failed" in [one.code for one in body.orders[0].findings]


def test_without_a_name_of_our_server_nothing_is_judged(catalog: Catalog) -> None:
    assert doubts(a_mail(), catalog) == []


def test_a_colleague_forwards_and_is_the_one_who_is_trusted(catalog: Catalog) -> None:
    text = f"Bitte anlegen\n\nVon: Svea <svea@fjordfisch.example>\nGesendet: Freitag\nAn: uns\nBetreff: x\n\n{ORDER}"
    colleague = GOOD.replace("fjordfisch", "haendler")
    mail = a_mail(text, "chef@haendler.example", "WG: Bestellung", Authentication_Results=colleague)
    order = the_order(mail, catalog, **BOX)
    assert order.partner is not None
    assert doubts(mail, catalog, **BOX) == []
    forged = a_mail(
        text, "chef@haendler.example", "WG: Bestellung", Authentication_Results="mx.haendler.example; dmarc=fail"
    )
    assert doubts(forged, catalog, **BOX) == ["mail.auth-failed"]


@pytest.mark.parametrize("attached", [True, False])
def test_a_stranger_who_forwards_only_says_that_somebody_ordered(attached: bool, catalog: Catalog) -> None:
    if attached:
        mail = a_mail("Siehe unten", "x@stranger.example", "WG: Bestellung", Authentication_Results=GOOD)
        mail.add_attachment(a_mail())
    else:
        text = f"Siehe\n\nVon: Svea <svea@fjordfisch.example>\nGesendet: Freitag\nAn: uns\nBetreff: x\n\n{ORDER}"
        mail = a_mail(text, "x@stranger.example", "WG: Bestellung", Authentication_Results=GOOD)
    assert doubts(mail, catalog, **BOX) == ["mail.forwarded-by-stranger"]


def test_an_inner_mail_cannot_bring_its_own_results(catalog: Catalog) -> None:
    mail = a_mail("Siehe unten", "chef@haendler.example", Authentication_Results="mx.haendler.example; dmarc=fail")
    mail.add_attachment(a_mail(Authentication_Results=GOOD))
    assert doubts(mail, catalog, **BOX) == ["mail.auth-failed"]


def test_a_domain_made_to_look_like_a_partners(catalog: Catalog) -> None:
    assert doubts(a_mail(sender="svea@fj0rdfisch.example"), catalog) == ["mail.look-alike"]
    assert doubts(a_mail(sender="svea@xn--fjordfsch-3ya.example"), catalog) == ["mail.look-alike"]
    assert doubts(a_mail(sender="svea@bestellung.fjordfisch.example"), catalog) == []
    assert doubts(a_mail(sender="svea@ganz-anders.example"), catalog) == []


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("nordwind.example", ""),
        ("mail.nordwind.example", ""),
        ("nordwlnd.example", "nordwind.example"),
        ("nodrwind.example", "nordwind.example"),
        ("nord-wind.example", "nordwind.example"),
        ("nordwind.example.login.test", "nordwind.example"),
        ("nordwind-example.test", "nordwind.example"),
        ("suedwind.example", ""),
        ("abc.de", ""),
        ("abd.de", ""),
    ],
)
def test_look_alikes(domain: str, expected: str) -> None:
    assert look_alike(domain, ["nordwind.example", "ab.d"]) == expected


def test_an_answer_that_would_go_elsewhere(catalog: Catalog) -> None:
    assert doubts(a_mail(Reply_To="svea@freemail.example"), catalog) == ["mail.reply-elsewhere"]
    assert doubts(a_mail(Reply_To="erp@mail.fjordfisch.example"), catalog) == []


def test_new_bank_data_in_an_order(catalog: Catalog) -> None:
    text = ORDER + "\nBitte beachten Sie unsere neue Bankverbindung: DE02 1203 0000 0000 2020 51.\n"
    order = the_order(a_mail(text), catalog)
    (found,) = (one for one in order.findings if one.code == "mail.bank-changed")
    assert found.params == {"account": "DE02120300000000202051"}
    assert "nicht kennen" in found.message("de")
    assert found.hint("de") != ""
    # The account in the footer of a mail is no change.
    assert doubts(a_mail(ORDER + "\nIBAN DE02 1203 0000 0000 2020 51\n"), catalog) == []
