"""Reads a mappings folder into a `Catalog`: partners/*.yaml, generic/*.yaml, lookups/*.csv and *.yaml.

The shell of the pure `orderhub.mapping`. A file that cannot be read stops the catalogue with its MappingError: a hub
does not run on half of its partners.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from orderhub.errors import MappingError, OrderHubError
from orderhub.mapping import file, lookup
from orderhub.mapping.catalog import Catalog, Transform
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.profile import Profile

_Signature = tuple[tuple[str, int, int], ...]
_KNOWN: dict[Path, tuple[_Signature, Catalog]] = {}


def catalog(folder: Path) -> Catalog:
    """The catalogue of `folder`, read again only when a file in it changed (name, time, size). Raises: MappingError."""
    place = folder.resolve()
    signature = tuple((path.name, stat.st_mtime_ns, stat.st_size) for path in files(place) for stat in (path.stat(),))
    known = _KNOWN.get(place)
    if known is None or known[0] != signature:
        known = _KNOWN[place] = (signature, read_catalog(place))
    return known[1]


def read_catalog(folder: Path) -> Catalog:
    """Read all files of `folder` anew. Raises: MappingError."""
    profiles, lookups = [], {}
    for path in files(folder):
        if not is_lookup(path):
            profiles.append(read_profile(path, folder))
            continue
        if path.stem in lookups:
            raise MappingError(
                "mapping.lookup-doubled", file=f"lookups/{path.name}", line=1, column=1, lookup=path.stem
            )
        lookups[path.stem] = read_lookup(path)
    return Catalog(profiles, lookups, transforms())


def is_lookup(path: Path) -> bool:
    """Whether a mapping file is a table and no profile."""
    return path.parent.name == "lookups"


def read_lookup(path: Path) -> Lookup:
    """One table. Raises: MappingError."""
    return _lookup(text_of(path), path.stem, path.suffix)


def read_profile(path: Path, folder: Path | None = None) -> Profile:
    """One mapping file; its name in messages is relative to `folder`. Raises: MappingError."""
    name = path.relative_to(folder).as_posix() if folder and path.is_relative_to(folder) else path.as_posix()
    return _profile(text_of(path), name)


@lru_cache(maxsize=512)
def _profile(text: str, name: str) -> Profile:
    """The same text is the same profile: of two folders of mappings, only what differs is read twice."""
    return file.load(text, name)


@lru_cache(maxsize=64)
def _lookup(text: str, name: str, suffix: str) -> Lookup:
    return lookup.read(text, name, suffix)


def files(folder: Path) -> Iterator[Path]:
    """The mapping files and lookups of `folder`, sorted."""
    for part, suffixes in (("generic", (".yaml",)), ("lookups", (".csv", ".yaml")), ("partners", (".yaml",))):
        yield from sorted(path for path in (folder / part).glob("*.*") if path.suffix in suffixes)


def write_files(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """Write mapping files, named as in messages (`partners/nordwind.yaml`), below `folder`."""
    for name, content in texts:
        target = folder / name
        if not target.resolve().is_relative_to(folder.resolve()):
            raise MappingError("mapping.no-such-file", file=name, line=1, column=1)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


@cache
def transforms() -> dict[str, Transform]:
    """The installed Python transforms by name."""
    found: dict[str, Any] = {point.name: point.load() for point in entry_points(group="orderhub.transforms")}
    return found


def text_of(path: Path) -> str:
    """The text of a mapping file or table. Raises: MappingError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as broken:
        raise MappingError("mapping.no-utf8", file=path.name, line=1, column=1, at=broken.start) from None


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """One writer of the mapping files of `folder` at a time, over all processes. Raises: learn.not-writable."""
    place = folder / "partners"
    try:
        place.mkdir(parents=True, exist_ok=True)
        lock = os.open(place / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o664)
    except OSError as fault:
        raise OrderHubError("learn.not-writable", folder=folder, problem=fault.strerror or "") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def read_file(folder: Path, name: str) -> str:
    """The text of a mapping file by its name in messages; "" where there is none."""
    path = _inside(folder, name)
    return text_of(path) if path.exists() else ""


def replace_file(folder: Path, name: str, content: str | bytes) -> None:
    """Write a file whole or not at all: readers see the old one or the new one. Raises: learn.not-writable."""
    path = _inside(folder, name)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
        holder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(holder)
        finally:
            os.close(holder)
    except OSError as fault:
        with suppress(OSError):
            fresh.unlink()
        raise OrderHubError("learn.not-writable", folder=folder, problem=fault.strerror or "") from None


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise MappingError("mapping.no-such-file", file=name, line=1, column=1)
    return path
