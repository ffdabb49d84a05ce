"""Signed and encrypted mails, with keys made here: what is inside is read, and who signed it is said."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from orderhub.capturing.pool import ParserPool
from orderhub.capturing.read import read
from orderhub.capturing.smime_keys import ring_of
from orderhub.document import Document, Kind
from orderhub.mail_keys import Ring, use
from orderhub.mapping_files import catalog
from orderhub.settings import Settings
from parsers.mail_signature import INVALID, UNCHECKED, UNKNOWN_ISSUER, VALID, canonical, check

MAPPINGS = Path(__file__).parents[2] / "mappings"
TODAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
ORDER = b"Content-Type: text/plain; charset=utf-8\r\n\r\nBestellung 4711\r\n10 Stk NW-1001 Wasser still\r\n"
HEAD = b"From: Einkauf <einkauf@kunde.example>\r\nSubject: Bestellung 4711\r\nDate: Sun, 22 Nov 2026 09:00:00 +0000\r\n"


class Identity(NamedTuple):
    """A certificate with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def identity(name: str, issuer: Identity | None = None, *, curve: bool = False) -> Identity:
    """An authority, or with `issuer` somebody it vouches for."""
    key = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = issuer or Identity(None, key)  # type: ignore[arg-type]  # signs itself
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TODAY - timedelta(days=30))
        .not_valid_after(TODAY + timedelta(days=300))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(authority=issuer is None), critical=True)
    )
    if issuer:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(name)]), critical=False)
    return Identity(builder.sign(signer.key, hashes.SHA256()), key)


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=False, key_encipherment=not authority,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


AUTHORITY = identity("Testwurzel")
SENDER = identity("einkauf@kunde.example", AUTHORITY)
STRANGER = identity("jemand@fremd.example", identity("Andere Wurzel"), curve=True)
OURS = identity("bestellung@haendler.example", AUTHORITY)
RING = Ring(((OURS.certificate, OURS.key),), (AUTHORITY.certificate,))


@pytest.fixture(autouse=True)
def no_keys_before_or_after() -> Iterator[None]:
    use(Ring())
    yield
    use(Ring())


def signed(by: Identity, content: bytes = ORDER, *, detached: bool = False) -> bytes:
    """CMS SignedData in DER."""
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(by.certificate, by.key, hashes.SHA256())
    options = [pkcs7.PKCS7Options.Binary, *([pkcs7.PKCS7Options.DetachedSignature] if detached else [])]
    return builder.sign(serialization.Encoding.DER, options)


def encrypted(content: bytes = ORDER) -> bytes:
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(content).add_recipient(OURS.certificate)
    return builder.encrypt(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])


def mail_of(cms: bytes, kind: str) -> Document:
    head = HEAD + f"Content-Type: application/pkcs7-mime; smime-type={kind}; name=smime.p7m\r\n".encode()
    body = b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(cms)
    return Document(head + body, name="mail.eml", channel="mail")


def multipart(by: Identity, content: bytes = ORDER, shown: bytes | None = None) -> Document:
    cms = base64.encodebytes(signed(by, content, detached=True))
    head = b"Content-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = b"--grenze\r\n" + (shown or content) + b"\r\n--grenze\r\n" + head + cms + b"\r\n--grenze--\r\n"
    kind = b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=grenze\r\n\r\n'
    return Document(HEAD + kind + body, name="mail.eml", channel="mail")


@pytest.mark.parametrize(
    ("by", "authorities", "state"),
    [(SENDER, RING, VALID), (SENDER, Ring(), UNKNOWN_ISSUER), (STRANGER, RING, UNKNOWN_ISSUER)],
)
def test_a_signature_is_valid_only_where_a_known_authority_vouches(by: Identity, authorities: Ring, state: str) -> None:
    found = check(signed(by), None, authorities, TODAY)
    assert (found.state, found.signer) == (state, by.certificate.subject.rfc4514_string().removeprefix("CN="))
    assert check(signed(by, detached=True), ORDER, authorities, TODAY).state == state


def test_an_expired_certificate_is_vouched_for_by_nobody() -> None:
    assert check(signed(SENDER), None, RING, TODAY + timedelta(days=400)).state == UNKNOWN_ISSUER


def test_changed_content_and_rubbish_are_told_apart() -> None:
    assert check(signed(SENDER, detached=True), ORDER.replace(b"10 Stk", b"90 Stk"), RING, TODAY).state == INVALID
    broken = bytearray(signed(SENDER))
    broken[-1] ^= 1
    assert check(bytes(broken), None, RING, TODAY).state == INVALID
    assert check(b"0\x80 nothing to see", None, RING, TODAY).state == UNCHECKED


def test_an_order_inside_a_signed_mail_is_read_and_its_signer_said() -> None:
    use(RING)
    for document in (mail_of(signed(SENDER), "signed-data"), multipart(SENDER)):
        reading = read(document, catalog(MAPPINGS))
        assert reading.kind is Kind.ORDER
        assert (reading.envelope["signature"], reading.envelope["signed_by"]) == (VALID, "einkauf@kunde.example")
        assert "mail.signature-valid" in [one.code for one in reading.findings]


CSV = b"Bestellnummer;4711\nArtikel;Menge;Einheit\nNW-1001;10;Stk\n"


