"""Waits for a service's job without holding a worker.

The provider's ``HttpSensorTrigger`` waits on the 404 of ``/result`` as well, but asks again without a
pause when the answer is any other error (such as the 409 of a failed job), and tells nothing of the
job: neither its progress nor why it failed. Hence this one, on the provider's asynchronous hook.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
from airflow.providers.http.hooks.http import HttpAsyncHook
from airflow.triggers.base import BaseTrigger, TriggerEvent

from arxivist.jobs import Job
from arxivist.services import FIRST_REFUSAL, is_passing, problem

# Seconds before each look at the job. The first is no shorter: a task that resumes before the scheduler
# has taken note of its deferral is mistaken for one that was killed, and is retried.
PAUSE = 10.0

# Seconds before each further attempt to reach a service that is away: a restart is bridged here,
# anything longer is left to the retries of the task.
OUTAGE_PAUSES = (3.0, 9.0, 18.0)

REQUEST_TIMEOUT = aiohttp.ClientTimeout(total=30)


class UnreachableError(Exception):
    """The job's state cannot be had at present."""


class JobTrigger(BaseTrigger):
    """Fires when the job has ended, or when its service stays away.

    The event is ``{"job": …}``, the job as its service shows it, or ``{"lost": "why"}``.

    :param given_back: whether the submission gave an older job; stands in the event again
    """

    def __init__(self, connection: str, address: str, given_back: bool = False):
        super().__init__()
        self.connection = connection
        self.address = address
        self.given_back = given_back

    def serialize(self) -> tuple[str, dict[str, Any]]:
        return (
            "arxivist.job_trigger.JobTrigger",
            {"connection": self.connection, "address": self.address, "given_back": self.given_back},
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        outages, shown = 0, ""
        await asyncio.sleep(PAUSE)
        while True:
            try:
                view = await self._ask("GET")
            except UnreachableError as away:
                if outages == len(OUTAGE_PAUSES):
                    yield TriggerEvent({"lost": str(away)})
                    return
                self.log.warning("%s; trying again in %.0f s", away, OUTAGE_PAUSES[outages])
                await asyncio.sleep(OUTAGE_PAUSES[outages])
                outages += 1
                continue
            job, outages = Job.of(view), 0
            if job.progress != shown:
                shown = job.progress
                self.log.info("%s is %s: %s", job.address, job.state, shown)
            if job.ended:
                yield TriggerEvent({"job": view, "given_back": self.given_back})
                return
            await asyncio.sleep(PAUSE)

    async def on_kill(self) -> None:
        """Somebody marked or cleared the waiting task: the job is not wanted any more."""
        self.log.info("cancelling %s, since its task was ended by hand", self.address)
        await self._ask("DELETE")

    async def _ask(self, method: str) -> dict[str, Any]:
        question = f"{method} /{self.address} at {self.connection}"
        hook = HttpAsyncHook(method=method, http_conn_id=self.connection, retry_limit=1)
        try:
            async with hook.session() as http:
                response = await http.run(
                    endpoint=f"/{self.address}",
                    headers={"Accept": "application/json"},
                    extra_options={"check_response": False, "timeout": REQUEST_TIMEOUT},
                )
                status = response.status
                body = await _body(response)
        except (aiohttp.ClientError, TimeoutError) as away:
            reason = str(away) or type(away).__name__
            raise UnreachableError(f"{question} was not answered: {reason}") from away
        if status >= FIRST_REFUSAL:
            passing = "failed" if is_passing(status) else "was refused"
            raise UnreachableError(f"{question} {passing} ({status}): {problem(body, status)}")
        if not isinstance(body, dict):
            raise UnreachableError(f"{question} was answered by something else: {body}")
        return body


async def _body(response: aiohttp.ClientResponse) -> Any:
    try:
        return await response.json(content_type=None)
    except ValueError:
        return (await response.text())[:500]
