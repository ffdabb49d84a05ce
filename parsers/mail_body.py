"""Reads the text of a mail: an order written in words, or the class of what it is instead.

    Guten Tag,
    bitte liefern Sie uns bis 15.12.2026:
    6 x MW-0710 Mineralwasser still
    10 Kartons NW-1001 Apfelsaft naturtrüb
    Mit freundlichen Grüßen

In: a text/plain or text/html document in UTF-8 (or windows-1252), the mail's facts in its envelope. Out: one `Extract`
of format "mail": a root "document" with number, issue_date, delivery_date, customer_number, buyer_name, buyer_email,
note, reference, delivery_*, currency, and a child "line" per order line. It does not guess what "a couple of" means.
"""

from __future__ import annotations

import re
from typing import Final

from orderhub.document import Document, Extract, Finding, Found, Kind, Node, Parsed, Severity, Where
from parsers.mail_evidence import Evidence, likeliest, weigh
from parsers.mail_fields import find_fields, found_at, full_date, vague_date
from parsers.mail_header import decode_text
from parsers.mail_html import readable
from parsers.mail_lines import LineFound, find_lines, is_about_articles, mentions
from parsers.mail_quote import Split, split, without_marks
from parsers.mail_terms import find_terms
from parsers.mail_words import CHANGE, ORDER, OVERRULING

NAME = "mail-body"

_MAX_TEXT: Final = 400_000
_CURRENCY: Final = {"€": "EUR", "eur": "EUR", "$": "USD", "usd": "USD", "£": "GBP", "gbp": "GBP", "chf": "CHF"}
_GERMAN: Final = re.compile(
    r"\b(?:und|bitte|wir|sie|mit|der|die|das|für|stück|guten tag|bestell\w*|grüße)\b", re.IGNORECASE
)
_ENGLISH: Final = re.compile(r"\b(?:and|please|we|you|with|the|for|pieces|dear|order|regards|hello)\b", re.IGNORECASE)
_FORWARD_SUBJECT: Final = re.compile(r"^\s*(?:(?:re|aw)\s*:\s*)*(?:wg|fwd?|fw|wtr)\s*:", re.IGNORECASE)
_REPLY_SUBJECT: Final = re.compile(r"^\s*(?:re|aw|antw|sv)\s*:", re.IGNORECASE)
_DECISIVE: Final = 5
"""Weight from which words alone say what a mail is."""
_USUAL: Final = 4
"""Weight of a phrase that is usual for its class."""
_LEGAL: Final = 8
"""Weight from which a withdrawal is declared and not only talked about."""
_ASKED: Final = 5
"""Weight from which words ask for the goods that are listed."""
_BESIDE_AN_ORDER: Final = frozenset(("question", "complaint", "other"))
"""What a mail may be as well that orders."""
_SURELY: Final = 4
"""A mail about articles is nothing in particular only where that is so many times as likely as an order."""


def sniff(document: Document) -> int | None:
    """Text parts of mails, and .txt or .html files; anything without NUL bytes that names itself text."""
    if document.envelope.get("part") == "body":
        return 95
    if b"\0" in document.content[:1024]:
        return None
    if document.media_type.startswith(("text/plain", "text/html")):
        return 20
    return 20 if document.name.lower().endswith((".txt", ".html", ".htm", ".text")) else None


def parse(document: Document) -> Parsed:
    """Order or class of the mail's text."""
    text, guessed = _text_of(document)
    subject = document.envelope.get("subject", "")
    shown = f"{subject}\n\n{text}" if subject else text
    head = len(shown) - len(text)
    reader = _Reader(shown, head, subject, document)
    extract = reader.read()
    findings = [Finding("mail.charset-guessed", Severity.INFO)] if guessed else []
    if len(text) > _MAX_TEXT:
        findings.append(Finding("mail.text-cut", Severity.WARNING, params={"limit": str(_MAX_TEXT)}))
    return Parsed(NAME, [extract], findings)


def _text_of(document: Document) -> tuple[str, bool]:
    content = document.content.removeprefix(b"\xef\xbb\xbf")
    text, guessed = decode_text(content, "")
    if "html" in document.media_type or document.name.lower().endswith((".html", ".htm")):
        return readable(text[: 4 * _MAX_TEXT])[: _MAX_TEXT + 1], guessed
    # "\xa0" is a blank that mail programs put between numbers and units.
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").replace("\xa0", " ")
    return clean[: _MAX_TEXT + 1], guessed


