"""Reads a mappings folder into a `Catalog`: partners/*.yaml, generic/*.yaml, lookups/*.csv.

The shell of the pure `orderhub.mapping`. A file that cannot be read stops the catalogue with its MappingError: a hub
does not run on half of its partners.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from orderhub.errors import MappingError
from orderhub.mapping import file, lookup
from orderhub.mapping.catalog import Catalog, Transform
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
    profiles = [read_profile(path, folder) for path in files(folder) if path.suffix == ".yaml"]
    lookups = {path.stem: lookup.read(_text(path), path.stem) for path in files(folder) if path.suffix == ".csv"}
    return Catalog(profiles, lookups, transforms())


def read_profile(path: Path, folder: Path | None = None) -> Profile:
    """One mapping file; its name in messages is relative to `folder`. Raises: MappingError."""
    name = path.relative_to(folder).as_posix() if folder and path.is_relative_to(folder) else path.as_posix()
    return file.load(_text(path), name)


def files(folder: Path) -> Iterator[Path]:
    """The mapping files and lookups of `folder`, sorted."""
    for part, pattern in (("generic", "*.yaml"), ("lookups", "*.csv"), ("partners", "*.yaml")):
        yield from sorted((folder / part).glob(pattern))


@cache
def transforms() -> dict[str, Transform]:
    """The installed Python transforms by name."""
    found: dict[str, Any] = {point.name: point.load() for point in entry_points(group="orderhub.transforms")}
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as broken:
        raise MappingError("mapping.no-utf8", file=path.name, line=1, column=1, at=broken.start) from None
