"""Writing what a verified package holds to a folder, and nothing over anything."""

from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import write_new
from sdt_desktop.model.sharing import OpenedShare
from sdt_desktop.sharing import names


def write_opened(opened: OpenedShare, out_dir: Path) -> tuple[Path, ...]:
    """Writes every member below `out_dir` (made where missing, files of mode 0600), in the package's order.

    Raises share.name_taken before anything is written, out.disk_full, out.cannot_write.
    """
    targets = {name: out_dir.joinpath(*name.split("/")) for name in opened.members}
    for path in targets.values():
        if path.exists() or path.is_symlink():
            raise SdtError("share.name_taken", file=path.name)
    _make_folders(out_dir)
    for name, path in targets.items():
        write_new(path, [opened.members[name]])
    return tuple(targets.values())


def _make_folders(out_dir: Path) -> None:
    data = out_dir / names.DATA.rstrip("/")
    if data.is_symlink():
        raise SdtError("share.name_taken", file=data.name)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise SdtError("out.cannot_write", file=out_dir.name) from None
