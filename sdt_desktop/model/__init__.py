"""The field's words as frozen, typed data: nothing here needs a disk, a key or a screen."""
