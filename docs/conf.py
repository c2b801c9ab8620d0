"""How the documentation is built: `sphinx-build -W -n -b html docs docs/_build`."""

from typing import Any

from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

import congthuong

project = "congthuong"
author = "The congthuong authors"
copyright = author  # noqa: A001
version = release = congthuong.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"

# Names of other projects and private names have no page here; every public name must have one.
# What a `Vocabulary` or a table read is made of is shown in its signature, and is no public name
# either.
nitpick_ignore_regex = [
    (r"py:.*", r"(?!congthuong\.).*"),
    (r"py:.*", r"congthuong\.(.*\.)?_.*"),
    (r"py:.*", r"congthuong\.reading\.(vocabulary|tokens|mentions)\..*"),
    (r"py:class", r"congthuong\.layouts\.(layout\.ReadTable|grids\.HoldsGrid)"),
    (r"py:class", r"congthuong\.frames\.\w+\.F"),  # a type variable has no page
]

html_theme = "furo"
html_title = f"congthuong {release}"


# Docutils has no types of its own, hence Any.
def link_by_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Any) -> Any:
    """Link a class to the page of its room where its signature names the module inside it."""
    wanted = str(node["reftarget"]).rpartition(".")[2]
    for name, entry in env.domains.python_domain.objects.items():
        if name.startswith("congthuong.") and name.rpartition(".")[2] == wanted:
            page = str(node["refdoc"])
            return make_refnode(app.builder, page, entry.docname, entry.node_id, content)
    return None


def setup(app: Sphinx) -> None:
    app.connect("missing-reference", link_by_name)
