"""JSON: every public value to text and back, exact, with every problem of an input at once."""

from congthuong.codec.api import dumps, loads
from congthuong.codec.converters import configure_converter, make_converter
from congthuong.codec.problems import PayloadError, Problem
from congthuong.codec.schemas import json_schema

__all__ = [
    "PayloadError",
    "Problem",
    "configure_converter",
    "dumps",
    "json_schema",
    "loads",
    "make_converter",
]
