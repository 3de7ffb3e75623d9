"""The fictional household: real formats through the real importers into a throw-away vault, and the whole journey."""

import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import Together, all_or_none
from sdt_desktop.base.paths import resources_root
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.imports import FileReport
from sdt_desktop.model.sharing import OpenedShare, Share, Slice, SliceItem, TrustLevel
from sdt_desktop.model.streams import Datastream
from sdt_desktop.services import recipients
from sdt_desktop.services.dashboard import main_streams
from sdt_desktop.services.import_exports import import_exports
from sdt_desktop.services.open_share import open_share
from sdt_desktop.services.passphrases import generate
from sdt_desktop.services.picture import png_of
from sdt_desktop.services.picture_texts import PictureTexts
from sdt_desktop.services.reading_files import ImportChoices, Work
from sdt_desktop.services.session import Session, create_vault
from sdt_desktop.services.share_slice import prepare_share, seal_share, terms_for
from sdt_desktop.services.show_stream import show_stream
from sdt_desktop.vault.kdf import Kdf

_AGREED = timedelta(days=180)
_THROW_AWAY = "sdt-demo-"  # nothing else is ever removed as a whole


@dataclass(frozen=True, slots=True)
class Persona:
    """A fictional household that comes with the program: its texts, its export files, answers to questions."""

    id: str
    territory: str
    names: dict[str, str]
    texts: dict[str, str]
    files: Path
    answers: dict[str, str]
    recipient: dict[str, str]
    purpose: dict[str, str]


@dataclass(frozen=True, slots=True)
class DemoTexts:
    """Words of the picture in the person's language, and its decimal mark."""

    language: str
    picture_title: str
    decimal: str


@dataclass(frozen=True, slots=True)
class DemoVault:
    """An open throw-away vault and what was told about its files. Its passphrase is thrown away with it."""

    session: Session
    persona: Persona
    files: tuple[FileReport, ...]
    passphrase: str


@dataclass(frozen=True, slots=True)
class DemoResult:
    vault: Path
    passphrase_file: Path
    files: tuple[FileReport, ...]
    streams: tuple[Datastream, ...]
    picture: Path
    share: Path
    identity: Path
    opened: OpenedShare
    seconds: float


def personas() -> tuple[Persona, ...]:
    """Those that come with the program, by id."""
    root = resources_root() / "personas"
    folders = sorted((each for each in root.iterdir() if each.is_dir()), key=lambda each: each.name)
    return tuple(_persona(Path(str(each))) for each in folders)


def _persona(folder: Path) -> Persona:
    facts = tomllib.loads((folder / "persona.toml").read_text(encoding="utf-8"))
    return Persona(
        facts["id"],
        facts["territory"],
        facts["name"],
        facts["text"],
        folder / "files",
        facts.get("answers", {}),
        facts["share"]["recipient"],
        facts["share"]["purpose"],
    )


def persona_of(territory: str) -> Persona:
    """The household of a territory, or the one of that id; raises demo.missing_persona."""
    found = next((each for each in personas() if territory in (each.id, each.territory)), None)
    if found is None:
        raise SdtError("demo.missing_persona", name=territory)
    return found


def make_demo_vault(folder: Path, persona: Persona, language: str, work: Work) -> DemoVault:
    """A vault in `folder` filled with the household's files. The caller closes it, and wipes it by `leave_demo`.

    Whatever keeps one of the files out is raised, and no vault is left.
    """
    passphrase = generate(language)
    new = create_vault(folder, passphrase, work.clock, kdf=Kdf.INTERACTIVE, recovery_language=None, is_demo=True)
    with all_or_none(folder.name) as together:
        together.take_over(folder)
        with _closed_on_failure(new.session):
            choices = ImportChoices(answers=persona.answers)
            reports = import_exports(new.session, [persona.files], choices, work)
            _require_all(reports)
    return DemoVault(new.session, persona, tuple(reports), passphrase)


