"""A version of a profile: its text with that of all it extends and of the lookups it uses, under their common sha.

An order remembers the sha (`Mapped.profile_sha`); whoever keeps versions can read the order's original again by
exactly the rules that read it, whatever has become of the files since.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec

from orderhub.errors import NotFound
from orderhub.mapping import file, lookup
from orderhub.mapping.catalog import Catalog, Transform
from orderhub.mapping.profile import Profile


class MappingFile(msgspec.Struct, frozen=True):
    """One file of a version."""

    file: str
    """`partners/nordwind.yaml`, `lookups/units.csv`: as in messages and provenance."""
    sha: str
    """sha256 of `text`."""
    text: str


class MappingVersion(msgspec.Struct, frozen=True):
    """A profile, nearest file first, and the lookups its rules name, by name."""

    sha: str
    name: str
    """Of the profile."""
    files: tuple[MappingFile, ...]


def version_of(profile: Profile, catalog: Catalog) -> MappingVersion:
    """The present version of a profile."""
    resolved = catalog.resolved(profile)
    files = [MappingFile(one.file, one.sha, one.text) for one in resolved.files if one.text]
    for name in resolved.tables():
        table = catalog.lookups.get(name)
        if table is not None:
            files.append(MappingFile(table.file, table.sha, table.text))
    return MappingVersion(catalog.sha(profile), profile.name, tuple(files))


def version_named(name: str, sha: str, catalog: Catalog) -> MappingVersion:
    """The version of a profile by its name; one without files for the profile of a format nobody has described."""
    try:
        return version_of(catalog.profile(name), catalog)
    except NotFound:
        return MappingVersion(sha, name, ())


def catalog_of(version: MappingVersion, transforms: Mapping[str, Transform]) -> Catalog:
    """A catalogue of this version and nothing else.

    Raises: NotFound mapping.version-altered where the texts are not those of the sha; MappingError where this release
    no longer understands them.
    """
    profiles, lookups = [], {}
    for one in version.files:
        path = PurePosixPath(one.file)
        if path.parent.name == "lookups":
            lookups[path.stem] = lookup.read(one.text, path.stem, path.suffix)
        else:
            profiles.append(file.load(one.text, one.file))
    catalog = Catalog(profiles, lookups, transforms)
    if version.files and catalog.sha(catalog.profile(version.name)) != version.sha:
        raise NotFound("mapping.version-altered", sha=version.sha[:12], profile=version.name)
    return catalog
