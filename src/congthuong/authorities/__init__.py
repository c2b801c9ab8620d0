"""Cơ quan: bodies that assign plans, report, supervise and survey."""

from congthuong.authorities.body import Authority, AuthorityKind
from congthuong.authorities.reading import parse_authority

__all__ = ["Authority", "AuthorityKind", "parse_authority"]
