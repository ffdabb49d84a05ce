"""Faxes that a gateway sends as mails: who called is known, the gateway is nobody's customer, and forging is seen."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from connectors.maildir_folder import MaildirFolder
from connectors.mbox_file import MboxFile
from orderhub.capturing.read import read
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Kind
from orderhub.errors import SettingsError
from orderhub.fax_facts import fax_mail
from orderhub.mapping.catalog import Catalog
from orderhub.mapping_files import catalog as load
from orderhub.ports import Arrived, Source

RULES = {
    "from": ["gateway.example", "fax@other.example"],
    "caller": r"(?:Fax von|Absender:) *([\d+ /()-]+)",
    "called": r"\ban ([\d+ /()-]+)",
    "pages": r"(\d{1,3}) Seiten",
    "time": r"Empfangen: *(.+)",
}
ORDER = b"Bestellnummer;Artikel;Menge\nFX-1;NW-1301;10\n"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(Path(__file__).parents[2] / "mappings")


def a_mail(
    sender: str = "Faxdienst <noreply@gateway.example>", subject: str = "Fax von +49 711 4567-99 an 0711/123456",
    text: str = "Empfangen: 22.11.2026 08:14\n3 Seiten\n", attached: bytes = ORDER,
) -> bytes:  # fmt: skip
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Reply-To"] = sender, "fax@haendler.example", subject, sender
    mail.set_content(text)
    if attached:
        mail.add_attachment(attached, maintype="text", subtype="csv", filename="fax.csv")
    return mail.as_bytes()


def opened(content: bytes, catalog: Catalog, **envelope: str) -> Reading:
    return read(Document(content, "m.eml", "message/rfc822", "mail", {**fax_mail("box", RULES), **envelope}), catalog)


def orders(reading: Reading) -> list[OrderRead]:
    return [*reading.orders, *(one for part in reading.parts for one in orders(part))]


def test_a_gateway_s_mail_tells_who_called_and_not_who_ordered(catalog: Catalog) -> None:
    reading = opened(a_mail(), catalog)
    for facts in (reading.envelope, reading.parts[-1].envelope):
        told = {name: facts.get(name) for name in ("caller", "called", "fax_time", "fax_pages", "gateway", "sender")}
        assert told == {
            "caller": "+49711456799", "called": "+49711123456", "fax_time": "2026-11-22T07:14:00+00:00",
            "fax_pages": "3", "gateway": "noreply@gateway.example", "sender": None,
        }  # fmt: skip
        assert not {"sender_domain", "sender_name", "reply_to"} & facts.keys()
    (order,) = orders(reading)
    assert order.keys["caller"] == "+49711456799"


@pytest.mark.parametrize("sender", ["fax@other.example", "FAX@Other.Example", "x@gateway.example"])
def test_a_gateway_is_known_by_address_or_domain(sender: str, catalog: Catalog) -> None:
    assert opened(a_mail(sender), catalog).envelope["caller"] == "+49711456799"


@pytest.mark.parametrize("sender", ["kunde@other.example", "x@gateway.example.evil.example", "x@evilgateway.example"])
def test_others_cannot_speak_for_the_gateway(sender: str, catalog: Catalog) -> None:
    facts = opened(a_mail(sender), catalog).envelope
    assert "caller" not in facts
    assert facts["sender"] == sender


def test_a_mail_inside_a_customer_s_mail_came_by_no_gateway(catalog: Catalog) -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "kunde@kunde.example", "fax@haendler.example", "Bestellung"
    outer.set_content("anbei")
    outer.add_attachment(a_mail(), maintype="application", subtype="octet-stream", filename="fax.eml")
    inner = next(one for one in opened(outer.as_bytes(), catalog).parts if one.parser == "mail-message")
    assert "caller" not in inner.envelope


def test_a_gateway_our_server_cannot_vouch_for_is_a_doubt(catalog: Catalog) -> None:
    def doubts(content: bytes) -> set[str]:
        (order,) = orders(opened(content, catalog, authserv_id="mx.haendler.example"))
        return {one.code for one in order.findings if one.code.startswith("mail.")}

    good = b"Authentication-Results: mx.haendler.example; dmarc=pass\n" + a_mail()
    assert doubts(good) == set()
    assert doubts(a_mail()) == {"mail.auth-missing"}


def test_a_caller_who_hides_his_number_is_unknown_and_the_mail_still_a_fax(catalog: Catalog) -> None:
    facts = opened(a_mail(subject="Fax von unbekannt"), catalog).envelope
    assert "caller" not in facts
    assert "sender" not in facts


def test_a_gateway_s_words_alone_are_no_order(catalog: Catalog) -> None:
    reading = opened(a_mail(attached=b""), catalog)
    assert reading.kind in {Kind.NOT_AN_ORDER, Kind.UNREADABLE}
    assert orders(reading) == []


def test_mailboxes_hand_the_patterns_on(tmp_path: Path) -> None:
    for part in ("tmp", "new", "cur"):
        (tmp_path / "box" / part).mkdir(parents=True)
    (tmp_path / "box" / "new" / "1.M1.mx").write_bytes(a_mail())
    (tmp_path / "mbox").write_bytes(b"From x@gateway.example Sun Nov 22 08:14:00 2026\n" + a_mail() + b"\n")
    sources: tuple[Source, ...] = (
        MaildirFolder("box", tmp_path / "box", fax_mail=RULES),
        MboxFile("old", tmp_path / "mbox", settled_after_s=0, fax_mail=RULES),
    )
    for source in sources:
        (item,) = source.survey({}).waiting
        (one,) = source.fetch([item.key])
        assert isinstance(one, Arrived)
        assert one.document.envelope["fax_mail"] == fax_mail("box", RULES)["fax_mail"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"caller": r"Fax von (\d+)"},
        {"from": "gateway.example"},
        {"from": "gateway.example", "caller": r"(\d+)+x"},
        {"from": "gateway.example", "caller": r"\d+", "time_zone": "Europa/Berlin"},
        "Fax von",
    ],
)
def test_patterns_that_cannot_be_are_a_setting_at_fault(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(SettingsError):
        MaildirFolder("box", tmp_path, fax_mail=wrong)  # type: ignore[arg-type]  # as it comes from YAML
