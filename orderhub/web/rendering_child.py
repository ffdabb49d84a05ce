"""The child that draws pages: `python -m orderhub.web.rendering_child`. Frames of MessagePack on stdin and stdout.

Each frame is a length of four bytes and a `rendering.Task`; the answer is a `rendering.Drawn`. Memory and CPU time are
limited; what exceeds them ends the child, and its parent starts another.
"""

from __future__ import annotations

import os
import resource
import sys
from typing import BinaryIO, Final

import msgspec

from orderhub.errors import OrderHubError
from orderhub.web.rendering import Drawn, Task
from parsers import page_images

_MEMORY_MIB: Final = 1536
_CPU_S: Final = 15


def main() -> None:
    """Serve until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    # Libraries print warnings; they must not run into our frames.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_MIB * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _serve(sys.stdin.buffer, answers)


def _serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    while len(head := tasks.read(4)) == 4:
        task = msgspec.msgpack.decode(tasks.read(int.from_bytes(head, "big")), type=Task)
        _allow_cpu()
        answer = msgspec.msgpack.encode(_draw(task))
        answers.write(len(answer).to_bytes(4, "big") + answer)
        answers.flush()


def _draw(task: Task) -> Drawn:
    try:
        if task.page == 0:
            return Drawn(count=page_images.page_count(task.content))
        return Drawn(image=page_images.render_page(task.content, task.media, task.page, task.width))
    except (OrderHubError, ValueError, OSError, MemoryError, RuntimeError, IndexError):
        return Drawn(failed=True)


def _allow_cpu() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + _CPU_S, hard))


if __name__ == "__main__":
    main()
