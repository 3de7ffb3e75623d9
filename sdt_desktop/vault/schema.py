"""The tables of the database, number 1. Times are epoch milliseconds UTC; months and days are civil ones of a stream.

`vault_meta` and `application_id` are made by `meta`. What is derived (`current_chunk`, `day`, the `current` marks
of events and records) can always be made again from the layers; an import rewrites nothing else.
"""

from sdt_desktop.base.errors import SdtError
from sdt_desktop.vault.connection import Connection

VERSION = 1

_SOURCES = (
    # external_id is identifying: it is read by the store alone. `source` is empty where external_id is not.
    """CREATE TABLE thing (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  UNIQUE (kind, number),
  UNIQUE (kind, source, external_id)
) STRICT""",
    # observed_property is `position` for the positions of a thing
    """CREATE TABLE datastream (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  thing INTEGER NOT NULL REFERENCES thing,
  observed_property TEXT NOT NULL,
  series TEXT NOT NULL,
  zone TEXT NOT NULL,
  UNIQUE (source, thing, observed_property, series, zone)
) STRICT""",
    # later order_ms wins, then later id; undone_at_ms is null while the batch counts
    """CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  importer TEXT NOT NULL,
  importer_version INTEGER NOT NULL,
  answers TEXT NOT NULL,
  imported_at_ms INTEGER NOT NULL,
  order_ms INTEGER NOT NULL,
  undone_at_ms INTEGER,
  counts TEXT NOT NULL,
  account TEXT NOT NULL,
  original TEXT REFERENCES original
) STRICT""",
    "CREATE INDEX batch_sha256 ON batch (sha256)",
    """CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  stored_bytes INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE original_piece (
  sha256 TEXT NOT NULL REFERENCES original,
  number INTEGER NOT NULL,
  piece BLOB NOT NULL,
  PRIMARY KEY (sha256, number)
) STRICT""",
)

_NUMBERS = (
    """CREATE TABLE layer_chunk (
  datastream INTEGER NOT NULL REFERENCES datastream,
  month INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch,
  part INTEGER NOT NULL,
  n INTEGER NOT NULL,
  blob BLOB NOT NULL,
  PRIMARY KEY (datastream, month, batch, part)
) STRICT""",
    "CREATE INDEX layer_of_batch ON layer_chunk (batch, datastream, month)",
    # n, sum, min, max, first, last, end leave missing values out; reach is the last month that a reading covers;
    # blob is null where the view of the month is just one layer, which batch and part then name
    """CREATE TABLE current_chunk (
  datastream INTEGER NOT NULL REFERENCES datastream,
  month INTEGER NOT NULL,
  n INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  sum REAL,
  min REAL,
  max REAL,
  first_ms INTEGER,
  last_ms INTEGER,
  end_ms INTEGER,
  reach INTEGER NOT NULL,
  batch INTEGER,
  part INTEGER,
  blob BLOB,
  PRIMARY KEY (datastream, month)
) STRICT""",
    # day counts from 1970-01-01; no value: n = 0 and null figures. Without foreign key: derived, a row a day
    """CREATE TABLE day (
  datastream INTEGER NOT NULL,
  day INTEGER NOT NULL,
  n INTEGER NOT NULL,
  sum REAL,
  min REAL,
  max REAL,
  quality INTEGER NOT NULL,
  covered_ms INTEGER NOT NULL,
  PRIMARY KEY (datastream, day)
) STRICT, WITHOUT ROWID""",
)

