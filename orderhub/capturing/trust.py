"""Is the sender of an order who he says he is? Every doubt is a warning on the order, and a warning means a person.

A mail that a colleague forwards is trusted as far as the colleague is; the inner sender only proposes the partner.
Nothing here refuses: the order is read, shown, and waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Finding, Kind, Severity
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.checks import is_iban

_ORDERS: Final = frozenset({Kind.ORDER, Kind.ORDER_CHANGE})
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_NEW_ACCOUNT: Final = re.compile(
    r"\b(?:neue[nrs]?|geänderte[nr]?|andere[nr]?|aktualisierte[nr]?)\s+(?:bankverbindung|konto(?:verbindung|daten|nummer)?|"
    r"bankdaten|iban)\b|\b(?:bankverbindung|bankdaten|kontoverbindung|kontodaten|iban)\b[^.\n]{0,40}\bgeändert\b|"
    r"\b(?:new|changed|updated|different)\s+(?:bank(?:ing)?\s+(?:account|details|information)|account\s+details|iban)\b|"
    r"\b(?:bank(?:ing)?|account)\s+details\s+(?:have|has)\s+changed\b",
    re.IGNORECASE,
)
_SHORTEST: Final = 5
"""Domains shorter than this are not compared by likeness: too many are close to each other by chance."""


def weigh_sender(reading: Reading, catalog: Catalog) -> None:
    """Add what speaks against the sender to every order of a mail, in place."""
    facts = reading.envelope
    if not (facts.get("sender") or facts.get("gateway")):
        return
    held = [one for part in (reading, *_below(reading)) for one in part.orders if one.kind in _ORDERS]
    if not held:
        return
    doubts = list(_doubts(facts, catalog.mail_domains))
    text = "\n".join(part.text for part in _below(reading) if part.text and part.envelope.get("part") == "body")
    for one in held:
        # An order inside a forwarded mail has heard these doubts when that mail was read.
        known = {found.code for found in one.findings}
        found = [*doubts, *_account(text, one)]
        one.findings = [*one.findings, *(doubt for doubt in found if doubt.code not in known)]


def look_alike(domain: str, known: Iterable[str]) -> str:
    """The known domain that `domain` is made to look like, or ""."""
    names = set(known)
    if not domain or domain in names or any(domain.endswith("." + one) for one in names):
        return ""
    shape = _shape(domain)
    for one in sorted(names):
        if len(one) < _SHORTEST:
            continue
        if shape == _shape(one) or _distance(domain, one, 2) <= (2 if len(one) > 12 else 1):
            return one
        # kunde.example.evil.net and kunde-example.net carry the whole name of another.
        if domain.startswith(one + ".") or domain.replace("-", ".").startswith(one + "."):
            return one
    return ""


def _signature(facts: dict[str, str], sender: str) -> Iterator[Finding]:
    """A signature that fails, or is somebody else's. That none is there says nothing."""
    signers = facts.get("signed_by", "").split()
    if facts.get("signature") == "invalid":
        yield Finding("mail.signature-invalid", Severity.WARNING, params={"signer": " ".join(signers) or "?"})
    elif signers and "@" in signers[0] and sender.lower() not in signers:
        params = {"sender": sender, "signer": signers[0]}
        yield Finding("mail.signature-other-sender", Severity.WARNING, params=params)


def _doubts(facts: dict[str, str], known: frozenset[str]) -> Iterator[Finding]:
    # A fax gateway's mail is judged by the gateway: it vouches for the number that called.
    outer = facts.get("forwarded_by") or facts.get("sender") or facts["gateway"]
    domain = outer.rpartition("@")[2]
    yield from _authentication(facts, outer)
    yield from _signature(facts, outer)
    if facts.get("forwarded_by"):
        own = {one for one in facts.get("own_domains", "").split() if one}
        if domain not in own:
            params = {"by": outer, "sender": facts["sender"]}
            yield Finding("mail.forwarded-by-stranger", Severity.WARNING, params=params)
    for one in {domain, facts.get("sender_domain", domain)}:
        like = look_alike(one, known)
        if like or one.startswith("xn--") or ".xn--" in one:
            params = {"domain": one, "known": like or "?"}
            yield Finding("mail.look-alike", Severity.WARNING, params=params)
    answer = facts.get("reply_to", "").rpartition("@")[2]
    if answer and not any(_same_house(answer, one) for one in (domain, facts.get("sender_domain", ""))):
        params = {"sender": facts["sender"], "reply_to": facts["reply_to"]}
        yield Finding("mail.reply-elsewhere", Severity.WARNING, params=params)


def _authentication(facts: dict[str, str], outer: str) -> Iterator[Finding]:
    """DMARC decides where our server judged it; else a signature or the sending host must hold."""
    if not facts.get("authserv_id"):
        return
    params = {"sender": outer, "server": facts["authserv_id"]}
    if facts.get("auth") == "missing":
        yield Finding("mail.auth-missing", Severity.WARNING, params=params)
        return
    dmarc = facts.get("auth_dmarc", "none")
    aligned = "pass" in (facts.get("auth_dkim"), facts.get("auth_spf"))
    if dmarc == "pass" or (dmarc in ("none", "bestguesspass") and aligned):
        return
    said = ", ".join(f"{name} {facts.get(f'auth_{name}', 'none')}" for name in ("dmarc", "spf", "dkim"))
    yield Finding("mail.auth-failed", Severity.WARNING, params={**params, "results": said})


def _account(text: str, read: OrderRead) -> Iterator[Finding]:
    """New bank data in an order is how invoices are misdirected; nobody needs it to deliver."""
    if not text:
        return
    known = {_bare(one) for one in (read.partner.ibans if read.partner else ())}
    strange = sorted({_bare(one) for one in _IBAN.findall(text) if is_iban(one)} - known)
    if _NEW_ACCOUNT.search(text) or (strange and known):
        yield Finding("mail.bank-changed", Severity.WARNING, params={"account": ", ".join(strange) or "-"})


def _below(reading: Reading) -> Iterator[Reading]:
    for part in reading.parts:
        yield part
        yield from _below(part)


def _bare(iban: str) -> str:
    return "".join(iban.split()).upper()


def _same_house(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _shape(domain: str) -> str:
    """What the eye sees: rn is m, 0 is o, 1 and i are l, dashes do not count."""
    shown = domain.casefold().replace("rn", "m").replace("vv", "w").replace("-", "")
    return shown.translate(str.maketrans("01i5", "olls"))


def _distance(one: str, other: str, limit: int) -> int:
    """Edits (also of two neighbours swapped) between two names; `limit` + 1 when there are more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, start=1):
        before, last, row = row, before, [at]
        for to, wanted in enumerate(other, start=1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (sign != wanted))
            if last and to > 1 and sign == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
