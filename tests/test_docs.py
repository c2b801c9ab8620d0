"""Every example that a reader can see is run: README, every page of docs, every docstring.

All examples of one page share their names, in the order of the page.
"""

import doctest
import functools
import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

import congthuong

ROOT: Final = Path(__file__).parent.parent
FENCE: Final = re.compile(r"(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)")
# Modules that cannot be imported without an extra, and its package.
NEEDS: Final = {
    "congthuong.codec.wire": "msgspec",
    "congthuong.frames": "narwhals",
    "congthuong.sheets": "openpyxl",
}
# Rooms whose examples need more than their extra, named as its marker.
ROOMS_WITH: Final = {"congthuong.frames": "frames"}
# Pages whose examples need a package of a reader's own, named as its marker.
PAGES_WITH: Final = {
    "how-to/store-as-json.md": "pydantic",
    "how-to/ten-years-in-duckdb.md": "frames",
    "how-to/the-country-on-spark.md": "spark",
    "reference/frames.md": "frames",
}
CODE: Final = frozenset({"pycon", "python", "py", "{doctest}"})


class Block(NamedTuple):
    """The content of one fence and the number of its first line, counted from 0."""

    line: int
    code: str

    @property
    def has_prompts(self) -> bool:
        return bool(re.search(r"^ *>>> ", self.code, re.MULTILINE))


def python_blocks(page: str) -> Iterator[Block]:
    """The fenced Python of a Markdown page; the fences themselves stay outside."""
    opened: re.Match[str] | None = None
    start = 0
    lines = page.splitlines()
    for number, line in enumerate(lines):
        fence = FENCE.fullmatch(line)
        if opened is None and fence:
            opened, start = fence, number + 1
        elif opened and fence and _closes(fence, opened):
            if _language(opened) in CODE:
                inside = [text.removeprefix(opened["indent"]) for text in lines[start:number]]
                yield Block(start, "\n".join(inside) + "\n")
            opened = None
    assert opened is None, f"the fence before line {start + 1} is never closed"


def _closes(fence: re.Match[str], opened: re.Match[str]) -> bool:
    return not fence["info"].strip() and fence["ticks"].startswith(opened["ticks"])


def _language(fence: re.Match[str]) -> str:
    words = fence["info"].split()
    return words[0] if words else ""


def run_page(name: str, page: str) -> list[str]:
    """Run all Python of a page in one namespace; what failed, as doctest reports it."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    failures: list[str] = []
    for block in python_blocks(page):
        if block.has_prompts:
            example = doctest.DocTestParser().get_doctest(
                block.code, {}, f"{name}:{block.line}", name, block.line
            )
            example.globs = namespace
            doctest.DocTestRunner().run(example, out=failures.append, clear_globs=False)
        else:
            exec(compile(block.code, name, "exec"), namespace)  # noqa: S102
    return failures


def pages() -> list[Path]:
    found = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
    return [ROOT / "README.md", *sorted(found)]


def runnable_pages() -> Iterator[Any]:
    for path in pages():
        name = path.relative_to(ROOT).as_posix()
        marker = PAGES_WITH.get(name.removeprefix("docs/"))
        yield pytest.param(path, id=name, marks=[getattr(pytest.mark, marker)] if marker else [])


@pytest.mark.parametrize("path", list(runnable_pages()))
def test_every_example_of_a_page_gives_what_the_page_shows(
    path: Path, request: pytest.FixtureRequest
) -> None:
    if "spark" in path.stem:
        request.getfixturevalue("spark")  # the page gets the session of the run
    failures = run_page(path.name, path.read_text(encoding="utf-8"))
    assert not failures, "".join(failures)


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_example_of_a_page_stands_outside_a_python_fence(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    inside = sum(block.code.count(">>> ") for block in python_blocks(page))
    assert page.count(">>> ") == inside


def test_the_pages_are_found() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in pages()}
    kinds = {f"docs/{kind}/index.md" for kind in ("tutorial", "how-to", "reference", "explanation")}
    assert {"README.md", "docs/index.md", "docs/glossary.md", *kinds} <= names


PAGE: Final = """\
```python
rate = 5
```

- in a list:

  ```pycon
  >>> rate + 1
  6
  ```

```sh
>>> not Python
```
"""


def test_a_right_page_passes_and_its_blocks_share_their_names() -> None:
    assert [block.line for block in python_blocks(PAGE)] == [1, 7]
    assert run_page("made-up", PAGE) == []


def test_a_wrong_output_and_an_error_are_seen() -> None:
    assert "Expected:\n    7" in "".join(run_page("made-up", PAGE.replace("  6\n", "  7\n")))
    assert "NameError" in "".join(run_page("made-up", PAGE.replace("rate = 5", "pass")))


def test_an_open_fence_is_seen() -> None:
    with pytest.raises(AssertionError, match="line 2 is never closed"):
        run_page("made-up", "```python\nrate = 5\n")


def module_names() -> list[str]:
    found = pkgutil.walk_packages(congthuong.__path__, "congthuong.")
    return ["congthuong", *sorted(module.name for module in found if has_extra(module.name))]


def has_extra(module: str) -> bool:
    needed = [package for name, package in NEEDS.items() if module.startswith(name)]
    return all(importlib.util.find_spec(package) is not None for package in needed)


@functools.cache
def public_names() -> Mapping[str, object]:
    return {name: getattr(congthuong, name) for name in congthuong.__all__}


def docstring_examples(module: str) -> list[doctest.DocTest]:
    """Examples stand on the names of their module and on every public one, as a reader has them."""
    names = dict(public_names())
    found = doctest.DocTestFinder().find(importlib.import_module(module), module, extraglobs=names)
    return [example for example in found if example.examples]


def modules_to_run() -> Iterator[Any]:
    """Modules, with the mark of what they need."""
    for name in module_names():
        marker = ROOMS_WITH.get(".".join(name.split(".")[:2]))
        yield pytest.param(name, marks=[getattr(pytest.mark, marker)] if marker else [])


@pytest.mark.parametrize("module", list(modules_to_run()))
def test_every_docstring_example_gives_what_it_shows(module: str) -> None:
    failures: list[str] = []
    for example in docstring_examples(module):
        doctest.DocTestRunner().run(example, out=failures.append)
    assert not failures, "".join(failures)


def test_the_docstring_examples_are_found() -> None:
    rooms = tuple(ROOMS_WITH)
    modules = [name for name in module_names() if not name.startswith(rooms)]
    names = {example.name for module in modules for example in docstring_examples(module)}
    assert {"congthuong._exact.exact", "congthuong._data.read_table", "congthuong.errors"} <= names
