"""A real SMTP server (aiosmtpd) that keeps the mails it got and refuses when told to."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.live.waiting import free_port

USER, PASSWORD = "hub", "smtp-password-1"


@dataclass
class SmtpSink:
    """What arrived: (envelope sender, recipients, raw bytes), and what is answered to RCPT and DATA."""

    port: int = 0
    got: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    to_rcpt: str = "250 OK"
    to_data: str = "250 OK queued as 4711"
    lose_answer: bool = False

    def mails(self) -> list[EmailMessage]:
        return [email.message_from_bytes(raw, policy=email.policy.default) for _, _, raw in self.got]

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 -- aiosmtpd looks for this name
        if self.to_rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_rcpt

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd looks for this name
        if self.to_data.startswith("250"):
            self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        if self.lose_answer:
            server.transport.abort()
        return self.to_data


@contextmanager
def smtp_sink(*, login: bool = False) -> Iterator[SmtpSink]:
    """Starts one on loopback; with `login` it wants USER and PASSWORD."""
    sink = SmtpSink(free_port())

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=known, handled=known)

    options: dict[str, Any] = {}
    if login:
        options = {"authenticator": check, "auth_required": True, "auth_require_tls": False}
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, enable_SMTPUTF8=True, **options)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
