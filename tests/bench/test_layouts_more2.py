"""The known forms that `forms` draws are read as they are meant, and none is accepted that is not."""

from __future__ import annotations

from orderhub.bench.forms import papers_of
from orderhub.bench.layout_score import score_papers
from orderhub.bench.layouts_more2 import MORE2
from orderhub.settings import settings

EACH = 3
UNTITLED = {"m02-untitled", "m03-homely"}
"""Forms whose columns nobody names: their lines are looked at, and a few are read only in part."""


def test_titled_forms_are_read_exactly() -> None:
    forms = tuple(one for one in MORE2 if one.name not in UNTITLED)
    score = score_papers("titled", list(papers_of(forms, EACH)), settings())
    assert score.wrong_lines_accepted == 0, score.missed
    assert score.headers_right == score.headers, score.missed
    assert score.lines_right == score.lines > 50, score.missed


def test_of_untitled_forms_nothing_wrong_is_accepted() -> None:
    forms = tuple(one for one in MORE2 if one.name in UNTITLED)
    score = score_papers("untitled", list(papers_of(forms, EACH)), settings())
    assert score.wrong_lines_accepted == 0, score.missed
    assert score.headers_right == score.headers, score.missed
    assert score.lines_right >= 0.8 * score.lines > 0, score.missed
