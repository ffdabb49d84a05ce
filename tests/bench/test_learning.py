"""One correction is enough, over all layouts; a harmful one is refused by the papers that were confirmed before."""

from __future__ import annotations

from pathlib import Path

from orderhub.bench.layout_letters import LETTERS
from orderhub.bench.layout_oddities import ODDITIES
from orderhub.bench.learning import score

MAPPINGS = Path(__file__).parents[2] / "mappings"


def test_a_field_corrected_once_is_right_on_the_next_paper_of_each_layout() -> None:
    found = score((*LETTERS, *ODDITIES[:12]), MAPPINGS, fields=2)
    assert found.layouts >= 20
    assert len({case.field for case in found.cases if not case.read_before}) >= 6
    wrong = [case for case in found.cases if not case.read_before and not case.read_after]
    assert [(one.layout, one.field, one.learned) for one in wrong] == []
    assert found.right_before == 0
    assert found.harmful >= 8
    assert found.harmful_refused == found.harmful
    assert all(" -> " in case.reason for case in found.cases if case.refused)
