"""Where a vault should not live: synchronised folders, network file systems, media that get pulled out.

The signs are the systems' own settings; none is certain, so they only warn and choose `journal_mode`.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sdt_desktop.vault.notice import Notice, notice

_NETWORK_TYPES = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "fuse.davfs2", "9p", "afs", "ceph",
}  # fmt: skip
_MARKERS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_LOCAL_PATH = re.compile(r"^[^=\n]*localPath=(.+)$", re.MULTILINE)
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
_MAC_FLAGS_AT, _MAC_LOCAL = 64, 0x1000  # struct statfs: f_flags, MNT_LOCAL


@dataclass(frozen=True, slots=True)
class System:
    """What is looked at, so that tests can show another computer."""

    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    home: Path = field(default_factory=Path.home)
    mountinfo: Path = Path("/proc/self/mountinfo")
    block_devices: Path = Path("/sys/dev/block")


def unsuitable(folder: Path, system: System | None = None) -> tuple[Notice, ...]:
    """Notices vault.place_synchronised, vault.place_network, vault.place_removable for a folder (to be made).

    Any of them means `journal_mode=DELETE`.
    """
    system = System() if system is None else system
    place = folder.resolve()
    return tuple(notice for look in (_synchronised, _network, _removable) for notice in look(place, system))


def _synchronised(place: Path, system: System) -> Iterator[Notice]:
    roots = (*_onedrive(system), *_dropbox(system), *_nextcloud(system), *_mac_clouds(system))
    services = [service for service, root in roots if place.is_relative_to(root)]
    for ancestor in (place, *place.parents):
        services += [service for marker, service in _MARKERS.items() if _exists(ancestor / marker)]
    for service in dict.fromkeys(services):
        yield notice("vault.place_synchronised", service=service)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _onedrive(system: System) -> list[tuple[str, Path]]:
    values = (value for name, value in system.environment.items() if name.upper().startswith("ONEDRIVE"))
    return [("OneDrive", Path(value)) for value in values if value and Path(value).is_absolute()]


def _settings_folders(system: System) -> list[Path]:
    named = (system.environment.get(name) for name in ("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME"))
    home = [system.home / ".config", system.home / "Library" / "Preferences"]
    return home + [Path(name) for name in named if name]


def _dropbox(system: System) -> list[tuple[str, Path]]:
    files = [system.home / ".dropbox" / "info.json"]
    files += [folder / "Dropbox" / "info.json" for folder in _settings_folders(system)]
    return [("Dropbox", root) for file in files for root in _roots(file, _dropbox_roots)]


def _dropbox_roots(text: str) -> list[str]:
    accounts = json.loads(text)
    return [account["path"] for account in accounts.values() if isinstance(account.get("path"), str)]


def _nextcloud(system: System) -> list[tuple[str, Path]]:
    settings = [
        (program, folder / program / f"{program.lower()}.cfg")
        for folder in _settings_folders(system)
        for program in ("Nextcloud", "ownCloud")
    ]
    return [(program, root) for program, file in settings for root in _roots(file, _LOCAL_PATH.findall)]


def _roots(file: Path, find: Callable[[str], Iterable[str]]) -> list[Path]:
    """Folders named in another program's settings; unreadable settings name none."""
    try:
        return [Path(text.strip()).resolve() for text in find(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, AttributeError):
        return []


def _mac_clouds(system: System) -> list[tuple[str, Path]]:
    library = system.home / "Library"
    return [("iCloud", library / "Mobile Documents"), ("CloudStorage", library / "CloudStorage")]


def _network(place: Path, system: System) -> Iterator[Notice]:
    kind = ""
    if system.platform == "linux":
        kind = _linux_type(place, system)
    elif system.platform == "win32":
        kind = "smb" if _is_remote_drive(place) else ""
    elif system.platform == "darwin":
        kind = "remote" if _is_mac_remote(place) else ""
    if kind:
        yield notice("vault.place_network", kind=kind)


def _linux_type(place: Path, system: System) -> str:
    """The network file system type of the longest mount point above `place`, else ""."""
    try:
        lines = system.mountinfo.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    mounts = sorted((_mount(line) for line in lines if " - " in line), key=lambda mount: len(mount[0].parts))
    above = [kind for point, kind in mounts if place.is_relative_to(point)]
    return above[-1] if above and above[-1] in _NETWORK_TYPES else ""


def _mount(line: str) -> tuple[Path, str]:
    """Mount point and type of a mountinfo line; a blank in a path stands there as three octal digits."""
    left, _, right = line.partition(" - ")
    point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), left.split()[4])
    return Path(point), right.split()[0]


def _removable(place: Path, system: System) -> Iterator[Notice]:
    linux = system.platform == "linux" and _is_linux_removable(place, system)
    windows = system.platform == "win32" and _drive_type(place) == _DRIVE_REMOVABLE
    if linux or windows:
        yield notice("vault.place_removable")


def _is_linux_removable(place: Path, system: System) -> bool:
    """The flag stands with the disk; a partition is a folder inside it."""
    existing = next((path for path in (place, *place.parents) if _exists(path)), Path("/"))
    device = existing.stat().st_dev
    block = (system.block_devices / f"{os.major(device)}:{os.minor(device)}").resolve()
    return any(_flag(folder / "removable") for folder in (block, block.parent))


def _flag(file: Path) -> bool:
    try:
        return file.read_text(encoding="ascii").strip() == "1"
    except (OSError, ValueError):
        return False


def _is_remote_drive(place: Path) -> bool:
    return place.drive.startswith("\\\\") or _drive_type(place) == _DRIVE_REMOTE


def _drive_type(place: Path) -> int:
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return 0 if windll is None else int(windll.kernel32.GetDriveTypeW(place.anchor))


def _is_mac_remote(place: Path) -> bool:
    """MNT_LOCAL is missing from the flags of the nearest folder that exists."""
    import ctypes

    existing = next((path for path in (place, *place.parents) if _exists(path)), Path("/"))
    libc = ctypes.CDLL(None)
    statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
    answer = ctypes.create_string_buffer(4096)
    if statfs(os.fsencode(existing), answer) != 0:
        return False
    flags = int.from_bytes(answer.raw[_MAC_FLAGS_AT : _MAC_FLAGS_AT + 4], sys.byteorder)
    return not flags & _MAC_LOCAL
