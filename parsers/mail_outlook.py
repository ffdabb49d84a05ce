"""A mail that Outlook saved as a file (.msg, MS-OXMSG): rewritten as MIME, so that it is opened like any other mail.

    from einkauf@nordwind.example, subject, date, text or HTML or compressed RTF, attachments by value

What is no mail inside Outlook's file (a contact, a task) comes out with its text. Mails and items that are attached as
Outlook objects stay where they are and are named.
"""

from __future__ import annotations

import codecs
from email.message import EmailMessage
from email.policy import SMTPUTF8
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from orderhub.errors import BrokenDocument
from parsers.mail_rtf import decompress, text_of

if TYPE_CHECKING:
    from oxmsg import Message
    from oxmsg.attachment import Attachment

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = 0x1009
_CONTENT_ID: Final = 0x3712
_SHOWN_NAME: Final = 0x3001
_SHORT_NAME: Final = 0x3704
_PAGES: Final = frozenset(("874", "932", "936", "949", "950", "1361"))
_LIMIT: Final = 200
"""Attachments that are looked at."""
_KEPT: Final = (
    "From", "To", "Cc", "Reply-To", "Message-ID", "In-Reply-To", "Return-Path", "Delivered-To", "Auto-Submitted",
    "Authentication-Results", "Precedence", "List-Id", "X-Auto-Response-Suppress", "X-Spam-Flag",
)  # fmt: skip


def as_mime(content: bytes, name: str) -> tuple[bytes, list[str]]:
    """The mail as MIME, and the names of what could not be taken along. Raises: mail.outlook-file as BrokenDocument."""
    from oxmsg import Message

    codecs.register(_code_page)
    try:
        held = Message.load(content)
        mail = EmailMessage(policy=SMTPUTF8.clone(max_line_length=998))
        _headers(mail, held)
        _body(mail, held)
        left = _attach(mail, held)
        return mail.as_bytes(), left
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever a stranger's bytes provoke: struct, key, OLE errors
        raise BrokenDocument("mail.outlook-file", name=name) from error
    finally:
        codecs.unregister(_code_page)


def _code_page(name: str) -> codecs.CodecInfo | None:
    """Windows code pages that Python knows by another name: windows-950 is cp950."""
    number = name.removeprefix("windows").lstrip("-_")
    return codecs.lookup(f"cp{number}") if name.startswith("windows") and number in _PAGES else None


def _headers(mail: EmailMessage, held: Message) -> None:
    said = {key.casefold(): value for key, value in held.message_headers.items()}
    for name in _KEPT:
        if value := said.get(name.casefold()):
            mail[name] = _plain(value)
    if "From" not in mail and held.sender:
        mail["From"] = _plain(held.sender)
    if "To" not in mail:
        known = [one.email_address for one in held.recipients if one.email_address and "@" in one.email_address]
        if known:
            mail["To"] = _plain(", ".join(known))
    mail["Subject"] = _plain(held.subject)
    if date := said.get("date"):
        mail["Date"] = _plain(date)
    elif held.sent_date is not None:
        mail["Date"] = format_datetime(held.sent_date)


def _plain(value: str) -> str:
    return " ".join(value.replace("\0", " ").split())[:4000]


def _body(mail: EmailMessage, held: Message) -> None:
    text, html = held.body or "", _html(held)
    packed = held.properties.binary_prop_value(_RTF) if not text.strip() and not html.strip() else None
    if packed:
        text = text_of(decompress(packed))
    mail.set_content(_encodable(text), cte="base64")
    if html.strip():
        mail.add_alternative(_encodable(html), subtype="html", cte="base64")


def _html(held: Message) -> str:
    try:
        return held.html_body or ""
    except (LookupError, ValueError):
        # A code page that nobody knows; the text says the same.
        return ""


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _attach(mail: EmailMessage, held: Message) -> list[str]:
    left = []
    for number, one in enumerate(held.attachments, start=1):
        name = _name(one, number)
        content = one.file_bytes if number <= _LIMIT else None
        if content is None:
            left.append(name)
            continue
        main, _, sub = (one.mime_type or "").partition("/")
        # What is attached is told by its bytes; "message" and "multipart" would be opened as parts of this mail.
        declared = (main, sub) if main in {"image", "text"} and sub.isalnum() else ("application", "octet-stream")
        identifier = one.properties.str_prop_value(_CONTENT_ID)
        cid = f"<{_plain(identifier).strip('<> ')}>" if identifier else None
        mail.add_attachment(content, maintype=declared[0], subtype=declared[1], filename=_plain(name), cid=cid)
    return left


def _name(one: Attachment, number: int) -> str:
    told = one.properties.str_prop_value(_SHORT_NAME) or one.properties.str_prop_value(_SHOWN_NAME)
    return one.file_name or told or f"attachment-{number}"
