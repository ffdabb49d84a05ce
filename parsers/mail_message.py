"""Opens a mail (RFC 5322, MIME): facts of its headers, its text as one body document, its attachments by their bytes.

    From: Einkauf Nordwind <einkauf@nordwind.example>
    Subject: Bestellung 4711                              -> parts: body.txt, bestellung.pdf
    Content-Type: multipart/mixed; boundary=b1

Also: mbox files, forwarded mails (message/rfc822 and inline "WG:"), winmail.dat, Outlook's .msg files, S/MIME (within
a mail, or as a .p7m file by itself). What is not read further is listed with a reason. Auto-replies, bounces, list mail
and spam are named in `Unpacked.class_`.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

import msgspec

from orderhub.document import Document, Finding, Severity, Skipped, Unpacked
from orderhub.mail_keys import keys
from parsers import mail_outlook, mail_tnef
from parsers.mail_gateway import take_gateway
from parsers.mail_header import address, decode_header, instant, safe_label
from parsers.mail_mime import Entity, split
from parsers.mail_notice import class_of_mail
from parsers.mail_part import choose_body, reason_to_skip, sniffed_name
from parsers.mail_quote import forwarded_sender
from parsers.mail_report import report_facts
from parsers.mail_signature import INVALID, canonical, check
from parsers.mail_smime import bare, decrypted, is_encrypted, name_inside, signed_content
from parsers.mail_trust import sender_facts

NAME = "mail-message"

_KNOWN_HEADERS: Final = frozenset({
    b"from", b"to", b"cc", b"subject", b"date", b"received", b"message-id", b"mime-version", b"content-type",
    b"return-path", b"delivered-to", b"reply-to", b"sender", b"x-mailer", b"content-transfer-encoding", b"bcc",
    b"in-reply-to", b"references", b"x-original-to", b"dkim-signature", b"envelope-to", b"authentication-results",
})  # fmt: skip
_MBOX_LINE: Final = re.compile(rb"(?:\A|\r?\n\r?\n)From \S+[^\n]*\d\d:\d\d[^\n]*\d{4}[^\n]*\r?\n")
_FORWARDED: Final = re.compile(r"^\s*(?:(?:re|aw|antw)\s*:\s*)*(?:wg|fwd?|fw|wtr|tr|i|wl)\s*:", re.IGNORECASE)
_MAX_MBOX: Final = 200
_NAMES: Final = 20
"""Attachments whose names help to tell what a mail is about."""
_OUTLOOK_TYPES: Final = ("application/vnd.ms-outlook", "application/x-msg")


def sniff(document: Document) -> int | None:
    """By header fields at the start; the name and declared type only help."""
    head = document.content[:4096]
    if head.startswith(mail_tnef.SIGNATURE):
        return 90
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return 85 if document.name.lower().endswith(".msg") or document.media_type in _OUTLOOK_TYPES else None
    if bare(document.content, document.name) is not None:
        return 80
    named = document.media_type.startswith("message/") or document.name.lower().endswith((".eml", ".mbox", ".mbx"))
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()[:40]
    seen = 0
    for number, line in enumerate(lines):
        # A zip that holds a mail unpacked begins with binary and goes on with that mail's header.
        if not line.strip() or b"\0" in line:
            break
        name, colon, _ = line.partition(b":")
        if colon and (name.lower() in _KNOWN_HEADERS or name.lower().startswith(b"x-")):
            seen += 1
        elif not line.startswith((b" ", b"\t")) and not colon and not (number == 0 and line.startswith(b"From ")):
            break
    if seen >= 2:
        return 88 if named else 75
    return (60 if seen else 25) if named else None


def unpack(document: Document) -> Unpacked:
    """Body and attachments. Raises: BrokenDocument for a broken Outlook .msg file."""
    content = document.content
    if content.startswith(mail_tnef.SIGNATURE):
        return _open_tnef(document)
    if content[:4] == b"\xd0\xcf\x11\xe0":
        return _open_outlook(document)
    cms = bare(content, document.name)
    if cms is not None:
        return _Opener(document).open_bare(cms)
    if content.startswith(b"From "):
        starts = [found.end() for found in _MBOX_LINE.finditer(content)]
        if len(starts) > 1:
            return _open_mbox(document, starts)
    return _Opener(document).open(split(content.lstrip(b"\xef\xbb\xbf\r\n")))


def _open_outlook(document: Document) -> Unpacked:
    content, left = mail_outlook.as_mime(document.content, document.name)
    opened = _Opener(document).open(split(content))
    opened.skipped.extend(Skipped(safe_label(name), "mail.skipped-outlook") for name in left)
    return opened


def _open_mbox(document: Document, starts: list[int]) -> Unpacked:
    ends = [*(document.content.rfind(b"From ", 0, start) for start in starts[1:]), len(document.content)]
    skipped = [
        Skipped(f"message-{number + 1}.eml", "mail.skipped-limit", {"limit": str(_MAX_MBOX)})
        for number in range(_MAX_MBOX, len(starts))
    ]
    parts = [
        Document(
            content=document.content[start:end],
            name=f"message-{number + 1}.eml",
            media_type="message/rfc822",
            channel=document.channel,
        )
        for number, (start, end) in enumerate(zip(starts[:_MAX_MBOX], ends, strict=False))
    ]
    return Unpacked(parts=parts, skipped=skipped)


def _open_tnef(document: Document) -> Unpacked:
    held = mail_tnef.open_tnef(document.content)
    parts = [
        Document(content=data, name=safe_label(name), channel=document.channel)
        for name, data in held.attachments
        if data
    ]
    if held.text.strip():
        parts.append(_body_document(held.text, "body.txt", "text/plain", document.channel))
    elif held.html.strip():
        parts.append(_body_document(held.html, "body.html", "text/html", document.channel))
    skipped = [Skipped(safe_label(name), "mail.skipped-empty") for name, data in held.attachments if not data]
    if not parts:
        skipped.append(Skipped(document.name or "winmail.dat", "mail.skipped-tnef"))
    return Unpacked(parts=parts, skipped=skipped)


def _body_document(text: str, name: str, media_type: str, channel: str) -> Document:
    return Document(
        content=text.encode("utf-8", "replace"),
        name=name,
        media_type=f"{media_type}; charset=utf-8",
        channel=channel,
        envelope={"part": "body"},
    )


class _Opener:
    """Walks the tree of one mail and sorts its leaves."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._channel = "mail" if document.channel == "file" else document.channel
        self._parts: list[Document] = []
        self._skipped: list[Skipped] = []
        self._findings: list[Finding] = []
        self._facts: dict[str, str] = {}

    def open(self, mail: Entity) -> Unpacked:
        envelope = _envelope(mail, self._document) | sender_facts(mail, self._document.envelope)
        self._facts = envelope
        self._judge_parts(mail)
        bodies: list[Entity] = []
        others: list[Entity] = []
        for leaf in _flat(mail, self._skipped):
            (bodies if _is_text(leaf) else others).append(leaf)
        chosen, text, guessed = choose_body(bodies)
        shown_inline = b"".join(one.body() for one in bodies if one.media_type == "text/html")
        for entity in others:
            self._attachment(entity, shown_inline)
        if guessed:
            self._findings.append(Finding("mail.charset-guessed", Severity.INFO))
        class_ = class_of_mail(mail, envelope, has_attachments=bool(self._parts))
        if class_ == "bounce":
            envelope |= report_facts(mail)
        if class_ == "spam":
            self._findings.append(Finding("mail.spam-flag", Severity.WARNING))
        if not take_gateway(envelope, text, self._document.envelope):
            self._forward(envelope, text)
        if chosen is not None and text.strip():
            body = self._body(chosen, text)
            if self._parts and body.envelope:
                body.envelope["attached"] = "\n".join(part.name[:80] for part in self._parts[:_NAMES])
            self._parts.insert(0, body)
        return Unpacked(self._parts, self._skipped, self._findings, envelope, class_)

    def open_bare(self, cms: bytes) -> Unpacked:
        """A signed or encrypted file without a mail around it, as a drop brings it."""
        label = safe_label(self._document.name)
        if not is_encrypted(cms) and signed_content(cms) is None:
            # A signature by itself: what it signs is another file.
            self._skipped.append(Skipped(label or "smime.p7s", "mail.skipped-signature"))
        else:
            self._open_smime(cms, label or "smime.p7m")
        for at, part in enumerate(self._parts):
            name, media_type = name_inside(part.content, label)
            self._parts[at] = msgspec.structs.replace(part, name=name or part.name, media_type=media_type)
        return Unpacked(self._parts, self._skipped, self._findings, self._facts)

    def _body(self, chosen: Entity, text: str) -> Document:
        if text.lstrip("\ufeff \r\n")[:3] in ("UNA", "UNB", "ISA"):
            # EDI sent as the text of a mail.
            return Document(content=chosen.body().lstrip(), name="message.edi", channel=self._channel)
        html = chosen.media_type == "text/html"
        return _body_document(text, "body.html" if html else "body.txt", chosen.media_type, self._channel)

    def _forward(self, envelope: dict[str, str], text: str) -> None:
        if not _FORWARDED.match(envelope.get("subject", "")):
            return
        name, sender = forwarded_sender(text)
        if not sender or sender == envelope.get("sender"):
            return
        envelope["forwarded_by"] = envelope.get("sender", "")
        envelope["sender"], envelope["sender_domain"] = sender, sender.rpartition("@")[2]
        envelope["sender_name"] = name
        params = {"sender": sender, "by": envelope["forwarded_by"]}
        self._findings.append(Finding("mail.forwarded", Severity.INFO, params=params))

    def _attachment(self, entity: Entity, html: bytes) -> None:
        label = _label(entity)
        content = entity.body()
        if entity.media_type in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            self._open_smime(content, label or "smime.p7m")
            return
        reason = reason_to_skip(entity, content, label, html)
        # A person may say that what looks like a logo is to be read all the same.
        if reason and (label or entity.media_type) != self._document.envelope.get("use"):
            self._skipped.append(Skipped(label or entity.media_type, reason))
            if reason == "mail.skipped-encrypted":
                self._findings.append(Finding("mail.encrypted", params={"name": label or entity.media_type}))
            return
        name, media_type = sniffed_name(content, label, entity.media_type, len(self._parts) + 1)
        self._parts.append(Document(content=content, name=name, media_type=media_type, channel=self._channel))

    def _open_smime(self, content: bytes, label: str) -> None:
        signed = signed_content(content)
        if signed is not None:
            self._judge(content, None)
            self._parts.append(self._inner(signed, "signed.eml"))
            return
        opened = decrypted(content) if is_encrypted(content) else None
        if opened is not None:
            self._findings.append(Finding("mail.decrypted", Severity.INFO))
            self._parts.append(self._inner(opened, "decrypted.eml"))
            return
        self._skipped.append(Skipped(label, "mail.skipped-encrypted"))
        self._findings.append(Finding("mail.encrypted", params={"name": label}))

    def _inner(self, content: bytes, name: str) -> Document:
        return Document(content=content, name=name, media_type="message/rfc822", channel=self._channel)

    def _judge_parts(self, mail: Entity) -> None:
        """A multipart/signed: its first part is signed by its second."""
        if mail.media_type == "multipart/signed" and len(mail.children) == 2:
            signed, signature = mail.children
            if signature.media_type in ("application/pkcs7-signature", "application/x-pkcs7-signature"):
                self._judge(signature.body(), canonical(mail.source[signed.top : signed.end]))
            return
        for child in mail.children:
            self._judge_parts(child)

    def _judge(self, content: bytes, signed: bytes | None) -> None:
        at = datetime.fromisoformat(self._facts["date"]) if self._facts.get("date") else None
        found = check(content, signed, keys(), at)
        self._facts["signature"] = found.state
        if found.addresses:
            self._facts["signed_by"] = " ".join(found.addresses)
        params = {"signer": found.signer, "issuer": found.issuer} if found.signer else {}
        severity = Severity.WARNING if found.state == INVALID else Severity.INFO
        self._findings.append(Finding(f"mail.signature-{found.state}", severity, params=params))


