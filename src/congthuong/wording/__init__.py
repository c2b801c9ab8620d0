"""Lời văn: records written as an office would write them, in sentences that read back."""

from congthuong.wording.composing import compose
from congthuong.wording.describing import describe

__all__ = ["compose", "describe"]
