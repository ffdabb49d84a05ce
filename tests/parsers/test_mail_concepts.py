"""What words of a mail are about, who speaks, and what the envelope hints at."""

from __future__ import annotations

from email.message import EmailMessage

from orderhub.document import Document, Extract
from parsers import mail_body
from parsers.mail_concepts import concepts_of, count_facts
from parsers.mail_message import unpack
from parsers.mail_traits import traits


def test_many_words_stand_for_one_thing() -> None:
    for word in ("storniert", "streichen", "scrap", "zurueckziehen", "gegenstandslos"):
        assert "drop" in concepts_of(word), word
    assert concepts_of("baumwolle") == ()
    assert concepts_of("#count") == ("number",)


def test_seller_and_buyer_are_told_apart_by_whose_order_it_is() -> None:
    seller = traits("Ihre Bestellung ist unterwegs.")
    buyer = traits("Unsere gestrige Bestellung bitte streichen.")
    assert "v:your-ordering" in seller
    assert "v:our-ordering" not in seller
    assert {"v:our-ordering", "p:drop+ordering"} <= set(buyer)
    assert "v:your-ordering" not in buyer


def test_words_of_two_sentences_are_no_pair() -> None:
    assert "p:drop+item" in traits("Position 4 bitte streichen.")
    assert "p:drop+item" not in traits("Position 4 ist da. Danke. Bitte alles streichen.")


def test_the_envelope_hints_at_attachments_and_at_who_writes() -> None:
    found: dict[str, float] = {}
    facts = {
        "attached": "Bestellung_4711.csv\nfoto.jpg",
        "sender": "anna@firma.example",
        "recipient": "ben@firma.example",
    }
    count_facts(facts, found)
    assert {"att:any", "att:table", "att:ordering", "att:picture", "h:inside"} <= set(found)
    nothing: dict[str, float] = {}
    count_facts({}, nothing)
    assert nothing == {}


def test_the_text_of_a_mail_knows_the_names_of_its_attachments() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "kern@laden.example", "order@firma.example", "KW 16"
    mail.set_content("Die Liste hängt dran.\n")
    mail.add_attachment(b"Artikel;Menge\n4711;12\n", maintype="text", subtype="csv", filename="kw16.csv")
    body, table = unpack(Document(mail.as_bytes(), name="a.eml", media_type="message/rfc822")).parts
    assert body.envelope["attached"] == "kw16.csv"
    assert "attached" not in table.envelope


def _class(text: str, subject: str = "") -> str:
    envelope = {"part": "body", "subject": subject}
    extract = mail_body.parse(Document(text.encode(), media_type="text/plain", envelope=envelope)).extracts[0]
    assert isinstance(extract, Extract)
    return extract.class_ or extract.kind.value


def test_articles_in_a_notice_of_dispatch_are_no_order() -> None:
    notice = "Ihre Bestellung EK-9 wurde heute versandt: 2 Paletten, 4 Kartons. Sendungsnummer 00340434. Ihre Spedition"
    assert _class(notice, "Versandmitteilung") == "other"


def test_an_answer_that_changes_a_line_is_a_change_whatever_it_quotes() -> None:
    text = (
        "In Pos. 2 bitte Größe XL statt L, da habe ich mich vertan. Schicken Sie bitte eine neue AB.\n\n"
        "Am 19.11.2026 schrieb Vertrieb:\n> Wir bestätigen:\n> 12 Stk TR-1001 Jacke rot\n"
    )
    assert _class(text, "AW: Auftragsbestätigung 7712") == "order_change"