def _flat(mail: Entity, skipped: list[Skipped]) -> list[Entity]:
    """All leaves; forwarded mails are one leaf each."""
    stack, leaves = [mail], []
    while stack:
        entity = stack.pop()
        if entity.cut:
            skipped.append(Skipped(entity.media_type, "mail.skipped-depth"))
        if entity.children:
            stack.extend(reversed(entity.children))
        elif not entity.cut:
            leaves.append(entity)
    return leaves


def _is_text(entity: Entity) -> bool:
    """Whether it belongs to what a reader sees as the mail itself."""
    kind, known = entity.disposition()
    named = bool(known.get("filename") or entity.parameters.get("name"))
    return entity.media_type in ("text/plain", "text/html") and kind != "attachment" and not named


def _label(entity: Entity) -> str:
    _, known = entity.disposition()
    raw = known.get("filename") or entity.parameters.get("name") or ""
    if "=?" in raw:
        raw = decode_header(raw.encode("utf-8", "replace"))
    return safe_label(raw)


def _envelope(mail: Entity, document: Document) -> dict[str, str]:
    name, sender = address(mail.header("from"))
    facts = {
        "sender": sender,
        "sender_name": name,
        "sender_domain": sender.rpartition("@")[2],
        "recipient": address(mail.header("to"))[1] or address(mail.header("delivered-to"))[1],
        "reply_to": address(mail.header("reply-to"))[1],
        "subject": mail.header("subject"),
        "message_id": mail.header("message-id").strip("<> "),
        "in_reply_to": mail.header("in-reply-to").strip("<> "),
        "auto_submitted": mail.header("auto-submitted").lower(),
    }
    when = instant(mail.header("date"))
    if when is not None:
        facts["date"] = when.isoformat()
    outer = document.envelope.get("sender", "")
    if outer and sender and outer != sender:
        # A forwarded mail: its own sender is the partner, who passed it on is kept.
        facts["forwarded_by"] = outer
    return {key: value for key, value in facts.items() if value}
