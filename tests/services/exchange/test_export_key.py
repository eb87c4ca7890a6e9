"""A key of the office: made once, written first, and used by every export from then on."""

from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.roles import Actor
from app.errors import FileError, RuleError
from app.export.bundle_check import verify_bundle
from app.export.office_key import secret_of
from app.models.office import AuditRecord
from app.services.commands import ExportDay
from app.services.counter import Counter
from app.services.exchange.export_key import export_key
from tests import builders
from tests.counters import passphrase


def key_of(counter: Counter) -> str:
    with counter.context.database.read() as session:
        return export_key(session)


def test_a_bundle_closed_with_the_key_opens_with_its_file_and_not_with_the_passphrase(
    counter: Counter, clerk: Actor, stick: Path, tmp_path: Path
) -> None:
    lead = builders.supervisor(counter)
    made = counter.exchange.make_export_key(lead, tmp_path / "khoa.pem")
    builders.receive(counter)
    stick.mkdir()
    command = ExportDay(clerk, counter.context.today(), str(stick))
    done = counter.days.export(command, builders.quiet)
    assert "data.key" in done.files
    with pytest.raises(FileError, match="Mật khẩu"):
        verify_bundle(done.folder, passphrase(counter))
    secret = secret_of(done.folder, made.path.read_bytes(), made.phrase)
    contents = verify_bundle(done.folder, secret).contents
    assert contents is not None
    counter.exchange.forget_export_key(lead)
    assert key_of(counter) == ""
    acts = [row.action for row in _audited(counter)]
    assert acts.count("change_export_key") == 2


def test_a_file_that_exists_or_a_place_that_is_gone_changes_nothing(
    counter: Counter, tmp_path: Path
) -> None:
    lead, path = builders.supervisor(counter), tmp_path / "khoa.pem"
    path.write_bytes(b"another key")
    with pytest.raises(FileError, match="Đã có"):
        counter.exchange.make_export_key(lead, path)
    assert path.read_bytes() == b"another key"
    with pytest.raises(FileError, match="Không ghi được"):
        counter.exchange.make_export_key(lead, tmp_path / "gone" / "khoa.pem")
    assert key_of(counter) == ""


def test_a_clerk_makes_no_key(counter: Counter, clerk: Actor, tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        counter.exchange.make_export_key(clerk, tmp_path / "khoa.pem")
    assert not (tmp_path / "khoa.pem").exists()


def _audited(counter: Counter) -> list[AuditRecord]:
    with counter.context.database.read() as session:
        return list(session.scalars(select(AuditRecord)))
