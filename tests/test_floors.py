"""The library stands on floors: a room imports from lower floors only, and the core stays pure.

Every rule is a function over module sources, so each is also fed a made-up source that breaks it.
"""

import ast
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import pytest

import congthuong
from congthuong._data import read_table

FLOORS: Final = {
    "errors": 0,
    "_rooms": 0,
    "_exact": 1,
    "_text": 1,
    "_data": 1,
    "_html": 1,
    "_labels": 1,
    "_checks": 1,
    "_packages": 1,
    "_hosts": 1,
    "_tokens": 2,
    "findings": 2,
    "_grids": 2,
    "_dates": 2,
    "_phrases": 3,
    "_legacy": 3,
    "numerals": 4,
    "percentages": 5,
    "periods": 5,
    "documents": 5,
    "quantities": 6,
    "localities": 6,
    "authorities": 7,
    "indicators": 7,
    "records": 8,
    "law": 8,
    "measures": 9,
    "clusters": 9,
    "markets": 9,
    "power": 9,
    "supervision": 10,
    "checks": 10,
    "tracking": 10,
    "wording": 11,
    "layouts": 11,
    "reading": 12,
    "codec": 13,
    "tables": 13,
    "review": 13,
    "files": 14,
    "sheets": 14,
    "frames": 14,
    "charts": 14,
    "testing": 14,
    "integrations": 14,
    "__init__": 15,
    "_cli": 16,
    "__main__": 17,
}
FLOOR_OF_EXTRAS: Final = 14
EXTRAS: Final = frozenset(
    {
        "narwhals",
        "pandas",
        "polars",
        "duckdb",
        "pyspark",
        "openpyxl",
        "pdfplumber",
        "python_calamine",
        "hypothesis",
        "msgspec",
    }
)
# The only way of the codec that needs an extra; without it there is another.
EXTRA_OF_MODULE: Final = {"congthuong.codec.wire": "msgspec"}
CLOCKS: Final = frozenset({"now", "today", "utcnow"})
HOST_CONTEXT: Final = frozenset({"getcontext", "setcontext", "localcontext"})
MOST_LINES: Final = 600
# They print the words that they read; elsewhere a word may stand within a sentence.
ROOMS_OF_PRINTERS: Final = frozenset({"_dates", "numerals", "percentages", "periods", "quantities"})
# Discourse: its own words are still to go to their table.
ROOMS_WITH_WORDS: Final = frozenset({"reading"})

Sources: TypeAlias = Mapping[str, str]
"""Module name (`congthuong.periods`, a package by its own name) to source text."""
Rule: TypeAlias = Callable[[Sources], Iterator[str]]


def room_of(module: str) -> str:
    """The room that a module of the package belongs to; the package itself is `__init__`."""
    _, _, rest = module.partition(".")
    return rest.partition(".")[0] or "__init__"


def imported_modules(module: str, source: str, sources: Sources) -> Iterator[str]:
    """Dotted names of everything a module imports, wherever in it the import stands."""
    is_package = any(other.startswith(f"{module}.") for other in sources)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = _absolute(module, is_package, node)
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            yield from _dynamic_import(node)


def _absolute(module: str, is_package: bool, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *([node.module] if node.module else [])])


def _dynamic_import(node: ast.Call) -> Iterator[str]:
    name = _called_name(node)
    if name in {"import_module", "__import__"} and node.args:
        argument = node.args[0]
        constant = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        yield ast.literal_eval(argument) if constant else "a name computed at run time"


