r"""A folder into which a fax server, a fax provider or a multifunction device writes one TIFF or PDF per fax.

The file name tells who called and when, if one of the `file_names` (regular expressions with the named groups `caller`,
`called`, `ts`, `subscriber`) fits:

    22.11.26_08.14_Telefax.0711456799.pdf      caller +49711456799, 2026-11-22 08:14 local time
    20261122-081402_+49711456799.tif           the same
    fax000000042.tif                           HylaFAX recvq: the name is a running number and tells nothing

Envelope: file_name, folder, and `caller`, `called` in E.164 where known. What the caller says about himself (TSI,
header line) is on the page and is left to the parser. The number is a hint, never a proof: it can be forged.

A file that the gateway writes beside the fax (NAME.txt, NAME.tif.txt, .xml, .json) is read by the patterns of
`sidecar`, see `orderhub.fax_facts`; its facts go before those of the name, and it is moved with the fax.

In hub.yaml: `{name: fax, kind: fax, path: /var/spool/hylafax/recvq}`, and for instance
`sidecar: {ending: .txt, caller: "Caller: *(\S+)", called: "Called: *(\S+)", time: "Received: *(.+)"}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import msgspec

from orderhub import clock
from orderhub.document import Document
from orderhub.errors import SettingsError
from orderhub.fax_facts import Told, e164, read_stamp, text_of, told, zone_of
from orderhub.file_source import FileSource, LocalFiles, rules_of
from orderhub.ports import Arrived, Cursor, Failed, Survey
from orderhub.readiness import MARKER, read_key

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

_SIDECAR_BYTES: Final = 32_768
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
    sidecar: Mapping[str, Any] = field(default_factory=dict)
    """`ending`, `wait_s` (60) and a pattern for each fact."""
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
        self._zone = zone_of(self.name, self.time_zone)
        self._ending, self._wait_s, self._told = self._read_sidecar_option()
        rules = rules_of(self.name, self.pattern, self.ready, self.settled_after_s, self.min_age_s, self.max_mib)
        self._files = LocalFiles(self.path, system="fax folder")
        self._source = FileSource(
            self._files, self._document, rules, self.done, self.failed, max_mib=self.max_mib, beside=self._beside
        )

    def survey(self, cursor: Cursor) -> Survey:
        found = self._source.survey(cursor)
        if self._told is None:
            return found
        # The gateway may write the picture first: what is known of it is worth a short wait.
        since_ns = int((clock.now().timestamp() - self._wait_s) * 1_000_000_000)
        with self._files.session():
            ready = [
                one for one in found.waiting
                if (key := read_key(one.key)).mtime_ns < since_ns or self._sidecar_of(key.name)
            ]  # fmt: skip
        late = len(found.waiting) - len(ready)
        return msgspec.structs.replace(found, waiting=ready, not_ready=found.not_ready + late)

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
        envelope |= self._said_beside(shown)
        sent_at = read_stamp(envelope.get("fax_time") or facts.get("ts", ""), self._zone)
        media_type = _MEDIA.get(Path(shown).suffix.lower(), "")
        document = Document(content, name=shown, media_type=media_type, channel=self.channel, envelope=envelope)
        return document, sent_at

    def _read_sidecar_option(self) -> tuple[str, float, Told | None]:
        """Ending, seconds to wait, patterns. Raises: SettingsError."""
        if not self.sidecar:
            return "", 0, None
        rules = told(
            self.name, "sidecar", self.sidecar, besides=("ending", "wait_s"), country_code=self.country_code,
            time_zone=self.time_zone,
        )  # fmt: skip
        ending = str(self.sidecar.get("ending", ""))
        patterns = [self.pattern] if isinstance(self.pattern, str) else self.pattern
        if not re.fullmatch(r"\.\w{1,10}", ending) or any(fnmatchcase(f"a{ending}", one.lower()) for one in patterns):
            raise SettingsError(
                "remote.option", name=self.name, option="sidecar.ending", value=ending or "-",
                expected="e.g. .txt, and none that `pattern` takes for a fax",
            )  # fmt: skip
        wait_s = self.sidecar.get("wait_s", 60)
        if not isinstance(wait_s, int | float) or wait_s < 0:
            raise SettingsError(
                "remote.option", name=self.name, option="sidecar.wait_s", value=wait_s, expected=">= 0 (seconds)"
            )
        return ending, wait_s, rules

    def _sidecar_of(self, name: str) -> str:
        """Name of the file that tells of the fax `name`, or ""."""
        endings = dict.fromkeys((self._ending, self._ending.upper(), self._ending.lower()))
        names = (base + ending for base in (str(Path(name).with_suffix("")), name) for ending in endings)
        return next((one for one in names if self._files.look(one)), "")

    def _said_beside(self, name: str) -> dict[str, str]:
        """Facts of the file beside the fax. One that is gone or may not be read keeps no fax out."""
        beside = self._sidecar_of(name) if self._told else ""
        if not beside or self._told is None:
            return {}
        try:
            content = self._files.read(beside, _SIDECAR_BYTES)
        except (FileNotFoundError, PermissionError):
            return {}
        return {"sidecar": beside} | self._told.facts(text_of(content))

    def _beside(self, name: str) -> list[str]:
        """Names of what goes away with the fax."""
        beside = self._sidecar_of(name) if self._told else ""
        return [name + MARKER, *([beside] if beside else [])]


def read_file_name(name: str, patterns: Sequence[re.Pattern[str]]) -> dict[str, str]:
    """The named groups of the first pattern that fits, without the empty ones."""
    for pattern in patterns:
        found = pattern.search(name)
        if found:
            return {group: value for group, value in found.groupdict().items() if value}
    return {}
