"""Draws pages of strangers' documents in a child process of its own, under limits; the web process never touches them.

One child at a time serves all requests; it is started on the first page, replaced when it dies or is too slow, and
ends when its input closes. Drawn pages are kept in a small memory of the last ones.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import OrderedDict
from typing import Any, Final

import msgspec

_WAIT_S: Final = 20.0
_KEPT_BYTES: Final = 48 * 1024 * 1024
_SERVED_MAX: Final = 300


class Task(msgspec.Struct, frozen=True):
    """What the child is to do: count the pages (`page` 0) or draw one, `width` pixels wide."""

    content: bytes
    media: str
    page: int
    width: int


class Drawn(msgspec.Struct, frozen=True):
    """What the child answers: a PNG, or a count; `failed` when it could not."""

    image: bytes = b""
    count: int = 0
    failed: bool = False


class Renderer:
    """The child and the memory of drawn pages. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._kept: OrderedDict[tuple[str, int, int], Drawn] = OrderedDict()
        self._size = 0

    def count(self, sha: str, content: bytes, media: str) -> int:
        """How many pages a document has; 0 when it cannot be told."""
        return self._drawn(sha, Task(content, media, 0, 0)).count

    def page(self, sha: str, content: bytes, media: str, page: int, width: int) -> bytes | None:
        """One page as PNG; None when it cannot be drawn."""
        drawn = self._drawn(sha, Task(content, media, page, width))
        return None if drawn.failed else drawn.image

    def known(self, sha: str, page: int, width: int) -> bytes | None:
        """A page that was drawn lately."""
        kept = self._kept.get((sha, page, width))
        return kept.image if kept and not kept.failed else None

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._stop()

    def _drawn(self, sha: str, task: Task) -> Drawn:
        key = (sha, task.page, task.width)
        with self._lock:
            if (kept := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return kept
            drawn = self._ask(task)
            self._keep(key, drawn)
            return drawn

    def _keep(self, key: tuple[str, int, int], drawn: Drawn) -> None:
        self._kept[key] = drawn
        self._size += len(drawn.image) + 200
        while self._size > _KEPT_BYTES:
            _, old = self._kept.popitem(last=False)
            self._size -= len(old.image) + 200

    def _ask(self, task: Task) -> Drawn:
        if self._child is None or self._child.poll() is not None or self._served >= _SERVED_MAX:
            self._stop()
            self._child = subprocess.Popen(
                [sys.executable, "-m", "orderhub.web.rendering_child"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._served = 0
        self._served += 1
        child = self._child
        # Reading from a pipe has no timeout of its own: a timer ends a child that is too slow, which ends the read.
        timer = threading.Timer(_WAIT_S, child.kill)
        timer.start()
        try:
            answer = _exchange(child, msgspec.msgpack.encode(task))
            return msgspec.msgpack.decode(answer, type=Drawn)
        except (OSError, EOFError, msgspec.DecodeError):
            self._stop()
            return Drawn(failed=True)
        finally:
            timer.cancel()

    def _stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for stream in (self._child.stdin, self._child.stdout):
                _close(stream)
            self._child = None


def _exchange(child: subprocess.Popen[bytes], question: bytes) -> bytes:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(len(question).to_bytes(4, "big") + question)
    child.stdin.flush()
    head = child.stdout.read(4)
    size = int.from_bytes(head, "big")
    answer = child.stdout.read(size) if len(head) == 4 else b""
    if len(head) != 4 or len(answer) != size:
        raise EOFError
    return answer


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        return
