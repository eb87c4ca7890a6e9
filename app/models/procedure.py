"""The catalogue: every version of every procedure, kept as the catalogue file writes it."""

from datetime import date

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key


class ProcedureVersion(Base):
    """One version of a procedure; ``content`` is its row of the catalogue file (JSON).

    Columns beside ``content`` repeat what lists and reports need to read without parsing it.
    """

    __tablename__ = "procedure_versions"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    code: Mapped[str]
    version: Mapped[int]
    name: Mapped[str]
    short_name: Mapped[str]
    field: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    content: Mapped[str] = mapped_column(Text)
