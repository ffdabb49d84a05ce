"""Mail templates: a subject and a body per name and language, with `{{tag}}` and nothing else. No logic in templates.

    subject.de.txt   Eingang Ihrer Bestellung {{order_number}}
    body.de.txt      {{greeting}} ... {{lines}} ... {{signature}}

A tag we do not know is an error when the template is loaded; a tag without a value holds the mail back, so that nobody
ever receives an empty field. A receipt is no acceptance (section 312i BGB asks for the former, the contract comes about
by the latter): a receipt template that reads like an acceptance is refused at loading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from orderhub.errors import OrderHubError, SettingsError
from orderhub.publishing.facts import Mail

LANGUAGES = ("de", "en")
TAGS: dict[str, frozenset[str]] = {
    "receipt": frozenset(
        {"greeting", "order_number", "received_at", "order_block", "lines", "signature", "seller", "customer"}
    ),
    "shipped": frozenset(
        {"greeting", "order_number", "shipment_block", "lines", "signature", "seller", "customer", "carrier",
         "shipment_number", "tracking"}
    ),
}  # fmt: skip
"""The notices there are and the tags each may use."""

ACCEPTANCE_PHRASES = (
    "bestätigen wir ihren auftrag", "wir bestätigen ihren auftrag", "bestätigen wir ihre bestellung",
    "wir bestätigen ihre bestellung", "nehmen ihre bestellung an", "nehmen ihren auftrag an",
    "ihre bestellung ist angenommen", "ihr auftrag ist angenommen", "haben ihre bestellung angenommen",
    "bearbeiten ihre bestellung umgehend", "wird umgehend bearbeitet", "wird umgehend ausgeführt",
    "führen ihren auftrag aus", "wir liefern ihnen", "wird in kürze versandt", "wird in kürze geliefert",
    "verbindlich bestätigt", "vertrag ist zustande gekommen", "we confirm your order", "your order is confirmed",
    "your order has been confirmed", "we accept your order", "your order has been accepted", "order is accepted",
    "will be shipped", "will be delivered", "we will deliver", "we are processing your order",
    "contract has been concluded",
)  # fmt: skip
"""Sentences courts read as acceptance when they stand in a receipt, lower case."""

_TAG = re.compile(r"\{\{([a-z_]+)\}\}")
_LEFT_OVER = re.compile(r"\{[{%#]|[}%#]\}")


class Template(msgspec.Struct, frozen=True):
    """One notice in one language. `file` is its folder, for messages."""

    subject: str
    body: str
    file: str = ""


Notices = Mapping[tuple[str, str], Template]
"""Templates by name and language."""


def checked(name: str, language: str, template: Template) -> Template:
    """The template, when it is sound. Raises: notice.tag-unknown, notice.tag-broken, notice.sounds-like-acceptance."""
    known = TAGS.get(name, frozenset())
    for part, text in (("subject", template.subject), ("body", template.body)):
        file = f"{template.file or name}/{part}.{language}.txt"
        for tag in _TAG.findall(text):
            if tag not in known:
                raise SettingsError("notice.tag-unknown", file=file, tag=tag, known=", ".join(sorted(known)))
        for number, line in enumerate(_TAG.sub("", text).splitlines(), start=1):
            if _LEFT_OVER.search(line):
                raise SettingsError("notice.tag-broken", file=file, line=number)
        if name == "receipt":
            _refuse_acceptance(text, file)
    return template


def _refuse_acceptance(text: str, file: str) -> None:
    said = " ".join(text.casefold().split())
    for phrase in ACCEPTANCE_PHRASES:
        if phrase in said:
            raise SettingsError("notice.sounds-like-acceptance", file=file, phrase=phrase)


def fill(notices: Notices, name: str, language: str, values: Mapping[str, str]) -> Mail:
    """The mail with its tags filled. Raises: notice.template-missing, notice.tag-empty (hold it, do not send it)."""
    template = notices.get((name, language if language in LANGUAGES else "en"))
    if template is None:
        raise SettingsError("notice.template-missing", name=name, file=f"subject.{language}.txt")

    def value(match: re.Match[str]) -> str:
        text = values.get(match[1], "").strip("\n")
        if not text.strip():
            raise OrderHubError("notice.tag-empty", name=name, tag=match[1])
        return text

    subject = " ".join(_TAG.sub(value, template.subject).split())
    body = "\n".join(line.rstrip() for line in _TAG.sub(value, template.body).splitlines())
    return Mail(subject, body.strip("\n") + "\n")
