"""The house: imports go down, the pure floors know no library of the outside, nothing is too big."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import xlqualite

PACKAGE = Path(xlqualite.__file__).parent
FLOORS = (
    ("schema", "parameter", "vocabularies", "french", "months", "messages"),
    ("tables", "settings", "anomaly", "port", "button"),
    ("knowledge", "dossier"),
    ("reading", "compute", "rules", "sharing"),
    ("sheets", "documents"),
    ("excel", "word", "delivery", "opc", "resources"),
    ("commands",),
    ("summary", "report", "french_click", "buttons", "build", "cli", "__main__"),
)
FLOOR = {name: rank for rank, names in enumerate(FLOORS) for name in names}
PURE = 4  # floors 0 to 4 know no library of the outside, no clock, no disk
OUTSIDE = {"openpyxl", "xlwings", "docxtpl", "docx", "xlsxwriter", "lxml", "click", "pptx"}
CLOCKS = {"today", "now", "utcnow", "time"}
DISK = {"open", "read_text", "write_text", "read_bytes", "write_bytes"}
ONE_DECLARATION = {"tables.py"}
LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 250, 30, 4
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "common", "misc"}
ROOT = Path(__file__).parents[1]
TOP_LEVEL = {
    "pyproject.toml",
    "xlqualite",
    "workbook",
    "templates",
    "tests",
    "README.md",
    "LICENSE",
}


def subject(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules a file imports, and whether at its top."""
    tree = tree_of(path)
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) in top
        elif isinstance(node, ast.Import):
            yield from ((each.name, id(node) in top) for each in node.names)


def functions_of(path: Path) -> Iterator[ast.FunctionDef]:
    return (each for each in ast.walk(tree_of(path)) if isinstance(each, ast.FunctionDef))


def label(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not in a git repository")
def test_nothing_else_is_tracked_at_the_top_level() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    tops = {each.split("/")[0] for each in listed.stdout.splitlines()}

    assert {each for each in tops if not each.startswith(".")} == TOP_LEVEL


parametrized = pytest.mark.parametrize("path", MODULES, ids=label)


@parametrized
def test_every_module_stands_on_a_floor(path: Path) -> None:
    assert subject(path) in {*FLOOR, "__init__"}
    assert not FORBIDDEN_NAMES & set(path.relative_to(PACKAGE).with_suffix("").parts)


@parametrized
def test_imports_only_go_down(path: Path) -> None:
    own = subject(path)
    if own == "__init__":
        return
    for module, _ in imports_of(path):
        parts = module.split(".")
        if parts[0] == "xlqualite" and len(parts) > 1 and parts[1] in FLOOR:
            assert FLOOR[parts[1]] <= FLOOR[own], f"{label(path)} imports {module}"
            if own == "compute":
                assert parts[1] not in ("rules", "reading"), f"{label(path)} imports {module}"


@pytest.mark.parametrize("name", ["share", "region", "record"])
def test_commands_that_write_no_word_document_import_none_of_its_code(name: str) -> None:
    imported = {module for module, _ in imports_of(PACKAGE / "commands" / f"{name}.py")}
    assert not [each for each in imported if each.startswith("xlqualite.word")]


@parametrized
def test_pure_floors_know_nothing_of_the_outside(path: Path) -> None:
    own = subject(path)
    if FLOOR.get(own, 0) > PURE:
        return
    assert not {module.split(".")[0] for module, _ in imports_of(path)} & OUTSIDE
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
    }
    assert not called & (CLOCKS | DISK)


@parametrized
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    heavy = {"pandas", "numpy", "docxtpl", "docx", "xlsxwriter", "openpyxl", "xlwings", "babel"}
    assert not {module.split(".")[0] for module, at_top in imports_of(path) if at_top} & heavy


@parametrized
def test_no_file_is_too_long(path: Path) -> None:
    if path.name not in ONE_DECLARATION:
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@parametrized
def test_no_function_is_too_long_nor_takes_too_much(path: Path) -> None:
    for function in functions_of(path):
        where = f"{label(path)}:{function.lineno} {function.name}"
        docstring = function.body[0] if ast.get_docstring(function) else None
        said = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
        length = (function.end_lineno or 0) - function.lineno + 1 - said
        assert length <= LONGEST_FUNCTION, f"{where}: {length} lines"
        given = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        assert len(set(given) - {"self", "cls"}) <= MOST_PARAMETERS, where


@parametrized
def test_no_bare_except(path: Path) -> None:
    handlers = [each for each in ast.walk(tree_of(path)) if isinstance(each, ast.ExceptHandler)]
    assert all(each.type is not None for each in handlers)


@parametrized
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree), label(path)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{label(path)}: {node.name}"
