"""A partner file for a sender nobody has described, made when something is first learned from him.

It says who he is by what the transport tells (mail domain, calling number) or, where that tells nothing, by VAT number
or GLN on the paper. Orders by it never go touchless: that, prices and replies are for an integrator to add.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from orderhub.document import Extract
from orderhub.errors import OrderHubError
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.profile import Profile
from orderhub.store.engine import AnyRow

DOUBTS: Final = frozenset({
    "mail.auth-failed", "mail.auth-missing", "mail.look-alike", "mail.forwarded-by-stranger", "mail.reply-elsewhere",
    "mail.bank-changed",
})  # fmt: skip
"""Findings after which nothing is learned from an order."""
SHARED: Final = frozenset({
    "aol.com", "arcor.de", "bluewin.ch", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net",
    "googlemail.com", "hotmail.com", "hotmail.de", "icloud.com", "live.com", "live.de", "mail.de", "mailbox.org",
    "me.com", "online.de", "outlook.com", "outlook.de", "posteo.de", "proton.me", "protonmail.com", "sipgate.de",
    "t-online.de", "web.de", "yahoo.com", "yahoo.de",
})  # fmt: skip
"""Mail domains of many senders: there the whole address tells who it is."""
_NAME: Final = 40


def doubt(codes: Iterable[str]) -> str:
    """The code of what speaks against the sender, or ""."""
    return next((one for one in sorted(codes) if one in DOUBTS), "")


def partner_file(extract: Extract, row: AnyRow, generic: Profile, known: Catalog) -> tuple[str, str]:
    """Name and text of the file. Raises: learn.no-identity."""
    key, value = _identity(extract, row.channel)
    name = row.customer_name or value
    slug = _slug(name, known)
    said = [
        "# Made when something was first learned from this sender. Check the match, then let him go touchless.",
        f"profile: {slug}-{extract.format}",
        f"about: {_quoted(f'Orders of {name} ({extract.format}), begun by learning.')}",
        f"extends: {generic.name}",
        f"match: {{format: {extract.format}, {key}: {_quoted(value)}}}",
        "partner:",
        f"  slug: {slug}",
        f"  name: {_quoted(name)}",
        *([f"  customer_number: {_quoted(row.customer_number)}"] if row.customer_number else []),
        "  touchless: false",
    ]
    return f"partners/{slug}-{extract.format}.yaml", "\n".join(said) + "\n"


def _identity(extract: Extract, channel: str) -> tuple[str, str]:
    """The fact that tells this sender from all others."""
    keys = extract.keys
    if channel == "fax" or keys.get("caller"):
        if keys.get("caller"):
            return "caller", keys["caller"]
    elif keys.get("sender_domain"):
        if keys["sender_domain"].casefold() not in SHARED:
            return "sender_domain", keys["sender_domain"]
        if keys.get("sender"):
            return "sender", keys["sender"]
    for key in ("buyer_vat_id", "buyer_gln"):
        found = extract.root.values.get(key)
        if found and found[0].confidence >= 990:
            return key, found[0].raw
    raise OrderHubError("learn.no-identity")


def _slug(name: str, known: Catalog) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    short = (
        re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:_NAME].strip("-") or "sender"
    )
    taken = {one.partner.slug for one in known.profiles if one.partner}
    return next(one for one in (short, *(f"{short}-{at}" for at in range(2, 10_000))) if one not in taken)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
