"""Sends messages by SMTP, one mail a message. Implements `ports.Sender`.

    senders: [{name: smtp, kind: smtp, host: mail.example.com, port: 587, tls: starttls, user: hub,
               password: env:SMTP_PASSWORD, sender: "Muster GmbH <auftrag@example.com>"}]

The Message-ID is made from the message's key, so that a mail sent again after a lost answer is the same mail to every
receiver that looks. `Auto-Submitted: auto-generated` (RFC 3834) keeps out-of-office answers away and `X-Orderhub` names
the key, by which the hub knows its own mails when one comes back. A content that is not text becomes an attachment.
`headers` of the message may add In-Reply-To, References, Reply-To and a few more; never the recipients.
"""

from __future__ import annotations

import hashlib
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr

from orderhub import clock
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
# anna.gross@example.com, auftrag+4711@mail.example.com, büro@müller.example
_MAIL_ADDRESS = re.compile(r"[^\s\x00-\x1f\x7f@<>,;:\"()\[\]\\]{1,64}@[^\s\x00-\x1f\x7f@<>,;:\"()\[\]\\]{1,253}")
_MAY_ADD = {"in-reply-to", "references", "reply-to", "list-unsubscribe", "list-unsubscribe-post", "x-priority"}


class SmtpSender:
    """A mail server. `tls`: "" none, "starttls" (must be offered) or "implicit"."""

    def __init__(
        self,
        name: str,
        host: str,
        port: int,
        sender: str,
        user: str = "",
        password: str = "",
        tls: str = "",
        *,
        timeout_s: int = 30,
    ) -> None:
        self.name = name
        self._host, self._port = host, int(port)
        self._sender_name, self._sender = parseaddr(_plain(sender))
        self._user, self._password = user, password
        self._tls = tls
        self._timeout_s = timeout_s
        self._open: smtplib.SMTP | None = None

    def __repr__(self) -> str:
        return f"SmtpSender({self.name!r}, {self._host!r}, {self._port}, {self._sender!r})"

    def send(self, message: Outbound) -> str:
        """The server's last line. Raises: RemoteBusy (4xx, no connection), RemoteRefused (5xx, unsafe address)."""
        mail = self._mail(message)
        with self._translated(message.address):
            server = self._server()
            server.ehlo_or_helo_if_needed()
            options = ["SMTPUTF8"] if not message.address.isascii() else []
            for code, words in self._hand_over(server, mail, message.address, options):
                if code >= 400:
                    raise smtplib.SMTPResponseException(code, words)
        return f"{code} {words.decode('utf-8', 'replace')}"[:200]

    def close(self) -> None:
        """Say goodbye to the server."""
        if self._open is not None:
            server, self._open = self._open, None
            try:
                server.quit()
            except (OSError, smtplib.SMTPException):
                server.close()

    def _hand_over(
        self, server: smtplib.SMTP, mail: EmailMessage, address: str, options: list[str]
    ) -> Iterator[tuple[int, bytes]]:
        policy = SMTP.clone(utf8=bool(options))
        yield server.mail(self._sender, options)
        yield server.rcpt(address)
        yield server.data(mail.as_bytes(policy=policy))

    def _server(self) -> smtplib.SMTP:
        """The open connection, or a new one: a NOOP tells whether the server has closed an idle one."""
        if self._open is not None:
            try:
                if self._open.noop()[0] == 250:
                    self._open.rset()
                    return self._open
            except (OSError, smtplib.SMTPException):
                pass
            self.close()
        if self._tls == "implicit":
            context = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=self._timeout_s, context=context)
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=self._timeout_s)
        self._open = server
        if self._tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        if self._user:
            server.login(self._user, self._password)
        return server

    def _mail(self, message: Outbound) -> EmailMessage:
        if not _MAIL_ADDRESS.fullmatch(message.address) or ".." in message.address:
            raise RemoteRefused("send.address-unsafe", system=self.name, address=repr(message.address))
        user, _, domain = message.address.rpartition("@")
        mail = EmailMessage(policy=SMTP)
        mail["From"] = formataddr((self._sender_name, self._sender))
        mail["To"] = Address(username=user, domain=domain)
        mail["Subject"] = _plain(message.subject)
        mail["Date"] = format_datetime(clock.now())
        mail["Message-ID"] = message_id(message.key, self._sender)
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Orderhub"] = _plain(message.key)
        for header, value in message.headers.items():
            if header.lower() in _MAY_ADD:
                mail[header] = _plain(value)
        _set_content(mail, message)
        return mail

    @contextmanager
    def _translated(self, address: str) -> Iterator[None]:
        where = f"{self._host}:{self._port}"
        try:
            yield
        except smtplib.SMTPAuthenticationError as refused:
            self.close()
            reason = _words(refused)
            raise RemoteRefused(
                "remote.login-refused", system=self.name, where=where, user=self._user, reason=reason
            ) from refused
        except smtplib.SMTPResponseException as refused:
            self.close()
            busy = refused.smtp_code < 500
            kind, code = (RemoteBusy, "remote.busy") if busy else (RemoteRefused, "remote.refused")
            raise kind(code, system=self.name, where=where, reason=_words(refused), address=address) from refused
        except smtplib.SMTPNotSupportedError as refused:
            self.close()
            code = "remote.insecure" if self._tls == "starttls" else "remote.refused"
            raise RemoteRefused(code, system=self.name, where=where, reason=str(refused)) from refused
        except ssl.SSLCertVerificationError as refused:
            self.close()
            reason = refused.verify_message
            raise RemoteRefused("remote.certificate", system=self.name, where=where, reason=reason) from refused
        except (OSError, smtplib.SMTPException) as failed:
            self.close()
            reason = str(failed) or type(failed).__name__
            raise RemoteBusy("remote.busy", system=self.name, where=where, reason=reason) from failed


def message_id(key: str, sender: str) -> str:
    """The Message-ID of the mail for `key`: the same for each try."""
    domain = sender.rpartition("@")[2].encode("idna").decode("ascii") or "orderhub.invalid"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def _set_content(mail: EmailMessage, message: Outbound) -> None:
    media_type, _, rest = message.media_type.partition(";")
    kind, _, subtype = media_type.strip().lower().partition("/")
    if kind == "text" and subtype in ("plain", "html"):
        charset = rest.partition("charset=")[2].strip().strip('"') or "utf-8"
        mail.set_content(message.content.decode(charset, "replace"), subtype=subtype)
        return
    name = _plain(message.headers.get("Content-Name", "")) or f"{message.key[:40]}.{subtype or 'bin'}"
    text = _plain(message.subject)
    mail.set_content(text + "\n")
    mail.add_attachment(
        message.content, maintype=kind or "application", subtype=subtype or "octet-stream", filename=name
    )


def _plain(text: str) -> str:
    """One line: whoever fills a subject cannot begin a header of his own."""
    return _CONTROL.sub(" ", text).strip()


def _words(refused: smtplib.SMTPResponseException) -> str:
    said = refused.smtp_error
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{refused.smtp_code} {_plain(text)}"[:300]
