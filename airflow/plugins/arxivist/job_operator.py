"""Tasks that have a service do long work and wait for it without holding a worker."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from arxivist import services
from arxivist.job_trigger import JobTrigger
from arxivist.jobs import Job

# A job that a person cancelled stays cancelled under its key; the work is then asked for under the
# next one. As many cancellations of one task are no accident any more.
MOST_KEYS = 50

# The services take keys of 200 characters; a run id may be longer than that by itself.
LONGEST_KEY = 160

# So long a task waits where it is: leaving the worker and coming back takes longer than most jobs.
SECONDS_ON_WORKER = 15.0
PAUSE_ON_WORKER = 0.5


class JobOperator(BaseOperator):
    """Submits a job, waits for it, and returns its result.

    The job is known by its key: whatever happens to this task or to the service, the next attempt
    asks for the same job, which is then waited for, given back, or run again if it failed.

    :param connection: Airflow connection of the service
    :param path: where jobs of the kind are submitted, such as ``pushes``
    :param body: the request
    :param key: the Idempotency-Key; one for each task of each run unless given
    :param conclude: gets the result and the context once the job is done; may skip the task, or
        return what is to be returned in its place
    :param skip_on_conflict: whether a 409 says that there is nothing to do; the sentence in it is the reason
    :param anew_when_cleared: whether clearing the task asks for a new job, as is right for work that
        looks at what is there now; else the old job is given back, or run again if it failed
    :param patience: how long one attempt of the task waits for the job
    """

    template_fields: Sequence[str] = ("path", "body", "key")
    template_fields_renderers: ClassVar[dict[str, str]] = {"body": "json"}
    ui_color = "#e8f0fe"

    def __init__(
        self,
        *,
        connection: str,
        path: str,
        body: dict[str, Any] | None = None,
        key: str = "{{ dag.dag_id }}/{{ task.task_id }}/{{ run_id }}",
        conclude: Callable[[dict[str, Any], Context], dict[str, Any] | None] | None = None,
        skip_on_conflict: bool = False,
        anew_when_cleared: bool = False,
        patience: timedelta = timedelta(hours=1),
        **kwargs: Any,
    ):
        super().__init__(**kwargs)
        self.connection = connection
        self.path = path
        self.body = body or {}
        self.key = key
        self.conclude = conclude
        self.skip_on_conflict = skip_on_conflict
        self.anew_when_cleared = anew_when_cleared
        self.patience = patience
        self._job: Job | None = None

    def execute(self, context: Context) -> dict[str, Any]:
        return self._wait_or_finish(context, self._submit(context))

    def resume(self, context: Context, event: dict[str, Any]) -> dict[str, Any]:
        """Goes on where the trigger ended."""
        if "lost" in event:
            raise services.ServiceAway(event["lost"])
        job = Job.of(event["job"])
        self.log.info("%s %s after %d attempts: %s", job.address, job.state, job.attempts, job.progress)
        if job.state == "failed":
            message = f"{job.address} failed: {job.error}"
            raise AirflowException(message) if self.may_succeed_later(job) else AirflowFailException(message)
        if job.state == "cancelled":
            if event["given_back"] and context["ti"].try_number == first_attempt(context):
                self.log.info("it was still ending for a former run of this task")
                return self._wait_or_finish(context, self._submit(context))
            raise AirflowFailException(
                f"{job.address} was cancelled; clear this task to have the work done after all"
            )
        return self._finish(context, job)

    def prepare(self, context: Context) -> None:
        """May complete ``body`` and ``key`` with what is known only in a run."""

    def recognise(self, context: Context, job: Job, now: datetime) -> None:
        """May skip the task since the submission gave back a job that had succeeded before.

        :param now: the time by the service's clock
        """

    def may_succeed_later(self, job: Job) -> bool:
        """Whether a job that failed is worth the task's retries."""
        return True

    def on_kill(self) -> None:
        """Ended by hand while on a worker; a waiting task is ended by the trigger's own hook."""
        if self._job and not self._job.ended:
            services.call(self.connection, "DELETE", self._job.address)

    def _submit(self, context: Context) -> services.Answer:
        self.prepare(context)
        first = first_attempt(context)
        base = within_limit(self.key)
        if self.anew_when_cleared and first > 1:
            base = f"{base}/attempt-{first}"
        for number in range(1, MOST_KEYS + 1):
            key = base if number == 1 else f"{base}/{number}"
            self.log.info("POST /%s at %s, key %s: %s", self.path, self.connection, key, self.body)
            answer = services.call(self.connection, "POST", self.path, body=self.body, key=key)
            if answer.conflict and self.skip_on_conflict:
                raise AirflowSkipException(answer.problem)
            job = Job.of(answer.accepted().body)
            if job.state != "cancelled":
                context["ti"].xcom_push(key="job", value=job.address)
                return answer
            self.log.info("%s was cancelled before; the work is asked for anew", job.address)
        raise AirflowFailException(f"all jobs up to the key {key} were cancelled")

    def _wait_or_finish(self, context: Context, answer: services.Answer) -> dict[str, Any]:
        job = Job.of(answer.body)
        self.log.info("%s is %s, attempt %d", job.address, job.state, job.attempts)
        if job.state == "succeeded":
            self.recognise(context, job, answer.at)
            return self._finish(context, job)
        given_back = answer.at - job.created_at > since(context["ti"].start_date)
        view = self._wait_here(answer.body)
        if not Job.of(view).ended:
            self.defer(
                trigger=JobTrigger(self.connection, job.address, given_back),
                method_name="resume",
                timeout=self.patience,
            )
        return self.resume(context, {"job": view, "given_back": given_back})

    def _wait_here(self, view: dict[str, Any]) -> dict[str, Any]:
        """The job when it has ended, or as it is after a short while."""
        self._job = job = Job.of(view)
        patience = time.monotonic() + SECONDS_ON_WORKER
        while not job.ended and time.monotonic() < patience:
            time.sleep(PAUSE_ON_WORKER)
            try:
                view = services.call(self.connection, "GET", job.address).accepted().body
            except (services.ServiceAway, services.ServiceRefusal) as away:
                self.log.warning("%s", away)
                break
            self._job = job = Job.of(view)
        return view

    def _finish(self, context: Context, job: Job) -> dict[str, Any]:
        answer = services.call(self.connection, "GET", f"{job.address}/result").accepted()
        result = answer.body
        self.log.info("%s: %s", job.address, result)
        # Also where the task is skipped next: the result says why.
        context["ti"].xcom_push(key="return_value", value=result)
        concluded = self.conclude(result, context) if self.conclude else None
        return result if concluded is None else concluded


def first_attempt(context: Context) -> int:
    """The attempt that is no retry: 1, or the first one after somebody cleared the task."""
    ti = context["ti"]
    return ti.max_tries - (ti.task.retries or 0) + 1


def within_limit(key: str) -> str:
    """The key, or where it is too long its beginning and a hash of it all."""
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return f"{key[: LONGEST_KEY - len(digest) - 1]}/{digest}"


def since(moment: datetime) -> timedelta:
    """Time that has passed by Airflow's clock."""
    return datetime.now(UTC) - moment
