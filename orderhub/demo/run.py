"""Brings the demo up, feeds it, shows it, and takes it down again."""

from __future__ import annotations

import logging
import shutil
import signal
import sys
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import imapclient
import structlog
from rich.console import Console
from rich.live import Live

from orderhub.bench.documents import articles_of
from orderhub.clock import now
from orderhub.demo import screen
from orderhub.demo.airflow import USER, Airflow
from orderhub.demo.installation import MAILBOX, Ports, drops, write_hub_file
from orderhub.demo.orders import DemoOrder, next_run, seven
from orderhub.demo.processes import Processes, answers, free_port
from orderhub.errors import SettingsError
from orderhub.settings import Settings, put_environment
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import refresh_masterdata
from orderhub.store import demo as standings
from orderhub.store.engine import Database
from orderhub.store.server import EmbeddedServer

_WEIGHTS = 100


class Demo:
    """One run of the demo below `home`; `repo` is the checkout with dags, mappings and counterparts."""

    def __init__(self, repo: Path, home: Path, cache: Path, port: int, console: Console) -> None:
        self.repo, self.home, self.cache, self.console = repo, home, cache, console
        self.home.mkdir(parents=True, exist_ok=True)
        self.processes = Processes(home / "logs")
        self.server = EmbeddedServer(home)
        self.airflow = Airflow(home, repo / "dags", self.server, port)
        self.ports = Ports(*(free_port() for _ in Ports._fields))
        self.env: dict[str, Any] = {}
        self.orders: list[DemoOrder] = []

    # --- up ----------------------------------------------------------------------------------------------------------

    def set_up(self) -> None:
        """Install what is missing and start everything."""
        with screen.SetUp(self.console, _WEIGHTS) as bar, ThreadPoolExecutor(2) as beside:
            bar.say("installing and seeding Tryton, the ERP" if not self._has_erp() else "starting the neighbours")
            erp = beside.submit(self._prepare_erp)
            self.server.start()
            write_hub_file(self.home, self.ports)
            airflow = beside.submit(self.airflow.prepare, self.processes)
            self._start_neighbours()
            bar.done(10)
            airflow.result()
            bar.done(15)
            erp.result()
            bar.done(35)
            bar.say("starting Tryton and Airflow")
            self._start_erp()
            self._export()
            self.airflow.start(self.processes, self.env)
            self._start_hub()
            bar.done(20)
            bar.say("waiting for Airflow")
            self.processes.wait_for("Airflow", self.airflow.is_healthy, 180)
            bar.complete()

    def _has_erp(self) -> bool:
        return (self.cache / "tryton" / "template").exists()

    def _prepare_erp(self) -> Path:
        setup = self._tryton("setup")
        found: Path = setup.prepare(self.cache / "tryton")
        return found

    def _tryton(self, name: str) -> Any:
        if str(self.repo) not in sys.path:
            sys.path.insert(0, str(self.repo))
        return import_module(f"counterparts.tryton.{name}")

    def _start_neighbours(self) -> None:
        folders = drops(self.home)
        password = self.airflow.secret("imap")
        self.processes.start("imap", [
            str(Path(sys.executable).with_name("pymap")), "--host", "127.0.0.1", "--port", str(self.ports.imap),
            "--no-service", "admin", "--no-service", "managesieve", "dict", "--demo-user", MAILBOX,
            "--demo-password", password,
        ])  # fmt: skip
        self.processes.start("smtp", [
            sys.executable, "-m", "aiosmtpd", "-n", "-l", f"127.0.0.1:{self.ports.smtp}",
            "-c", "aiosmtpd.handlers.Mailbox", str(folders["mail-out"] / "Maildir"),
        ])  # fmt: skip
        secret = {"DEMO_CALLBACK_SECRET": self.airflow.secret("callback")}
        received = self.home / "drop" / "shop-callbacks.jsonl"
        self.processes.start(
            "shop",
            [sys.executable, "-m", "orderhub.demo.shop", str(self.ports.shop), str(received), "DEMO_CALLBACK_SECRET"],
            env=secret,
        )

    def _start_erp(self) -> None:
        server, setup = self._tryton("server"), self._tryton("setup")
        folder = self.home / "erp"
        folder.mkdir(parents=True, exist_ok=True)
        command = server.command(self.cache / "tryton", folder, self.ports.erp)
        self.processes.start("tryton", command)
        self.keys: dict[str, str] = setup.keys(folder)

    def _export(self) -> None:
        """Settings of this process and of all that Airflow starts."""
        self.airflow.claim_port()
        self.env = {
            **self.airflow.environment(),
            "ORDERHUB_HOME": self.home,
            "ORDERHUB_MAPPINGS_DIR": self.repo / "mappings",
            "ORDERHUB_WATCHERS": "1",
            "ORDERHUB_WATCH_INTERVAL_S": "1",
            "ORDERHUB_SOURCE_KINDS": "imap,folder,fax",
            "ORDERHUB_SERVE_PORT": self.ports.serve,
            "ORDERHUB_PUBLIC_URL": f"http://127.0.0.1:{self.ports.serve}",
            "DEMO_IMAP_PASSWORD": self.airflow.secret("imap"),
            "DEMO_ERP_KEY": self.keys["hub"],
            "DEMO_CALLBACK_SECRET": self.airflow.secret("callback"),
            "DEMO_API_KEY": self.airflow.secret("api_key"),
        }
        put_environment(self.env)

    def _start_hub(self) -> None:
        hub = Hub(Settings(home=self.home, mappings_dir=self.repo / "mappings"))
        self.database: Database = hub.database
        self.processes.start("serve", [sys.executable, "-m", "orderhub.cli", "serve"], env=self.env)
        for what, port in (("IMAP", self.ports.imap), ("SMTP", self.ports.smtp), ("shop", self.ports.shop)):
            self.processes.wait_for(what, _listens(port))
        self.processes.wait_for("the public API", _listens(self.ports.serve))
        server = self._tryton("server")
        self.processes.wait_for("Tryton", lambda: bool(server.is_ready(self.ports.erp)), 90)
        refresh_masterdata(hub)
        self.processes.start("warehouse", [
            sys.executable, str(self.repo / "counterparts" / "tryton" / "warehouse.py"),
            "--url", f"http://127.0.0.1:{self.ports.erp}", "--keys", str(self.home / "erp" / "keys.json"),
            "--interval", "2",
        ])  # fmt: skip

    # --- orders ------------------------------------------------------------------------------------------------------

    def feed(self) -> None:
        """Put one order at each door."""
        self.orders = seven(next_run(self.home), articles_of(self.repo / "mappings"))
        folders = drops(self.home)
        places = {"edifact": "edi-in", "x12": "edi-in", "csv": "files", "fax": "fax"}
        for order in self.orders:
            if order.door in places:
                _drop(folders[places[order.door]], order)
            elif order.door == "web":
                self._push(order)
            else:
                self._mail(order)

    def _mail(self, order: DemoOrder) -> None:
        with imapclient.IMAPClient("127.0.0.1", self.ports.imap, ssl=False) as client:
            client.login(MAILBOX, self.airflow.secret("imap"))
            client.append("INBOX", order.content)

    def _push(self, order: DemoOrder) -> None:
        answer = httpx.post(
            f"http://127.0.0.1:{self.ports.serve}/orders", content=order.content,
            headers={"Authorization": f"Bearer {self.airflow.secret('api_key')}", "Content-Type": "application/json",
                     "Idempotency-Key": str(uuid.uuid4())},
        )  # fmt: skip
        answer.raise_for_status()

    def watch(self, stop: threading.Event, *, until_complete: bool) -> bool:
        """Show the orders until all are back (or for as long as `stop` is not set); whether all came back."""
        numbers = [one.number for one in self.orders]
        complete = False
        with Live(console=self.console, refresh_per_second=4) as live:
            while not stop.is_set():
                with self.database.begin() as tx:
                    stands = standings.standings(tx, numbers)
                live.update(screen.orders_table(self.orders, stands))
                complete = screen.is_complete(self.orders, stands)
                if complete and until_complete:
                    return True
                if dead := self.processes.dead():
                    log = self.processes.logs / f"{dead[0]}.log"
                    raise SettingsError("hub.demo-died", process=dead[0], log=log)
                stop.wait(0.4)
        return complete

    def tear_down(self) -> None:
        """End everything that was started."""
        self.processes.stop()
        with suppress(AttributeError):
            self.database.close()
        self.server.stop()


