"""The data folder: what is refused, with which sentence, and what is made sure of."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from alembic import command

from server.storage import database, folder, migrations
from server.storage.database import FILE, back_up, open_database, read_database
from server.storage.journal import Journal
from server.storage.problems import StorageProblem
from tests.storage.making import a_game, unit

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody but root may write to, looked at by somebody who is not root."""
    with tempfile.TemporaryDirectory() as place:
        inside = Path(place) / "data"
        inside.mkdir()
        inside.chmod(0o555)
        Path(place).chmod(0o755)
        if os.geteuid() == 0:
            os.seteuid(65534)
            yield inside
            os.seteuid(0)
        else:
            yield inside
        inside.chmod(0o755)


def test_a_new_folder_is_made_and_is_private(tmp_path: Path) -> None:
    """Confidential briefs and people's words lie there."""
    place = tmp_path / "a" / "b"
    open_database(place).close()
    assert stat.S_IMODE((place / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_every_setting_is_asked_back(tmp_path: Path) -> None:
    """Durability is not assumed: WAL, full synchronisation, foreign keys, no checkpoint on the hot path."""
    opened = open_database(tmp_path / "data")
    with opened.writing() as connection:
        answers = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "wal_autocheckpoint",
                "secure_delete",
                "query_only",
            )
        }
        connection.rollback()
    with opened.reading() as connection:
        read_only = connection.exec_driver_sql("PRAGMA query_only").scalar()
    opened.close()
    assert answers == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "wal_autocheckpoint": 0,
        "secure_delete": 1,
        "query_only": 0,
    }
    assert read_only == 1


def test_a_setting_that_is_not_taken_is_a_problem(tmp_path: Path) -> None:
    """SQLite answers with silence what it does not take."""
    with pytest.raises(StorageProblem, match="does not take the setting synchronous=9"):
        database._connect(tmp_path / "x", "rwc", {"synchronous": 9})


def test_a_folder_that_cannot_be_written_to_is_refused(closed: Path) -> None:
    """With the folder and the way out in the sentence."""
    with pytest.raises(StorageProblem, match=r"The data folder .* cannot be written to: permission denied.*--data"):
        open_database(closed)


def test_a_folder_that_cannot_be_made_is_refused(closed: Path) -> None:
    """The same, one level up."""
    with pytest.raises(StorageProblem, match="cannot be made"):
        open_database(closed / "deeper")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A file is not a folder."""
    (tmp_path / "data").write_text("a letter")
    with pytest.raises(StorageProblem, match="cannot be made"):
        open_database(tmp_path / "data")


@pytest.mark.usefixtures("closed")
def test_a_database_file_that_cannot_be_written_to_is_refused() -> None:
    """A writable folder with somebody else's file in it."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / FILE).touch(mode=0o444)
        with pytest.raises(StorageProblem, match="permission denied"):
            open_database(Path(place))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    (tmp_path / FILE).write_text("Dear colleague, " * 500)
    with pytest.raises(StorageProblem, match="file is not a database"):
        open_database(tmp_path)
    assert (tmp_path / FILE).read_text().startswith("Dear colleague")


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    """It has tables, but not ours."""
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StorageProblem, match="not one of Antechamber's"):
        open_database(tmp_path)


def test_a_folder_of_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    """An older program must not guess what a newer one meant."""
    open_database(tmp_path).close()
    _set_version(tmp_path / FILE, "0999")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StorageProblem, match=r"written by a newer Antechamber \(tables of version 0999"):
        open_database(tmp_path)
    with pytest.raises(StorageProblem, match="a newer Antechamber"):
        read_database(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_two_servers_cannot_share_a_folder(tmp_path: Path) -> None:
    """The second one is told which process is there; when the first one has gone it may come."""
    first = open_database(tmp_path)
    with pytest.raises(
        StorageProblem, match=rf"Another Antechamber \(process {os.getpid()}\) is using the data folder"
    ):
        open_database(tmp_path)
    other = subprocess.run(
        [sys.executable, "-c", _OPEN, tmp_path], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert "Another Antechamber" in other.stderr
    first.close()
    open_database(tmp_path).close()


def test_a_failed_start_leaves_the_folder_free(tmp_path: Path) -> None:
    """Whoever is refused does not keep the key."""
    (tmp_path / FILE).write_text("not a database" * 100)
    for _ in range(2):
        with pytest.raises(StorageProblem, match="not a database"):
            open_database(tmp_path)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/mnt/share/class", "nfs4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/with space/x", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/share/local/x", None),
        ("/srv/antechamber", None),
    ],
)
def test_network_file_systems_are_recognised(place: str, kind: str | None) -> None:
    """By the mount that is nearest to the folder."""
    assert folder.network_file_system(Path(place), _MOUNTS) == kind


def test_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says why, and what to do."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text("40 22 0:50 / / rw shared:2 - nfs4 server:/share rw\n")
    monkeypatch.setattr(folder, "_MOUNTS", mounts)
    with pytest.raises(StorageProblem, match=r"network file system \(nfs4\).*local disk"):
        open_database(tmp_path / "data")


