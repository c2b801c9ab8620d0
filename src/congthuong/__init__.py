"""congthuong: figures of Vietnam's Industry-and-Trade (Công Thương) sector, exact and checked.

Everything is importable from here and loaded on first use; `import congthuong` alone loads nothing
else. The names are listed in `__all__`, by room in the reference documentation.
"""

__version__ = "0.1.0.dev0"
__data_version__ = "2026.11.22"

# Type checkers take this name for true; the module typing would cost more than this whole file.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from congthuong._exact import Interval as Interval
    from congthuong._text import Span as Span
    from congthuong.errors import CongThuongError as CongThuongError
    from congthuong.errors import InexactError as InexactError
    from congthuong.errors import InvalidTypeError as InvalidTypeError
    from congthuong.errors import InvalidValueError as InvalidValueError
    from congthuong.errors import KindMismatchError as KindMismatchError
    from congthuong.errors import MissingExtraError as MissingExtraError
    from congthuong.errors import ParseError as ParseError
    from congthuong.errors import UnitMismatchError as UnitMismatchError
    from congthuong.errors import UnknownCodeError as UnknownCodeError
    from congthuong.findings import Caveat as Caveat
    from congthuong.findings import Evidence as Evidence
    from congthuong.findings import Finding as Finding
    from congthuong.findings import Severity as Severity

_ROOMS = {
    "_exact": ("Interval",),
    "_text": ("Span",),
    "errors": (
        "CongThuongError",
        "InexactError",
        "InvalidTypeError",
        "InvalidValueError",
        "KindMismatchError",
        "MissingExtraError",
        "ParseError",
        "UnitMismatchError",
        "UnknownCodeError",
    ),
    "findings": ("Caveat", "Evidence", "Finding", "Severity"),
}

__all__ = [
    "Caveat",
    "CongThuongError",
    "Evidence",
    "Finding",
    "InexactError",
    "Interval",
    "InvalidTypeError",
    "InvalidValueError",
    "KindMismatchError",
    "MissingExtraError",
    "ParseError",
    "Severity",
    "Span",
    "UnitMismatchError",
    "UnknownCodeError",
    "__data_version__",
    "__version__",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        for room, names in _ROOMS.items():
            if name in names:
                value = getattr(__import__(f"{__name__}.{room}", fromlist=(name,)), name)
                globals()[name] = value
                return value
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        return __all__
