"""`orderhub mapping check|test|explain|new|diff|versions|reread|doc|schema`: the integrator's workbench.

    orderhub mapping check                      all files: keys, paths, lookups, overlaps, a test for each partner
    orderhub mapping test [FILE...]             the tests beside them
    orderhub mapping explain order.edi --field lines[3].quantity.unit
    orderhub mapping new --from order.edi --slug acme [--name "ACME GmbH"]
    orderhub mapping explain order.edi --unused
    orderhub mapping diff old.yaml new.yaml --over hub
    orderhub mapping doc nordwind --out guides/

Exit status: 0 all well, 1 refused or different, 2 wrong call.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from orderhub import messages
from orderhub.cli import mapping_diff, mapping_doc
from orderhub.cli.mapping_new import propose
from orderhub.cli.mapping_samples import document_of, faults, folder_of, rules_used, samples
from orderhub.document import Extract, Kind
from orderhub.errors import MappingError, NotFound
from orderhub.mapping import schema
from orderhub.mapping.advice import Advice, advice, overlaps, tables_unused, untested
from orderhub.mapping.explain import Explanation, explain
from orderhub.mapping.unused import Unused, unused
from orderhub.mapping_files import catalog, files, is_lookup, read_lookup, read_profile
from orderhub.registry import parser_for
from orderhub.settings import settings


def add(subparsers: Any) -> None:
    """Add the command and its parts."""
    top = subparsers.add_parser("mapping", help="check, test, explain and write mapping files")
    top.add_argument("--folder", type=Path, default=None, help="folder of the mappings (default: the installation's)")
    parts = top.add_subparsers(dest="part", required=True, metavar="PART")
    one = parts.add_parser("check", help="read all files and say what is wrong, with line and column")
    one.set_defaults(run=_check)
    one = parts.add_parser("test", help="run the tests beside the mapping files")
    one.add_argument("files", nargs="*", type=Path, help="mapping files (default: all that have tests)")
    one.set_defaults(run=_test)
    one = parts.add_parser("explain", help="how a field of a document came about")
    one.add_argument("document", type=Path)
    one.add_argument("--field", default="", help="e.g. number or lines[3].quantity.unit")
    one.add_argument("--unused", action="store_true", help="the values of the document that no rule reads")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=_explain)
    one = parts.add_parser("new", help="propose a mapping file for a sample document")
    one.add_argument("--from", dest="sample", type=Path, required=True, metavar="SAMPLE")
    one.add_argument("--slug", required=True, help="short name of the partner: small letters, digits, hyphens")
    one.add_argument("--name", default="", help="name of the partner (default: from the sample)")
    one.add_argument("--write", action="store_true", help="write the file and its first test instead of printing it")
    one.set_defaults(run=_new)
    mapping_diff.add(parts)
    mapping_doc.add(parts)
    one = parts.add_parser("schema", help="print the JSON Schema of mapping files, or write it beside them")
    one.add_argument("--write", action="store_true", help="write schema/mapping-1.json")
    one.set_defaults(run=_schema)


def _folder(args: argparse.Namespace) -> Path:
    folder: Path = args.folder or settings().mappings_dir
    if not folder.is_dir():
        raise NotFound("mapping.no-such-file", file=folder)
    return folder


def _check(args: argparse.Namespace) -> int:
    folder = _folder(args)
    broken = 0
    for path in files(folder):
        try:
            if is_lookup(path):
                read_lookup(path)
            else:
                read_profile(path, folder)
        except MappingError as error:
            broken += 1
            _say(error.code, error.params, args.language)
    if broken:
        return 1
    try:
        known = catalog(folder)
    except MappingError as error:
        _say(error.code, error.params, args.language)
        return 1
    remarks = [*overlaps(known), *tables_unused(known)]
    remarks += [one for profile in known.profiles for one in advice(profile, known)]
    for profile in known.profiles:
        known.plan(profile)
        path = folder / profile.file
        if not profile.is_generic and not any(samples(path)):
            place = {"file": profile.file, "line": "1", "column": "1", "folder": folder_of(path).name}
            remarks.append(Advice("mapping.no-test", place, refused=True))
        elif not profile.is_generic:
            remarks += untested(profile, rules_used(path, profile, known))
    for remark in remarks:
        _say(remark.code, remark.params, args.language)
    refused = sum(remark.refused for remark in remarks)
    print(f"{len(known.profiles)} profiles, {len(known.lookups)} lookups, {refused} refused")
    return 1 if refused else 0


def _say(code: str, params: dict[str, str], language: str) -> None:
    hint = messages.hint(code, language, params)
    print(messages.text(code, language, params) + (f"\n    {hint}" if hint else ""), file=sys.stderr)


def _test(args: argparse.Namespace) -> int:
    folder = _folder(args)
    known = catalog(folder)
    wanted = {path.resolve() for path in args.files}
    chosen = [one for one in known.profiles if not wanted or (folder / one.file).resolve() in wanted]
    missing = wanted - {(folder / one.file).resolve() for one in chosen}
    if missing:
        raise NotFound("mapping.no-such-file", file=min(missing))
    failed = count = 0
    for profile in chosen:
        for sample in samples(folder / profile.file):
            wrong = faults(sample, profile, known)
            count += 1
            failed += bool(wrong)
            print(f"{'FAILED' if wrong else 'ok    '} {profile.name} {sample.name}")
            for said in wrong:
                print(f"       {said}")
    print(f"{count} tests, {failed} failed")
    return 1 if failed or not count else 0


def extracts_of(path: Path) -> list[Extract]:
    """The business messages of a plain document. Raises: NotFound mapping.no-sample for containers and the rest."""
    document = document_of(path)
    module = parser_for(document)
    parse = getattr(module, "parse", None)
    if parse is None:
        raise NotFound("mapping.no-sample", file=path, problem=f"{module.NAME} is a container; give the part itself")
    parsed = parse(document)
    found = [one for one in parsed.extracts if one.kind not in (Kind.NOT_AN_ORDER, Kind.UNREADABLE)]
    if not found:
        problem = "; ".join(one.message() for one in parsed.findings) or "no order in it"
        raise NotFound("mapping.no-sample", file=path, problem=problem)
    return found


def _explain(args: argparse.Namespace) -> int:
    known = catalog(_folder(args))
    if not (args.field or args.unused):
        raise NotFound("mapping.explain-what")
    for extract in extracts_of(args.document):
        profile = known.choose(extract)
        if args.unused:
            _print_unused(unused(profile, extract, known), profile.name, args)
        if args.field:
            said = explain(profile, extract, known, args.field)
            if args.json:
                print(msgspec.json.encode(said).decode())
            else:
                _print_explanation(said, extract, args)
    return 0


def _print_unused(found: list[Unused], profile: str, args: argparse.Namespace) -> None:
    if args.json:
        print(msgspec.json.encode({"profile": profile, "unused": found}).decode())
        return
    for one in found:
        print(f"{one.path} = {one.raw!r} ({one.where.label(args.language)})")
    print(f"{len(found)} values that no rule of {profile} reads")


def _print_explanation(said: Explanation, extract: Extract, args: argparse.Namespace) -> None:
    print(f"{said.field} = {said.value if said.value is not None else '(nothing)'}")
    print(f"  rule      {said.rule or '(no rule)'}")
    print(f"  profile   {said.profile}: {' <- '.join(said.chain)}")
    for condition in said.conditions:
        print(f"  when      {condition}")
    for tried in said.tried:
        print(f"  looked at {tried.path}" + ("" if tried.candidates else ": nothing"))
        if tried.instead:
            print(f"            {tried.instead}")
        for one in tried.candidates:
            print(f"    {'->' if one.used else '  '} {one.raw!r} ({one.where.label(args.language)})")
    for worked in said.operations:
        print(f"  then      {worked.operation}: {worked.text}")
    if extract.text is None:
        content = args.document.read_bytes()
        for name, where in (("bytes", said.where), ("around", said.around)):
            if where.offset is not None and where.length:
                print(f"  {name:<9} {where.offset}: {content[where.offset : where.offset + where.length][:300]!r}")
    for finding in said.findings:
        print(f"  {finding.severity.value}: {finding.message(args.language)}")


def _new(args: argparse.Namespace) -> int:
    folder = _folder(args)
    known = catalog(folder)
    extract = extracts_of(args.sample)[0]
    proposal = propose(extract, known, args.slug, args.name)
    if not args.write:
        print(proposal.mapping, end="")
        return 0
    target = folder / "partners" / f"{args.slug}.yaml"
    tests = folder_of(target)
    if target.exists():
        raise NotFound("mapping.exists", file=target)
    tests.mkdir(parents=True, exist_ok=True)
    target.write_text(proposal.mapping, encoding="utf-8")
    sample = tests / f"01{args.sample.suffix}"
    sample.write_bytes(args.sample.read_bytes())
    beside = args.sample.with_name(args.sample.stem + ".envelope.yaml")
    if beside.exists():
        (tests / "01.envelope.yaml").write_bytes(beside.read_bytes())
    (tests / "01.expected.yaml").write_text(proposal.expected, encoding="utf-8")
    if proposal.findings:
        (tests / "01.findings.yaml").write_text(proposal.findings, encoding="utf-8")
    for path in (target, sample, tests / "01.expected.yaml"):
        print(path)
    return 0


def _schema(args: argparse.Namespace) -> int:
    text = schema.text()
    if args.write:
        target = _folder(args) / "schema" / "mapping-1.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(target)
    else:
        print(text, end="")
    return 0