class _Reader:
    """One mail text on its way to an extract. `head` characters of it are the subject."""

    def __init__(self, text: str, head: int, subject: str, document: Document) -> None:
        self._text = text
        self._head = head
        self._subject = subject
        self._envelope = document.envelope
        self._keys = {
            name: value
            for name in ("sender", "sender_domain", "recipient", "subject", "message_id", "forwarded_by")
            if (value := document.envelope.get(name))
        }
        self._keys["channel"] = document.channel
        body = text[head:]
        german = len(_GERMAN.findall(body[:4000])) >= len(_ENGLISH.findall(body[:4000]))
        self._keys["language"] = "de" if german else "en"

    def read(self) -> Extract:
        parts = split(self._text[self._head :])
        own = self._head + parts.own[0], self._head + parts.own[1]
        lines = find_lines(self._text, *own)
        # The subject of an answer is that of the mail it answers.
        said = "" if _REPLY_SUBJECT.match(self._subject) else self._subject
        evidence = weigh(self._text[own[0] : own[1]], self._subject, said, lines, self._envelope)
        if not lines and self._may_be_quoted(parts, evidence, own):
            return self._quoted(parts, evidence)
        if self._envelope.get("gateway") and not lines:
            # The words of a machine that brings a fax: the order is on the fax.
            return self._other("other")
        verdict = self._verdict(lines, evidence, own)
        if verdict in (ORDER, CHANGE):
            return self._order(own, lines, verdict)
        return self._other(verdict)

    def _verdict(self, lines: list[LineFound], evidence: Evidence, own: tuple[int, int]) -> str:
        """`ORDER`, `CHANGE` or a class of what is neither. In doubt it is an order: a person sees it either way."""
        phrases = evidence.phrases
        if phrases.get("withdrawal", 0) >= _LEGAL and phrases["withdrawal"] > phrases.get(ORDER, 0):
            # Who withdraws has a right to it, whatever else the mail speaks of.
            return "withdrawal"
        named = likeliest(evidence.chances, names_goods=bool(lines) or mentions(self._text, *own) > 0)
        ordering = evidence.chances[ORDER] + evidence.chances[CHANGE]
        doubtful = evidence.chances["other"] < _SURELY * ordering
        if named == "other" and doubtful and (lines or is_about_articles(self._text, *own)):
            # Somebody names articles and quantities, and we cannot tell what for: a person does.
            return ORDER
        if named in _BESIDE_AN_ORDER and phrases.get(ORDER, 0) >= _ASKED and any(one.strong for one in lines):
            # Goods with counts below the words that ask for them: what else the mail asks or tells comes on top.
            return ORDER
        return named

    def _may_be_quoted(self, parts: Split, evidence: Evidence, own: tuple[int, int]) -> bool:
        """Whether the order may stand in the quoted part: a forwarded mail, or "please deliver as below"."""
        if parts.quoted[0] >= parts.quoted[1]:
            return False
        against = max((evidence.phrases.get(name, 0) for name in OVERRULING), default=0)
        if against >= _DECISIVE:
            return False
        empty = not self._text[own[0] : own[1]].strip()
        likely = max(evidence.chances, key=evidence.chances.__getitem__)
        if likely == CHANGE and not empty:
            # Who changes an order says so himself; what he quotes is the order or its confirmation.
            return False
        forwarded = parts.is_forward or _FORWARD_SUBJECT.match(self._subject) is not None
        return forwarded or empty or evidence.phrases.get(ORDER, 0) >= _USUAL

    def _quoted(self, parts: Split, evidence: Evidence) -> Extract:
        first = self._head + parts.quoted[0]
        self._text = self._text[:first] + without_marks(self._text[first:])
        span = first, len(self._text)
        lines = find_lines(self._text, *span)
        verdict = self._verdict(lines, weigh(self._text[first:], self._subject, self._subject, lines), span)
        if verdict in (ORDER, CHANGE):
            return self._order(span, lines, verdict)
        own = max(evidence.chances, key=evidence.chances.__getitem__)
        if evidence.phrases.get(ORDER, 0) >= _USUAL and own in (ORDER, CHANGE, "other"):
            return self._order((self._head, first), [], ORDER)
        return self._other(own if evidence.phrases.get(own, 0) else verdict)

    def _other(self, class_: str) -> Extract:
        root = Node("document")
        return Extract(Kind.NOT_AN_ORDER, "mail", root, keys=self._keys, class_=class_, text=self._text)

    def _order(self, span: tuple[int, int], lines: list[LineFound], verdict: str) -> Extract:
        text = self._text
        kind = Kind.ORDER_CHANGE if verdict == CHANGE else Kind.ORDER
        taken = [line.span for line in lines]
        fields = find_fields(text, *span, taken)
        for name, place in find_terms(text, span[0], self._end(span), taken).items():
            # What stands behind a plain label says more than what the sentence around it seems to say.
            fields[name] = place
        if self._head:
            for name, place in find_fields(text, 0, self._head, []).items():
                fields.setdefault(name, place)
        values = {name: [found_at(text, place)] for name, place in fields.items()}
        self._complete(values, lines)
        if kind is Kind.ORDER_CHANGE:
            values["purpose"] = [Found("change", Where(offset=span[0], length=span[1] - span[0]))]
        findings = self._findings(span, lines, values)
        children = [_line_node(text, line) for line in lines]
        root = Node("document", values, children, Where(offset=span[0], length=span[1] - span[0]))
        self._keys["number_format"] = _number_format(text, lines, self._keys["language"])
        return Extract(kind, "mail", root, keys=self._keys, findings=findings, text=text)

    def _end(self, span: tuple[int, int]) -> int:
        """Where the mail ends that the order stands in: behind its closing, before what it quotes."""
        return span[0] + split(self._text[span[0] :]).quoted[0]

    def _complete(self, values: dict[str, list[Found]], lines: list[LineFound]) -> None:
        """What the headers of the mail know: who wrote it, and the year of a date without one."""
        for name, key in (("buyer_name", "sender_name"), ("buyer_email", "sender")):
            said = self._envelope.get(key)
            if said and name not in values:
                values[name] = [Found(said, Where(part="header"))]
        sent = self._envelope.get("date", "")[:10]
        if sent and "issue_date" not in values:
            values["issue_date"] = [Found(sent, Where(part="header"))]
        for name in ("issue_date", "delivery_date"):
            for found in values.get(name, []):
                completed = full_date(found.raw, self._envelope.get("date", ""))
                if completed:
                    values[name] = [Found(completed, found.where)]
        for line in lines:
            price = line.values.get("price")
            for sign, code in _CURRENCY.items():
                if price and sign in self._text[price[0] - 4 : price[1] + 4].lower() and "currency" not in values:
                    values["currency"] = [Found(code, Where(offset=price[0], length=price[1] - price[0]))]

    def _findings(self, span: tuple[int, int], lines: list[LineFound], values: dict[str, list[Found]]) -> list[Finding]:
        found: list[Finding] = []
        if not lines:
            found.append(Finding("mail.no-lines", Severity.ERROR, field="lines"))
        if "delivery_date" not in values:
            vague = vague_date(self._text, *span)
            if vague:
                found.append(vague)
        return found


def _line_node(text: str, line: LineFound) -> Node:
    values = {name: [found_at(text, place)] for name, place in line.values.items()}
    for name in ("price", "amount"):
        for found in values.get(name, []):
            number = re.search(r"\d[\d.,']*", found.raw)
            if number:
                values[name] = [found_at(text, _inside(found.where, number.span()))]
    return Node("line", values, where=Where(offset=line.span[0], length=line.span[1] - line.span[0]))


def _inside(where: Where, span: tuple[int, int]) -> tuple[int, int]:
    start = where.offset or 0
    return start + span[0], start + span[1]


def _number_format(text: str, lines: list[LineFound], language: str) -> str:
    """German ("de") or English ("en") by the prices and quantities seen, else by language."""
    for line in lines:
        for name in ("amount", "price", "quantity"):
            place = line.values.get(name)
            raw = text[place[0] : place[1]] if place else ""
            if re.search(r",\d{1,2}(?!\d)", raw):
                return "de"
            if re.search(r"\.\d{1,2}(?!\d)", raw):
                return "en"
    return language