@contextmanager
def _closed_on_failure(session: Session) -> Iterator[None]:
    """Inside whatever removes the vault: an open file is not removed on Windows."""
    try:
        yield
    except BaseException:
        session.close()
        raise


def _require_all(reports: list[FileReport]) -> None:
    """The household's files are known to be good: what is wrong here is wrong with the computer."""
    for code, params in (report.error for report in reports if report.error is not None):
        raise SdtError(code, **dict(params))


def temporary_demo_vault(territory: str, language: str, work: Work) -> DemoVault:
    """The same in a folder of its own below the system's temporary folder, with one slice shared already."""
    persona = persona_of(territory)
    with all_or_none(persona.id) as together:
        folder = Path(tempfile.mkdtemp(prefix=_THROW_AWAY))
        together.take_over(folder)
        demo = make_demo_vault(folder / f"{persona.names[language]}.sdtvault", persona, language, work)
        with _closed_on_failure(demo.session):
            _share(demo.session, persona, folder, language, together)
    return demo


def leave_demo(session: Session) -> bool:
    """Closes a fictional vault and removes its folder; whether it is really gone."""
    folder = session.folder.parent
    session.close()
    if session.is_demo and folder.name.startswith(_THROW_AWAY):
        shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def run_demo(out: Path | None, territory: str, texts: DemoTexts, work: Work) -> DemoResult:
    """Vault, imports, picture, sealed share, opened again. `out` None makes a temporary folder, which stays.

    Where any of it fails, all that it made is gone again, and what was in `out` before is untouched.
    """
    persona = persona_of(territory)
    with all_or_none("" if out is None else out.name) as together:
        if out is None:
            folder = Path(tempfile.mkdtemp(prefix=_THROW_AWAY))
            together.take_over(folder)
        else:
            folder = out
            together.make_folder(folder)
        return _journey(folder, persona, texts, work, together)


def _journey(folder: Path, persona: Persona, texts: DemoTexts, work: Work, together: Together) -> DemoResult:
    begun = time.monotonic()
    demo = make_demo_vault(folder / "demo.sdtvault", persona, texts.language, work)
    together.take_over(demo.session.folder)
    try:
        secret, picture = folder / "passphrase.txt", folder / "picture.png"
        together.write_new(secret, [f"{demo.passphrase}\n".encode()])
        together.write_new(picture, [_picture(demo.session, texts)])
        identity, share = _share(demo.session, persona, folder, texts.language, together)
        opened = open_share(folder / share.file, [identity], work.clock)
        held = demo.session.store.streams()
    finally:
        demo.session.close()
    return DemoResult(
        demo.session.folder, secret, demo.files, held, picture, folder / share.file, identity, opened,
        time.monotonic() - begun,
    )  # fmt: skip


def _main_stream(session: Session) -> Datastream:
    return main_streams(session.store.streams())[0]


def _picture(session: Session, texts: DemoTexts) -> bytes:
    table = show_stream(session, _main_stream(session).id, Grain.DAY)
    words = PictureTexts(texts.picture_title, f"{table.unit}, {table.zone}", texts.decimal)
    return png_of(table, words)


def _share(session: Session, persona: Persona, folder: Path, language: str, together: Together) -> tuple[Path, Share]:
    """A monthly slice of the household's electricity for a recipient made on the spot."""
    made = recipients.new_recipient(persona.recipient[language], folder, language, session.clock)
    together.take_over(made.identity_path, made.card_path)
    contact = recipients.import_card(session, made.card_path)
    contact = recipients.trust(session, contact.card_id, TrustLevel.COMPARED)
    until = (session.clock.now() + _AGREED).date()
    chosen = Slice((SliceItem(_main_stream(session).id, Grain.MONTH),), None, None)
    prepared = prepare_share(session, chosen, terms_for(contact, persona.purpose[language], until, language))
    out = folder / "monthly-electricity.sdtshare"
    share = seal_share(session, prepared, out, "sdt demo")
    together.take_over(out)
    return made.identity_path, share
