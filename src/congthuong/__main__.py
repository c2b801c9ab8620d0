"""Dòng lệnh: `python -m congthuong`."""

import sys

from congthuong._cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
