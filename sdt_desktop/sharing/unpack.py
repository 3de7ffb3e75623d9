"""Writing what a verified package holds to a folder, and nothing over anything."""

from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import all_or_none
from sdt_desktop.model.sharing import OpenedShare
from sdt_desktop.sharing import names


def write_opened(opened: OpenedShare, out_dir: Path) -> tuple[Path, ...]:
    """Writes every member below `out_dir` (made where missing, files of mode 0600), in the package's order.

    Raises share.name_taken before anything is written, out.disk_full, out.cannot_write; then nothing is left.
    """
    targets = {name: out_dir.joinpath(*name.split("/")) for name in opened.members}
    for path in targets.values():
        if path.exists() or path.is_symlink():
            raise SdtError("share.name_taken", file=path.name)
    data = out_dir / names.DATA.rstrip("/")
    if data.is_symlink():
        raise SdtError("share.name_taken", file=data.name)
    with all_or_none(out_dir.name) as together:
        together.make_folder(data, mode=0o700)
        for name, path in targets.items():
            together.write_new(path, [opened.members[name]])
    return tuple(targets.values())
