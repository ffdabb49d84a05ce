"""The keys for encrypted and signed mails, read from a folder.

    einkauf.p12  einkauf.p12.pass      a PKCS#12 file and its password
    lager.pem                          certificate and unencrypted private key in one file
    authorities/*.pem, *.crt           whose signatures are trusted

A file that cannot be read is left out: the mails it would open then say that they are encrypted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12

from orderhub.mail_keys import Ring


def ring_of(folder: Path) -> Ring:
    """What the folder holds; an empty ring where there is no such folder."""
    if not folder.is_dir():
        return Ring()
    authorities = (one for file in _files(folder / "authorities") for one in _certificates(file))
    return Ring(tuple(pair for file in _files(folder) for pair in _pairs(file)), tuple(authorities))


def changed(folder: Path) -> tuple[tuple[str, int], ...]:
    """What tells one state of the folder from another: names and times of its files."""
    return tuple(
        (one.name, one.stat().st_mtime_ns) for place in (folder, folder / "authorities") for one in _files(place)
    )


def _files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if one.is_file()) if folder.is_dir() else []


def _pairs(file: Path) -> Iterator[tuple[x509.Certificate, PrivateKeyTypes]]:
    try:
        content = file.read_bytes()
        if file.suffix.lower() in (".p12", ".pfx"):
            secret = file.with_name(file.name + ".pass")
            password = secret.read_bytes().strip() if secret.is_file() else None
            key, certificate, _ = pkcs12.load_key_and_certificates(content, password)
            if key is not None and certificate is not None:
                yield certificate, key
        elif file.suffix.lower() == ".pem":
            yield x509.load_pem_x509_certificate(content), load_pem_private_key(content, None)
    except (ValueError, TypeError, OSError):
        return


def _certificates(file: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(file.read_bytes())
    except (ValueError, OSError):
        return []
