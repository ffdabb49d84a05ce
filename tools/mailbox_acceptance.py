"""The mailbox under fire, on a real Dovecot: kills, a renumbered folder, a server that stops, and the cost of a mail.

    .venv/bin/python tools/mailbox_acceptance.py [--mails 2000] [--kills 17] [--corpora FOLDER] [--json]

Needs Debian's dovecot-imapd and a quarter of an hour at most. Prints figures beside what is asked; exit status 1 when a
mail was lost, doubled or left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402 -- after the path of this checkout

from connectors.imap_mailbox import ImapMailbox  # noqa: E402
from orderhub.bench.mail_classes import class_of  # noqa: E402
from orderhub.capturing.pool import ParserPool  # noqa: E402
from orderhub.document import Document  # noqa: E402
from orderhub.registry import Installation  # noqa: E402
from orderhub.settings import Settings, environment  # noqa: E402
from orderhub.steps.capture import capture  # noqa: E402
from orderhub.steps.hub import Hub  # noqa: E402
from orderhub.steps.receive import receive  # noqa: E402
from orderhub.steps.work import drain  # noqa: E402
from orderhub.store import intake  # noqa: E402
from orderhub.store.verify import violations  # noqa: E402
from tests.live.dovecot import Dovecot, dovecot  # noqa: E402

_FILLER = "".join(f"Zeile {number} eines Anhangs, wie er so kommt.\r\n" for number in range(900))


def deliver(server: Dovecot, user: str, first: int, count: int) -> None:
    """Put mails of 40 kB where the server finds them, as a delivery agent does."""
    if not (server.root / "mail" / user / "cur").exists():
        with server.client(user) as client:
            client.append("INBOX", b"Subject: x\r\n\r\n")  # the server makes the folders
            client.select_folder("INBOX")
            client.delete_messages(client.search("ALL"))
            client.expunge()
    box = server.root / "mail" / user
    owner = box.stat()
    for part in ("new", "tmp", "cur"):
        (box / part).mkdir(exist_ok=True)
        os.chown(box / part, owner.st_uid, owner.st_gid)
    for number in range(first, first + count):
        mail = (
            f"From: kunde{number % 7}@kunde.example\r\nTo: {user}@haendler.example\r\n"
            f"Subject: Bestellung L-{number}\r\n"
            f"Date: Fri, 20 Nov 2026 10:00:00 +0100\r\nMessage-ID: <{number}@kunde.example>\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n'
            f"Bestellnummer: L-{number}\r\n{1 + number % 9} x NW-1001 Wasser\r\n\r\n"
            f'--b\r\nContent-Type: application/octet-stream; name="x.bin"\r\n\r\n{_FILLER}{number}\r\n--b--\r\n'
        )
        file = box / "new" / f"{1_700_000_000 + number}.M{number}.mx"
        file.write_text(mail, newline="")
        os.chown(file, owner.st_uid, owner.st_gid)


def under_fire(server: Dovecot, home: Path, mails: int, kills: int, seed: int) -> dict[str, Any]:
    """Kill the poller again and again while it works; then let it finish, and count."""
    chance = random.Random(seed)
    entry = {"name": "box", "kind": "imap", "host": "127.0.0.1", "port": server.port, "user": "bestellung",
             "password": server.password}  # fmt: skip
    (home / "hub.yaml").write_text(json.dumps({"sources": [entry]}), encoding="utf-8")
    settings = Settings(home=home, mappings_dir=ROOT / "mappings")
    hub = Hub(settings, installation=Installation.load(home / "hub.yaml"))
    env = environment(ORDERHUB_HOME=home, ORDERHUB_MAPPINGS_DIR=ROOT / "mappings", ORDERHUB_BATCH_SIZE=10)
    stored = arrived(hub)
    killed = useful = 0
    while killed < kills:
        # Mail goes on arriving all the time.
        wave = mails // kills if killed < kills - 1 else mails - (kills - 1) * (mails // kills)
        deliver(server, "bestellung", 1 + killed * (mails // kills), wave)
        poller = subprocess.Popen([ROOT / ".venv/bin/orderhub", "receive"], env=env, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        while arrived(hub) == stored and poller.poll() is None:
            time.sleep(0.01)  # noqa: TID251 -- waits for a child to begin its work
        time.sleep(chance.uniform(0, 0.15))  # noqa: TID251 -- the moment of the kill is left to chance
        with suppress(ProcessLookupError):
            os.killpg(poller.pid, signal.SIGKILL)
        poller.wait()
        now = arrived(hub)
        useful += now > stored
        stored, killed = now, killed + 1
        if killed == kills // 2:
            renumber(server, "bestellung")
    at_the_end = receive_until_still(hub)
    drain(capture, hub)
    report = {"mails": mails, "kills": killed, "kills_at_work": useful, "stored_before_the_last_run": stored,
              **counted(hub), **at_the_end}  # fmt: skip
    with server.client() as client:
        report["left_in_inbox"] = client.select_folder("INBOX", readonly=True)[b"EXISTS"]
        report["moved"] = client.select_folder("Verarbeitet", readonly=True)[b"EXISTS"]
    with hub.database.begin() as tx:
        report["broken_promises"] = [one.what for one in violations(tx, hub.originals, deep=True)]
    hub.close()
    return report


def arrived(hub: Hub) -> int:
    with hub.database.begin() as tx:
        return int(tx.execute(text("select count(*) from documents where parent_id is null")).scalar_one())


def renumber(server: Dovecot, user: str) -> None:
    """Another UIDVALIDITY, as after a restore of the server."""
    for one in (server.root / "mail" / user).glob("dovecot*"):
        if one.is_file():
            one.unlink()


def receive_until_still(hub: Hub) -> dict[str, Any]:
    for _ in range(20):
        report = receive(hub, "box", "imap")
        if not (report.seen or report.busy or report.error or report.arrived):
            break
    return {"last_error": report.error}


def counted(hub: Hub) -> dict[str, Any]:
    with hub.database.begin() as tx:
        row = tx.execute(
            text(
                "select count(*) filter (where duplicate_of is null) as whole, count(distinct sha256) as contents, "
                "count(*) filter (where duplicate_of is not null) as copies from documents where parent_id is null"
            )
        ).one()
        orders = tx.execute(text("select count(*), count(distinct number) from orders")).one()
        difference = sum(abs(one.difference) for one in intake.balances(tx))
    return {"documents": row.whole, "contents": row.contents, "arrived_under_two_numbers": row.copies,
            "orders": orders[0], "order_numbers": orders[1], "ledger_difference": difference}  # fmt: skip


def cost(server: Dovecot, home: Path, mails: int) -> dict[str, Any]:
    """CPU seconds of the hub's own process from the mailbox to stored, hashed and committed."""
    deliver(server, "schnell", 100_000, mails)
    entry = {"name": "fast", "kind": "imap", "host": "127.0.0.1", "port": server.port, "user": "schnell",
             "password": server.password}  # fmt: skip
    (home / "fast.yaml").write_text(json.dumps({"sources": [entry]}), encoding="utf-8")
    hub = Hub(Settings(home=home, mappings_dir=ROOT / "mappings"), installation=Installation.load(home / "fast.yaml"))
    arrived(hub)
    cpu, wall = time.process_time(), time.perf_counter()
    report = receive(hub, "fast", "imap")
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    hub.close()
    speed = {"mails_per_cpu_s": round(report.arrived / cpu), "mails_per_s": round(report.arrived / wall)}
    return {"mails": report.arrived, **speed}


