"""Trường dữ liệu của chợ: one check of types for classes whose fields may all be unknown."""

from collections.abc import Mapping

from congthuong.errors import InvalidTypeError

__all__ = ["check_types"]


def check_types(owner: object, accepted: Mapping[str, type]) -> None:
    """Raise `InvalidTypeError` for a field that holds neither its type nor None."""
    for name, kind in accepted.items():
        value = getattr(owner, name)
        if value is not None and not isinstance(value, kind):
            raise InvalidTypeError(value, f"for {name}: {kind.__name__} or None")
