"""One world for all walks: each neighbour starts once; every walk brings an order of its own number."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from imapclient import IMAPClient

from orderhub.bench.documents import articles_of
from orderhub.demo.orders import DemoOrder, seven
from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import refresh_masterdata
from orderhub.store.engine import Database
from orderhub.store.server import EmbeddedServer
from orderhub.web import public
from orderhub.web.credentials import Credentials
from tests.conftest import new_database
from tests.live.dovecot import dovecot
from tests.live.http_sink import http_sink
from tests.live.presence import has_program
from tests.live.pymap_server import pymap
from tests.live.smtp_sink import smtp_sink
from tests.live.sshd import sshd
from tests.live.tryton import tryton
from tests.live.waiting import answers, free_port, wait_until
from tests.walk.world import API_KEY, SECRET, World, hub_file

MAPPINGS = Path(__file__).parents[2] / "mappings"
SELLER = {
    "name": "Nordlicht Großhandel GmbH", "gln": "4399901000018", "street": "Speicherstraße 1", "postal_code": "20457",
    "city": "Hamburg", "country": "DE", "footer": "Nordlicht Großhandel GmbH, Speicherstraße 1, 20457 Hamburg",
}  # fmt: skip
QUICK = {"settled_after_s": 0, "ready": "rename"}


@pytest.fixture(scope="session")
def walk_database(postgres: EmbeddedServer) -> Iterator[Database]:
    with new_database(postgres) as found:
        yield found


@pytest.fixture(scope="session")
def world(walk_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("walk")
    for folder in ("edi-in", "files", "fax"):
        (home / folder).mkdir()
    with ExitStack() as stack:
        erp = stack.enter_context(tryton(tmp_path_factory.mktemp("erp")))
        smtp, sink = stack.enter_context(smtp_sink()), stack.enter_context(http_sink())
        mailbox, mail_in = _mailbox(stack, home)
        server = stack.enter_context(sshd())
        file = hub_file(
            home,
            sources=[
                {"name": "postfach", "kind": "imap", **mailbox},
                {"name": "edi", "kind": "folder", "path": str(home / "edi-in"), "channel": "edi", **QUICK},
                {"name": "dateien", "kind": "folder", "path": str(home / "files"), "channel": "file", **QUICK},
                {"name": "fax", "kind": "fax", "path": str(home / "fax"), **QUICK},
                {"name": "edi-sftp", "kind": "sftp", "host": "127.0.0.1", "port": server.port, "user": server.user,
                 "key_path": str(server.key), "host_key": server.host_key, "folder": str(server.drop), **QUICK},
            ],
            senders=[
                {"name": "edi-out", "kind": "drop", "path": str(home / "edi-out")},
                {"name": "smtp", "kind": "smtp", "host": "127.0.0.1", "port": smtp.port,
                 "sender": "Nordlicht Großhandel <auftrag@nordlicht.example>"},
                {"name": "shop", "kind": "callback", "secret": SECRET, "url": sink.url},
            ],
            erp={"name": "tryton", "kind": "tryton", "url": erp.url, "key": erp.keys["hub"]},
            delivery={"hold": False},
            replies={"edi": "edi-out", "mail": "smtp", "callback": "shop"},
            callbacks={"teeladen": f"{sink.url}/orders/{{number}}/status"},
            seller=SELLER,
        )  # fmt: skip
        hub = Hub(Settings(home=home, config=file, mappings_dir=MAPPINGS), database=walk_database)
        stack.callback(hub.close)
        refresh_masterdata(hub)
        push = stack.enter_context(public_api(hub))
        yield World(hub, home, erp, smtp, sink, mail_in, push, server.drop)


def _mailbox(stack: ExitStack, home: Path) -> tuple[dict[str, Any], Callable[[bytes], None]]:
    """A mailbox on Dovecot, or on pymap where Dovecot is not installed, and a way to put a mail into it."""
    server = stack.enter_context(dovecot() if has_program("dovecot") else pymap(home))
    facts = {"host": "127.0.0.1", "port": server.port, "user": server.user, "password": server.password, "tls": "none"}

    def mail_in(content: bytes) -> None:
        client: IMAPClient = server.client()
        client.append("INBOX", content)
        client.logout()

    return facts, mail_in


@contextmanager
def public_api(hub: Hub) -> Iterator[Callable[[bytes, str], dict[str, Any]]]:
    """The public API on a port of the loopback, and a shop that pushes to it."""
    credentials = Credentials.load({"clients": [{"name": "teeladen", "key": API_KEY}]})
    app = public.create(public.Desk(credentials, lambda: hub.database, lambda: hub.originals))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: answers(port), 20, "the public API")

    def push(content: bytes, key: str) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {API_KEY}", "content-type": "application/json", "idempotency-key": key}
        answer = httpx.post(f"http://127.0.0.1:{port}/orders", content=content, headers=headers, trust_env=False)
        assert answer.status_code == 202, answer.text
        return dict(answer.json())

    yield push
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def seven_orders() -> dict[str, DemoOrder]:
    """One order for each door; the fax of this run is one that the recognition reads without a doubt."""
    return {one.door: one for one in seven(2, articles_of(MAPPINGS))}
