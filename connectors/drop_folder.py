"""A drop folder on this machine or a mounted drive: every complete file in it is one document.

    drop/edi/in/orders-4711.edi            waiting
    drop/edi/in/orders-4712.edi.part       still written: left alone
    drop/edi/in/done/orders-4710.edi       received, with its bytes in the hub
    drop/edi/in/failed/film.mkv            could not be taken in

In hub.yaml: `{name: edi-drop, kind: folder, path: ./drop/edi/in, channel: edi}`. Sub-folders are not read.
A drop of .eml files takes `authserv_id`, `own_domains` and `fax_mail` as a mailbox does.
The hub never writes into a file and never deletes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from orderhub.document import Document
from orderhub.fax_facts import fax_mail
from orderhub.file_source import FileSource, LocalFiles, rules_of
from orderhub.ports import Arrived, Cursor, Failed, Survey


@dataclass
class DropFolder:
    """A folder of files. `ready`: stable, marker or rename (see `orderhub.readiness`); ages in seconds.

    `settled_after_s` 0: one survey suffices. `done` or `failed` empty: files stay where they are.
    """

    name: str
    path: Path
    channel: str = "edi"
    done: str = "done"
    failed: str = "failed"
    pattern: str | Sequence[str] = "*"
    ready: str = "stable"
    settled_after_s: float = 5
    min_age_s: float = 0
    max_mib: int = 50
    authserv_id: str = ""
    own_domains: Sequence[str] = ()
    fax_mail: Mapping[str, Any] = field(default_factory=dict)
    """How mails of a fax gateway tell who called, see `orderhub.fax_facts`."""

    def __post_init__(self) -> None:
        self.path = Path(self.path)
        own = self.own_domains.split() if isinstance(self.own_domains, str) else self.own_domains
        said = {"authserv_id": self.authserv_id, "own_domains": " ".join(own).lower()}
        self._house = {name: value for name, value in said.items() if value} | fax_mail(self.name, self.fax_mail)
        rules = rules_of(self.name, self.pattern, self.ready, self.settled_after_s, self.min_age_s, self.max_mib)
        self._source = FileSource(
            LocalFiles(self.path), self._document, rules, self.done, self.failed, max_mib=self.max_mib
        )

    def survey(self, cursor: Cursor) -> Survey:
        return self._source.survey(cursor)

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        return self._source.fetch(keys)

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        self._source.settle(keys, failed=failed)

    def close(self) -> None:
        """Nothing is held."""

    def _document(self, shown: str, content: bytes) -> tuple[Document, datetime | None]:
        envelope = {"file_name": shown, "folder": str(self.path), **self._house}
        return Document(content, name=shown, channel=self.channel, envelope=envelope), None
