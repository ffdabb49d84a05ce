"""Several mailboxes and folders over an outage of two days, a kill and a renumbered folder: nothing lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from orderhub import clock
from orderhub.bench.documents import articles_of, mail_with_pdf
from orderhub.ports import Source
from orderhub.registry import Installation
from orderhub.settings import Settings
from orderhub.steps.capture import capture, capture_scans
from orderhub.steps.hub import Hub
from orderhub.steps.receive import Received, receive_all
from orderhub.steps.work import drain
from orderhub.store import intake, tables
from orderhub.store.engine import Database
from tests.live.dovecot import Dovecot, dovecot
from tests.live.waiting import free_port
from tests.steps.rig import all_rows, broken
from tests.walk.conftest import MAPPINGS
from tests.walk.world import hub_file

USERS, FOLDERS = ("einkauf", "vertrieb"), ("INBOX", "Bestellungen")


class Killed(BaseException):
    """What a SIGKILL is to the code: nothing of it runs any more."""


class DiesBeforeSettling:
    """A mailbox whose hub is killed when the bytes are stored and the mailbox was not told yet."""

    def __init__(self, mailbox: Source) -> None:
        self.name, self.channel = mailbox.name, mailbox.channel
        self.survey, self.fetch, self.close = mailbox.survey, mailbox.fetch, mailbox.close

    def settle(self, keys: Any, *, failed: bool = False) -> None:
        raise Killed


@dataclass
class Office:
    """Two mailboxes with two folders each, and the hub that reads them; time passes when the test says so."""

    server: Dovecot
    home: Path
    database: Database
    sent: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Order number to mailbox and folder."""
    at: datetime = field(default_factory=clock.now)
    serial: int = 0

    def mail(self, user: str, folder: str) -> None:
        """One order by mail, with a PDF, a file nobody can read and a note to a colleague."""
        self.serial += 1
        wanted = articles_of(MAPPINGS)[self.serial : self.serial + 2]
        sample = mail_with_pdf(3, self.serial, [(one, 10 + self.serial) for one in wanted])
        mail = message_from_bytes(sample.content, _class=EmailMessage, policy=SMTP)  # type: ignore[arg-type]
        mail.add_attachment(b"\x00\x01\xff" * 99, maintype="application", subtype="octet-stream", filename="x.bin")
        mail.add_attachment("BEGIN:VCARD\r\nEND:VCARD\r\n", subtype="vcard", filename="visitenkarte.vcf")
        client = self.server.client(user)
        if not client.folder_exists(folder):
            client.create_folder(folder)
        client.append(folder, mail.as_bytes())
        client.logout()
        self.sent[sample.number] = (user, folder)

    def hub(self, *, port: int = 0) -> Hub:
        """A hub of the present moment; another `port` is a server that is not there."""
        common = {"kind": "imap", "host": "127.0.0.1", "port": port or self.server.port, "tls": "none",
                  "password": self.server.password, "folders": list(FOLDERS)}  # fmt: skip
        file = hub_file(self.home, sources=[{"name": one, "user": one, **common} for one in USERS])
        settings = Settings(home=self.home, mappings_dir=MAPPINGS)
        return Hub(settings, database=self.database, installation=Installation.load(file), clock=lambda: self.at)

    def poll(self, hub: Hub) -> list[Received]:
        try:
            return receive_all(hub)
        finally:
            hub.installation.close()

    def renumber(self, user: str, folder: str) -> None:
        """As after a restore of the server: another UIDVALIDITY, and every mail a new UID."""
        maildir = self.server.root / "mail" / user / ("" if folder == "INBOX" else f".{folder}")
        numbers = maildir / "dovecot-uidlist"
        validity = int(numbers.read_text().split()[1].removeprefix("V"))
        for one in maildir.glob("dovecot*"):
            if one.is_file():
                one.unlink()
        # Dovecot takes the clock's second, which may still be that of the first numbering.
        numbers.write_text(f"3 V{validity + 1} N1\n")


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[Office]:
    with dovecot() as server:
        office = Office(server, tmp_path, database)
        for user in USERS:
            for folder in FOLDERS:
                office.mail(user, folder)
        yield office


@pytest.mark.live("dovecot")
@pytest.mark.feature("S1-02")
def test_mailboxes_over_an_outage_of_two_days(office: Office) -> None:
    assert [(one.arrived, one.settled, one.error) for one in office.poll(office.hub())] == [(2, 2, "")] * 2

    # Two days without the server; mail goes on arriving there.
    for _ in range(4):
        office.at += timedelta(hours=12)
        assert {one.error for one in office.poll(office.hub(port=free_port()))} == {"remote.busy"}
        office.mail(USERS[0], FOLDERS[1])
        office.mail(USERS[1], FOLDERS[0])
    assert sum(one.arrived for one in office.poll(office.hub())) == 8

    # Killed after storing and before telling; then the server numbers the folder anew and knows no mail of before.
    office.mail(*(USERS[0], FOLDERS[0]))
    dying = office.hub()
    dying.installation._open[f"sources/{USERS[0]}"] = DiesBeforeSettling(dying.installation.source(USERS[0]))
    with pytest.raises(Killed):
        office.poll(dying)
    office.renumber(USERS[0], FOLDERS[0])
    for _ in range(2):
        office.poll(office.hub())

    hub = office.hub()
    try:
        for step in (capture, capture_scans):
            drain(step, hub)
    finally:
        hub.pool.close()
    assert_every_mail_once(office, hub)
    assert_every_attachment_has_its_end(office, hub)
    assert broken(hub) == []


def assert_every_mail_once(office: Office, hub: Hub) -> None:
    """One order a mail; the mail that came under two numbers is there twice by count and once by content."""
    assert sorted(row.number for row in all_rows(hub.database, tables.orders)) == sorted(office.sent)
    mails = all_rows(hub.database, tables.documents, tables.documents.c.parent_id.is_(None))
    assert [row.state for row in mails].count("orders") == len(office.sent)
    assert [row.state for row in mails].count("duplicate") == len(mails) - len(office.sent) == 1
    with hub.database.begin() as tx:
        books = intake.balances(tx)
        rows = tx.execute(tables.intake_ledger.select()).all()
    assert {(one.difference, one.error) for one in books} == {(0, None)}
    assert len(rows) == len({row.document_id for row in rows}) == len(mails)
    left = office.server.client(USERS[0])
    assert left.select_folder("INBOX")[b"EXISTS"] == 0
    left.logout()


def assert_every_attachment_has_its_end(office: Office, hub: Hub) -> None:
    """What a mail held is a row with an end of its own, or stands on the mail's row with the reason it was left out."""
    for mail in all_rows(hub.database, tables.documents, tables.documents.c.state == "orders"):
        if mail.parent_id is not None:
            continue
        parts = all_rows(hub.database, tables.documents, tables.documents.c.parent_id == mail.id)
        ends = {row.name: row.state for row in parts}
        pdf = next(name for name in ends if name.endswith(".pdf"))
        assert ends[pdf] == "orders"
        assert ends["x.bin"] == "unreadable"
        left_out = {one["name"]: one["code"] for one in mail.skipped}
        assert "visitenkarte.vcf" in {**ends, **left_out}
        assert not set(ends) & set(left_out)
