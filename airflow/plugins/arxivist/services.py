"""Calls to a service. In: a connection, a path, a body; out: its answer, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from airflow.providers.http.hooks.http import HttpHook
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from requests.exceptions import RequestException

# Answers that another attempt may turn into better ones, beside everything from 500 on.
PASSING = frozenset({408, 425, 429})
CONFLICT = 409
FIRST_REFUSAL = 400
FIRST_FAULT = 500

# Submissions and results are small; a service that takes longer is as good as away.
TIMEOUT_SECONDS = 60


class ServiceAway(AirflowException):
    """Nobody answers, or the answer is that it cannot be given at present; a retry may help."""


class ServiceRefusal(AirflowFailException):
    """The service says no and would say so again; retrying is pointless."""


@dataclass(frozen=True)
class Answer:
    """What a service answered: a success, or a refusal (4xx) that the caller may know to judge."""

    question: str
    status: int
    body: Any
    at: datetime
    location: str | None = None

    @property
    def conflict(self) -> bool:
        return self.status == CONFLICT

    @property
    def problem(self) -> str:
        """The sentence in which the service says what is wrong."""
        return problem(self.body, self.status)

    def accepted(self) -> Answer:
        """This answer, unless it is a refusal."""
        if self.status >= FIRST_REFUSAL:
            raise ServiceRefusal(f"{self.question} was refused ({self.status}): {self.problem}")
        return self


def call(
    connection: str,
    method: str,
    path: str,
    *,
    body: dict[str, Any] | None = None,
    key: str | None = None,
) -> Answer:
    """Asks a service; :class:`ServiceAway` where there is no answer to go by."""
    question = f"{method} /{path.lstrip('/')} at {connection}"
    headers = {"Accept": "application/json"} | ({"Idempotency-Key": key} if key else {})
    try:
        response = HttpHook(method=method, http_conn_id=connection).run(
            endpoint="/" + path.lstrip("/"),
            headers=headers,
            extra_options={"check_response": False, "timeout": TIMEOUT_SECONDS},
            **({} if body is None else {"json": body}),
        )
    except RequestException as away:
        raise ServiceAway(f"{question} was not answered: {away}") from away
    answer = Answer(
        question,
        response.status_code,
        json_body(response),
        date_of(response.headers.get("Date")),
        response.headers.get("Location"),
    )
    if is_passing(answer.status):
        raise ServiceAway(f"{question} failed ({answer.status}): {answer.problem}")
    return answer


def is_passing(status: int) -> bool:
    """Whether a later attempt may fare better."""
    return status >= FIRST_FAULT or status in PASSING


def problem(body: Any, status: int) -> str:
    """The detail of an RFC 9457 problem, or what stands in its place."""
    if isinstance(body, dict):
        return body.get("detail") or body.get("title") or f"status {status}"
    return str(body or f"status {status}")


def json_body(response: Any) -> Any:
    """The answer's JSON; the bare text of something that is none, such as a proxy's error page."""
    try:
        return response.json()
    except ValueError:
        return response.text[:500]


def date_of(header: str | None) -> datetime:
    """When the service answered, by its own clock: its other times can be compared with it."""
    try:
        return parsedate_to_datetime(header) if header else datetime.now(UTC)
    except ValueError:
        return datetime.now(UTC)
