"""Writes the boring zip: fixed times and modes, no extras, every size known before its data."""

import io
import zipfile
from collections.abc import Mapping

from sdt_desktop.base.errors import SdtError
from sdt_desktop.sharing import zip_rules
from sdt_desktop.sharing.zip_rules import MEBI, MODE, MOST_UNPACKED, UNIX


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """Zip bytes with `members` in their order; raises share.too_large beyond what a reader takes."""
    if sum(map(len, members.values())) > MOST_UNPACKED or len(members) > zip_rules.MOST_MEMBERS:
        raise SdtError("share.too_large", limit_mib=MOST_UNPACKED // MEBI)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as archive:
        for name, content in members.items():
            archive.writestr(_info(name), content)
    return whole.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = UNIX
    info.external_attr = MODE << 16
    return info
