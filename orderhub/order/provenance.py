"""Where each canonical value came from: place, raw text, rule, and who corrected it when."""

from __future__ import annotations

import zlib
from datetime import datetime

import msgspec

from orderhub.document import Where


class Provenance(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
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
    document: int | None = None
    """Id of the document that `where` lies in; None: the one its revision was read from."""


_DECODER = msgspec.msgpack.Decoder(dict[str, Provenance])
_ENCODER = msgspec.msgpack.Encoder()


def pack(origins: dict[str, Provenance]) -> bytes:
    """Provenance as it travels and is stored: MessagePack, compressed."""
    return zlib.compress(_ENCODER.encode(origins), 1)


def unpack(content: bytes) -> dict[str, Provenance]:
    """The reverse of `pack`; {} for no bytes."""
    return _DECODER.decode(zlib.decompress(content)) if content else {}
