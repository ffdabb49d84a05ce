"""The SMTP sender against a real SMTP server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from connectors.smtp_sender import SmtpSender
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound
from orderhub.testing.sender_contract import SenderContract
from tests.live.smtp_sink import PASSWORD, USER, SmtpSink, smtp_sink

SENDER = "Muster Werkzeug GmbH <auftrag@example.com>"


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with smtp_sink() as running:
        yield running


@pytest.fixture
def sender(sink: SmtpSink) -> Iterator[SmtpSender]:
    found = SmtpSender("smtp", "127.0.0.1", sink.port, SENDER, timeout_s=5)
    yield found
    found.close()


def message(address: str = "einkauf@nordwind.example", **changes) -> Outbound:
    return replace(Outbound("order-1-shipped", "customer", address, "Ihre Lieferung", b"Hallo\n"), **changes)


class TestSmtpSender(SenderContract):
    secrets = (PASSWORD,)
    hostile = (
        "a@b.example\r\nBcc: victim@c.example", "a@b.example, victim@c.example", "Anna <a@b.example>", "nobody", "",
        "@b.example",
        "a@b.example\x00", "a@", "a b@c.example", "<a@b.example>", "a..b@c.example",
    )  # fmt: skip

    @pytest.fixture
    def sender(self, sink: SmtpSink) -> Iterator[SmtpSender]:
        found = SmtpSender("smtp", "127.0.0.1", sink.port, SENDER, "", PASSWORD, timeout_s=5)
        yield found
        found.close()

    @pytest.fixture
    def address(self) -> str:
        return "einkauf@nordwind.example"

    @pytest.fixture
    def received(self, sink: SmtpSink):
        return lambda: [(mail["Message-ID"], mail.get_content().encode()) for mail in sink.mails()]

    @pytest.fixture
    def unreachable(self) -> SmtpSender:
        return SmtpSender("gone", "127.0.0.1", 1, SENDER)

    @pytest.fixture
    def refusing(self, sender: SmtpSender, sink: SmtpSink) -> SmtpSender:
        sink.to_rcpt = "550 no such user"
        return sender


def test_the_mail_says_what_it_is_and_from_whom(sender: SmtpSender, sink: SmtpSink) -> None:
    receipt = sender.send(message(subject="Größe geändert", headers={"In-Reply-To": "<1@kunde.example>"}))
    assert receipt == "250 OK queued as 4711"
    ((mail_from, recipients, _),) = sink.got
    (mail,) = sink.mails()
    assert (mail_from, recipients) == ("auftrag@example.com", ["einkauf@nordwind.example"])
    assert mail["From"] == SENDER
    assert mail["Subject"] == "Größe geändert"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Orderhub"] == "order-1-shipped"
    assert mail["In-Reply-To"] == "<1@kunde.example>"
    assert mail["Message-ID"].endswith("@example.com>")


def test_nobody_writes_a_header_of_his_own(sender: SmtpSender, sink: SmtpSink) -> None:
    hostile = "Hallo\r\nBcc: opfer@example.org\r\n\r\nanderer Text\x00"
    sender.send(
        message(subject=hostile, key=hostile, headers={"Reply-To": "a@b.example\r\nX-Evil: 1", "Bcc": "x@y.example"})
    )
    ((_, recipients, raw),) = sink.got
    (mail,) = sink.mails()
    assert recipients == ["einkauf@nordwind.example"]
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert mail.get_content().strip() == "Hallo"
    assert b"\x00" not in raw


def test_a_lost_answer_is_sent_again_as_the_same_mail(sender: SmtpSender, sink: SmtpSink) -> None:
    sink.lose_answer = True
    with pytest.raises(RemoteBusy):
        sender.send(message())
    sink.lose_answer = False
    sender.send(message())
    first, second = sink.mails()
    assert first["Message-ID"] == second["Message-ID"]


@pytest.mark.parametrize("field", ["to_rcpt", "to_data"])
@pytest.mark.parametrize(("line", "error"), [("451 greylisted", RemoteBusy), ("452 mailbox full", RemoteBusy),
                                             ("554 spam", RemoteRefused)])  # fmt: skip
def test_4xx_is_busy_and_5xx_is_a_no_and_the_next_mail_goes(
    sender: SmtpSender, sink: SmtpSink, field: str, line: str, error: type[Exception]
) -> None:
    setattr(sink, field, line)
    with pytest.raises(error, match=line):
        sender.send(message())
    setattr(sink, field, "250 OK")
    assert sender.send(message()).startswith("250")
    assert len(sink.got) == 1


def test_one_connection_serves_many_mails_and_a_closed_one_is_replaced(sender: SmtpSender, sink: SmtpSink) -> None:
    sender.send(message())
    first = sender._open
    sender.send(message(key="k2"))
    assert sender._open is first
    first.sock.close()
    sender.send(message(key="k3"))
    assert len(sink.got) == 3


def test_a_file_becomes_an_attachment(sender: SmtpSender, sink: SmtpSink) -> None:
    edi = b"UNB+UNOC:3+...'"
    sender.send(message(content=edi, media_type="application/edifact", headers={"Content-Name": "desadv-4711.edi"}))
    (mail,) = sink.mails()
    (part,) = mail.iter_attachments()
    assert (part.get_filename(), part.get_content_type(), part.get_content()) == (
        "desadv-4711.edi",
        "application/edifact",
        edi,
    )


def test_an_html_mail_keeps_its_kind(sender: SmtpSender, sink: SmtpSink) -> None:
    sender.send(message(content="<p>Grüße</p>".encode(), media_type="text/html; charset=utf-8"))
    (mail,) = sink.mails()
    assert mail.get_content_type() == "text/html"
    assert "Grüße" in mail.get_content()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_login_and_a_wrong_password() -> None:
    with smtp_sink(login=True) as sink:
        good = SmtpSender("smtp", "127.0.0.1", sink.port, SENDER, USER, PASSWORD)
        good.send(message())
        good.close()
        bad = SmtpSender("smtp", "127.0.0.1", sink.port, SENDER, USER, "wrong-password")
        with pytest.raises(RemoteRefused, match=r"remote\.login-refused") as refused:
            bad.send(message())
        assert "wrong-password" not in str(refused.value)
        assert len(sink.got) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_no_password_leaves_without_the_encryption_that_was_asked_for() -> None:
    with smtp_sink(login=True) as sink:
        careful = SmtpSender("smtp", "127.0.0.1", sink.port, SENDER, USER, PASSWORD, "starttls")
        with pytest.raises(RemoteRefused, match=r"remote\.insecure"):
            careful.send(message())
        assert sink.got == []
