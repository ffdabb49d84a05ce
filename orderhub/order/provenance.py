"""Where each canonical value came from: place, raw text, rule, and who corrected it when."""

from __future__ import annotations

from datetime import datetime

import msgspec

from orderhub.document import Where


class Provenance(msgspec.Struct, frozen=True, omit_defaults=True):
    """The origin of one canonical field, keyed by its path such as `lines[2].quantity.value` (lines count from 1)."""

    raw: str
    where: Where
    rule: str = ""
    """Mapping file and line that set the value, `partners/nordwind.yaml:14`."""
    confidence: int = 1000
    """Per mille."""
    engine: str = ""
    corrected_by: str | None = None
    corrected_at: datetime | None = None
    previous: str | None = None
    """The value before the correction, as text."""