@pytest.mark.parametrize(("content", "name"), [(ORDER, "smime.p7m"), (CSV, "order.csv.p7m")])
def test_a_signed_file_in_a_drop_is_opened_as_within_a_mail(content: bytes, name: str) -> None:
    use(RING)
    der = signed(SENDER, content)
    pem = b"-----BEGIN PKCS7-----\n" + base64.encodebytes(der) + b"-----END PKCS7-----\n"
    for cms in (der, base64.encodebytes(der), pem):
        reading = read(Document(cms, name), catalog(MAPPINGS))
        assert reading.kind is Kind.ORDER
        (order,) = [
            one for part in (*reading.parts, *(p for q in reading.parts for p in q.parts)) for one in part.orders
        ]
        assert [line.item.seller_id for line in order.order.lines] == ["NW-1001"]
        assert reading.envelope["signed_by"] == "einkauf@kunde.example"
        assert [one.code for one in reading.findings] == ["mail.signature-unknown-issuer"]


def test_an_encrypted_file_in_a_drop_needs_its_key() -> None:
    without = read(Document(encrypted(), "smime.p7m"), catalog(MAPPINGS))
    assert (without.kind, [one.code for one in without.findings][:1]) == (Kind.UNREADABLE, ["mail.encrypted"])
    use(RING)
    assert read(Document(encrypted(), "smime.p7m"), catalog(MAPPINGS)).kind is Kind.ORDER


def test_a_signature_alone_is_no_order_and_other_der_is_nothing_known() -> None:
    reading = read(Document(signed(SENDER, detached=True), "order.pdf.p7s"), catalog(MAPPINGS))
    assert (reading.kind, [one.code for one in reading.skipped]) == (Kind.NOT_AN_ORDER, ["mail.skipped-signature"])
    other = read(Document(SENDER.certificate.public_bytes(serialization.Encoding.DER), "a.p7m"), catalog(MAPPINGS))
    assert [one.code for one in other.findings] == ["document.unknown-format"]


def test_a_signature_that_fails_or_is_anothers_sends_the_order_to_a_person() -> None:
    use(RING)
    changed = multipart(SENDER, shown=ORDER.replace(b"10 Stk", b"90 Stk"))
    for document, code in ((changed, "mail.signature-invalid"), (multipart(STRANGER), "mail.signature-other-sender")):
        reading = read(document, catalog(MAPPINGS))
        (order,) = [one for part in (reading, *reading.parts) for one in part.orders]
        assert code in [one.code for one in order.findings]


def test_an_encrypted_mail_is_unreadable_until_its_key_is_there() -> None:
    document = mail_of(encrypted(), "enveloped-data")
    without = read(document, catalog(MAPPINGS))
    assert without.kind is Kind.UNREADABLE
    assert "mail.encrypted" in [one.code for one in without.findings]
    use(RING)
    opened = read(document, catalog(MAPPINGS))
    assert opened.kind is Kind.ORDER
    assert "mail.decrypted" in [one.code for one in opened.findings]


def test_keys_come_from_a_folder_as_pem_or_pkcs12(tmp_path: Path) -> None:
    key = OURS.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "ours.pem").write_bytes(OURS.certificate.public_bytes(serialization.Encoding.PEM) + key)
    sealed = serialization.BestAvailableEncryption(b"geheim")
    bundle = serialization.pkcs12.serialize_key_and_certificates(b"x", OURS.key, OURS.certificate, None, sealed)
    (tmp_path / "ours.p12").write_bytes(bundle)
    (tmp_path / "ours.p12.pass").write_text("geheim\n")
    (tmp_path / "broken.pem").write_text("no key")
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "root.crt").write_bytes(AUTHORITY.certificate.public_bytes(serialization.Encoding.PEM))
    ring = ring_of(tmp_path)
    assert [one.serial_number for one, _ in ring.own] == [OURS.certificate.serial_number] * 2
    assert list(ring.authorities) == [AUTHORITY.certificate]
    assert ring_of(tmp_path / "nowhere") == Ring()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to compare with")
@pytest.mark.parametrize("tampered", [False, True])
def test_openssl_says_the_same(tmp_path: Path, *, tampered: bool) -> None:
    cms = signed(SENDER, detached=True)
    content = ORDER.replace(b"10", b"11") if tampered else ORDER
    (tmp_path / "cms").write_bytes(cms)
    (tmp_path / "content").write_bytes(content)
    (tmp_path / "root").write_bytes(AUTHORITY.certificate.public_bytes(serialization.Encoding.PEM))
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms", "-content", "content",
               "-CAfile", "root", "-purpose", "any", "-attime", str(int(TODAY.timestamp()))]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode == 0) is (check(cms, canonical(content), RING, TODAY).state == VALID) is not tampered


def test_a_key_that_comes_later_opens_the_mail_at_the_next_try(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir()
    document = mail_of(encrypted(), "enveloped-data")
    with ParserPool(Settings(mappings_dir=MAPPINGS, smime_keys=folder, parser_processes=1)) as pool:
        assert pool.read_many([document])[0].kind is Kind.UNREADABLE
        key = OURS.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / "ours.pem").write_bytes(OURS.certificate.public_bytes(serialization.Encoding.PEM) + key)
        assert pool.read_many([document])[0].kind is Kind.ORDER
