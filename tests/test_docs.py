"""The documentation says what is: places, links, settings, options, codes and examples are checked against the code."""

from __future__ import annotations

import ast
import inspect
import re
import string
import subprocess
import sys
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from connectors import BUILT_IN
from orderhub import errors, messages
from orderhub.cli import parser as command_line
from orderhub.document import Document, Parsed
from orderhub.order import model
from orderhub.registry import connector_class
from tools import settings_reference

REPO = Path(__file__).parents[1]


@cache
def pages() -> tuple[Path, ...]:
    """All pages of the checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=REPO, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(REPO / name for name in sorted(listed.stdout.split("\0")) if name and (REPO / name).is_file())


def text(path: str | Path) -> str:
    return (REPO / path).read_text(encoding="utf-8")


def without_code(page: str) -> str:
    return re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE)


# --- places in the code ----------------------------------------------------------------------------------------------


def defined(source: str) -> set[str]:
    """Names of functions and classes, methods as Class.method, and constants of the module."""
    found: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {one.id for one in targets if isinstance(one, ast.Name)}
    return found


def missing_places(page: str) -> Iterator[str]:
    """Every `path.py` and `path.py:name` that is not there."""
    for path, name in re.findall(
        r"`((?:orderhub|parsers|connectors|dags|tools|counterparts|tests)/[\w/]+\.py)(?::([\w.]+))?`", page
    ):
        if not (REPO / path).is_file() or (name and name not in defined(text(path))):
            yield f"{path}:{name}" if name else path


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(REPO)))
def test_places_exist(page: Path) -> None:
    # How-tos for new modules name files that the reader is about to write.
    invented = re.compile(r"(delimited_order|pager_sender)")
    assert not [place for place in missing_places(text(page)) if not invented.search(place)]


def test_a_place_that_is_gone_is_found() -> None:
    assert list(missing_places("`orderhub/nowhere.py`, `orderhub/steps/receive.py:gone`")) == [
        "orderhub/nowhere.py", "orderhub/steps/receive.py:gone",
    ]  # fmt: skip


def test_the_way_of_one_order_has_its_stops() -> None:
    page = text("ARCHITECTURE.md")
    way = page.split("## The way of one order")[1].split("\n## ")[0]
    stops = re.findall(r"^(\d+)\. ", way, re.MULTILINE)
    assert stops == [str(number) for number in range(1, len(stops) + 1)]
    assert len(stops) >= 12
    for number, stop in enumerate(re.split(r"^\d+\. ", way, flags=re.MULTILINE)[1:], 1):
        assert re.search(r"`[\w/]+\.py:[\w.]+`", stop), f"stop {number} names no function"
    assert page.count("\n") < 120, "ARCHITECTURE.md is to be read at once"


def test_each_promise_that_verify_checks_is_told() -> None:
    told = set(re.findall(r"^\| (I\d+) \|", text("ARCHITECTURE.md"), re.MULTILINE))
    assert set(re.findall(r'"(I\d+)"', text("orderhub/store/verify.py"))) <= told
    assert told == {f"I{number}" for number in range(1, 15)}


# --- links -----------------------------------------------------------------------------------------------------------


def anchors(page: str) -> set[str]:
    """Anchors of headings, as they are made on the usual sites."""
    titles = re.findall(r"^#+ (.+)$", without_code(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links(at: Path, page: str) -> Iterator[str]:
    for link in re.findall(r"\]\(([^)\s]+)\)", without_code(page)):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = (at.parent / path).resolve() if path else at
        if not target.exists() or (anchor and anchor not in anchors(text(target))):
            yield link


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(REPO)))
def test_links_lead_somewhere(page: Path) -> None:
    assert not list(broken_links(page, text(page)))


def test_a_broken_link_is_found() -> None:
    assert list(broken_links(REPO / "README.md", "[a](docs/gone.md) [b](README.md#gone) [c](LICENSE)")) == [
        "docs/gone.md", "README.md#gone",
    ]  # fmt: skip


def test_every_page_is_reached_from_the_index() -> None:
    index = text("docs/README.md")
    for page in (REPO / "docs").rglob("*.md"):
        name = page.relative_to(REPO / "docs").as_posix()
        assert name == "README.md" or f"({name})" in index, f"docs/README.md does not link {name}"


# --- reference pages -------------------------------------------------------------------------------------------------


def test_the_settings_page_is_the_settings() -> None:
    assert text("docs/reference/settings.md") == settings_reference.page(), (
        "run: .venv/bin/python tools/settings_reference.py > docs/reference/settings.md"
    )


@pytest.mark.parametrize("kind", BUILT_IN)
def test_every_option_of_a_connector_is_in_the_hub_file_page(kind: str) -> None:
    page = text("docs/reference/hub-file.md")
    row = re.search(rf"^\| `{kind}` \|.*$", page, re.MULTILINE)
    assert row, f"hub-file.md has no row for kind {kind}"
    as_folder = re.search(r"^\| `folder` \|.*$", page, re.MULTILINE)
    assert as_folder
    said = row[0] + (as_folder[0] if "as `folder`" in row[0] or "as for `folder`" in row[0] else "")
    for option in inspect.signature(connector_class(kind)).parameters:
        assert option in {"name", "channel"} or f"`{option}`" in said, f"{kind}: option {option} is not told"


def test_every_block_that_is_read_is_in_the_hub_file_page() -> None:
    page = text("docs/reference/hub-file.md")
    for path in (REPO / "orderhub").rglob("*.py"):
        for block in re.findall(r'\.section\("(\w+)"\)', path.read_text(encoding="utf-8")):
            assert f"| `{block}` |" in page, f"{path.name} reads the block {block}"


def test_every_field_of_the_order_is_in_its_page() -> None:
    words = {
        word for name in re.findall(r"`([\w.\[\]]+)`", text("docs/reference/order.md")) for word in name.split(".")
    }
    structs = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    assert len(structs) > 10
    for struct in structs:
        assert not set(struct.__struct_fields__) - words, struct.__name__


def _parsers_reached(first: str) -> set[str]:
    """The modules of `parsers` that one of them imports, itself or by others."""
    reached: set[str] = set()
    waiting = [first]
    while waiting:
        name = waiting.pop()
        if name in reached or not (REPO / "parsers" / f"{name}.py").is_file():
            continue
        reached.add(name)
        for node in ast.walk(ast.parse(text(f"parsers/{name}.py"))):
            if isinstance(node, ast.ImportFrom) and node.module == "parsers":
                waiting += [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("parsers."):
                waiting.append(str(node.module).split(".")[1])
    return reached


def test_every_module_that_reads_paper_is_on_its_page() -> None:
    of_others = re.compile(r"(mail|xml|peppol|table_titles)\w*")
    named = set(re.findall(r"`(\w+)`", text("docs/reference/paper-reader.md")))
    reached = _parsers_reached("pdf_order") | _parsers_reached("fax_image")
    assert len(reached) > 100
    assert not {one for one in reached - named if not of_others.fullmatch(one)}
    assert not named - reached


def test_the_commands_the_pages_name_exist() -> None:
    actions = {action.dest: action for action in command_line()._actions}
    commands = set(typing.cast("dict[str, object]", actions["command"].choices))
    for page in pages():
        named = re.findall(r"(?:`|^ {4}|bin/)orderhub ([a-z]+)\b", text(page), re.MULTILINE)
        assert not set(named) - commands, page.name


def test_the_targets_the_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.MULTILINE))
    assert targets == {"help", "setup", "demo", "test", "check", "bench", "features"}
    for page in pages():
        assert not set(re.findall(r"`make ([a-z]+)", text(page))) - targets, page.name


# --- words for every code --------------------------------------------------------------------------------------------

_RAISED = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)}
_CODE_AT = {"Finding": 0, "Skipped": 1, "Failed": 1, "Refused": 1, **dict.fromkeys(_RAISED, 0)}


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else str(getattr(call.func, "id", ""))


def used_codes(source: str) -> set[str]:
    """Codes that stand literally in calls which carry one."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        given = node.args[_CODE_AT[name] : _CODE_AT[name] + 1] if name in _CODE_AT else []
        given += [one.value for one in node.keywords if one.arg == "code"]
        literals = [
            one
            for argument in given
            for one in ([argument] if not isinstance(argument, ast.IfExp) else [argument.body, argument.orelse])
        ]
        found |= {one.value for one in literals if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {code for code in found if re.fullmatch(r"[a-z0-9_]+\.[a-z0-9_-]+", code)}


def test_every_code_has_words() -> None:
    known = messages.catalogue()
    unknown: dict[str, str] = {}
    for room in ("orderhub", "parsers", "connectors"):
        for path in (REPO / room).rglob("*.py"):
            for code in used_codes(path.read_text(encoding="utf-8")):
                # The public API keeps its own catalogue of problems, in both languages by its own test.
                if code not in known and not code.startswith("api."):
                    unknown[code] = str(path.relative_to(REPO))
    assert not unknown


def test_a_code_without_words_is_found() -> None:
    assert used_codes("Finding('pdf.nowhere'); Skipped('a', 'mail.nowhere'); errors.NotFound('x.y', id=1)") == {
        "pdf.nowhere", "mail.nowhere", "x.y",
    }  # fmt: skip


def holes(*sentences: str) -> set[str]:
    """The placeholders of sentences."""
    return {name for one in sentences for _, name, _, _ in string.Formatter().parse(one) if name}


def given_params(call: ast.Call, name: str) -> set[str] | None:
    """Names of the params a call gives, None where only running it would tell."""
    if name in _RAISED:
        keywords = [one.arg for one in call.keywords]
        return None if None in keywords else {one for one in keywords if one}
    dicts = [one.value for one in call.keywords if one.arg == "params"]
    dicts += call.args[{"Finding": 3}.get(name, 2) :][:1]
    if not dicts:
        return set()
    found = dicts[0]
    if not isinstance(found, ast.Dict) or not all(isinstance(key, ast.Constant) for key in found.keys):
        return None
    return {str(key.value) for key in found.keys if isinstance(key, ast.Constant)}


def unfilled(source: str) -> Iterator[tuple[int, str, set[str]]]:
    """Calls whose message has a placeholder they do not fill: line, code, placeholders."""
    for call in ast.walk(ast.parse(source)):
        name = _called(call) if isinstance(call, ast.Call) else ""
        if not isinstance(call, ast.Call) or name not in _CODE_AT:
            continue
        at = call.args[_CODE_AT[name] : _CODE_AT[name] + 1]
        code = at[0].value if at and isinstance(at[0], ast.Constant) else None
        entry = messages.catalogue().get(str(code))
        params = given_params(call, name)
        if entry and params is not None and (missing := holes(*entry) - params):
            yield call.lineno, str(code), missing


def test_every_placeholder_is_filled() -> None:
    """A sentence with "?" where the file or the number should stand helps nobody."""
    faults = [
        f"{path.relative_to(REPO)}:{line} {code} lacks {sorted(missing)}"
        for room in ("orderhub", "parsers", "connectors")
        for path in (REPO / room).rglob("*.py")
        for line, code, missing in unfilled(path.read_text(encoding="utf-8"))
    ]
    assert not faults


def test_an_unfilled_placeholder_is_found() -> None:
    assert list(unfilled("NotFound('order.unknown')")) == [(1, "order.unknown", {"id"})]
    assert not list(unfilled("NotFound('order.unknown', id=1)"))
    assert list(unfilled("Finding('document.json-nul')")) == [(1, "document.json-nul", {"pointer"})]


def test_every_message_is_said_in_both_languages() -> None:
    for code, entry in messages.catalogue().items():
        assert entry.en.strip(), code
        assert entry.de.strip(), code
        assert bool(entry.hint_en) == bool(entry.hint_de), code
        # `unit_de` is the German word for what `unit` is in English.
        german = {name.removesuffix("_de") for name in holes(entry.de)}
        assert holes(entry.en) == german, code


# --- examples --------------------------------------------------------------------------------------------------------


def python_of(page: str) -> str:
    found = re.search(r"^```python\n(.*?)^```", text(page), re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_example_of_a_parser_reads_its_document() -> None:
    scope: dict[str, typing.Any] = {"__name__": "example"}
    exec(compile(python_of("docs/how-to/new-parser.md"), "new-parser.md", "exec"), scope)
    paper = Document("KOPF|4711|2026-11-22\n|lost\nPOS|1|NW-1001|48|Stück\n".encode())
    assert scope["sniff"](paper) == 90
    parsed: Parsed = scope["parse"](paper)
    (extract,) = parsed.extracts
    assert [one.name for one in extract.root.children] == ["KOPF", "POS"]
    where = extract.root.children[1].values["2"][0].where
    assert where.offset is not None
    assert paper.content[where.offset :].startswith(b"POS|1|")
    assert [one.code for one in parsed.findings] == ["document.record-without-key"]


def test_the_examples_are_clean() -> None:
    for page in ("docs/how-to/new-parser.md", "docs/how-to/new-connector.md"):
        checked = subprocess.run(
            [sys.executable, "-m", "ruff", "check", "--stdin-filename", "connectors/example.py", "-"],
            input=python_of(page), cwd=REPO, capture_output=True, text=True,
        )  # fmt: skip
        assert checked.returncode == 0, checked.stdout