def watcher_cpu(seconds: float) -> dict[str, Any]:
    """Per cent of a core the watcher uses after its server has stopped."""
    stop, woken = threading.Event(), threading.Event()
    used: list[float] = []
    with dovecot() as server:
        box = ImapMailbox("box", "127.0.0.1", server.user, server.password, port=server.port)

        def run() -> None:
            box.watch(woken.set, stop)
            used.append(time.thread_time())

        thread = threading.Thread(target=run)
        thread.start()
        woken.wait(10)
    began = time.perf_counter()
    stop.wait(seconds)
    stop.set()
    thread.join(30)
    return {"seconds": round(time.perf_counter() - began, 1), "cpu_percent": round(100 * used[0] / seconds, 2)}


def corpora(folder: Path, home: Path) -> dict[str, Any]:
    """Every mail of the corpora, in children: how each ended."""
    pool = ParserPool(Settings(home=home, mappings_dir=ROOT / "mappings"))
    found = (one for part in ("capture/mail", "hostile/mail") for one in sorted((folder / part).rglob("*")))
    files = [one for one in found if one.is_file()]
    documents = [Document(one.read_bytes(), one.name, "message/rfc822", "mail") for one in files]
    readings = pool.read_many(documents)
    pool.close()
    codes = Counter(one.code for reading in readings for one in reading.findings)
    crashed = {"document.parser-failed", "document.gave-up"}
    failed = [
        file.name
        for file, reading in zip(files, readings, strict=True)
        if crashed & {one.code for one in reading.findings}
    ]
    return {"mails": len(files), "classes": dict(Counter(class_of(one) for one in readings).most_common()),
            "uncaught": failed, "codes": dict(codes.most_common(12))}  # fmt: skip


def main() -> int:
    """Run all parts."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--mails", type=int, default=2000)
    command.add_argument("--kills", type=int, default=17)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--corpora", type=Path, default=None)
    command.add_argument("--json", action="store_true")
    args = command.parse_args()
    with tempfile.TemporaryDirectory(prefix="mailbox-") as folder:
        home = Path(folder)
        found: dict[str, Any] = {"watcher": watcher_cpu(10)}
        with dovecot() as server:
            found["fire"] = under_fire(server, home, args.mails, args.kills, args.seed)
            found["cost"] = cost(server, home, args.mails // 2)
        if args.corpora:
            found["corpora"] = corpora(args.corpora, home)
        from orderhub.store.server import EmbeddedServer

        EmbeddedServer(home).stop()
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=None if args.json else 1) + "\n")
    fire = found["fire"]
    whole = {fire[name] for name in ("documents", "contents", "orders", "order_numbers", "moved")} == {args.mails}
    return 0 if whole and not fire["left_in_inbox"] and not fire["broken_promises"] else 1


if __name__ == "__main__":
    sys.exit(main())
