"""The rules of the house that no linter knows. Each rule is a function from one file to its faults, with its reason.

Two tests a rule: the tree has no fault, and a planted one is found (a rule that cannot go red is no rule).
"""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import connectors
import orderhub
import parsers

REPO = Path(__file__).parents[1]
PRODUCT = ("orderhub", "parsers", "connectors")
GENERATED = {"requirements.lock", "mappings/schema/mapping-1.json", "orderhub/web/static/htmx.min.js"}
Rule = Callable[[str, str], Iterator[str]]


@cache
def tree() -> tuple[str, ...]:
    """All files of the checkout that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPO,
        capture_output=True,
        text=True,
    )
    assert listed.returncode == 0, listed.stderr
    return tuple(sorted(name for name in listed.stdout.split("\0") if name and (REPO / name).is_file()))


@cache
def text(name: str) -> str:
    """A file's text, "" for one that is no text."""
    try:
        return (REPO / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def files(*suffixes: str, below: tuple[str, ...] = ("",)) -> list[str]:
    return [name for name in tree() if name.endswith(suffixes) and name.startswith(below) and name not in GENERATED]


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


# --- the rules -------------------------------------------------------------------------------------------------------


def file_length(name: str, source: str) -> Iterator[str]:
    """A file of more than 500 lines is read by nobody as a whole; a DAG file of more than 60 holds logic."""
    limit = 60 if name.startswith("dags/") else 500
    if (lines := source.count("\n")) > limit:
        yield f"{name}: {lines} lines, at most {limit}"


def function_length(name: str, source: str) -> Iterator[str]:
    """A function of more than 60 lines does not fit a screen; its parts deserve names."""
    for one in functions(source):
        if (lines := (one.end_lineno or 0) - one.lineno + 1) > 60:
            yield f"{name}:{one.lineno} {one.name}: {lines} lines, at most 60"


def file_name(name: str, _source: str) -> Iterator[str]:
    """A module named after nothing collects everything."""
    empty = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "tools", "stuff"}
    if Path(name).stem in empty:
        yield f"{name}: what is in it?"


def module_docstring(name: str, source: str) -> Iterator[str]:
    """The first lines of a module tell what comes in, what goes out and what it does not do."""
    if not ast.get_docstring(ast.parse(source)):
        yield f"{name}: no docstring"


def no_float(name: str, source: str) -> Iterator[str]:
    """0.1 + 0.2 is not 0.3. Money, quantities and prices are Decimal from the first byte to the last."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id == "float":
            yield f"{name}:{node.lineno} float"


def thin_dag(name: str, source: str) -> Iterator[str]:
    """Airflow reads DAG files all day: they name stages and decide, open and query nothing."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.If | ast.While | ast.Try | ast.With):
            yield f"{name}:{node.lineno} logic in a DAG file"
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        named = [one.name for one in node.names] if isinstance(node, ast.Import) else [module] if module else []
        for one in named:
            if one.partition(".")[0] not in {"__future__", "airflow", "orderhub", "datetime"} or (
                one.startswith("airflow") and one != "airflow.sdk"
            ):
                yield f"{name}: imports {one}"
        if module == "orderhub" and {one.name for one in node.names} - {"dagkit"}:
            yield f"{name}:{node.lineno} only dagkit and steps are for DAG files"


# Written in pieces, so that this file does not break its own rule.
_HOSTS = (
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb" + ".debian.org",
    "docker" + ".io",
    "ghcr" + ".io",
)
_UNFINISHED = ("TO" + "DO", "FIX" + "ME", "X" + "XX ", "HA" + "CK")
_PLACES = ("/wo" + "rk/", "/tmp/" + "bash_jobs", "/ro" + "ot/", "/opt/" + "wheels", "/opt/" + "py" + "pi")
_TALK = (
    r"\bCla" + r"ude\b",
    r"\bAnth" + r"ropic\b",
    r"\bChat" + r"GPT\b",
    r"\bAI ass" + r"istant",
    r"\bissue #\d",
    r"\bsess" + r"ion #\d",
)


