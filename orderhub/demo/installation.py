"""What the demo's hub is connected to: its hub.yaml and folders."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

MAILBOX, DOMAIN = "bestellung", "nordlicht.example"


class Ports(NamedTuple):
    """The loopback ports of the neighbours."""

    imap: int
    smtp: int
    erp: int
    shop: int
    serve: int


def drops(home: Path) -> dict[str, Path]:
    """The folders of the demo, made when missing."""
    found = {name: home / "drop" / name for name in ("edi-in", "edi-out", "fax", "files", "mail-out")}
    for folder in found.values():
        folder.mkdir(parents=True, exist_ok=True)
    return found


def write_hub_file(home: Path, ports: Ports) -> Path:
    """Write hub.yaml; secrets stand in the environment, not in it."""
    folders = drops(home)
    quick = {"settled_after_s": 0, "ready": "rename"}
    content = {
        "sources": [
            {"name": "postfach", "kind": "imap", "host": "127.0.0.1", "port": ports.imap, "user": MAILBOX,
             "tls": "none", "password": "env:DEMO_IMAP_PASSWORD"},
            {"name": "edi", "kind": "folder", "path": str(folders["edi-in"]), "channel": "edi", **quick},
            {"name": "dateien", "kind": "folder", "path": str(folders["files"]), "channel": "file", **quick},
            {"name": "fax", "kind": "fax", "path": str(folders["fax"]), **quick},
        ],
        "erp": {"name": "tryton", "kind": "tryton", "url": f"http://127.0.0.1:{ports.erp}", "key": "env:DEMO_ERP_KEY"},
        "delivery": {"hold": False},
        "senders": [
            {"name": "edi-out", "kind": "drop", "path": str(folders["edi-out"])},
            {"name": "smtp", "kind": "smtp", "host": "127.0.0.1", "port": ports.smtp,
             "sender": f"Nordlicht Großhandel <auftrag@{DOMAIN}>"},
            {"name": "shop", "kind": "callback", "secret": "env:DEMO_CALLBACK_SECRET",
             "url": f"http://127.0.0.1:{ports.shop}/"},
        ],
        "replies": {"edi": "edi-out", "mail": "smtp", "callback": "shop"},
        "callbacks": {"teeladen": f"http://127.0.0.1:{ports.shop}/orders/{{number}}/status"},
        "api": {"clients": [{"name": "teeladen", "key": "env:DEMO_API_KEY"}]},
        "seller": {"name": "Nordlicht Großhandel GmbH", "gln": "4399901000018", "street": "Speicherstraße 1",
                   "postal_code": "20457", "city": "Hamburg", "country": "DE",
                   "footer": "Nordlicht Großhandel GmbH, Speicherstraße 1, 20457 Hamburg (Demo)"},
    }  # fmt: skip
    file = home / "hub.yaml"
    with file.open("w", encoding="utf-8") as handle:
        YAML().dump(content, handle)
    return file