# --- tables and their versions ----------------------------------------------------------------------------------------


def test_the_migrations_make_the_tables_that_the_code_describes(tmp_path: Path) -> None:
    """`alembic check`: nothing would be generated."""
    opened = open_database(tmp_path)
    with opened.writing() as connection, connection.begin():
        command.check(migrations.config(connection))
        assert migrations.version_of(connection) == migrations.SCHEMA
    opened.close()


def test_a_fresh_folder_is_made_as_the_migrations_would_have_made_it() -> None:
    """Its tables are made at once, because that is quick; they are the same tables, constraint by constraint."""
    with sqlalchemy.create_engine("sqlite://").connect() as step_by_step:
        migrations.migrate(step_by_step)
        with sqlalchemy.create_engine("sqlite://").connect() as at_once:
            migrations.make(at_once)
            assert _schema(at_once) == _schema(step_by_step)
            assert migrations.version_of(at_once) == migrations.version_of(step_by_step)


async def test_an_older_folder_is_copied_and_then_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy holds everything from before; so does the folder."""
    async with Journal.open(tmp_path) as journal:
        await a_game(journal)
        await journal.append(unit(0, count=3))
    monkeypatch.setattr(migrations, "SCHEMA", "0002")
    monkeypatch.setattr(migrations, "migrate", lambda connection: connection.exec_driver_sql(_TO_TWO))
    opened = open_database(tmp_path)
    opened.close()
    assert opened.backup
    assert stat.S_IMODE(opened.backup.stat().st_mode) == 0o600
    assert _rows(opened.backup) == ("0001", 3)
    assert _rows(tmp_path / FILE) == ("0002", 3)


async def test_a_migration_that_fails_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old or new, never half: all of it is one transaction."""
    async with Journal.open(tmp_path) as journal:
        await a_game(journal)
        await journal.append(unit(0, count=3))

    def fails(connection: database.Connection) -> None:
        connection.exec_driver_sql("DROP TABLE settings")
        connection.exec_driver_sql(_TO_TWO)
        connection.exec_driver_sql("DROP TABLE no_such_table")

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "SCHEMA", "0002")
        patched.setattr(migrations, "migrate", fails)
        with pytest.raises(StorageProblem, match="no_such_table"):
            open_database(tmp_path)
    async with Journal.open(tmp_path) as journal:
        assert len(await journal.read("g")) == 3
        await journal.query(lambda connection: connection.exec_driver_sql("SELECT * FROM settings").all())


async def test_a_backup_is_made_while_the_server_writes(tmp_path: Path) -> None:
    """It holds at least what was acknowledged before it began, and it is checked."""
    async with Journal.open(tmp_path / "data") as journal:
        await a_game(journal)
        await journal.append(unit(0, count=5))
        back_up(journal.database, tmp_path / "copies" / "one.sqlite3")
        await journal.append(unit(5))
    assert _rows(tmp_path / "copies" / "one.sqlite3") == ("0001", 5)


async def test_a_folder_can_be_read_beside_its_server_and_without_one(tmp_path: Path) -> None:
    """For `export` and `verify`: no lock is taken, nothing can be written."""
    with pytest.raises(StorageProblem, match="There is no Antechamber data"):
        read_database(tmp_path)
    async with Journal.open(tmp_path) as journal:
        await a_game(journal)
        await journal.append(unit(0, count=5))
        beside = read_database(tmp_path)
        with beside.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM events").scalar() == 5
        with pytest.raises(StorageProblem, match="reading only"):
            beside.writing()
        beside.close()
    alone = read_database(tmp_path)
    with alone.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM events").scalar() == 5
    alone.close()


_MOUNTS = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:50 / /mnt/share rw,relatime shared:2 - nfs4 server:/share rw,vers=4.2
41 40 8:1 / /mnt/share/local rw - xfs /dev/sdb1 rw
42 22 0:51 / /mnt/with\040space rw - cifs //server/share rw
43 22 0:52 / /mnt/ssh rw,nosuid - fuse.sshfs me@server: rw
"""
_TO_TWO = "UPDATE alembic_version SET version_num = '0002'"
_OPEN = "import sys, pathlib, server.storage.database as d; d.open_database(pathlib.Path(sys.argv[1]))"


def _set_version(file: Path, version: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _schema(connection: sqlalchemy.Connection) -> dict[str, list[str]]:
    """Each table and index as SQLite knows it; its lines in order, because that of constraints means nothing."""
    found = connection.exec_driver_sql("SELECT name, coalesce(sql, '') FROM sqlite_schema")
    return {name: sorted(line.strip(" ,") for line in sql.replace("\t", " ").splitlines()) for name, sql in found}


def _rows(file: Path) -> tuple[str, int]:
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT version_num, (SELECT count(*) FROM events) FROM alembic_version").fetchone()
    connection.close()
    return found