# identity is a digest of source, kind and natural key; occurrence counts equal identities of one file from 1;
# digest is one of the content; current marks the row that the view shows for (identity, occurrence)
_ITEMS = (
    """CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch,
  identity BLOB NOT NULL,
  occurrence INTEGER NOT NULL,
  digest BLOB NOT NULL,
  current INTEGER NOT NULL,
  row INTEGER NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  natural_key TEXT NOT NULL,
  label TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER,
  zone TEXT NOT NULL,
  all_day INTEGER NOT NULL,
  amount TEXT,
  currency TEXT,
  place_from TEXT NOT NULL,
  place_to TEXT NOT NULL,
  mode TEXT NOT NULL,
  distance_m REAL,
  attributes TEXT NOT NULL,
  from_lat_e7 INTEGER,
  from_lon_e7 INTEGER,
  to_lat_e7 INTEGER,
  to_lon_e7 INTEGER,
  thing INTEGER REFERENCES thing
) STRICT""",
    "CREATE UNIQUE INDEX event_identity ON event (identity, occurrence, batch, current, digest)",
    "CREATE INDEX event_of_batch ON event (batch)",
    "CREATE INDEX event_start ON event (start_ms) WHERE current = 1",
    """CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch,
  identity BLOB NOT NULL,
  occurrence INTEGER NOT NULL,
  digest BLOB NOT NULL,
  current INTEGER NOT NULL,
  row INTEGER NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  natural_key TEXT NOT NULL,
  label TEXT NOT NULL,
  contents TEXT NOT NULL,
  identifying TEXT NOT NULL
) STRICT""",
    "CREATE UNIQUE INDEX record_identity ON record (identity, occurrence, batch, current, digest)",
    "CREATE INDEX record_of_batch ON record (batch)",
)

_DIARY = (
    """CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  outside TEXT NOT NULL
) STRICT""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

_PEOPLE = (
    # fingerprint pins the keys that were seen first
    """CREATE TABLE contact (
  card_id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  trust INTEGER NOT NULL,
  added_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  details TEXT NOT NULL,
  card BLOB NOT NULL
) STRICT""",
    # package is empty for the key that a recipient sees every time
    """CREATE TABLE sender_key (
  card_id TEXT NOT NULL,
  package TEXT NOT NULL,
  seed BLOB NOT NULL,
  PRIMARY KEY (card_id, package)
) STRICT""",
    """CREATE TABLE identity (
  card_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  added_ms INTEGER NOT NULL,
  secret BLOB NOT NULL,
  card BLOB NOT NULL
) STRICT""",
    """CREATE TABLE received (
  package TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  withdraws TEXT,
  expires_ms INTEGER,
  received_ms INTEGER NOT NULL
) STRICT""",
)

_LEDGER = (
    """CREATE TABLE share (
  package TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  recipient_card TEXT NOT NULL,
  purpose TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  tables TEXT NOT NULL,
  rows INTEGER NOT NULL,
  file TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  age_sha256 TEXT NOT NULL
) STRICT""",
    """CREATE TABLE share_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  package TEXT NOT NULL REFERENCES share,
  at_ms INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT""",
    "CREATE INDEX share_step_of ON share_step (package, id)",
    """CREATE TABLE share_evidence (
  step INTEGER NOT NULL REFERENCES share_step,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (step, name)
) STRICT""",
)
_NEVER_REWRITTEN = ("share_step", "share_evidence")


def create(connection: Connection) -> None:
    """Every table of this program's version; inside the transaction that makes a new database."""
    for statement in (*_SOURCES, *_NUMBERS, *_ITEMS, *_DIARY, *_PEOPLE, *_LEDGER):
        connection.execute(statement)
    for table in _NEVER_REWRITTEN:
        for change in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'never rewritten'); END"
            )
    connection.execute(f"PRAGMA user_version = {VERSION:d}")


def migrate(connection: Connection) -> None:
    """Brings an older database to this version, a step a transaction; there is no older version yet.

    Raises vault.newer_version for a database of a later program, vault.database_foreign for one without a version.
    """
    found = int(connection.scalar("PRAGMA user_version"))
    if found > VERSION:
        raise SdtError("vault.newer_version", found=found, known=VERSION)
    if found < VERSION:
        raise SdtError("vault.database_foreign")
