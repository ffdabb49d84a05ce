"""The proposer against a real HTTP server: what it sends, what it takes, what it does with everything else."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.http_proposer import HttpProposer
from orderhub.document import Document
from orderhub.errors import OrderHubError, RemoteBusy, RemoteRefused
from orderhub.ports import Proposal, Proposer
from orderhub.registry import Installation
from orderhub.testing.proposer_contract import ProposerContract
from tests.live.http_sink import Sink, http_sink

PAPER = Document(b"%PDF-1.4 x", "order.pdf", "application/pdf")


@pytest.fixture
def sink() -> Iterator[Sink]:
    with http_sink() as running:
        running.status = 200
        yield running


class TestHttpProposer(ProposerContract):
    @pytest.fixture
    def proposer(self, sink: Sink, proposer: Proposer) -> Proposer:
        seen = [{"field": "number", "raw": "4711", "page": 1}, {"field": "totals.stated.net", "raw": "1"}]
        sink.body = json.dumps({"proposals": seen}).encode()
        return proposer

    @pytest.fixture
    def unreachable(self) -> Iterator[Proposer]:
        found = HttpProposer("gone", "http://127.0.0.1:1/propose", timeout_s=2)
        yield found
        found.close()


@pytest.fixture
def proposer(sink: Sink) -> Iterator[Proposer]:
    entry = {"name": "vision", "kind": "http-proposer", "url": f"{sink.url}/propose", "key": "k-1", "timeout_s": 2}
    installation = Installation({"proposer": entry}, Path())
    found = installation.proposer()
    assert isinstance(found, HttpProposer)
    yield found
    installation.close()


def test_it_sends_the_document_and_takes_what_was_asked_for(sink: Sink, proposer: Proposer) -> None:
    good = {"field": "number", "raw": "4711", "page": 1, "box": [10, 20, 300, 40], "confidence": 870}
    others = [{"field": "totals.stated.net", "raw": "1"}, {"field": "number", "raw": ""},
              {"field": "number", "raw": "x" * 501}]  # fmt: skip
    sink.body = json.dumps({"proposals": [good, *others]}).encode()
    assert proposer.propose(PAPER, ["number", "issue_date"]) == [Proposal("number", "4711", 1, (10, 20, 300, 40), 870)]
    (got,) = sink.got
    said = json.loads(got.body)
    assert (said["name"], said["media_type"], said["asked"]) == (
        "order.pdf",
        "application/pdf",
        ["number", "issue_date"],
    )
    assert base64.b64decode(said["content"]) == PAPER.content
    assert got.headers["authorization"] == "Bearer k-1"


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [(500, b"", RemoteRefused), (200, b"no json", RemoteRefused), (200, b'{"proposals": [1]}', RemoteRefused),
     (0, b"", RemoteBusy)],
)  # fmt: skip
def test_any_other_answer_is_a_fault_with_words(
    sink: Sink, proposer: Proposer, status: int, body: bytes, fault: type[OrderHubError]
) -> None:
    sink.status, sink.body = status, body
    with pytest.raises(fault) as caught:
        proposer.propose(PAPER, ["number"])
    assert "127.0.0.1" in caught.value.text("de")
