"""How the documentation is built: Markdown by MyST, dressed by furo, nothing fetched from elsewhere."""

from importlib.metadata import version as installed

project = "détente"
author = "The détente contributors"
copyright = "The détente contributors, Apache-2.0"
version = release = installed("detente")
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = f"détente {release}"
html_copy_source = False
html_show_sphinx = False
