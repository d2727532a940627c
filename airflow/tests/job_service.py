"""A service on loopback that keeps the job contract, told by a test what shall happen."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Outcome:
    """How one start of a job goes: ``looks`` times it is seen running, then it ends."""

    state: str
    result: Any = None
    error: str | None = None
    looks: int = 1


def succeeds(result: Any, looks: int = 1) -> Outcome:
    return Outcome("succeeded", result=result, looks=looks)


def fails(error: str) -> Outcome:
    return Outcome("failed", error=error)


def never_ends() -> Outcome:
    return Outcome("running", looks=1_000_000)


@dataclass
class StoredJob:
    id: str
    kind: str
    key: str | None
    request: dict[str, Any]
    outcome: Outcome
    state: str = "running"
    attempts: int = 1
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    finished_at: datetime | None = None

    def view(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "state": self.state,
            "progress": {"phase": "work", "done": 3, "total": 7, "unit": "papers"},
            "etaSeconds": None,
            "createdAt": self.created_at.isoformat().replace("+00:00", "Z"),
            "startedAt": None,
            "finishedAt": self.finished_at and self.finished_at.isoformat().replace("+00:00", "Z"),
            "error": self.outcome.error if self.state == "failed" else None,
            "attempts": self.attempts,
        }


class JobService:
    """Its jobs outlive its outages, as those of a real service do."""

    def __init__(self) -> None:
        self.jobs: list[StoredJob] = []
        self.requests: list[tuple[str, str, str | None, Any]] = []
        self.pages: dict[str, Any] = {}
        self.refusals: dict[str, tuple[int, str]] = {}
        self.plans: dict[str, list[Outcome]] = {}
        self.lock = threading.RLock()
        self.server: ThreadingHTTPServer | None = None
        self.port = 0
        self.start()

    def start(self) -> None:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None:
                """The test log is for the tests."""

            def handle_any(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length) or b"null")
                with service.lock:
                    status, answer, location = service.answer(
                        self.command, self.path.strip("/"), self.headers.get("Idempotency-Key"), body
                    )
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                if location:
                    self.send_header("Location", location)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_DELETE = handle_any  # noqa: N815

        ThreadingHTTPServer.allow_reuse_address = True
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """As a killed process: connections are refused, jobs stay stored."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def plan(self, kind: str, *outcomes: Outcome) -> None:
        """What the next starts of jobs of this kind come to; the last one holds for all further ones."""
        self.plans[kind] = list(outcomes)

    def refuse(self, path: str, status: int, detail: str) -> None:
        self.refusals[path] = (status, detail)

    def submitted(self, kind: str) -> list[StoredJob]:
        return [job for job in self.jobs if job.kind == kind]

    def keys(self, path: str) -> list[str | None]:
        return [key for method, at, key, _ in self.requests if (method, at) == ("POST", path)]

    def answer(self, method: str, path: str, key: str | None, body: Any) -> tuple[int, Any, str | None]:
        self.requests.append((method, path, key, body))
        if path in self.refusals:
            status, detail = self.refusals[path]
            return status, {"status": status, "detail": detail}, None
        if path in self.pages:
            return 200, self.pages[path], None
        if method == "POST":
            job = self.submit("publications" if path.endswith("/publication") else path, key, body)
            return 202, job.view(), f"/{job.kind}/{job.id}"
        kind, identifier, *rest = path.split("/")
        job = next((each for each in self.jobs if (each.kind, each.id) == (kind, identifier)), None)
        if job is None:
            return 404, {"status": 404, "detail": f"there is no {path}"}, None
        if rest == ["result"]:
            return self.result(job)
        if method == "DELETE":
            job.state, job.finished_at = "cancelled", datetime.now(UTC)
            return 202, job.view(), None
        self.look(job)
        return 200, job.view(), None

    def submit(self, kind: str, key: str | None, body: Any) -> StoredJob:
        known = next((job for job in self.jobs if key and (job.kind, job.key) == (kind, key)), None)
        if known is None:
            job = StoredJob(f"job-{len(self.jobs) + 1}", kind, key, body, self.next_outcome(kind))
            self.jobs.append(job)
            return job
        if known.state == "failed":
            known.state, known.finished_at = "running", None
            known.attempts += 1
            known.outcome = self.next_outcome(kind)
        return known

    def next_outcome(self, kind: str) -> Outcome:
        plan = self.plans[kind]
        outcome = plan.pop(0) if len(plan) > 1 else plan[0]
        return Outcome(outcome.state, outcome.result, outcome.error, outcome.looks)

    def look(self, job: StoredJob) -> None:
        if job.state == "running":
            job.outcome.looks -= 1
            if job.outcome.looks < 0:
                job.state, job.finished_at = job.outcome.state, datetime.now(UTC)

    def result(self, job: StoredJob) -> tuple[int, Any, str | None]:
        if job.state == "running":
            return 404, {"status": 404, "detail": "no result yet"}, None
        if job.state == "succeeded":
            return 200, job.outcome.result, None
        return 409, {"status": 409, "detail": f"{job.kind}/{job.id} {job.state}"}, None


def long_ago(job: StoredJob) -> None:
    """Makes a job one of the day before."""
    job.created_at -= timedelta(days=1)
    if job.finished_at:
        job.finished_at -= timedelta(days=1)
