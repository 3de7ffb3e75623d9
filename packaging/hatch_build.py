"""Hatchling's build hook: the windows' translations are compiled before anything is packed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Runs in the build environment, which holds PySide6-Essentials for its `lrelease`.

        An editable install reads the checkout, whose translations `bootstrap.py` compiles itself; on a computer
        without Qt's system libraries it must go on, for the terminal.
        """
        if version != "editable":
            script = Path(self.root) / "packaging" / "translations.py"
            subprocess.run([sys.executable, str(script), "build"], check=True)
