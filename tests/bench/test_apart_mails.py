"""The mails held apart are whole: well formed, labelled with classes there are, and no two alike. No reader is run."""

from __future__ import annotations

from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from orderhub.bench.mail_classes import CLASSES

_MAILS = Path(__file__).parents[1] / "parsers" / "mails"


_SETS = {
    "apart_a": (75, 26),
    "apart_b": (75, 26),
    "apart_c": (70, 24),
    "apart_d": (70, 24),
    "apart_e": (70, 26),
    "apart_f": (60, 20),
    "apart_g": (75, 25),
    "apart_h": (75, 25),
    "apart_k": (60, 20),
    "apart_l": (75, 25),
    "apart_m": (75, 25),
    "apart_n": (62, 20),
    "apart_o": (62, 20),
    "known_f": (90, 30),
    "known_k": (90, 30),
    "known_n": (88, 30),
    "known_o": (88, 30),
}


@pytest.mark.parametrize("name", _SETS)
def test_well_formed_mails_over_all_classes(name: str) -> None:
    files = sorted((_MAILS / name).glob("*.eml"))
    labels = Counter(one.stem.partition("-")[2] for one in files)
    assert (labels.total(), labels["order"]) == _SETS[name]
    assert set(labels) == set(CLASSES)
    for one in files:
        mail = message_from_bytes(one.read_bytes(), policy=policy.default)
        assert [part.defects for part in mail.walk() if part.defects] == [], one.name
        assert mail["From"].addresses, one.name
        body = mail.get_body(("plain", "html"))
        assert body is None or body.get_content().strip(), one.name


def test_no_two_mails_are_the_same() -> None:
    files = [file for name in _SETS for file in (_MAILS / name).glob("*.eml")]
    mails = [message_from_bytes(one.read_bytes(), policy=policy.default) for one in files]
    assert len({one["Message-ID"] for one in mails}) == len({(one["From"], one["Subject"]) for one in mails}) == 1260