def _called_name(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def imported_rooms(module: str, source: str, sources: Sources) -> set[str]:
    """The other rooms that a module imports from; a name taken from the top is the top."""
    rooms: set[str] = set()
    for name in imported_modules(module, source, sources):
        package, _, rest = name.partition(".")
        if package == "congthuong":
            room = rest.partition(".")[0]
            rooms.add(room if room in FLOORS or f"congthuong.{room}" in sources else "__init__")
    return rooms - {room_of(module)}


def room_graph(sources: Sources) -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {}
    for module, source in sources.items():
        graph.setdefault(room_of(module), set()).update(imported_rooms(module, source, sources))
    return graph


def reach(room: str, graph: Mapping[str, set[str]]) -> set[str]:
    """Every room that a room imports from, directly or through others."""
    reached: set[str] = set()
    waiting = list(graph.get(room, ()))
    while waiting:
        found = waiting.pop()
        if found not in reached:
            reached.add(found)
            waiting.extend(graph.get(found, ()))
    return reached


def modules_without_a_place(sources: Sources) -> Iterator[str]:
    for module in sources:
        if room_of(module) not in FLOORS:
            yield f"{module} has no place in the table of floors"


def imports_from_no_lower_floor(sources: Sources) -> Iterator[str]:
    for module, source in sources.items():
        own = FLOORS.get(room_of(module), -1)
        for room in imported_rooms(module, source, sources):
            if FLOORS.get(room, own) >= own:
                yield f"{module} imports {room}, which is on no lower floor"


def reaches_no_lower_floor(sources: Sources) -> Iterator[str]:
    graph = room_graph(sources)
    for room in graph:
        own = FLOORS.get(room, -1)
        for found in reach(room, graph):
            if FLOORS.get(found, own) >= own:
                yield f"{room} reaches {found}, which is on no lower floor"


def circles_of_modules(sources: Sources) -> Iterator[str]:
    """No module reaches itself, not by an import inside a function either; types may name it."""
    graph = {
        module: {_module_of(name, sources) for name in imported_modules(module, loaded, sources)}
        for module, loaded in ((name, without_types(text)) for name, text in sources.items())
    }
    for module in sources:
        if module in reach(module, graph):
            yield f"{module} reaches itself"


def _module_of(name: str, sources: Sources) -> str:
    """The module that an imported name is, or stands in."""
    while name not in sources and "." in name:
        name = name.rpartition(".")[0]
    return name


def without_types(source: str) -> str:
    """The source without what only a type checker imports."""
    if "TYPE_CHECKING" not in source:
        return source
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                node.body = [ast.Pass()]
            case _:
                pass
    return ast.unparse(tree)


def computed_imports(sources: Sources) -> Iterator[str]:
    """Only `__init__` may compute the name of what it imports: no test could follow it."""
    for module, source in sources.items():
        computed = "a name computed at run time" in imported_modules(module, source, sources)
        if computed and room_of(module) != "__init__":
            yield f"{module} imports a name computed at run time"


def extras_in_the_core(sources: Sources) -> Iterator[str]:
    for module, source in sources.items():
        if FLOORS.get(room_of(module)) == FLOOR_OF_EXTRAS:
            continue
        for name in imported_modules(module, source, sources):
            extra = name.partition(".")[0]
            if extra in EXTRAS and EXTRA_OF_MODULE.get(module) != extra:
                yield f"{module} imports the extra {name}"


def free_date_parser(sources: Sources) -> Iterator[str]:
    for module, source in sources.items():
        for name in imported_modules(module, source, sources):
            if name == "dateutil" or name.startswith("dateutil.parser"):
                yield f"{module} can reach the free parser of dateutil: {name}"


def host_locale(sources: Sources) -> Iterator[str]:
    for module, source in sources.items():
        if any(
            name.partition(".")[0] == "locale" for name in imported_modules(module, source, sources)
        ):
            yield f"{module} imports locale"


def float_calls(sources: Sources) -> Iterator[str]:
    for module, node in _nodes(sources):
        if isinstance(node, ast.Call) and _called_name(node) == "float":
            yield f"{module}:{node.lineno} calls float"


def clock_readings(sources: Sources) -> Iterator[str]:
    for module, node in _nodes(sources):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield f"{module}:{node.lineno} reads the clock: {node.attr}"


def host_decimal_contexts(sources: Sources) -> Iterator[str]:
    for module, node in _nodes(sources):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                if name in HOST_CONTEXT:
                    yield f"{module} uses the decimal context of the host: {name}"
            case _:
                pass


@functools.cache
def words_of_kinds() -> frozenset[str]:
    """Words of numbers, scales, times, hedges, units, kinds of localities and currencies.

    Units that only count things are nouns as others are; a single letter is any letter.
    """
    times = {"month", "quarter", "year", "day", "half", "term"}
    words = [row["words"] for row in read_table("number_words").rows]
    words += [f"{row['label']}|{row['spellings']}" for row in read_table("scales").rows]
    words += [row["pattern"] for row in read_table("time_words").rows if row["category"] in times]
    words += [row["pattern"] for row in read_table("hedges").rows]
    units = (row for row in read_table("units").rows if row["kind"] != "count")
    words += [f"{row['label']}|{row['aliases']}" for row in units]
    words += [row["word"] for row in read_table("locality_kinds").rows]
    words += [row["spellings"] for row in read_table("currency_signs").rows]
    ascii_numbers = {"hai", "ba", "linh"}
    spelled = {word for row in words for word in re.split("[(|)]", row)}
    signs = {word for word in spelled if not any(map(str.isalnum, word)) and not word.isascii()}
    long = {word for word in spelled if len(word) > 1 and not word.isascii()}
    return frozenset(signs | long | (spelled & ascii_numbers))


def words_in_code(sources: Sources) -> Iterator[str]:
    """A word of a kind stands in its table; sentences may hold it, labels and docstrings too."""
    for module, source in sources.items():
        tree = ast.parse(source)
        if room_of(module) in ROOMS_WITH_WORDS:
            continue
        passed = set(map(id, _told_to_people(tree, room_of(module))))
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=str(text)) if id(node) not in passed and _is_words(text):
                    yield f"{module}:{node.lineno} has words of a table: {text!r}"
                case _:
                    pass


