"""CPU seconds and peak memory of processes, read from /proc."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    """Living children of a process, all generations."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                found += [int(child), *children_of(int(child))]
    return found


def cpu_s(pid: int) -> float:
    """CPU seconds of a process, its living descendants, and those it has already waited for."""
    total = 0.0
    for one in (pid, *children_of(pid)):
        with suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15])) / _TICKS
    return total


def peak_rss_mb(pid: int) -> dict[int, float]:
    """Largest resident memory so far of a process and of each living descendant, MB."""
    found: dict[int, float] = {}
    for one in (pid, *children_of(pid)):
        with suppress(OSError):
            for line in Path(f"/proc/{one}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    found[one] = int(line.split()[1]) / 1024
    return found


def percentile(values: list[float], percent: int) -> float:
    """The value below which `percent` of the sorted `values` lie; 0 for none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]
