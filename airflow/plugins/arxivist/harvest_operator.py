"""The task that has the fetcher harvest a data interval."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from airflow.sdk import Context, Param, Variable
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

from arxivist.connections import FETCHER
from arxivist.job_operator import JobOperator, since
from arxivist.jobs import Job

DAY = timedelta(days=1)

# So begins the error of a harvest that the fetcher's data-quality gate ended.
BREACH = "data quality:"


def day_param(title: str, text: str) -> Param:
    """A day that whoever triggers a run may choose."""
    return Param(None, type=["null", "string"], format="date", title=title, description=text)


HARVEST_PARAMS = {
    "from": day_param("From", "First day to harvest, inclusive; the data interval's unless one is given."),
    "until": day_param("Until", "Last day to harvest, inclusive; open when only the first day is given."),
    "sets": Param(
        None,
        type=["null", "array"],
        items={"type": "string"},
        title="Sets",
        description="arXiv sets such as cs or physics:hep-th; those in ARXIVIST_SETS unless given.",
    ),
    "limit": Param(
        None,
        type=["null", "integer"],
        minimum=1,
        title="Limit",
        description="Stop after this many papers; the Variable ARXIVIST_LIMIT unless given.",
    ),
    "source": Param(
        None,
        type=["null", "string"],
        enum=[None, "oai", "file"],
        title="Source",
        description="oai or file; the Variable ARXIVIST_SOURCE unless given.",
    ),
    "file": Param(
        None,
        type=["null", "string"],
        title="File",
        description="Path of a corpus file on the fetcher's disk; goes with source file.",
    ),
}


class HarvestOperator(JobOperator):
    """Harvests the days of the run's data interval, or what its parameters ask for.

    A run without parameters is keyed by its days and by what it asks for, so that a backfill of days
    that were harvested finds the old job and is skipped; a run with parameters is keyed by its run id.

    :param target: the local queue that gets the papers, ``classification`` or ``training``
    """

    def __init__(self, *, target: str, **kwargs: Any):
        super().__init__(connection=FETCHER, path="harvests", conclude=skip_if_nothing_came, **kwargs)
        self.target = target

    def prepare(self, context: Context) -> None:
        given = {name: value for name, value in given_params(context).items() if value is not None}
        self.body = harvest_request(self.target, given, days(context))
        if not given:
            self.key = interval_key(context, self.body)

    def recognise(self, context: Context, job: Job, now: datetime) -> None:
        # Both ages are of one clock each, so that clocks that differ do no harm.
        if job.finished_at and now - job.finished_at > since(context["dag_run"].start_date):
            raise AirflowSkipException(
                f"{job.address} harvested this before, at {job.finished_at:%Y-%m-%d %H:%M} UTC; "
                "nothing is harvested twice"
            )

    def may_succeed_later(self, job: Job) -> bool:
        # The same records break the same expectation an hour later: a person has to look.
        return not (job.error or "").startswith(BREACH)


def skip_if_nothing_came(result: dict[str, Any], context: Context) -> None:
    if result["fetched"] == 0:
        raise AirflowSkipException("the source has no papers for these days (arXiv announces none on some)")


def given_params(context: Context) -> dict[str, Any]:
    return {name: context["params"].get(name) for name in HARVEST_PARAMS}


def days(context: Context) -> tuple[date, date]:
    """First and last whole day of the data interval [start, end), or yesterday where a run has none."""
    start, end = context.get("data_interval_start"), context.get("data_interval_end")
    if start is None or end is None:
        end = context["dag_run"].run_after
        start = end - DAY
    first, last = start.astimezone(UTC).date(), end.astimezone(UTC).date() - DAY
    return first, max(first, last)


def harvest_request(target: str, given: dict[str, Any], interval: tuple[date, date]) -> dict[str, Any]:
    """The body of ``POST /harvests``: parameters first, then the interval and the Variables."""
    if "from" in given or "until" in given:
        first, last = given.get("from"), given.get("until")
    else:
        first, last = (day.isoformat() for day in interval)
    usual_sets = [name.strip() for name in Variable.get("ARXIVIST_SETS", default="").split(",")]
    request = {
        "target": target,
        "source": given.get("source") or Variable.get("ARXIVIST_SOURCE", default="oai"),
        "file": given.get("file"),
        "from": first,
        "until": last,
        "sets": given.get("sets") or [name for name in usual_sets if name],
        "limit": given.get("limit") or usual_limit(),
    }
    return {name: value for name, value in request.items() if value is not None}


def usual_limit() -> int | None:
    text = Variable.get("ARXIVIST_LIMIT", default="").strip()
    if text and not text.isdecimal():
        raise AirflowFailException(f"the Variable ARXIVIST_LIMIT is {text!r}; it must be a number or empty")
    return int(text) if text else None


def interval_key(context: Context, request: dict[str, Any]) -> str:
    """The same for the same days and the same question; other sets are another question."""
    asked = hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()[:12]
    task = context["task"]
    return f"{task.dag_id}/{task.task_id}/{request['from']}/{request['until']}/{asked}"
