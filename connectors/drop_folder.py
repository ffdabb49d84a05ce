"""A drop folder on this machine or a mounted drive: every complete file in it is one document.

    drop/edi/in/orders-4711.edi            waiting
    drop/edi/in/orders-4712.edi.part       still written: left alone
    drop/edi/in/done/orders-4710.edi       received, with its bytes in the hub
    drop/edi/in/failed/film.mkv            could not be taken in

In hub.yaml: `{name: edi-drop, kind: folder, path: ./drop/edi/in, channel: edi}`. Sub-folders are not read.
The hub never writes into a file and never deletes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from orderhub.document import Document
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

    def __post_init__(self) -> None:
        self.path = Path(self.path)
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
        envelope = {"file_name": shown, "folder": str(self.path)}
        return Document(content, name=shown, channel=self.channel, envelope=envelope), None
