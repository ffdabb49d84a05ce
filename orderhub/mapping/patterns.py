"""Regular expressions that cannot run away: a closed subset whose matching time is bounded.

Allowed: literals, classes, `.`, anchors, groups, alternatives, and repeats of single characters or classes or of
groups that hold no repeat themselves; counts up to 100; at most three open-ended repeats; 120 characters. Not allowed:
back-references, look-around, nested repeats, flags. Values are cut at 500 characters before matching, so the worst
case is a few hundred thousand steps.
"""

from __future__ import annotations

import re
import warnings
from re import _constants as sre  # type: ignore[attr-defined]  # the parser's own tree is the only exact reading
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

from orderhub.mapping.source import Item

MAX_PATTERN = 120
MAX_VALUE = 500
MAX_OPEN = 3
_SIMPLE = {sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY, sre.AT}


def compile_safe(item: Item) -> re.Pattern[str]:
    """The pattern in `item`, for `fullmatch`. Raises: mapping.pattern-unsafe."""
    try:
        return checked(item.scalar("a regular expression"))
    except ValueError as problem:
        item.fail("mapping.pattern-unsafe", problem=str(problem))


def checked(text: str, *, most_open: int = MAX_OPEN, ignore_case: bool = False) -> re.Pattern[str]:
    """The pattern, if it is of the closed subset. Who uses it for `search` takes one open repeat away.

    Raises: ValueError saying what is wrong with it.
    """
    if len(text) > MAX_PATTERN:
        problem = f"longer than {MAX_PATTERN} characters"
        raise ValueError(problem)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python will read otherwise one day is refused today
            tree = sre_parser.parse(text)
            pattern = re.compile(text, re.IGNORECASE if ignore_case else 0)
    except (re.error, OverflowError, RecursionError, Warning) as broken:
        raise ValueError(str(broken)) from broken
    if tree.state.flags & ~int(re.UNICODE):
        problem = "flags are not allowed"
        raise ValueError(problem)
    problem = _problem(tree, inside_repeat=False)
    if problem or _open_repeats(tree) > most_open:
        raise ValueError(problem or f"more than {most_open} repeats without an upper bound")
    return pattern


def _problem(tree: Any, *, inside_repeat: bool) -> str:
    for operation, argument in tree:
        if operation in _SIMPLE:
            continue
        if operation is sre.SUBPATTERN:
            problem = _problem(argument[-1], inside_repeat=inside_repeat)
        elif operation is sre.BRANCH:
            if inside_repeat:
                return "alternatives inside a repeat"
            problem = next(filter(None, (_problem(one, inside_repeat=inside_repeat) for one in argument[1])), "")
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            low, high, inner = argument
            if inside_repeat:
                return "a repeat inside a repeat"
            if low > 100 or (high is not sre.MAXREPEAT and high > 100):
                return "a count above 100"
            problem = _problem(inner, inside_repeat=True)
        else:
            return f"{str(operation).lower()} is not allowed"
        if problem:
            return problem
    return ""


def _open_repeats(tree: Any) -> int:
    count = 0
    for operation, argument in tree:
        if operation is sre.SUBPATTERN:
            count += _open_repeats(argument[-1])
        elif operation is sre.BRANCH:
            count += sum(_open_repeats(one) for one in argument[1])
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            count += (argument[1] is sre.MAXREPEAT or argument[1] > 20) + _open_repeats(argument[2])
    return count
