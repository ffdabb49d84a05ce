"""Opening mails: parts by their bytes, facts of the headers, what is left aside and why."""

from __future__ import annotations

import base64
import struct
from email.message import EmailMessage

import pytest

from orderhub.document import Document, Unpacked
from orderhub.errors import BrokenDocument
from parsers import mail_message
from parsers.mail_rtf import decompress, text_of
from parsers.mail_smime import signed_content
from parsers.mail_tnef import open_tnef

PDF = b"%PDF-1.4\n" + b"x" * 20_000
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 120, 40) + b"\0" * 300


def a_mail(text: str | None = "Guten Tag,\nanbei unsere Bestellung.\n", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", "Einkauf Müller <Einkauf@Mueller.example>")
    mail["To"] = "bestellung@haendler.example"
    mail["Subject"] = headers.pop("subject", "Bestellung für KW 48")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if text is not None:
        mail.set_content(text)
    return mail


def open_mail(mail: EmailMessage | bytes, **facts: str) -> Unpacked:
    content = mail if isinstance(mail, bytes) else mail.as_bytes()
    document = Document(content=content, name="m.eml", envelope=facts)
    assert (mail_message.sniff(document) or 0) >= 60
    return mail_message.unpack(document)


def test_headers_become_facts_and_the_text_a_body() -> None:
    opened = open_mail(a_mail(Date="Fri, 20 Nov 2026 10:00:00 +0100", Message_ID="<1@x>"))
    assert opened.envelope == {
        "sender": "einkauf@mueller.example",
        "sender_name": "Einkauf Müller",
        "sender_domain": "mueller.example",
        "recipient": "bestellung@haendler.example",
        "subject": "Bestellung für KW 48",
        "message_id": "1@x",
        "date": "2026-11-20T09:00:00+00:00",
    }
    (body,) = opened.parts
    assert (body.name, body.channel, body.envelope["part"]) == ("body.txt", "mail", "body")
    assert "anbei unsere Bestellung" in body.content.decode()


def test_an_attachment_is_known_by_its_bytes_not_by_its_declared_type() -> None:
    mail = a_mail()
    mail.add_attachment(PDF, maintype="image", subtype="png", filename="../../etc/Bestellung\u202e.pdf")
    part = open_mail(mail).parts[1]
    assert (part.name, part.media_type, part.content) == ("Bestellung.pdf", "application/pdf", PDF)


def test_an_inline_pdf_is_a_part_and_a_logo_is_not() -> None:
    mail = a_mail(None)
    mail.set_content("<p>Hallo, anbei die Bestellung <img src='cid:logo@x'></p>", subtype="html")
    mail.add_related(PNG, "image", "png", cid="<logo@x>")
    mail.make_mixed()
    mail.add_attachment(PDF, maintype="application", subtype="pdf", disposition="inline", filename="b.pdf")
    opened = open_mail(mail)
    assert [part.name for part in opened.parts] == ["body.html", "b.pdf"]
    assert [one.code for one in opened.skipped] == ["mail.skipped-logo"]


def test_a_forwarded_mail_stays_whole_and_tells_its_own_sender() -> None:
    inner = a_mail(sender="partner@kunde.example")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="b.pdf")
    outer = a_mail("Bitte bearbeiten", sender="chef@haendler.example", subject="WG: Bestellung")
    outer.add_attachment(inner)
    opened = open_mail(outer)
    nested = opened.parts[1]
    assert nested.media_type == "message/rfc822"
    inside = open_mail(nested.content, **opened.envelope)
    assert inside.envelope["sender"] == "partner@kunde.example"
    assert inside.envelope["forwarded_by"] == "chef@haendler.example"
    assert inside.parts[1].content == PDF


def test_an_inline_forward_takes_the_inner_sender_and_keeps_the_outer_one() -> None:
    text = (
        "Bitte erledigen\n\nVon: Meyer [mailto:meyer@kunde.example]\nGesendet: Freitag\nAn: "
        "uns\nBetreff: Bestellung\n\n6 x NW-1001\n"
    )
    opened = open_mail(a_mail(text, sender="chef@haendler.example", subject="WG: Bestellung"))
    assert (opened.envelope["sender"], opened.envelope["forwarded_by"]) == (
        "meyer@kunde.example",
        "chef@haendler.example",
    )
    assert [one.code for one in opened.findings] == ["mail.forwarded"]


def test_html_is_preferred_when_it_holds_the_table_and_for_stubs() -> None:
    mail = a_mail("Menge Artikel\n5\nNW-1001\n mehr als zwanzig Zeichen\n")
    mail.add_alternative(
        "<table><tr><th>Menge</th><th>Artikel</th></tr><tr><td>5</td><td>NW-1001</td></tr></table>", subtype="html"
    )
    assert [part.name for part in open_mail(mail).parts] == ["body.html"]
    mail = a_mail("Guten Tag, dies ist der ganze Text der Mail.\n")
    mail.add_alternative("<p>Guten Tag, dies ist der ganze Text der Mail.</p>", subtype="html")
    assert [part.name for part in open_mail(mail).parts] == ["body.txt"]


