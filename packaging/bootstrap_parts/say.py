"""Short sentences in French or English, by the locale; colours never, so that logs stay readable."""

import locale
import os
import sys

_TEXTS = {
    "step": ("· {what}", "· {what}"),
    "fresh": ("Environnement à jour.", "Environment up to date."),
    "python": ("Python {version}", "Python {version}"),
    "making": ("Création de l'environnement dans .venv …", "Making the environment in .venv …"),
    "installing": (
        "Installation des paquets verrouillés ({lock}, empreintes vérifiées, par {tool}) …",
        "Installing the locked packages ({lock}, hashes checked, by {tool}) …",
    ),
    "project": ("Installation du projet …", "Installing the project …"),
    "rebuild": (
        "L'environnement .venv n'est pas utilisable ici ({why}) : il est refait.",
        "The environment .venv cannot be used here ({why}): making it anew.",
    ),
    "aside": (
        ".venv n'est pas un environnement Python : renommé en {name}.",
        ".venv is not a Python environment: renamed to {name}.",
    ),
    "cleaned": ("Environnement .venv supprimé.", "Environment .venv removed."),
    "why.moved": ("le dossier a été déplacé", "the folder was moved"),
    "why.broken": ("son Python ne démarre pas", "its Python does not start"),
    "why.old": ("son Python ne convient pas", "its Python does not fit"),
    "offline": (
        "Hors ligne, mais il manque des paquets : relancez une fois sans --offline.",
        "Offline, but packages are missing: run once without --offline.",
    ),
    "install_failed": (
        "L'installation a échoué. Vérifiez la connexion et, s'il y a un mandataire (proxy), HTTPS_PROXY.",
        "Installing failed. Check the connection and, behind a proxy, HTTPS_PROXY.",
    ),
    "no_venv": (
        "Python {version} convient, mais il lui manque de quoi créer un environnement (paquet {package}).",
        "Python {version} is fine, but it lacks what makes environments (package {package}).",
    ),
    "not_writable": (
        "Impossible d'écrire dans {folder} : copiez le projet dans un dossier à vous.",
        "Cannot write in {folder}: copy the project into a folder of your own.",
    ),
    "synchronised": (
        "Ce dossier semble synchronisé ({name}) : l'environnement (700 Mo) le sera aussi.",
        "This folder seems to be synchronised ({name}): the environment (700 MB) would be too.",
    ),
    "space": (
        "Il faut {need} Go libres, il y en a {have}.",
        "{need} GB of free space are needed, there are {have}.",
    ),
    "utf8": (
        "La langue du système n'est pas en UTF-8 : le programme est lancé en UTF-8 quand même.",
        "The system's locale is not UTF-8: the program is started in UTF-8 anyway.",
    ),
    "libraries": (
        "Bibliothèques système manquantes pour les fenêtres : {names}",
        "System libraries missing for the windows: {names}",
    ),
    "libraries_ok": ("Bibliothèques système : rien ne manque.", "System libraries: nothing is missing."),
    "apt_line": ("À exécuter : {line}", "Run: {line}"),
    "apt_as_root": ("À exécuter en tant que root : {line}", "Run as root: {line}"),
    "then_again": ("Puis relancez la même commande.", "Then run the same command again."),
    "apt_running": ("apt-get installe : {names}", "apt-get installs: {names}"),
    "apt_failed": ("apt-get n'a pas pu installer : {names}", "apt-get could not install: {names}"),
    "other_linux": (
        "Installez les paquets de votre distribution qui contiennent ces fichiers.",
        "Install the packages of your distribution that contain these files.",
    ),
    "peers_missing": (
        "Outils absents, leurs tests seront sautés et comptés : {names}",
        "Tools missing, their tests will be skipped and counted: {names}",
    ),
    "peers_ok": ("Outils des tests : tous là.", "Tools for the tests: all there."),
    "display": ("Écran : {what}", "Display: {what}"),
    "no_display": (
        "Pas d'écran : le même parcours dans le terminal.",
        "No display: the same journey in the terminal.",
    ),
    "no_window": (
        "Les fenêtres n'ont pas pu s'ouvrir : le même parcours dans le terminal.",
        "The windows could not open: the same journey in the terminal.",
    ),
    "starting": (
        "Le programme s'ouvre sur un foyer fictif …",
        "The program opens on a fictional household …",
    ),
    "translations_failed": (
        "Les traductions n'ont pas pu être construites.",
        "The translations could not be built.",
    ),
    "summary": ("Résumé", "Summary"),
    "passed": ("réussi", "passed"),
    "failed": ("ÉCHEC", "FAILED"),
    "seconds": ("{seconds:.0f} s", "{seconds:.0f} s"),
}


def language() -> str:
    """`fr` or `en`, from the environment as gettext reads it, else from the system."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "fr" if os.environ[variable].lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def text(key: str, **params: object) -> str:
    french, english = _TEXTS[key]
    return (french if language() == "fr" else english).format(**params)


def say(key: str, **params: object) -> None:
    print(text(key, **params), flush=True)


def plain(line: str) -> None:
    print(line, flush=True)


def speak_utf8() -> None:
    """French accents on a console of any encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
