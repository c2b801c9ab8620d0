"""What is shipped: the promised dependencies, extras, typing marker, tables and first pages."""

import ast
import re
import tomllib
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Final

import pytest

import congthuong
from congthuong._data import read_table

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = Path(congthuong.__file__).parent
REQUIRED: Final = {"attrs", "babel", "cattrs", "python-dateutil"}
EXTRAS: Final = {"dev", "docs", "engines", "files", "frames", "msgspec", "sheets", "testing"}
PROJECT: Final[dict[str, Any]] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)["project"]


def package_names(requirements: list[str]) -> set[str]:
    """Names of requirements, without version, extras and markers."""
    return {re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in requirements}


def test_the_required_dependencies_are_the_four_of_the_design() -> None:
    assert package_names(PROJECT["dependencies"]) == REQUIRED


def test_the_installed_package_requires_the_same() -> None:
    requirements = metadata.requires("congthuong") or []
    assert package_names([line for line in requirements if "extra ==" not in line]) == REQUIRED


def test_the_extras_are_those_of_the_design() -> None:
    extras: dict[str, list[str]] = PROJECT["optional-dependencies"]
    assert set(extras) == EXTRAS
    assert package_names(extras["sheets"]) == {"openpyxl"}
    assert package_names(extras["files"]) == {"openpyxl", "pdfplumber", "python-calamine"}
    assert package_names(extras["msgspec"]) == {"msgspec"}
    assert package_names(extras["testing"]) == {"hypothesis"}
    assert "narwhals" in package_names(extras["frames"])


def test_the_installed_package_offers_the_same_extras() -> None:
    assert set(metadata.metadata("congthuong").get_all("Provides-Extra") or []) == EXTRAS


def test_the_version_agrees_with_the_installed_package() -> None:
    assert congthuong.__version__ == metadata.version("congthuong")


def test_the_data_version_is_a_date_of_its_own() -> None:
    assert re.fullmatch(r"20[0-9]{2}\.(0[1-9]|1[0-2])\.[0-3][0-9]", congthuong.__data_version__)


def test_type_checkers_find_the_marker() -> None:
    assert resources.files("congthuong").joinpath("py.typed").is_file()


def tables_that_the_code_reads() -> set[str]:
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="read_table"), args=[ast.Constant(value=str(name))]):
                    names.add(name)
                case _:
                    pass
    return names


def packaged_tables() -> set[str]:
    return {path.stem for path in (PACKAGE / "data").glob("*.csv")}


def test_every_packaged_table_is_read_by_the_code_and_the_other_way_round() -> None:
    assert packaged_tables() == tables_that_the_code_reads()


@pytest.mark.parametrize("name", sorted(packaged_tables()))
def test_a_packaged_table_has_rows_and_names_its_source_and_date(name: str) -> None:
    table = read_table(name)
    assert table.rows
    assert table.provenance["source"]
    assert re.fullmatch(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]", table.provenance["date"])


def test_the_changelog_has_an_open_section_and_names_every_room() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    rooms = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    rooms -= {"data", "py"}
    assert "\n## [Unreleased]\n" in text
    assert [room for room in sorted(rooms) if f"`{room}`" not in text] == []


def set_up_commands() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## Set up\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert section, "README.md has no section '## Set up'"
    return re.findall(r"^```sh\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)


def test_the_readme_sets_up_with_two_commands_install_then_test() -> None:
    commands = [command.strip() for command in set_up_commands()]
    assert len(commands) == 2
    assert [command for command in commands if "\n" in command] == []
    assert "pip install" in commands[0]
    assert "pytest" in commands[1]