@pytest.mark.parametrize(
    ("expected", "headers"),
    [
        ("out_of_office", {"Auto_Submitted": "auto-replied"}),
        ("out_of_office", {"subject": "Automatische Antwort: Bestellung 4711"}),
        ("out_of_office", {"subject": "Out of Office: Re: order"}),
        ("newsletter", {"List_Unsubscribe": "<https://x.example>"}),
        ("spam", {"X_Spam_Flag": "YES"}),
        ("bounce", {"sender": "MAILER-DAEMON@x.example", "subject": "Undelivered Mail Returned to Sender"}),
        (None, {"Auto_Submitted": "auto-generated"}),
        (None, {}),
    ],
)
def test_mails_of_machines_are_named(expected: str | None, headers: dict[str, str]) -> None:
    assert open_mail(a_mail(**headers)).class_ == expected


def test_a_delivery_report_is_a_bounce() -> None:
    raw = (
        b"From: x@y.example\r\nSubject: report\r\nContent-Type: multipart/report; "
        b"report-type=delivery-status; boundary=b\r\n\r\n"
        b"--b\r\n\r\nfailed\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--b--\r\n"
    )
    opened = open_mail(raw)
    assert opened.class_ == "bounce"
    assert [one.code for one in opened.skipped] == ["mail.skipped-report"]


def test_broken_mime_is_forgiven() -> None:
    raw = (
        b"From: =?iso-8859-1?Q?M=FCller?= <a@b.example>\nSubject: =?x-unknown?B?QmVzdGVsbHVuZw==?=\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=klingon\n'
        b"Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe und 6 x NW-1001\n--b\n"
        b'Content-Type: application/pdf; name="a.pdf"\n'
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(PDF)[:-2] + b"!!\n"
    )
    opened = open_mail(raw)
    assert (opened.envelope["sender_name"], opened.envelope["subject"]) == ("Müller", "Bestellung")
    assert opened.parts[0].content.decode().startswith("Grüße und 6 x")
    assert opened.parts[1].content.startswith(b"%PDF-1.4")
    assert [one.code for one in opened.findings] == ["mail.charset-guessed"]


def test_names_in_pieces_are_joined() -> None:
    raw = (
        b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; "
        b"boundary=b\n\n--b\nContent-Type: application/pdf\n"
        b"Content-Disposition: attachment; filename*0*=utf-8''Auftrag%20N; "
        b"filename*1*=r.%204711.pdf\n\n%PDF-1.4\n--b--\n"
    )
    assert open_mail(raw).parts[0].name == "Auftrag Nr. 4711.pdf"


def test_deep_nesting_and_many_parts_end_in_skips() -> None:
    deep = b"From: a@b.example\nSubject: x\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(500)
    )
    assert [one.code for one in open_mail(deep).skipped] == ["mail.skipped-depth"]
    wide = (
        b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: a/b\n\nx\n" * 5000
    )
    opened = open_mail(wide)
    assert len(opened.parts) <= 200
    assert "mail.skipped-depth" in [one.code for one in opened.skipped]


def test_every_mail_of_an_mbox_is_a_part() -> None:
    one = b"From a@b.example Fri Nov 20 10:00:00 2026\n" + a_mail().as_bytes() + b"\n"
    opened = mail_message.unpack(Document(content=one * 3, name="x.mbox"))
    assert [part.name for part in opened.parts] == ["message-1.eml", "message-2.eml", "message-3.eml"]


def test_an_edi_interchange_as_text_is_no_body() -> None:
    (part,) = open_mail(a_mail("UNB+UNOC:3+1+2+261120:1000+1'\nUNZ+0+1'\n")).parts
    assert (part.name, part.envelope) == ("message.edi", {})


def tnef(*files: tuple[str, bytes]) -> bytes:
    def attribute(identifier: int, data: bytes) -> bytes:
        return struct.pack("<BII", 2, identifier, len(data)) + data + b"\0\0"

    body = b"".join(
        attribute(0x00069002, b"\0" * 14)
        + attribute(0x00018010, name.encode("cp1252") + b"\0")
        + attribute(0x0006800F, data)
        for name, data in files
    )
    return b"\x78\x9f\x3e\x22\x01\x00" + body


def test_winmail_dat_gives_its_attachments() -> None:
    assert open_tnef(tnef(("b.pdf", PDF), ("ä.txt", b"x"))).attachments == [("b.pdf", PDF), ("ä.txt", b"x")]
    assert open_tnef(tnef(("b.pdf", PDF))[:-10]).attachments == [("b.pdf", b"")]
    (part,) = mail_message.unpack(Document(content=tnef(("b.pdf", PDF)), name="winmail.dat")).parts
    assert part.content == PDF


def attribute(identifier: int, data: bytes, level: int = 2) -> bytes:
    return struct.pack("<BII", level, identifier, len(data)) + data + b"\0\0"


