"""Dòng lệnh: the everyday jobs of the library as commands; `main` is where they begin.

Each command loads its rooms when it runs, so that `--version` and `--help` cost next to nothing.
"""
