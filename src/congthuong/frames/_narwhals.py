"""narwhals, or the error that names the extra."""

from typing import Any, TypeAlias

from congthuong.errors import MissingExtraError

try:
    import narwhals.stable.v2 as nw
except ImportError as error:  # pragma: no cover - the tests of this room have narwhals
    raise MissingExtraError("narwhals", "frames") from error

__all__ = ["Expr", "Table", "nw"]

Expr: TypeAlias = nw.Expr
# An eager frame of pandas offers the verbs used here as well, and is spoken of by the same type.
Table: TypeAlias = nw.LazyFrame[Any]
