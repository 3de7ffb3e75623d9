"""The windows' translations: `update` reads the source into the `.ts` files, `build` compiles them, `check`
says what is missing. Run with the environment's Python.
"""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("fr", "en")
PLURAL_FORMS = {"fr": 2, "en": 2}


def _tool(name: str) -> str:
    """The program of PySide6-Essentials, beside this Python or on the path."""
    beside = Path(sysconfig.get_path("scripts")) / name
    found = shutil.which(str(beside)) or shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is missing: install PySide6-Essentials")
    return found


def update() -> None:
    """English holds plural forms only: its other texts are the source itself."""
    sources = [str(path) for path in sorted((ROOT / "sdt_desktop").rglob("*.py")) if "tr(" in path.read_text("utf-8")]
    for language in LANGUAGES:
        only_plurals = ["-pluralonly"] if language == "en" else []
        command = [_tool("pyside6-lupdate"), *sources, "-locations", "none", "-no-obsolete", *only_plurals]
        target = FOLDER / f"sdt_{language}.ts"
        subprocess.run([*command, "-source-language", "en_GB", "-target-language", language, "-ts", str(target)],
                       check=True, stdout=subprocess.DEVNULL)  # fmt: skip


def build() -> None:
    """`sdt_*.qm` beside the `.ts` files; done anew only where the text is newer."""
    for language in LANGUAGES:
        text, compiled = FOLDER / f"sdt_{language}.ts", FOLDER / f"sdt_{language}.qm"
        if not compiled.is_file() or compiled.stat().st_mtime < text.stat().st_mtime:
            command = [_tool("pyside6-lrelease"), "-silent", str(text), "-qm", str(compiled)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def problems() -> list[str]:
    """Unfinished entries, missing plural forms, places that differ from the source."""
    found = []
    for language in LANGUAGES:
        for context in ET.parse(FOLDER / f"sdt_{language}.ts").getroot().iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                fault = _fault(message, language)
                if fault:
                    found.append(f"{language} {name}: {fault}: {message.findtext('source', '')}")
    return found


def _fault(message: ET.Element, language: str) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return "unfinished"
    forms = [form.text or "" for form in translation.iter("numerusform")]
    if message.get("numerus") == "yes" and (len(forms) != PLURAL_FORMS[language] or not all(forms)):
        return "plural forms missing"
    texts = forms or [translation.text or ""]
    if language == "fr" and any(careless_french(text) for text in texts):
        return "straight apostrophe, exclamation mark, or an ordinary space before : ; ? »"
    source = _places(message.findtext("source", ""))
    return (
        "" if all(_places(text) <= source and source - _places(text) <= {"%n"} for text in texts) else "places differ"
    )


def careless_french(text: str) -> bool:
    """Typographic apostrophes, no exclamation marks, no-break spaces around high signs and quotation marks."""
    return "'" in text or "!" in text or "« " in text or any(f" {sign}" in text for sign in ":;?»")


def _places(text: str) -> set[str]:
    import re

    return set(re.findall(r"\{\w*\}|%n|%L?\d", text))


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
        case ["build"]:
            build()
        case ["check"]:
            found = problems()
            print("\n".join(found))
            return 1 if found else 0
        case _:
            print("usage: translations.py update|build|check", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