def words(name: str, source: str) -> Iterator[str]:
    """A reader elsewhere has neither our machines nor our history; what is not done is not promised in a comment."""
    patterns = [re.escape(one) for one in (*_HOSTS, *_UNFINISHED, *_PLACES)] + list(_TALK)
    for number, line in enumerate(source.splitlines(), 1):
        for one in patterns:
            if re.search(one, line):
                yield f"{name}:{number} {line.strip()[:80]}"


def locked(name: str, source: str) -> Iterator[str]:
    """A package is what its hash says, wherever it is fetched from; an address would bind us to one place."""
    for line in re.split(r"\n(?=\S)", source.strip()):
        if "://" in line or line.startswith("-"):
            yield f"{name}: an address or option: {line[:60]}"
        elif "==" not in line or "--hash=sha256:" not in line:
            yield f"{name}: no version or hash: {line[:60]}"


def guarded_events(name: str, source: str) -> Iterator[str]:
    """The log of events is evidence: the database itself refuses to change, remove or empty it."""
    for what in (r"before update or delete on events", r"before truncate on events"):
        if not re.search(rf"create trigger \w+ {what}", source):
            yield f"{name}: no trigger {what}"


def lazy_annotations(name: str, source: str) -> Iterator[str]:
    """Every import stands under `from __future__ import annotations`, so that a type costs nothing at run time."""
    body = ast.parse(source).body
    code = [node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    first = code[0] if code else None
    is_first = isinstance(first, ast.ImportFrom) and first.module == "__future__"
    if any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in body) and not is_first:
        yield f"{name}: `from __future__ import annotations` is missing"


# --- the tree keeps them ---------------------------------------------------------------------------------------------

PYTHON = (".py",)
RULES: list[tuple[Rule, Callable[[], list[str]]]] = [
    (file_length, lambda: files(".py", ".js", ".css", ".html")),
    (function_length, lambda: files(*PYTHON)),
    (file_name, lambda: files(*PYTHON)),
    (module_docstring, lambda: files(*PYTHON, below=(*PRODUCT, "dags/", "tools/", "counterparts/"))),
    (no_float, lambda: files(*PYTHON, below=("orderhub/order/", "orderhub/mapping/", "orderhub/publishing/"))),
    (thin_dag, lambda: files(*PYTHON, below=("dags/",))),
    (words, lambda: [name for name in tree() if name not in GENERATED]),
    (locked, lambda: ["requirements.lock"]),
    (guarded_events, lambda: ["orderhub/store/migrations/versions/0001_first_tables.py"]),
    (lazy_annotations, lambda: files(*PYTHON, below=(*PRODUCT, "dags/", "tools/"))),
]


@pytest.mark.parametrize(("rule", "over"), RULES, ids=[rule.__name__ for rule, _ in RULES])
def test_the_tree_keeps_the_rule(rule: Rule, over: Callable[[], list[str]]) -> None:
    names = over()
    assert names
    faults = [fault for name in names for fault in rule(name, text(name))]
    assert not faults, f"{rule.__doc__}\n" + "\n".join(faults)


PLANTED: list[tuple[Rule, str, str]] = [
    (file_length, "orderhub/long.py", "x = 1\n" * 501),
    (file_length, "dags/long.py", "x = 1\n" * 61),
    (function_length, "orderhub/one.py", "def f() -> None:\n" + "    x = 1\n" * 60),
    (file_name, "orderhub/steps/helpers.py", ""),
    (module_docstring, "orderhub/one.py", "x = 1\n"),
    (no_float, "orderhub/order/one.py", "def net(price: float) -> None: ...\n"),
    (no_float, "orderhub/order/one.py", "net = float('1.10')\n"),
    (thin_dag, "dags/one.py", "if True:\n    pass\n"),
    (thin_dag, "dags/one.py", "import sqlalchemy\n"),
    (thin_dag, "dags/one.py", "from airflow.models import DagRun\n"),
    (thin_dag, "dags/one.py", "from orderhub import registry\n"),
    *[(words, "docs/one.md", f"see {word} there") for word in (*_HOSTS, *_UNFINISHED, *_PLACES)],
    (words, "docs/one.md", "asked Cla" + "ude"),
    (locked, "requirements.lock", "babel==2.0\n"),
    (locked, "requirements.lock", "--index-url x\nbabel==2.0 \\\n    --hash=sha256:0\n"),
    (guarded_events, "0001.py", "create trigger a before update on events"),
    (lazy_annotations, "orderhub/one.py", '"""Doc."""\nimport re\n\ndef f(): ...\n'),
]


