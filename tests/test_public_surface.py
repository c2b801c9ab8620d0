"""What the library offers by name: complete, sorted, lazily resolved, documented with examples."""

import ast
import functools
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import congthuong
from congthuong._rooms import ROOMS

# Floors 10 and 11 are imported by module name.
BY_MODULE_NAME: Final = frozenset(
    {"codec", "layouts", "tables", "files", "sheets", "frames", "charts", "testing"}
)
DUNDERS: Final = ("__data_version__", "__version__")
FIRST_LINE: Final = re.compile(r"[^\W\d_][^:`]*: .*\S")


def public_rooms() -> list[str]:
    found = pkgutil.iter_modules(congthuong.__path__)
    return sorted(module.name for module in found if not module.name.startswith("_"))


def names_by_room() -> dict[str, set[str]]:
    return {room: set(names.split()) for room, names in ROOMS.items()}


def names_of(room: str) -> list[str]:
    names: list[str] = importlib.import_module(f"congthuong.{room}").__all__
    return names


def is_class_or_function(value: object) -> bool:
    if isinstance(value, type):
        return True
    return callable(value) and inspect.isroutine(inspect.unwrap(value))


def resolved(module: ModuleType, name: str) -> object:
    """What a name stands for; None where it does not resolve, which a test of its own reports."""
    try:
        return getattr(module, name)
    except (AttributeError, ImportError):
        return None


def documented_objects() -> dict[str, object]:
    """Every public class and function: those at the top, and those of the upper floors."""
    found = {name: resolved(congthuong, name) for name in congthuong.__all__}
    for room in sorted(BY_MODULE_NAME.intersection(public_rooms())):
        module = importlib.import_module(f"congthuong.{room}")
        found |= {f"{room}.{name}": resolved(module, name) for name in module.__all__}
    return {name: value for name, value in found.items() if is_class_or_function(value)}


def public_members(name: str, owner: type) -> Iterator[tuple[str, object]]:
    """Methods and properties that a class has from the package, its own and inherited ones."""
    for base in owner.__mro__:
        if base.__module__.partition(".")[0] != "congthuong":
            continue
        for member, value in vars(base).items():
            if not member.startswith("_") and is_method_or_property(value):
                yield f"{name}.{member}", value


def is_method_or_property(value: object) -> bool:
    kinds = (classmethod, staticmethod, property, functools.cached_property)
    return isinstance(value, kinds) or inspect.isfunction(value)


DOCUMENTED: Final = documented_objects()
MEMBERS: Final = {
    member: value
    for name, owner in DOCUMENTED.items()
    if isinstance(owner, type)
    for member, value in public_members(name, owner)
}


def reading_order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, each by name: the order that ruff keeps too."""
    if len(name) > 1 and name.isupper():
        return 0, name
    return (1 if name[0].isupper() else 2), name


def test_the_list_of_names_is_sorted_and_without_repeats() -> None:
    assert congthuong.__all__ == sorted(set(congthuong.__all__), key=reading_order)


def test_the_list_of_names_is_what_the_rooms_export() -> None:
    by_room = names_by_room()
    names = [name for room in by_room.values() for name in room]
    assert sorted(congthuong.__all__) == sorted([*names, *DUNDERS])


def test_type_checkers_see_exactly_the_names_that_are_resolved_at_run_time() -> None:
    tree = ast.parse(Path(congthuong.__file__).read_text(encoding="utf-8"))
    blocks = [node for node in tree.body if isinstance(node, ast.If)]
    seen: dict[str, set[str]] = {}
    for node in blocks[0].body:
        assert isinstance(node, ast.ImportFrom), ast.unparse(node)
        room = (node.module or "").removeprefix("congthuong.")
        for alias in node.names:
            if alias.name == "*":
                seen[room] = set(names_of(room))
                continue
            assert alias.asname == alias.name, f"{alias.name} is not re-exported"
            seen.setdefault(room, set()).add(alias.name)
    assert ast.unparse(blocks[0].test) == "TYPE_CHECKING"
    assert seen == names_by_room()


def test_dir_shows_every_name() -> None:
    assert set(congthuong.__all__) <= set(dir(congthuong))


@pytest.mark.parametrize(
    ("room", "name"),
    [(room, name) for room, names in ROOMS.items() for name in names.split()],
)
def test_a_name_at_the_top_is_the_one_of_its_room(room: str, name: str) -> None:
    module = importlib.import_module(f"congthuong.{room}")
    assert getattr(congthuong, name) is getattr(module, name)
    assert name in module.__all__


def test_a_star_import_gives_every_name() -> None:
    script = (
        "from congthuong import *; import congthuong; print(set(congthuong.__all__) - set(dir()))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["Perod", "period", "", "_Period", "__path_to__"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match="congthuong"):
        getattr(congthuong, name)


@pytest.mark.parametrize("room", public_rooms())
def test_a_public_room_lists_its_names(room: str) -> None:
    module = importlib.import_module(f"congthuong.{room}")
    assert names_of(room), f"{room} offers nothing"
    assert [name for name in names_of(room) if not hasattr(module, name)] == []


@pytest.mark.parametrize("room", [room for room in public_rooms() if room not in BY_MODULE_NAME])
def test_everything_a_room_offers_is_importable_from_the_top(room: str) -> None:
    assert set(names_of(room)) == names_by_room().get(room, set())


@pytest.mark.parametrize("room", sorted(BY_MODULE_NAME.intersection(public_rooms())))
def test_the_upper_floors_are_imported_by_module_name_only(room: str) -> None:
    assert room not in ROOMS


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_public_name_says_its_vietnamese_term_first(name: str) -> None:
    first = (inspect.getdoc(DOCUMENTED[name]) or "").partition("\n")[0]
    assert FIRST_LINE.fullmatch(first), f"{name}: {first!r}"


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_public_name_shows_an_example(name: str) -> None:
    assert ">>>" in (DOCUMENTED[name].__doc__ or ""), name


@pytest.mark.parametrize("name", MEMBERS)
def test_a_public_method_or_property_has_a_docstring(name: str) -> None:
    assert (inspect.getdoc(MEMBERS[name]) or "").strip(), name
