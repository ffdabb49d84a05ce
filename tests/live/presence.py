"""What a live test needs must be there in CI; elsewhere its absence is a skip that says so."""

from __future__ import annotations

import os
import shutil

import pytest


def need_program(name: str, *folders: str) -> str:
    """The path of a program. Skips with a reason where it is absent, fails where CI is set."""
    search = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/usr/lib/openssh", *folders])
    found = shutil.which(name, path=search)
    if found is None:
        absent(f"{name} is not installed")
    return str(found)


def absent(reason: str) -> None:
    """A missing counterpart: skip, or fail in CI."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{reason}, and CI must have it")
    pytest.skip(reason)


def has_program(name: str) -> bool:
    """Whether a program that another can stand in for is installed."""
    return (
        shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))
        is not None
    )