@pytest.mark.parametrize(("rule", "name", "planted"), PLANTED)
def test_a_planted_fault_is_found(rule: Rule, name: str, planted: str) -> None:
    assert list(rule(name, planted))


# --- rules about what belongs together -------------------------------------------------------------------------------


def test_every_listed_parser_exists_and_is_tested() -> None:
    """A parser nobody tests reads strangers' bytes by luck."""
    tests = "\n".join(text(name) for name in files(".py", below=("tests/parsers/",)))
    for name in (*parsers.PARSERS, *parsers.CONTAINERS):
        module = import_module(f"parsers.{name}")
        assert module.NAME
        assert callable(module.sniff)
        assert callable(getattr(module, "unpack" if name in parsers.CONTAINERS else "parse"))
        assert re.search(rf"\b{name}\b", tests), f"no test below tests/parsers names {name}"


def test_every_listed_connector_exists_and_inherits_its_contract() -> None:
    """The contract suite is what makes one connector as safe as the next; it is no use uninherited."""
    for kind, place in connectors.BUILT_IN.items():
        module, _, name = place.partition(":")
        assert getattr(import_module(module), name).__doc__, f"{kind}: no docstring"
        test = f"tests/connectors/test_{module.rpartition('.')[2]}.py"
        assert test in tree(), f"{kind}: {test} is missing"
        assert re.search(r"class \w+\((Source|Erp|Sender|Proposer)Contract\)", text(test)), (
            f"{test} inherits no contract suite"
        )


def test_every_connector_module_is_listed() -> None:
    """What is not listed cannot be chosen in hub.yaml."""
    listed = {place.partition(":")[0].split(".")[1] for place in connectors.BUILT_IN.values()}
    assert {Path(name).parts[1].removesuffix(".py") for name in files(".py", below=("connectors/",))} == (
        listed | {"__init__"}
    )


def test_every_partner_has_a_golden_test_beside_it() -> None:
    """A mapping file without a sample is a guess; the next change of it is another."""
    for name in files(".yaml", below=("mappings/partners/",)):
        if Path(name).parent.name == "partners":
            folder = name.removesuffix(".yaml") + ".test/"
            assert any(one.startswith(folder) and one.endswith(".expected.yaml") for one in tree()), folder


def test_every_room_stands_in_the_import_rules() -> None:
    """A room that is in no layer may import anything."""
    config = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = {room.strip() for line in config[0]["layers"] for room in re.split("[:|]", line)}
    rooms = {"orderhub." + Path(name).parts[1].removesuffix(".py") for name in files(".py", below=("orderhub/",))}
    assert rooms - {"orderhub.__init__"} == layers - {"connectors", "parsers"}


def test_the_packages_are_ours() -> None:
    """`parsers` and `connectors` are common words: nobody else may install a package of that name beside us."""
    owners = packages_distributions()
    home = Path(orderhub.__file__).parents[1]
    for package in (orderhub, parsers, connectors):
        assert Path(str(package.__file__)).parents[1] == home
        assert set(owners.get(package.__name__, ["orderhub"])) == {"orderhub"}


def test_no_file_is_large() -> None:
    """Git keeps every version of a large file for ever."""
    large = [name for name in tree() if (REPO / name).stat().st_size > 500_000]
    assert not large


def test_dags_and_tests_are_no_packages() -> None:
    """They are in no wheel and may not be imported by their common names."""
    assert not [name for name in tree() if name in {"dags/__init__.py", "tests/__init__.py", "tools/__init__.py"}]
