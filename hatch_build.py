"""Puts the built front end into every wheel that is made from source: see scripts/build_web.py."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SKIP = "BACKCHANNEL_SKIP_WEB"


def _builder(root: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_web", Path(root) / "scripts" / "build_web.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("scripts/build_web.py is missing from this copy of the source")
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_web"] = module
    spec.loader.exec_module(module)
    return module


class WebHook(BuildHookInterface[Any]):
    """Builds web/ before a wheel is put together, unless it was built from the same files already.

    An editable install shows the working tree, where `make` or scripts/build_web.py builds it; BACKCHANNEL_SKIP_WEB=1
    leaves it out of a wheel, which then has no workbench.
    """

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node as a Python package, only where it will be needed: it is 198 MB unpacked."""
        builder = _builder(self.root)
        needless = self._left_out() or builder.is_current() or builder.node_is_here()
        return [] if needless else [builder.NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end where it is not current."""
        if version != "editable" and not self._left_out():
            _builder(self.root).build()

    def _left_out(self) -> bool:
        return os.environ.get(SKIP, "") not in ("", "0")
