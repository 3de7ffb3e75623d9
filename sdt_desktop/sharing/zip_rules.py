"""The one form of zip that a package may have, as numbers; shared by the writer and the reader."""

MEBI = 2**20
MOST_MEMBERS = 64
MOST_UNPACKED = 256 * MEBI
MOST_RATIO = 200

STORED, DEFLATED = 0, 8
STORED_SUFFIX = ".parquet"
DOS_DATE = 0x21  # 1980-01-01
DOS_TIME = 0
UNIX = 3
MODE = 0o100644
