"""Shell of `publishing.notices`: reads `mappings/notices/<name>/{subject,body}.{de,en}.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from orderhub.errors import SettingsError
from orderhub.publishing.notices import LANGUAGES, TAGS, Notices, Template, checked
from orderhub.settings import settings


def read_notices(folder: Path) -> Notices:
    """All notices of the product from `folder`, checked. Raises: notice.template-missing, notice.tag-unknown, ..."""
    found: dict[tuple[str, str], Template] = {}
    for name in TAGS:
        for language in LANGUAGES:
            template = Template(
                subject=_text(folder, name, f"subject.{language}.txt").strip(),
                body=_text(folder, name, f"body.{language}.txt"),
                file=f"notices/{name}",
            )
            found[name, language] = checked(name, language, template)
    return found


@cache
def notices() -> Notices:
    """The notices of this installation, read once."""
    return read_notices(settings().mappings_dir / "notices")


def _text(folder: Path, name: str, file: str) -> str:
    path = folder / name / file
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SettingsError("notice.template-missing", name=name, file=str(path)) from None
