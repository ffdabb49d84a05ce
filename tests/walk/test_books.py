"""Everything a source had stands in the books with one end; when it does not, somebody hears of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from orderhub import clock
from orderhub.bench.documents import mail_with_pdf
from orderhub.registry import Installation
from orderhub.settings import Settings
from orderhub.steps.alarms import alarms
from orderhub.steps.capture import capture, capture_scans
from orderhub.steps.hub import Hub
from orderhub.steps.publish import publish
from orderhub.steps.receive import receive_all
from orderhub.steps.work import drain
from orderhub.store import books, incidents
from orderhub.store.engine import Database
from tests.live.smtp_sink import SmtpSink, smtp_sink
from tests.steps.rig import ARTICLES, MAPPINGS, a_web_order, an_edifact, broken, due_now
from tests.steps.test_capture import a_mail
from tests.steps.test_classes import COMPLAINT
from tests.walk.conftest import _mailbox, public_api
from tests.walk.desk import desk
from tests.walk.world import API_KEY, hub_file

OPERATOR = "leitstand@nordlicht.example"


class Killed(BaseException):
    """What a SIGKILL is to the code: nothing of it runs any more."""


@dataclass
class Doors:
    """A mailbox, a drop folder and the public API, what was put to each on which day, and a hub whose time we set."""

    home: Path
    database: Database
    smtp: SmtpSink
    mailbox: dict[str, Any]
    mail_in: Callable[[bytes], None]
    at: datetime = field(default_factory=clock.now)
    had: Counter[tuple[str, date]] = field(default_factory=Counter)
    """Source and day to how many things were put there: counted at the door, not in the hub."""

    def mail(self, content: bytes) -> None:
        self.mail_in(content)
        self.had["postfach", self.at.date()] += 1

    def drop(self, name: str, content: bytes) -> None:
        (self.home / "in" / name).write_bytes(content)
        self.had["edi", self.at.date()] += 1

    def hub(self) -> Hub:
        file = hub_file(
            self.home,
            sources=[
                {"name": "postfach", "kind": "imap", **self.mailbox},
                {"name": "edi", "kind": "folder", "path": str(self.home / "in"), "channel": "edi", "ready": "rename"},
            ],
            senders=[{"name": "smtp", "kind": "smtp", "host": "127.0.0.1", "port": self.smtp.port,
                      "sender": "orderhub <hub@nordlicht.example>"}],
            alarms={"to": OPERATOR, "sender": "smtp"},
            api={"clients": [{"name": "teeladen", "key": API_KEY}]},
        )  # fmt: skip
        settings = Settings(home=self.home, mappings_dir=MAPPINGS, database_url=self.database.url)
        return Hub(settings, database=self.database, installation=Installation.load(file), clock=lambda: self.at)

    def round(self, hub: Hub) -> None:
        """What the DAGs do in one round."""
        receive_all(hub)
        for step in (capture, capture_scans):
            drain(step, hub)
        self.watch(hub)

    def watch(self, hub: Hub) -> None:
        """The look for what is wrong, and the mails of it."""
        alarms(hub)
        due_now(hub)  # the outbox goes by the clock of the database, which did not move
        drain(publish, hub)

    def alarms_told(self) -> list[str]:
        return [str(one["subject"]) for one in self.smtp.mails()]


@pytest.fixture
def doors(database: Database, tmp_path: Path) -> Iterator[Doors]:
    (tmp_path / "in").mkdir()
    with ExitStack() as stack:
        mailbox, mail_in = _mailbox(stack, tmp_path)
        yield Doors(tmp_path, database, stack.enter_context(smtp_sink()), mailbox, mail_in)


def an_order_by_mail(serial: int) -> bytes:
    wanted = ARTICLES[serial : serial + 2]
    return mail_with_pdf(5, serial, [(one, 10 + serial) for one in wanted]).content


def told(hub: Hub, begin: datetime | None = None, end: datetime | None = None) -> dict[str, books.Book]:
    with hub.database.begin() as tx:
        found = books.books(tx, begin=begin, end=end, late=hub.now() - timedelta(minutes=30))
    return {one.source: one for one in found}


def ledger_command(home: Path, database: Database, *words: str) -> tuple[int, list[dict[str, Any]]]:
    """What `orderhub ledger` answers in a process of its own."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("ORDERHUB")}
    environment = {**plain, "ORDERHUB_HOME": str(home), "ORDERHUB_DATABASE_URL": database.url,
                   "ORDERHUB_TIME_ZONE": "UTC"}  # fmt: skip
    command = [sys.executable, "-m", "orderhub.cli", "ledger", "--json", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode in {0, 1}, done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.feature("S1-01")
def test_the_books_of_any_interval_balance_and_when_not_the_operator_hears_of_it(doors: Doors) -> None:
    hub = doors.hub()
    try:
        first = two_days_of_arrivals(doors, hub)
        assert_every_interval_balances(doors, hub, first)
        assert_on_the_screen(doors, hub, first)
        assert doors.alarms_told() == []
        assert_a_silent_source_is_told(doors, hub)
        assert_a_lost_item_is_told(doors, hub)
        assert_an_unread_document_is_told(doors, hub)
        assert broken(hub) == []
    finally:
        hub.close()


def two_days_of_arrivals(doors: Doors, hub: Hub) -> date:
    """Orders, a complaint, a repeat and rubbish at three doors, over two days."""
    first = doors.at.date()
    repeated = an_order_by_mail(1)
    for content in (repeated, repeated, an_order_by_mail(2), a_mail("Reklamation", COMPLAINT).content):
        doors.mail(content)
    order = an_edifact(1)
    doors.drop(order.name, order.content)
    doors.drop("kaputt.bin", b"\x00\x01\xff" * 99)
    with public_api(hub) as push:
        push(a_web_order(1).content, "books-1")
        push(a_web_order(1).content, "books-1")
    doors.had["api:teeladen", first] += 1
    doors.round(hub)
    doors.at += timedelta(days=1)
    doors.mail(an_order_by_mail(3))
    later = an_edifact(2)
    doors.drop(later.name, later.content)
    doors.round(hub)
    return first


def assert_every_interval_balances(doors: Doors, hub: Hub, first: date) -> None:
    """What the doors had is what the ledger has is the sum of the ends, for each day and for all time."""
    second = doors.at.date()
    for days in ([first], [first, second]):
        code, rows = ledger_command(doors.home, doors.database, "--from", f"{days[0]}", "--to", f"{days[-1]}")
        assert code == 0
        seen = {row["source"]: row["seen"] for row in rows if row["seen"]}
        wanted = Counter({source: 0 for source, _ in doors.had})
        for (source, day), count in doors.had.items():
            wanted[source] += count * (day in days)
        assert seen == +wanted
        for row in rows:
            ends = ("orders", "not_an_order", "duplicate", "refused", "unreadable")
            assert row["seen"] == sum(row[name] for name in ends)
            assert (row["on_the_way"], row["difference"]) == (0, 0)
    mailbox, edi = told(hub)["postfach"], told(hub)["edi"]
    assert (mailbox.orders, mailbox.not_an_order, mailbox.duplicate) == (3, 1, 1)
    assert (edi.orders, edi.exceptions) == (2, 1)


def assert_on_the_screen(doors: Doors, hub: Hub, day: date) -> None:
    with desk(hub, now=lambda: doors.at) as person:
        page = person.goes_to(f"/intake?from={day}&to={day}")
        cells = {
            row.get("data-source"): [cell.text_content().strip() for cell in row.cssselect("td.number")]
            for row in page.cssselect("tr[data-source]")
        }
        assert cells["postfach"] == ["4", "2", "1", "1", "0", "0", "0", "0"]
        assert cells["edi"] == ["2", "1", "0", "0", "1", "0", "0", "0"]
        assert cells["api:teeladen"][:2] == ["1", "1"]
        assert not page.cssselect(".incidents")


def assert_a_silent_source_is_told(doors: Doors, hub: Hub) -> None:
    """Not polled: one mail on that day however often one looks, the next day another; over when it answers again."""
    doors.at += timedelta(minutes=10)
    doors.watch(hub)
    assert doors.alarms_told() == []
    doors.at += timedelta(minutes=10)
    for _ in range(3):
        doors.watch(hub)
    told_once = doors.alarms_told()
    assert sorted(name for said in told_once for name in ("postfach", "edi") if name in said) == ["edi", "postfach"]
    mail = doors.smtp.mails()[0]
    assert (mail["to"], mail["X-Orderhub"][:6]) == (OPERATOR, "alarm:")
    with desk(hub, now=lambda: doors.at) as person:
        for path in ("/queue", "/intake"):
            assert "postfach" in person.goes_to(path).cssselect(".incidents")[0].text_content()
    doors.at += timedelta(days=1)
    doors.watch(hub)
    assert len(doors.alarms_told()) == 4
    doors.round(hub)
    with hub.database.begin() as tx:
        assert incidents.open_incidents(tx) == []
    assert len(doors.alarms_told()) == 4
    doors.smtp.got.clear()


def assert_a_lost_item_is_told(doors: Doors, hub: Hub) -> None:
    """Seen at the source, and the hub was killed before it fetched: a difference until it is fetched after all."""
    later = an_edifact(3)
    doors.drop(later.name, later.content)
    source = hub.installation.source("edi")
    source.fetch = killed  # type: ignore[method-assign]  # the kill happens here
    with pytest.raises(Killed):
        receive_all(hub, "folder")
    del source.fetch
    assert (told(hub)["edi"].on_the_way, told(hub)["edi"].difference) == (1, 0)
    doors.at += timedelta(minutes=40)
    assert told(hub)["edi"].difference == 1
    doors.watch(hub)
    assert any("1 Sendungen" in said and "edi" in said for said in doors.alarms_told())
    with desk(hub, now=lambda: doors.at) as person:
        assert person.goes_to("/intake").cssselect("tr[data-source=edi] strong.bad")[0].text == "1"
    doors.round(hub)
    assert told(hub)["edi"].difference == 0
    doors.smtp.got.clear()


def killed(keys: Any) -> Any:
    raise Killed


def assert_an_unread_document_is_told(doors: Doors, hub: Hub) -> None:
    """Stored, but nobody reads it."""
    doors.mail(an_order_by_mail(4))
    receive_all(hub)
    doors.at += timedelta(minutes=40)
    receive_all(hub)
    doors.watch(hub)
    assert [said for said in doors.alarms_told() if "gelesen" in said and "postfach" in said]
    assert told(hub)["postfach"].difference == 1
    doors.round(hub)
    assert told(hub)["postfach"].difference == 0
