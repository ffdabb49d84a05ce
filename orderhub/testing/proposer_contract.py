"""What every proposer MUST do. A connector's test inherits this class and gives the fixtures.

class TestMyProposer(ProposerContract):
    @pytest.fixture
    def proposer(self): ...       # one whose model sees number 4711 on page 1 of any document, and a net total
    @pytest.fixture
    def unreachable(self): ...    # one whose model is away
"""

from __future__ import annotations

import pytest

from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Proposer

PAPER = Document(b"%PDF-1.4 x", "order.pdf", "application/pdf")


class ProposerContract:
    """Inherited by the test of each proposer."""

    @pytest.fixture
    def proposer(self) -> Proposer:
        """One that works."""
        raise NotImplementedError

    @pytest.fixture
    def unreachable(self) -> Proposer:
        """One whose other side is away."""
        raise NotImplementedError

    def test_it_answers_what_it_was_asked_and_nothing_else(self, proposer: Proposer) -> None:
        """A field nobody doubted stays as it was read."""
        found = proposer.propose(PAPER, ["number", "issue_date"])
        assert [(one.field, one.raw, one.page) for one in found] == [("number", "4711", 1)]
        assert all(0 <= one.confidence <= 1000 for one in found)

    def test_asked_nothing_it_says_nothing(self, proposer: Proposer) -> None:
        """An order without doubt needs no model."""
        assert list(proposer.propose(PAPER, [])) == []

    def test_a_model_that_is_away_is_an_error_of_the_hub(self, unreachable: Proposer) -> None:
        """The caller goes on without it."""
        with pytest.raises((RemoteBusy, RemoteRefused)) as caught:
            unreachable.propose(PAPER, ["number"])
        assert caught.value.text("de")
        assert caught.value.text("en")

    def test_it_can_be_closed_twice(self, proposer: Proposer) -> None:
        """An installation closes what it opened."""
        proposer.close()
        proposer.close()
