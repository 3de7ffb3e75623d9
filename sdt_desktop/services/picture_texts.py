"""The words on a picture, made by the command line or the windows; apart so that Pillow stays unloaded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureTexts:
    """Title and caption in the person's language; `decimal` is its decimal mark."""

    title: str
    caption: str
    decimal: str
