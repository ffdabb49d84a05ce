"""A folder into which a fax server, a fax provider or a multifunction device writes one TIFF or PDF per fax.

The file name tells who called and when, if one of the `file_names` (regular expressions with the named groups `caller`,
`called`, `ts`, `subscriber`) fits:

    22.11.26_08.14_Telefax.0711456799.pdf      caller +49711456799, 2026-11-22 08:14 local time
    20261122-081402_+49711456799.tif           the same
    fax000000042.tif                           HylaFAX recvq: the name is a running number and tells nothing

Envelope: file_name, folder, and `caller`, `called` in E.164 where known. What the caller says about himself (TSI,
header line) is on the page and is left to the parser. The number is a hint, never a proof: it can be forged.

In hub.yaml: `{name: fax, kind: fax, path: /var/spool/hylafax/recvq}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from orderhub.document import Document
from orderhub.errors import SettingsError
from orderhub.file_source import FileSource, LocalFiles, rules_of
from orderhub.ports import Arrived, Cursor, Failed, Survey

FILE_NAMES = (
    # 22.11.26_08.14_Telefax.0711456799.pdf (Fritz!Box, fax to folder)
    r"^(?P<ts>\d\d\.\d\d\.\d\d_\d\d\.\d\d)_Telefax\.(?P<caller>\+?\d{3,15})?",
    # 20261122-081402_+49711456799.tif, 2026-11-22_08-14-02_from_0711456799_to_07119876.pdf
    (
        r"^(?P<ts>20\d\d-?[01]\d-?[0-3]\d[-_T ]?\d\d[-.]?\d\d(?:[-.]?\d\d)?)[-_ ]+(?:from|von|fax)?[-_ ]*"
        r"(?P<caller>\+?\d{6,15})(?:[-_ ]+(?:to|an)?[-_ ]*(?P<called>\+?\d{3,15}))?(?:[-_. ]|$)"
    ),
    # +49711456799_20261122081402.pdf
    r"^(?P<caller>\+?\d{6,15})[-_ ]+(?P<ts>20\d\d[01]\d[0-3]\d[-_T ]?\d{4,6})(?:[-_. ]|$)",
)
"""Looked at in this order; an installation puts its own before them."""

_MEDIA = {".tif": "image/tiff", ".tiff": "image/tiff", ".pdf": "application/pdf"}


@dataclass
class FaxFolder:
    """A fax inbox. `country_code` completes national numbers, `time_zone` is the zone of the stamps in file names."""

    name: str
    path: Path
    channel: str = "fax"
    done: str = "done"
    failed: str = "failed"
    pattern: str | Sequence[str] = ("*.tif", "*.tiff", "*.pdf")
    file_names: Sequence[str] = ()
    called: str = ""
    """The number this folder belongs to, where file names do not tell it."""
    country_code: str = "49"
    time_zone: str = "Europe/Berlin"
    ready: str = "stable"
    settled_after_s: float = 5
    min_age_s: float = 0
    max_mib: int = 50

    def __post_init__(self) -> None:
        self.path = Path(self.path)
        own = [self.file_names] if isinstance(self.file_names, str) else list(self.file_names)
        try:
            self._names = [re.compile(name, re.IGNORECASE) for name in (*own, *FILE_NAMES)]
        except re.error as error:
            expected = "a regular expression with the groups caller, called, ts"
            raise SettingsError(
                "remote.option", name=self.name, option="file_names", value=error.pattern, expected=expected
            ) from error
        try:
            self._zone = ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise SettingsError(
                "remote.option", name=self.name, option="time_zone", value=self.time_zone, expected="e.g. Europe/Berlin"
            ) from error
        rules = rules_of(self.name, self.pattern, self.ready, self.settled_after_s, self.min_age_s, self.max_mib)
        files = LocalFiles(self.path, system="fax folder")
        self._source = FileSource(files, self._document, rules, self.done, self.failed, max_mib=self.max_mib)

    def survey(self, cursor: Cursor) -> Survey:
        return self._source.survey(cursor)

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        return self._source.fetch(keys)

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        self._source.settle(keys, failed=failed)

    def close(self) -> None:
        """Nothing is held."""

    def _document(self, shown: str, content: bytes) -> tuple[Document, datetime | None]:
        facts = read_file_name(shown, self._names)
        envelope = {"file_name": shown, "folder": str(self.path)}
        for fact in ("caller", "called"):
            number = facts.get(fact) or (self.called if fact == "called" else "")
            if number:
                envelope[fact] = e164(number, self.country_code)
        if facts.get("subscriber"):
            envelope["subscriber"] = facts["subscriber"]
        media_type = _MEDIA.get(Path(shown).suffix.lower(), "")
        document = Document(content, name=shown, media_type=media_type, channel=self.channel, envelope=envelope)
        return document, read_stamp(facts.get("ts", ""), self._zone)


def read_file_name(name: str, patterns: Sequence[re.Pattern[str]]) -> dict[str, str]:
    """The named groups of the first pattern that fits, without the empty ones."""
    for pattern in patterns:
        found = pattern.search(name)
        if found:
            return {group: value for group, value in found.groupdict().items() if value}
    return {}


def e164(number: str, country_code: str) -> str:
    """`number` as +49711456799. What is no public number (an extension, too short) stays as its digits.

    Source: ITU-T E.164: at most 15 digits after the plus sign; 00 and 0 are the German prefixes.
    """
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith("+"):
        full = digits
    elif digits.startswith("00"):
        full = digits[2:]
    elif digits.startswith("0"):
        full = country_code + digits[1:]
    elif digits.startswith(country_code) and len(digits) >= 10:
        full = digits
    else:
        return digits
    return f"+{full}" if 7 <= len(full) <= 15 else digits


def read_stamp(stamp: str, zone: ZoneInfo) -> datetime | None:
    """The instant of a stamp such as 22.11.26_08.14 or 20261122-081402 in `zone`, as UTC; None if it is none."""
    groups = re.findall(r"\d+", stamp)
    digits = "".join(groups)
    if groups and len(groups[0]) == 2 and len(digits) in (10, 12):
        form = "%d%m%y%H%M" if len(digits) == 10 else "%d%m%y%H%M%S"
    elif len(digits) in (12, 14):
        form = "%Y%m%d%H%M" if len(digits) == 12 else "%Y%m%d%H%M%S"
    else:
        return None
    try:
        return datetime.strptime(digits, form).replace(tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None