def run(repo: Path, home: Path, port: int, *, once: bool) -> int:
    """The demo from start to end; `once` leaves when all seven orders are back."""
    # The screen belongs to the table; what processes have to say stands in their logs.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    console = Console()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    started = now()
    demo = Demo(repo, home.resolve(), repo / ".cache", port, console)
    try:
        demo.set_up()
        demo.feed()
        _greet(console, demo)
        done = demo.watch(stop, until_complete=True)
        if done:
            seconds = (now() - started).total_seconds()
            console.print(f"[green]All seven orders are in Tryton and their status is back[/green] ({seconds:.0f} s).")
            _what_next(console, demo)
        if not once and not stop.is_set():
            stop.wait()
        return 0 if done else 1
    finally:
        console.print("stopping …")
        demo.tear_down()


def reset(home: Path, console: Console) -> None:
    """Remove the demo's data; what was installed for it stays."""
    if home.exists():
        EmbeddedServer(home).stop(immediate=True)
        data = (home / "postgres").resolve()
        shutil.rmtree(home)
        if data.exists():
            shutil.rmtree(data)
    console.print(f"{home} is gone")


def _greet(console: Console, demo: Demo) -> None:
    console.print(f"\nOrders in Airflow: [bold]{demo.airflow.url}/plugin/orders[/bold]")
    console.print(f"user [bold]{USER}[/bold]  password [bold]{demo.airflow.password}[/bold]\n")


def _what_next(console: Console, demo: Demo) -> None:
    console.print(f"""
What to try next
  look      {demo.airflow.url}/hub/queue       the queue; open an order and click on a field
  answers   {demo.home}/drop/edi-out            ORDRSP, DESADV, 997, 855, 856 as the partners get them
            {demo.home}/drop/mail-out           receipts and shipping mails
  repeat    drop a file again into {demo.home}/drop/edi-in: it is held beside its twin
  partner   docs/how-to/add-a-partner.md        add one by a mapping file and a test
  ledger    ORDERHUB_HOME={demo.home} .venv/bin/orderhub ledger
  stop      Ctrl-C; `make demo` starts warm, `.venv/bin/orderhub demo --reset` removes everything
""")


def _drop(folder: Path, order: DemoOrder) -> None:
    """As a good partner does: write under a hidden name, then rename."""
    hidden = folder / f".{order.name}.part"
    hidden.write_bytes(order.content)
    hidden.rename(folder / order.name)


def _listens(port: int) -> Callable[[], bool]:
    return lambda: answers(port)