def properties(*said: tuple[int, int, bytes]) -> bytes:
    """MAPI properties (type, number, bytes) of variable length."""
    out = struct.pack("<I", len(said))
    for kind, number, value in said:
        out += struct.pack("<HHII", kind, number, 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return out


def stream(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def test_winmail_dat_with_its_names_and_data_in_mapi_properties() -> None:
    long_name = "Bestellung 4711 für die Küche.pdf".encode("utf-16-le")
    inner = stream(attribute(0x00069002, b""), attribute(0x00018010, b"x.csv\0"), attribute(0x0006800F, b"a;b"))
    content = stream(
        attribute(0x00069003, properties((0x1F, 0x1000, "6 x NW-1001\0".encode("utf-16-le"))), level=1),
        # The data before its name, and a name of eight letters beside the real one.
        attribute(0x00069002, b""), attribute(0x0006800F, PDF), attribute(0x00018010, b"BESTEL~1.PDF\0"),
        attribute(0x00069005, properties((0x1F, 0x3707, long_name))),
        attribute(0x00069002, b""),
        attribute(0x00069005, properties((0x0D, 0x3701, b"\7" * 16 + inner), (0x1E, 0x3001, b"Anfrage\0"))),
    )  # fmt: skip
    opened = mail_message.unpack(Document(content=content, name="winmail.dat"))
    assert [part.name for part in opened.parts] == ["Bestellung 4711 für die Küche.pdf", "Anfrage", "body.txt"]
    assert opened.parts[0].content == PDF
    assert opened.parts[2].content == b"6 x NW-1001"
    (nested,) = mail_message.unpack(opened.parts[1]).parts
    assert (nested.name, nested.content) == ("x.csv", b"a;b")


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        # The two examples of MS-OXRTFCP, section 4.
        (
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
            "hello world\n",
        ),
        ("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "WXYZWXYZWXYZWXYZWXYZ\n"),
        ("", ""),
        ("2d000000ffffffff4c5a4675f1c5c7a7", ""),
    ],
)
def test_a_rich_text_body_is_unpacked_to_its_words(packed: str, expected: str) -> None:
    assert text_of(decompress(bytes.fromhex(packed))) == expected


def test_rich_text_keeps_words_lines_and_umlauts_and_drops_the_rest() -> None:
    rtf = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}F\'fcr KW 49:\par 6 x NW-1001\tab Wasser\line "
        rb"\u8364?5 \{netto\}{\pict 0102}\par}"
    )
    assert text_of(rtf) == "Für KW 49:\n6 x NW-1001\tWasser\n€5 {netto}\n"


def test_broken_winmail_dat_gives_what_was_whole() -> None:
    whole = stream(attribute(0x00069003, properties((0x1E, 0x1000, b"text\0"), (0x1F, 0x1000, b"x\0" * 9)), level=1))
    for end in range(6, len(whole)):
        open_tnef(whole[:end])
    assert open_tnef(stream(attribute(0x00069003, b"\xff" * 40, level=1))).text == ""


def der(tag: int, content: bytes) -> bytes:
    size = len(content).to_bytes(3, "big")
    return bytes([tag, 0x83]) + size + content


def test_an_opaque_signed_mail_is_unwrapped_in_der_and_in_ber() -> None:
    inner = a_mail().as_bytes()
    data = der(0x06, bytes.fromhex("2a864886f70d010701"))
    octets = der(0x04, inner)
    streamed = b"\x24\x80" + der(0x04, inner[:50]) + der(0x04, inner[50:]) + b"\0\0"
    for wrapped in (octets, streamed):
        signed = der(0x30, der(0x02, b"\1") + der(0x31, b"") + der(0x30, data + der(0xA0, wrapped)))
        cms = der(0x30, der(0x06, bytes.fromhex("2a864886f70d010702")) + der(0xA0, signed))
        assert signed_content(cms) == inner
        mail = a_mail(None)
        mail.set_content(cms, maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
        opened = open_mail(mail)
        assert (opened.parts[0].media_type, opened.parts[0].content) == ("message/rfc822", inner)
        assert [one.code for one in opened.findings] == ["mail.signature-unchecked"]
    assert signed_content(cms[:-5]) is None
    assert signed_content(b"\x30\x80" * 500) is None


def test_an_encrypted_part_is_skipped_with_its_reason() -> None:
    mail = a_mail(None)
    mail.set_content(b"0\x80 nothing to see", maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    assert [one.code for one in open_mail(mail).skipped] == ["mail.skipped-encrypted"]


def test_an_outlook_file_is_refused_in_words() -> None:
    document = Document(content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name="x.msg")
    assert mail_message.sniff(document) is not None
    with pytest.raises(BrokenDocument, match=r"mail\.outlook-file"):
        mail_message.unpack(document)


@pytest.mark.parametrize(
    "content", [b"", b"UNB+UNOC:3'", b"{}", b"%PDF-1.4", b"Guten Tag: wir bestellen\n\n5 x A-1", b"\0\0"]
)
def test_other_documents_are_declined(content: bytes) -> None:
    assert mail_message.sniff(Document(content=content, name="x")) is None
