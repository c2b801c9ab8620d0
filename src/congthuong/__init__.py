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
    from congthuong._text import sort_key as sort_key
    from congthuong.documents import DocumentForm as DocumentForm
    from congthuong.documents import DocumentMention as DocumentMention
    from congthuong.documents import DocumentReference as DocumentReference
    from congthuong.documents import find_documents as find_documents
    from congthuong.documents import format_document as format_document
    from congthuong.documents import parse_document as parse_document
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
    from congthuong.numerals import NumberStyle as NumberStyle
    from congthuong.numerals import SpellingStyle as SpellingStyle
    from congthuong.numerals import format_number as format_number
    from congthuong.numerals import parse_number as parse_number
    from congthuong.numerals import parse_number_words as parse_number_words
    from congthuong.numerals import spell_number as spell_number
    from congthuong.percentages import IndexBase as IndexBase
    from congthuong.percentages import IndexNumber as IndexNumber
    from congthuong.percentages import Multiple as Multiple
    from congthuong.percentages import PercentagePoints as PercentagePoints
    from congthuong.percentages import PercentChange as PercentChange
    from congthuong.percentages import PercentOfPlan as PercentOfPlan
    from congthuong.percentages import PercentShare as PercentShare
    from congthuong.periods import AsOf as AsOf
    from congthuong.periods import DateSpan as DateSpan
    from congthuong.periods import Period as Period
    from congthuong.periods import PeriodKind as PeriodKind
    from congthuong.periods import format_as_of as format_as_of
    from congthuong.periods import format_period as format_period
    from congthuong.periods import parse_as_of as parse_as_of
    from congthuong.periods import parse_period as parse_period
    from congthuong.quantities import CNY as CNY
    from congthuong.quantities import EUR as EUR
    from congthuong.quantities import HECTARE as HECTARE
    from congthuong.quantities import JPY as JPY
    from congthuong.quantities import KWH as KWH
    from congthuong.quantities import M2 as M2
    from congthuong.quantities import M3 as M3
    from congthuong.quantities import MW as MW
    from congthuong.quantities import MWP as MWP
    from congthuong.quantities import PERCENT as PERCENT
    from congthuong.quantities import TONNE as TONNE
    from congthuong.quantities import USD as USD
    from congthuong.quantities import VND as VND
    from congthuong.quantities import Approximation as Approximation
    from congthuong.quantities import Quantity as Quantity
    from congthuong.quantities import Scale as Scale
    from congthuong.quantities import StatedQuantity as StatedQuantity
    from congthuong.quantities import Unit as Unit
    from congthuong.quantities import UnitCatalogue as UnitCatalogue
    from congthuong.quantities import UnitKind as UnitKind
    from congthuong.quantities import default_units as default_units
    from congthuong.quantities import find_unit as find_unit
    from congthuong.quantities import format_money as format_money
    from congthuong.quantities import format_quantity as format_quantity
    from congthuong.quantities import get_unit as get_unit
    from congthuong.quantities import parse_quantity as parse_quantity
    from congthuong.quantities import parse_stated_quantity as parse_stated_quantity
    from congthuong.quantities import spell_money as spell_money

_ROOMS = {
    "_exact": ("Interval",),
    "_text": (
        "Span",
        "sort_key",
    ),
    "documents": (
        "DocumentForm",
        "DocumentMention",
        "DocumentReference",
        "find_documents",
        "format_document",
        "parse_document",
    ),
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
    "findings": (
        "Caveat",
        "Evidence",
        "Finding",
        "Severity",
    ),
    "numerals": (
        "NumberStyle",
        "SpellingStyle",
        "format_number",
        "parse_number",
        "parse_number_words",
        "spell_number",
    ),
    "percentages": (
        "IndexBase",
        "IndexNumber",
        "Multiple",
        "PercentChange",
        "PercentOfPlan",
        "PercentShare",
        "PercentagePoints",
    ),
    "periods": (
        "AsOf",
        "DateSpan",
        "Period",
        "PeriodKind",
        "format_as_of",
        "format_period",
        "parse_as_of",
        "parse_period",
    ),
    "quantities": (
        "Approximation",
        "CNY",
        "EUR",
        "HECTARE",
        "JPY",
        "KWH",
        "M2",
        "M3",
        "MW",
        "MWP",
        "PERCENT",
        "Quantity",
        "Scale",
        "StatedQuantity",
        "TONNE",
        "USD",
        "Unit",
        "UnitCatalogue",
        "UnitKind",
        "VND",
        "default_units",
        "find_unit",
        "format_money",
        "format_quantity",
        "get_unit",
        "parse_quantity",
        "parse_stated_quantity",
        "spell_money",
    ),
}

__all__ = [
    "CNY",
    "EUR",
    "HECTARE",
    "JPY",
    "KWH",
    "M2",
    "M3",
    "MW",
    "MWP",
    "PERCENT",
    "TONNE",
    "USD",
    "VND",
    "Approximation",
    "AsOf",
    "Caveat",
    "CongThuongError",
    "DateSpan",
    "DocumentForm",
    "DocumentMention",
    "DocumentReference",
    "Evidence",
    "Finding",
    "IndexBase",
    "IndexNumber",
    "InexactError",
    "Interval",
    "InvalidTypeError",
    "InvalidValueError",
    "KindMismatchError",
    "MissingExtraError",
    "Multiple",
    "NumberStyle",
    "ParseError",
    "PercentChange",
    "PercentOfPlan",
    "PercentShare",
    "PercentagePoints",
    "Period",
    "PeriodKind",
    "Quantity",
    "Scale",
    "Severity",
    "Span",
    "SpellingStyle",
    "StatedQuantity",
    "Unit",
    "UnitCatalogue",
    "UnitKind",
    "UnitMismatchError",
    "UnknownCodeError",
    "__data_version__",
    "__version__",
    "default_units",
    "find_documents",
    "find_unit",
    "format_as_of",
    "format_document",
    "format_money",
    "format_number",
    "format_period",
    "format_quantity",
    "get_unit",
    "parse_as_of",
    "parse_document",
    "parse_number",
    "parse_number_words",
    "parse_period",
    "parse_quantity",
    "parse_stated_quantity",
    "sort_key",
    "spell_money",
    "spell_number",
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
