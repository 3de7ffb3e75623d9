"""The pseudo-language `qps`: accents, 40 % longer, in brackets. What shows no bracket was never translated."""

import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication

from sdt_desktop.ui import i18n
from tests.support import ROOT

_ACCENTS = str.maketrans("aeiouyAEIOUcnsz", "áéîöüýÁÉÎÖÜçñšž")
_PLACE = re.compile(r"(\{\w*\}|%n)")


def pseudo(text: str) -> str:
    """`Open the vault` -> `[Öpéñ thé váült ~~~~~]`; places in braces stay."""
    parts = _PLACE.split(text)
    accented = "".join(part if _PLACE.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    return f"[{accented} {'~' * max(round(len(text) * 0.4), 1)}]"


@cache
def compiled() -> bytes:
    tree = ET.parse(ROOT / "resources" / "i18n" / "sdt_fr.ts")
    for message in tree.getroot().iter("message"):
        translation, text = message.find("translation"), pseudo(message.findtext("source", ""))
        translation.attrib.pop("type", None)
        forms = list(translation.iter("numerusform"))
        for form in forms:
            form.text = text
        if not forms:
            translation.text = text
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "qps.ts", Path(folder) / "qps.qm"
        tree.write(source, encoding="utf-8", xml_declaration=True)
        command = ["pyside6-lrelease", "-silent", str(source), "-qm", str(target)]
        beside = ROOT / ".venv" / "bin" / command[0]
        command[0] = str(beside) if beside.is_file() else command[0]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return target.read_bytes()


def use_pseudo_language(app: QCoreApplication) -> None:
    i18n.install(app, i18n.PSEUDO)
    i18n.use_catalogue(app, compiled())
