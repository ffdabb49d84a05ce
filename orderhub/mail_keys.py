"""The keys with which this process opens encrypted mails and judges signatures. None until the shell calls `use`.

Keys are no property of a document: they must stand in no envelope, no database and no log.
"""

from __future__ import annotations

from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes


class Ring(NamedTuple):
    """An installation's own certificates with their keys, and the authorities it trusts."""

    own: tuple[tuple[x509.Certificate, PrivateKeyTypes], ...] = ()
    authorities: tuple[x509.Certificate, ...] = ()


class _Held:
    ring = Ring()


def use(ring: Ring) -> None:
    """From now on this process works with these keys."""
    _Held.ring = ring


def keys() -> Ring:
    """The keys in use."""
    return _Held.ring
