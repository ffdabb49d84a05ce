"""Finds parsers and connectors by name: built-ins and the entry points `orderhub.parsers` and `orderhub.connectors`.

What an installation has stands in its hub.yaml:

    sources:
      - {name: orders-mailbox, kind: imap, host: 127.0.0.1, port: 1143, user: orders, password: env:IMAP_PASSWORD}
      - {name: edi-drop, kind: folder, path: ./drop/edi/in, channel: edi}
    erp: {name: tryton, kind: tryton, url: ..., key: env:ORDERHUB_TRYTON_KEY}
    senders:
      - {name: smtp, kind: smtp, host: 127.0.0.1, port: 1025, sender: auftrag@example.com}

A value `env:NAME` is read from the environment (or the file `NAME_FILE` names), so that no secret stands in the file.
Relative paths count from the folder of hub.yaml. Modules are named as strings and imported when first used.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from orderhub.document import Document
from orderhub.errors import SettingsError, UnknownFormat
from orderhub.ports import ContainerModule, Erp, ParserModule, Proposer, Sender, Source
from orderhub.settings import Settings, secret, settings


@cache
def parsers() -> tuple[ParserModule, ...]:
    """All parser modules, built-in ones first. A broken third-party parser is left out, not fatal."""
    return tuple(cast("ParserModule", module) for module in _modules("PARSERS", "orderhub.parsers"))


@cache
def containers() -> tuple[ContainerModule, ...]:
    """All container modules."""
    return tuple(cast("ContainerModule", module) for module in _modules("CONTAINERS", "orderhub.containers"))


def parser_for(document: Document) -> ParserModule | ContainerModule:
    """The module with the highest sniff score. Raises: UnknownFormat."""
    best: ParserModule | ContainerModule | None = None
    best_score = -1
    candidates: tuple[ParserModule | ContainerModule, ...] = (*containers(), *parsers())
    for module in candidates:
        score = module.sniff(document)
        if score is not None and score > best_score:
            best, best_score = module, score
    if best is None:
        raise UnknownFormat("document.unknown-format", name=document.name or document.sha256[:12])
    return best


def _modules(listed: str, group: str) -> list[object]:
    built_in = [import_module(f"parsers.{name}") for name in getattr(import_module("parsers"), listed)]
    return [*built_in, *(point.load() for point in entry_points(group=group))]


def own_names(configured: Settings) -> tuple[str, ...]:
    """How papers call the installation of these settings; none where there is no installation."""
    return Installation.load(configured.hub_file).own_names() if configured.hub_file.exists() else ()


class Installation:
    """The sources, ERP and senders of one hub.yaml. Connectors are made on demand and live until `close`."""

    def __init__(self, content: dict[str, Any], folder: Path) -> None:
        self._content = content
        self._folder = folder
        self._open: dict[str, Any] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> Installation:
        """Read hub.yaml. Raises: SettingsError when it is missing or no YAML."""
        file = path or settings().hub_file
        if not file.exists():
            raise SettingsError("hub.no-config", path=file)
        try:
            content = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")) or {}
        except YAMLError as broken:
            raise SettingsError("hub.config-broken", path=file, reason=str(broken).splitlines()[0]) from broken
        return cls(content, file.resolve().parent)

    def source_names(self, kind: str | None = None) -> list[str]:
        """Names of the configured sources, of one kind or all."""
        return [str(one["name"]) for one in self._entries("sources") if kind in (None, one["kind"])]

    def sources_with(self, option: str) -> list[str]:
        """Names of the sources whose entry has `option`."""
        return [str(one["name"]) for one in self._entries("sources") if one.get(option)]

    def source_kinds(self) -> list[str]:
        """The kinds of source that are configured, each once."""
        return sorted({str(one["kind"]) for one in self._entries("sources")})

    def source(self, name: str) -> Source:
        """One source by name."""
        return cast("Source", self._connector("sources", name))

    def sender(self, name: str) -> Sender:
        """One way out by name."""
        return cast("Sender", self._connector("senders", name))

    def sender_names(self) -> list[str]:
        """Names of the configured ways out."""
        return [str(one["name"]) for one in self._entries("senders")]

    def own_names(self) -> tuple[str, ...]:
        """How papers call us: the seller's name, and `names` where customers use others."""
        seller = self._content.get("seller") or {}
        return tuple(str(one) for one in (seller.get("name"), *(seller.get("names") or ())) if one)

    def own_addresses(self) -> frozenset[str]:
        """The mail addresses that we send from, lower case."""
        said = (str(one.get("sender", "")) for one in self._entries("senders"))
        return frozenset(one.rpartition("<")[2].strip("> ").lower() for one in said if "@" in one)

    def erp(self) -> Erp:
        """The ERP orders are booked into. Raises: SettingsError when none is configured."""
        entry = self._content.get("erp")
        if not entry:
            raise SettingsError("hub.no-erp")
        if "erp" not in self._open:
            self._open["erp"] = self._make(entry)
        return cast("Erp", self._open["erp"])

    @property
    def has_erp(self) -> bool:
        """Whether an ERP is configured."""
        return bool(self._content.get("erp"))

    def proposer(self) -> Proposer | None:
        """The model that proposes values, None when none is configured."""
        entry = self._content.get("proposer")
        if not entry:
            return None
        if "proposer" not in self._open:
            self._open["proposer"] = self._make(entry)
        return cast("Proposer", self._open["proposer"])

    def section(self, name: str) -> dict[str, Any]:
        """Another block of hub.yaml (`api`, `seller`, `mail`), `{}` when absent, secrets resolved."""
        return self._resolved(self._content.get(name) or {})

    def close(self) -> None:
        """Close every connector that was opened."""
        for connector in self._open.values():
            connector.close()
        self._open.clear()

    def _entries(self, block: str) -> list[dict[str, Any]]:
        return list(self._content.get(block) or [])

    def _connector(self, block: str, name: str) -> object:
        key = f"{block}/{name}"
        if key not in self._open:
            entry = next((one for one in self._entries(block) if one.get("name") == name), None)
            if entry is None:
                known = ", ".join(str(one.get("name")) for one in self._entries(block))
                raise SettingsError("hub.no-connector", name=name, block=block, known=known)
            self._open[key] = self._make(entry)
        return self._open[key]

    def _make(self, entry: dict[str, Any]) -> object:
        options = self._resolved(entry)
        kind = str(options.pop("kind"))
        try:
            return connector_class(kind)(**options)
        except (TypeError, ValueError) as wrong:
            # The value itself may be a secret; the words of the error name options only.
            reason = str(wrong) if isinstance(wrong, TypeError) else type(wrong).__name__
            raise SettingsError(
                "hub.connector-options", name=entry.get("name", "?"), kind=kind, reason=reason
            ) from wrong

    def _resolved(self, entry: dict[str, Any]) -> dict[str, Any]:
        return {key: self._value(key, value) for key, value in entry.items()}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("env:"):
            return secret(value.removeprefix("env:"))
        if isinstance(value, str) and (key == "path" or key.endswith("_path")):
            return self._folder / value
        return value


@cache
def connector_class(kind: str) -> Any:
    """The class of a connector kind. Raises: SettingsError naming the known kinds."""
    built_in: dict[str, str] = import_module("connectors").BUILT_IN
    if kind in built_in:
        module, _, name = built_in[kind].partition(":")
        return getattr(import_module(module), name)
    for point in entry_points(group="orderhub.connectors"):
        if point.name == kind:
            return point.load()
    raise SettingsError("hub.no-connector-kind", kind=kind, known=", ".join(sorted(built_in)))
