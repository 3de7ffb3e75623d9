"""Opens a vault without Self Data Territorial: the way of the user guide, § "Without this program".

    pip install cryptography rfc8785 sqlcipher3
    python open_without.py FOLDER < passphrase.txt

Nothing here comes from the program. With other tools: any Argon2id, any ChaCha20-Poly1305, the `sqlcipher` shell.
"""

import json
import sys
import unicodedata
from pathlib import Path

import rfc8785
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2


def data_key(header: dict, passphrase: str) -> bytes:
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in passphrase)
    slot = next(slot for slot in header["slots"] if slot["kind"] == "passphrase")
    kdf = slot["kdf"]
    salt = bytes.fromhex(kdf["salt"])
    argon2 = Argon2id(salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m_kib"])
    kek = argon2.derive(unicodedata.normalize("NFC", spaced).encode())
    tied = {name: header[name] for name in ("format", "version", "vault_id")}
    tied["slot"] = {name: value for name, value in slot.items() if name not in ("nonce", "wrapped")}
    nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
    return ChaCha20Poly1305(kek).decrypt(nonce, wrapped, rfc8785.dumps(tied))


def main(folder: Path, passphrase: str) -> None:
    header = json.loads((folder / "vault.json").read_bytes())
    database = header["database"]
    connection = dbapi2.connect((folder / database["file"]).resolve().as_uri() + "?mode=ro", uri=True)
    connection.execute(f"PRAGMA key = \"x'{data_key(header, passphrase).hex()}{database['salt']}'\"")
    connection.execute(f"PRAGMA cipher_page_size = {database['page_size']}")
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql NOT NULL"):
        rows = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        print(f"{name}: {rows} rows; {' '.join(sql.split())}")
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.read().removesuffix("\n"))
