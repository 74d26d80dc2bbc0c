"""détente: run a peace process and check it.

One record, honest arithmetic, and a desk to work at. Every number here is somebody's claim; rivals are laid
side by side and never added; *undetermined* is an answer. Start with ``detente demo``, or with
:mod:`detente.store` to open a process folder from Python.
"""

from importlib.metadata import version as _version

__version__ = _version("detente")