def _is_words(text: str) -> bool:
    parts = [part for part in re.split(r"[ |()?:]+", text) if part]
    known = words_of_kinds()
    return text.strip() in known or (bool(parts) and all(part in known for part in parts))


def _told_to_people(tree: ast.AST, room: str) -> Iterator[ast.AST]:
    """Docstrings, members of enumerations, and sentences, save where a room prints its words."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                yield docstring
            case ast.ClassDef(body=body, bases=bases):
                if any(ast.unparse(base).endswith(("Enum", "Labelled")) for base in bases):
                    members = (part for part in body if isinstance(part, ast.Assign))
                    yield from (inner for member in members for inner in ast.walk(member))
            case ast.JoinedStr() if room not in ROOMS_OF_PRINTERS:
                yield from node.values
            case _:
                pass


def long_modules(sources: Sources) -> Iterator[str]:
    for module, source in sources.items():
        lines = len(source.splitlines())
        if lines >= MOST_LINES:
            yield f"{module} has {lines} lines"


def _nodes(sources: Sources) -> Iterator[tuple[str, ast.AST]]:
    for module, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            yield module, node


RULES: Final = (
    modules_without_a_place,
    imports_from_no_lower_floor,
    reaches_no_lower_floor,
    circles_of_modules,
    computed_imports,
    extras_in_the_core,
    free_date_parser,
    host_locale,
    float_calls,
    clock_readings,
    host_decimal_contexts,
    long_modules,
    words_in_code,
)


def package_sources() -> dict[str, str]:
    folder = Path(congthuong.__file__).parent
    sources: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sources[name] = path.read_text(encoding="utf-8")
    return sources


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(package_sources())) == []


def test_every_module_of_the_package_is_walked() -> None:
    sources = package_sources()
    assert {"congthuong", "congthuong.errors", "congthuong.findings"} <= sources.keys()
    assert all(sources.values()), "an empty module would be walked in vain"


SOUND: Final = {
    "congthuong": "from congthuong.periods import Period as Period\n__import__(name)",
    "congthuong.errors": "import re",
    "congthuong._exact": "from decimal import Context, Decimal\nisinstance(1, float)",
    "congthuong.numerals": "from congthuong.numerals._read import read",
    "congthuong.numerals._read": "from .. import errors\nfrom .._exact import exact",
    "congthuong.periods": "def f():\n    from dateutil.relativedelta import relativedelta",
    "congthuong.testing": "from hypothesis import strategies\nfrom congthuong.periods import P",
    "congthuong.codec.wire": "import msgspec",
    "congthuong.tables": "from congthuong.tables._grid import Grid",
    "congthuong.checks": "'năm'\nx = f'dưới {y}', 'từ năm trước', 'nam', 'T'",
    "congthuong.records": "class Kind(Labelled):\n    'năm'\n    YEAR = 'year', 'năm'",
    "congthuong.reading": "x = 'năm'",
    "congthuong.tables._grid": "if TYPE_CHECKING:\n    from congthuong.tables import Table",
}

# Each row: the modules that break a rule (beside the sound ones), the rule, what it must say.
BROKEN: Final = (
    ({"congthuong.helpers": ""}, modules_without_a_place, "congthuong.helpers has no place"),
    ({"congthuong.utils.a": ""}, modules_without_a_place, "congthuong.utils.a has no place"),
    (
        {"congthuong.errors": "from congthuong.periods import Period"},
        imports_from_no_lower_floor,
        "congthuong.errors imports periods",
    ),
    (
        {"congthuong._exact": "def f():\n    import congthuong.numerals.spelling"},
        imports_from_no_lower_floor,
        "congthuong._exact imports numerals",
    ),
    (
        {"congthuong._text": "if TYPE_CHECKING:\n    from congthuong import periods"},
        imports_from_no_lower_floor,
        "congthuong._text imports periods",
    ),
    (
        {"congthuong.periods": "from congthuong.percentages import PercentChange"},
        imports_from_no_lower_floor,
        "congthuong.periods imports percentages",
    ),
    (
        {"congthuong.periods": "from .documents import DocumentReference"},
        imports_from_no_lower_floor,
        "congthuong.periods imports documents",
    ),
    (
        {"congthuong.numerals._read": "from ..periods import Period"},
        imports_from_no_lower_floor,
        "congthuong.numerals._read imports periods",
    ),
    (
        {"congthuong.numerals": "from . import _read\nfrom .. import quantities"},
        imports_from_no_lower_floor,
        "congthuong.numerals imports quantities",
    ),
    (
        {"congthuong.findings": "from congthuong import Period"},
        imports_from_no_lower_floor,
        "congthuong.findings imports __init__",
    ),
    (
        {"congthuong.findings": "import importlib\nimportlib.import_module('congthuong.tables')"},
        imports_from_no_lower_floor,
        "congthuong.findings imports tables",
    ),
    (
        {
            "congthuong.periods": "from congthuong.numerals import parse_number",
            "congthuong.numerals": "from congthuong._exact import exact",
            "congthuong._exact": "from congthuong.periods import Period",
        },
        reaches_no_lower_floor,
        "numerals reaches periods",
    ),
    (
        {
            "congthuong.numerals._read": "def f():\n    from congthuong.numerals import _write",
            "congthuong.numerals._write": "from congthuong.numerals._read import read",
        },
        circles_of_modules,
        "congthuong.numerals._read reaches itself",
    ),
    (
        {"congthuong.numerals._read": "import congthuong.numerals"},
        circles_of_modules,
        "congthuong.numerals reaches itself",
    ),
    (
        {"congthuong.findings": "from importlib import import_module\nimport_module(name)"},
        computed_imports,
        "congthuong.findings imports a name",
    ),
    ({"congthuong.codec": "import msgspec"}, extras_in_the_core, "the extra msgspec"),
    ({"congthuong.codec.wire": "import pandas"}, extras_in_the_core, "the extra pandas"),
    (
        {"congthuong.tables": "def f():\n    from pandas.api import types"},
        extras_in_the_core,
        "the extra pandas.api.types",
    ),
    ({"congthuong": "import narwhals"}, extras_in_the_core, "the extra narwhals"),
    ({"congthuong.periods": "import dateutil.parser"}, free_date_parser, "dateutil.parser"),
    ({"congthuong.periods": "from dateutil import parser"}, free_date_parser, "dateutil.parser"),
    (
        {"congthuong.testing": "from dateutil.parser import parse"},
        free_date_parser,
        "dateutil.parser.parse",
    ),
    ({"congthuong.periods": "import dateutil"}, free_date_parser, "dateutil"),
    ({"congthuong.numerals": "from locale import str"}, host_locale, "imports locale"),
    ({"congthuong.numerals": "x = float('1')"}, float_calls, "congthuong.numerals:1 calls float"),
    ({"congthuong.numerals": "builtins.float('1')"}, float_calls, "calls float"),
    ({"congthuong.periods": "\nx = datetime.now()"}, clock_readings, "congthuong.periods:2"),
    ({"congthuong.periods": "f(default=date.today)"}, clock_readings, "today"),
    (
        {"congthuong._exact": "import decimal\ndecimal.getcontext()"},
        host_decimal_contexts,
        "getcontext",
    ),
    (
        {"congthuong._exact": "from decimal import localcontext as c"},
        host_decimal_contexts,
        "localcontext",
    ),
    ({"congthuong.numerals": "x = key_of('linh')"}, words_in_code, "words of a table: 'linh'"),
    ({"congthuong.records": "x = 'nghìn tỷ'"}, words_in_code, "nghìn tỷ"),
    ({"congthuong.checks": "\nx = ['tháng|quý']"}, words_in_code, "congthuong.checks:2 has words"),
    ({"congthuong.periods": "def f():\n    return f'quý {x}'"}, words_in_code, "'quý '"),
    ({"congthuong.quantities": "x = {'không quá': 1}"}, words_in_code, "không quá"),
    ({"congthuong.tables": "class A(B):\n    X = 'tấn'"}, words_in_code, "'tấn'"),
    ({"congthuong.files": "f(word='thị xã')"}, words_in_code, "thị xã"),
    ({"congthuong.sheets": "x = '€'"}, words_in_code, "€"),
    ({"congthuong.errors": "x = 1\n" * MOST_LINES}, long_modules, "congthuong.errors has 600"),
)


@pytest.mark.parametrize(("modules", "rule", "message"), BROKEN)
def test_the_rule_sees_a_made_up_source_that_breaks_it(
    modules: dict[str, str], rule: Rule, message: str
) -> None:
    found = list(rule({**SOUND, **modules}))
    assert any(message in line for line in found), found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_is_content_with_sound_made_up_sources(rule: Rule) -> None:
    assert list(rule(SOUND)) == []


def test_every_rule_is_seen_to_fail() -> None:
    assert {rule for _, rule, _ in BROKEN} == set(RULES)
