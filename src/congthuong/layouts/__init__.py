"""Bảng lạ: tables that nobody declared, read by the evidence of their words and arithmetic."""

from congthuong.layouts.assembling import Reason, StatedCell, Unread
from congthuong.layouts.layout import LayoutReading, read_layout

__all__ = ["LayoutReading", "Reason", "StatedCell", "Unread", "read_layout"]
