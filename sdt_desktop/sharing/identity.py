"""A recipient's own identity: an ordinary age identity file whose comment lines carry our part, and its card.

The file is in clear, mode 0600: whoever reads it reads what is sealed for it.
"""

import os
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import all_or_none
from sdt_desktop.model.sharing import Recipient
from sdt_desktop.sharing import age, minisign
from sdt_desktop.sharing.card import LARGEST, parse_card
from sdt_desktop.sharing.card_making import card_bytes, person_card, sign_card
from sdt_desktop.sharing.strict import plain

IDENTITY_SUFFIX, CARD_SUFFIX = ".identity.txt", ".sdtcard.json"
_CARD_LINE = "# card: "
_SEED_LINE = "# sdt-signing-key: "
_HEAD = "# Self Data Territorial: identity of a recipient. Whoever reads this file can open what is sealed for it."


@dataclass(frozen=True, slots=True)
class Identity:
    """Keys that open packages. `signing_seed` and `card_id` are None for a plain age identity."""

    keys: tuple[age.KeyPair, ...]
    card_id: str | None = None
    signing_seed: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """An identity just made, with the card's bytes; `created` is RFC 3339, `slug` names its two files."""

    identity: Identity
    card: bytes
    created: str
    slug: str


@dataclass(frozen=True, slots=True)
class IdentityFiles:
    identity: Path
    card: Path


def new_identity(name: str, clock: Clock, *, language: str = "en") -> NewIdentity:
    """Fresh keys and a `person` card named `name`. Raises card.incomplete for a name no card may carry."""
    pair, seed = age.new_key_pair(), minisign.new_seed()
    unsigned = person_card(_name(name), language, pair.public, minisign.public_key(seed), clock)
    card = card_bytes(sign_card(unsigned, seed))
    return NewIdentity(Identity((pair,), unsigned["id"], seed), card, unsigned["created"], _slug(name))


def _name(name: str) -> str:
    try:
        return plain(name.strip(), "name")
    except ValueError:
        raise SdtError("card.incomplete", fields="name") from None


def identity_text(identity: Identity, created: str) -> str:
    """The identity file's text; `age -d -i` takes it as it is."""
    lines = [_HEAD, f"# created: {created}"]
    if identity.card_id is not None:
        lines.append(_CARD_LINE + identity.card_id)
    lines += [f"# public key: {pair.public}" for pair in identity.keys]
    if identity.signing_seed is not None:
        lines.append(_SEED_LINE + minisign.base64_text(identity.signing_seed))
    lines += [pair.secret for pair in identity.keys]
    return "".join(f"{line}\n" for line in lines)


def write_identity(new: NewIdentity, out_dir: Path) -> IdentityFiles:
    """Writes `<slug>.identity.txt` (mode 0600) and `<slug>.sdtcard.json`; makes the folder.

    Raises identity.exists before anything is written; out.disk_full, out.cannot_write: then nothing is left.
    """
    files = IdentityFiles(out_dir / f"{new.slug}{IDENTITY_SUFFIX}", out_dir / f"{new.slug}{CARD_SUFFIX}")
    for path in (files.identity, files.card):
        if path.exists():
            raise SdtError("identity.exists", file=path.name)
    with all_or_none(out_dir.name) as together:
        together.make_folder(out_dir)
        together.write_new(files.identity, [identity_text(new.identity, new.created).encode("utf-8")])
        together.write_new(files.card, [new.card], mode=0o644)
    return files


def read_identity(path: Path) -> Identity:
    """Reads an identity file, ours or any of age's with X25519 keys.

    Raises identity.not_an_identity, file.not_found, file.cannot_open.
    """
    return parse_identity(read_bounded(path, LARGEST), file=path.name)


def parse_identity(data: bytes, *, file: str = "") -> Identity:
    """`read_identity` for bytes that are held elsewhere (a vault). Raises identity.not_an_identity."""
    try:
        lines = [line.strip() for line in data.decode("utf-8").splitlines()]
        keys = tuple(age.key_pair(line) for line in lines if line and not line.startswith("#"))
        identity = Identity(keys, _after(_CARD_LINE, lines), _seed(_after(_SEED_LINE, lines)))
    except ValueError:
        raise SdtError("identity.not_an_identity", file=file) from None
    if not keys or len(data) > LARGEST:
        raise SdtError("identity.not_an_identity", file=file)
    return identity


def card_beside(path: Path, identity: Identity) -> Recipient | None:
    """The card lying beside an identity file under the same name; None where there is none.

    Raises card.* for a card that is damaged, and card.not_a_card for one that is not this identity's.
    """
    if not path.name.endswith(IDENTITY_SUFFIX):
        return None
    beside = path.with_name(path.name.removesuffix(IDENTITY_SUFFIX) + CARD_SUFFIX)
    if not beside.is_file():
        return None
    card = parse_card(read_bounded(beside, LARGEST), file=beside.name)
    if not set(card.age_keys) & {pair.public for pair in identity.keys}:
        raise SdtError("card.not_a_card", file=beside.name)
    return card


def refuse_readable_by_others(path: Path) -> None:
    """Raises identity.readable_by_others where the file's mode lets other accounts in (POSIX only)."""
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SdtError("identity.readable_by_others", file=path.name)


def read_bounded(path: Path, limit: int) -> bytes:
    """At most `limit` + 1 bytes, so that the caller sees what is too long. Raises file.not_found, …open."""
    try:
        with path.open("rb") as handle:
            return handle.read(limit + 1)
    except FileNotFoundError:
        raise SdtError("file.not_found", file=path.name) from None
    except OSError:
        raise SdtError("file.cannot_open", file=path.name) from None


def _after(start: str, lines: list[str]) -> str | None:
    return next((line.removeprefix(start) for line in lines if line.startswith(start)), None)


def _seed(text: str | None) -> bytes | None:
    if text is None:
        return None
    seed = minisign.base64_bytes(text)
    if len(seed) != minisign.SEED_BYTES:
        raise ValueError("seed")
    return seed


def _slug(name: str) -> str:
    """`Équipe plan climat` -> `equipe-plan-climat`."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:40].strip("-") or "recipient"
