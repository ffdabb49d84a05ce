"""A source in memory that does what a test tells it: hold items, be busy, refuse, break in the middle of a fetch.

    source = ScriptedSource("drop")
    key = source.put(b"UNB+...", "orders.edi")
    source.fail("fetch", RemoteBusy("remote.busy"), after=1)     # the next fetch breaks after one answer
    source.spoil(key, "remote.too-big", final=True)              # this item cannot be had

It keeps the contract of `orderhub.ports.Source` and remembers what was settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from orderhub.document import Document
from orderhub.ports import Arrived, Cursor, Failed, Survey, Waiting

Call = Literal["survey", "fetch", "settle"]


class ScriptedSource:
    """Items in the order they were put; the cursor counts them."""

    def __init__(self, name: str = "scripted", channel: str = "edi") -> None:
        self.name = name
        self.channel = channel
        self.settled: dict[str, bool] = {}
        """Key to whether it was settled as failed, in the order of settling."""
        self.calls: list[str] = []
        self.closed = False
        self._items: dict[str, Arrived] = {}
        self._writing: dict[str, bytes] = {}
        self._spoiled: dict[str, Failed] = {}
        self._plans: dict[str, list[tuple[int, Exception]]] = {}

    def put(
        self,
        content: bytes,
        name: str = "",
        *,
        media_type: str = "",
        envelope: dict[str, str] | None = None,
        sent_at: datetime | None = None,
    ) -> str:
        """Places one item and returns its key."""
        key = f"{self.name}-{len(self._items) + 1}"
        document = Document(
            content, name=name or f"{key}.edi", media_type=media_type, channel=self.channel, envelope=envelope or {}
        )
        self._items[key] = Arrived(key, document, sent_at)
        return key

    def put_half(self, content: bytes, name: str) -> None:
        """Places an item that is still being written; `finish` completes it."""
        self._writing[name] = content

    def finish(self, name: str, rest: bytes = b"") -> str:
        """Completes a half-written item and returns its key."""
        return self.put(self._writing.pop(name) + rest, name)

    def fail(self, call: Call, error: Exception, *, after: int = 0, times: int = 1) -> None:
        """The next `times` calls raise `error`, `fetch` and `settle` only after so many items."""
        self._plans.setdefault(call, []).extend([(after, error)] * times)

    def spoil(self, key: str, code: str, *, final: bool = False) -> None:
        """`fetch` answers this key with a failure from now on."""
        self._spoiled[key] = Failed(key, code, {"name": self._items[key].document.name}, final=final)

    def unsettled(self) -> list[str]:
        """The keys that still wait at the source."""
        return [key for key in self._items if key not in self.settled]

    def survey(self, cursor: Cursor) -> Survey:
        del cursor
        self.calls.append("survey")
        self._break("survey")
        waiting = [
            Waiting(key, name=self._items[key].document.name, size=len(self._items[key].document.content))
            for key in self.unsettled()
        ]
        return Survey(waiting=waiting, cursor={"seen": len(self._items)}, not_ready=len(self._writing))

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        self.calls.append("fetch")
        plan = self._plan("fetch")
        for number, key in enumerate(keys):
            if plan is not None and number == plan[0]:
                raise plan[1]
            if key in self._spoiled:
                yield self._spoiled[key]
            elif key in self._items and key not in self.settled:
                yield self._items[key]
            else:
                yield Failed(key, "remote.gone", {"name": key}, final=True)
        if plan is not None and plan[0] >= len(keys):
            raise plan[1]

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        self.calls.append("settle")
        plan = self._plan("settle")
        for number, key in enumerate(keys):
            if plan is not None and number == plan[0]:
                raise plan[1]
            if key in self._items:
                self.settled.setdefault(key, failed)
        if plan is not None and plan[0] >= len(keys):
            raise plan[1]

    def close(self) -> None:
        self.closed = True

    def _plan(self, call: Call) -> tuple[int, Exception] | None:
        plans = self._plans.get(call)
        return plans.pop(0) if plans else None

    def _break(self, call: Call) -> None:
        plan = self._plan(call)
        if plan is not None:
            raise plan[1]
