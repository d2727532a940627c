"""A service's job as ``GET /<kind>/{id}`` shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

ENDED = frozenset({"succeeded", "failed", "cancelled"})


@dataclass(frozen=True)
class Job:
    """Long work of a service. Its times are of the service's clock."""

    kind: str
    id: str
    state: str
    created_at: datetime
    finished_at: datetime | None
    phase: str
    done: int
    total: int | None
    unit: str
    error: str | None
    attempts: int

    @classmethod
    def of(cls, view: dict[str, Any]) -> Job:
        """Reads a service's answer."""
        progress = view.get("progress") or {}
        return cls(
            kind=view["kind"],
            id=view["id"],
            state=view["state"],
            created_at=datetime.fromisoformat(view["createdAt"]),
            finished_at=datetime.fromisoformat(view["finishedAt"]) if view.get("finishedAt") else None,
            phase=progress.get("phase") or view["state"],
            done=progress.get("done") or 0,
            total=progress.get("total"),
            unit=progress.get("unit") or "",
            error=view.get("error"),
            attempts=view.get("attempts") or 1,
        )

    @property
    def address(self) -> str:
        return f"{self.kind}/{self.id}"

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def progress(self) -> str:
        """One line for the log: ``fetch 120 of 500 papers``."""
        total = "" if self.total is None else f" of {self.total}"
        return f"{self.phase} {self.done}{total} {self.unit}".rstrip()
