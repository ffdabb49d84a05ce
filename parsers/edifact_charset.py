"""The character set of an EDIFACT interchange: what UNB declares, and what the bytes are. Pure.

UNB 0001 names one of UNOA to UNOY (ISO 9735-1, code list 0001). Many files lie about it, so bytes beyond ASCII are
tried as strict UTF-8 first, then as declared, then as Windows-1252 and Latin-1; a difference is a finding.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orderhub.document import Severity
from parsers.edifact_segments import find_start

_DECLARED = {
    "UNOA": "ascii",
    "UNOB": "ascii",
    "UNOC": "iso8859-1",
    "UNOD": "iso8859-2",
    "UNOE": "iso8859-5",
    "UNOF": "iso8859-7",
    "UNOG": "iso8859-3",
    "UNOH": "iso8859-4",
    "UNOI": "iso8859-6",
    "UNOJ": "iso8859-8",
    "UNOK": "iso8859-9",
    "UNOL": "iso8859-15",
    "UNOW": "utf-8",
    "UNOX": "iso2022_jp",
    "UNOY": "utf-8",
}
_C1 = re.compile(rb"[\x80-\x9f]")
"""Control codes in ISO 8859, but quotation marks and the euro sign in Windows-1252."""


class Charset(NamedTuple):
    """`declared` as in UNB ("" where absent), `codec` as decided."""

    declared: str
    codec: str
    finding: str = ""
    severity: Severity = Severity.INFO

    def decode(self, text: str) -> str:
        """A piece of the one-to-one view in its real characters."""
        if text.isascii():
            return text
        return text.encode("latin-1").decode(self.codec, "replace")


def charset_of(content: bytes, text: str, start: int, declared: str) -> Charset:
    """The character set of the interchange that begins at `start`; bytes up to the next one decide."""
    if declared == "UNOX" and b"\x1b" in content:
        return Charset(declared, "iso2022_jp", "edi.charset-escapes", Severity.WARNING)
    if content.isascii():
        return Charset(declared, "ascii")
    sample = content[start : _end(text, start)]
    if sample.isascii():
        return Charset(declared, "ascii")
    expected = _DECLARED.get(declared, "")
    codec = _first_that_fits(sample, expected)
    if codec == expected:
        return Charset(declared, codec)
    if expected == "utf-8" or not declared:
        return Charset(declared or "-", codec, "edi.charset-guessed", Severity.WARNING)
    return Charset(declared, codec, "edi.charset-differs", Severity.INFO)


def _end(text: str, start: int) -> int:
    at = start + 30
    while (at := find_start(text, at + 1)) >= 0:
        if text[at : at + 3] in ("UNA", "UNB"):
            return at
    return len(text)


def _first_that_fits(sample: bytes, expected: str) -> str:
    candidates = ["utf-8"]
    if expected not in ("", "ascii", "utf-8") and not _C1.search(sample):
        candidates.append(expected)
    candidates += ["cp1252"]
    for codec in candidates:
        try:
            sample.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec
    return "iso8859-1"
