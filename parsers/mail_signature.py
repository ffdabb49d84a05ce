"""Digital signatures of mails (S/MIME, RFC 8551): who signed, whether it holds, whether somebody we trust vouches.

In: the CMS SignedData (RFC 5652) and, for multipart/signed, the signed MIME entity. Out: `Signature`. Checked are the
digest of the content, the signature over the signed attributes (section 5.4) and the chain to an authority of the ring.
Not checked: whether a certificate was revoked, what it may be used for, and time stamps.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NamedTuple

from asn1crypto import cms  # type: ignore[import-untyped]  # ships no types
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import verification

from orderhub.mail_keys import Ring

VALID: Final = "valid"
INVALID: Final = "invalid"
UNKNOWN_ISSUER: Final = "unknown-issuer"
UNCHECKED: Final = "unchecked"
_DIGESTS: Final[dict[str, Callable[[], hashes.HashAlgorithm]]] = {
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
"""What still tells one content from another. SHA-1 and MD5 do not: such a signature is as good as unchecked."""


class Signature(NamedTuple):
    """`state` is one of the words above; `signer` the address or name in the certificate, "" when unknown."""

    state: str
    signer: str = ""
    addresses: tuple[str, ...] = ()
    issuer: str = ""


def check(content: bytes, signed: bytes | None, ring: Ring, at: datetime | None) -> Signature:
    """The signature in `content` over `signed`, or over what `content` itself holds when that is None.

    `at` is the day the chain is judged by; None: the chain is not judged, which leaves the issuer unknown.
    """
    try:
        data = cms.ContentInfo.load(content)["content"]
        held = signed if signed is not None else data["encap_content_info"]["content"].native
        [signer] = list(data["signer_infos"])
        present = [one.chosen.dump() for one in data["certificates"] if one.name == "certificate"]
        certificates = [x509.load_der_x509_certificate(one) for one in present]
        owner = _owner(signer, certificates)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return Signature(UNCHECKED)
    if owner is None or not isinstance(held, bytes):
        return Signature(UNCHECKED)
    names = _names(owner)
    found = Signature(UNCHECKED, names[0] if names else "", names, owner.issuer.rfc4514_string())
    try:
        _holds(signer, held, owner)
    except InvalidSignature:
        return found._replace(state=INVALID)
    except (ValueError, TypeError, KeyError, UnsupportedAlgorithm):
        return found
    trusted = at is not None and _is_vouched_for(owner, certificates, ring, at)
    return found._replace(state=VALID if trusted else UNKNOWN_ISSUER)


def canonical(entity: bytes) -> bytes:
    """The signed bytes of a multipart/signed part: line ends as CR LF, whatever the transport made of them."""
    return re.sub(rb"\r\n|\r|\n", b"\r\n", entity)


def _owner(signer: cms.SignerInfo, certificates: list[x509.Certificate]) -> x509.Certificate | None:
    """The signer's certificate by issuer and serial number, or by its key identifier."""
    named = signer["sid"]
    for one in certificates:
        if named.name == "issuer_and_serial_number":
            wanted = named.chosen
            if (
                one.serial_number == wanted["serial_number"].native
                and one.issuer.public_bytes() == wanted["issuer"].dump()
            ):
                return one
        else:
            try:
                known = one.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
            except x509.ExtensionNotFound:
                continue
            if known == named.chosen.native:
                return one
    return None


def _holds(signer: cms.SignerInfo, content: bytes, owner: x509.Certificate) -> None:
    """Raises: InvalidSignature; ValueError, KeyError or UnsupportedAlgorithm for what cannot be checked here."""
    name = signer["digest_algorithm"]["algorithm"].native
    digest = _DIGESTS[name]()
    attributes = signer["signed_attrs"]
    message = content
    if len(attributes):
        said = {one["type"].native: one["values"] for one in attributes}
        if said["message_digest"][0].native != hashlib.new(name, content).digest():
            raise InvalidSignature
        # Signed is the SET OF itself, not the [0] it travels in.
        message = attributes.untag().dump(force=True)
    signature, key = signer["signature"].native, owner.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, message, ec.ECDSA(digest))
    elif isinstance(key, rsa.RSAPublicKey):
        algorithm = signer["signature_algorithm"]
        if algorithm["algorithm"].native == "rsassa_pss":
            salt = int(algorithm["parameters"]["salt_length"].native)
            key.verify(signature, message, padding.PSS(padding.MGF1(digest), salt), digest)
        else:
            key.verify(signature, message, padding.PKCS1v15(), digest)
    else:
        raise UnsupportedAlgorithm(type(key).__name__)


def _is_vouched_for(owner: x509.Certificate, present: list[x509.Certificate], ring: Ring, at: datetime) -> bool:
    """Whether a chain leads to an authority of the ring, all of it valid on that day."""
    if not ring.authorities:
        return False
    # A signer's certificate is for mail, not for a server; the rules of the web ask of it what it need not have.
    builder = verification.PolicyBuilder().store(verification.Store(list(ring.authorities))).time(at.astimezone(UTC))
    builder = builder.extension_policies(
        ca_policy=verification.ExtensionPolicy.webpki_defaults_ca(),
        ee_policy=verification.ExtensionPolicy.permit_all(),
    )
    try:
        builder.build_client_verifier().verify(owner, [one for one in present if one != owner])
    except (verification.VerificationError, ValueError):
        return False
    return True


def _names(owner: x509.Certificate) -> tuple[str, ...]:
    """Addresses of the certificate, lower case; its common name where it has none."""
    found: list[str] = []
    try:
        names = owner.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found += names.get_values_for_type(x509.RFC822Name)
    except (x509.ExtensionNotFound, ValueError):
        pass
    for kind in (x509.NameOID.EMAIL_ADDRESS, x509.NameOID.COMMON_NAME):
        found += [str(one.value) for one in owner.subject.get_attributes_for_oid(kind)]
    addresses = [one.lower() for one in found if "@" in one]
    return tuple(dict.fromkeys(addresses)) or tuple(found[:1])
