"""Bảng lạ: tables that nobody declared, read by the evidence of their words and arithmetic."""

from congthuong.layouts.layout import LayoutReading, read_layout
from congthuong.layouts.reasons import Reason, StatedCell, Unread

__all__ = ["LayoutReading", "Reason", "StatedCell", "Unread", "read_layout"]
