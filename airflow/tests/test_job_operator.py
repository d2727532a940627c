"""A task, its job, and what may happen between them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from airflow.sdk.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowSkipException,
    TaskDeferred,
)

from arxivist.job_operator import JobOperator
from arxivist.job_trigger import JobTrigger
from job_service import fails, long_ago, never_ends, succeeds

pytestmark = pytest.mark.usefixtures("service")


class Attempt:
    """One attempt of a task, as Airflow makes it: on a worker, in the triggerer, on a worker."""

    def __init__(self, number: int = 1, most: int = 3, retries: int = 3):
        self.xcoms: dict[str, object] = {}
        self.ti = SimpleNamespace(
            start_date=datetime.now(UTC),
            try_number=number,
            max_tries=most,
            task=SimpleNamespace(retries=retries),
            xcom_push=lambda key, value: self.xcoms.__setitem__(key, value),
        )

    def of(self, operator):
        context = {"ti": self.ti}
        try:
            return operator.execute(context)
        except TaskDeferred as deferred:
            waiting = deferred
        while True:
            event = asyncio.run(first_event(again(waiting.trigger)))
            try:
                return operator.resume(context, event)
            except TaskDeferred as deferred:
                waiting = deferred


def cleared(retry: int = 0) -> Attempt:
    """An attempt after somebody cleared a task that had been tried once."""
    return Attempt(number=2 + retry, most=4, retries=3)


def again(trigger: JobTrigger) -> JobTrigger:
    """The trigger as the triggerer makes it from what was stored of it."""
    path, kwargs = trigger.serialize()
    assert path == "arxivist.job_trigger.JobTrigger"
    return JobTrigger(**kwargs)


async def first_event(trigger: JobTrigger):
    return (await anext(trigger.run())).payload


def push(**kwargs) -> JobOperator:
    return JobOperator(
        task_id="push",
        connection="arxivist_fetcher",
        path="pushes",
        body={"target": "training"},
        key="the-key",
        **kwargs,
    )


def test_returns_the_result_of_its_job(service):
    service.plan("pushes", succeeds({"pushed": 7}, looks=3))
    attempt = Attempt()

    result = attempt.of(push())

    assert result == {"pushed": 7}
    assert attempt.xcoms == {"job": "pushes/job-1", "return_value": {"pushed": 7}}
    (job,) = service.jobs
    assert (job.key, job.request) == ("the-key", {"target": "training"})


def test_does_not_wait_for_a_job_that_has_ended(service):
    service.plan("pushes", succeeds({"pushed": 7}))
    Attempt().of(push())

    assert push().execute({"ti": Attempt().ti}) == {"pushed": 7}


def test_a_short_job_is_waited_for_on_the_worker(service, monkeypatch):
    monkeypatch.setattr("arxivist.job_operator.SECONDS_ON_WORKER", 10.0)
    service.plan("pushes", succeeds({"pushed": 7}, looks=3))

    assert push().execute({"ti": Attempt().ti}) == {"pushed": 7}


def test_a_job_whose_service_goes_away_is_waited_for_in_the_triggerer(service, monkeypatch):
    monkeypatch.setattr("arxivist.job_operator.SECONDS_ON_WORKER", 10.0)
    service.plan("pushes", succeeds({"pushed": 7}))
    service.refuse("pushes/job-1", 503, "redis does not answer as it should")

    assert deferred(push()).trigger.address == "pushes/job-1"


def test_fails_with_the_error_of_its_job(service):
    service.plan("pushes", fails("redis does not answer"))

    with pytest.raises(AirflowException, match="pushes/job-1 failed: redis does not answer") as failure:
        Attempt().of(push())

    assert not isinstance(failure.value, AirflowFailException)


def test_a_retry_runs_the_failed_job_again_and_makes_no_other(service):
    service.plan("pushes", fails("redis does not answer"), succeeds({"pushed": 7}))
    with pytest.raises(AirflowException):
        Attempt().of(push())

    result = Attempt(number=2).of(push())

    assert result == {"pushed": 7}
    (job,) = service.jobs
    assert job.attempts == 2
    assert service.keys("pushes") == ["the-key", "the-key"]


def test_waits_through_a_short_restart_of_the_service(service, monkeypatch):
    service.plan("pushes", succeeds({"pushed": 7}))
    looked = restart_at_first_look(service, monkeypatch, outages=2)

    result = Attempt().of(push())

    assert result == {"pushed": 7}
    assert looked == ["away", "away", "back"]
    assert len(service.jobs) == 1


def test_a_longer_outage_is_left_to_the_retry_which_waits_for_the_same_job(service):
    service.plan("pushes", succeeds({"pushed": 7}))
    waiting = deferred(push())
    service.stop()
    event = asyncio.run(first_event(again(waiting.trigger)))
    with pytest.raises(AirflowException, match="GET /pushes/job-1 at arxivist_fetcher was not answered"):
        push().resume({"ti": Attempt().ti}, event)

    with pytest.raises(AirflowException, match="POST /pushes at arxivist_fetcher was not answered") as away:
        Attempt(number=2).of(push())
    service.start()
    result = Attempt(number=3).of(push())

    assert not isinstance(away.value, AirflowFailException)
    assert result == {"pushed": 7}
    assert len(service.jobs) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_service_that_cannot_at_present_is_tried_again(service, status):
    service.refuse("pushes", status, "redis does not answer as it should")

    with pytest.raises(AirflowException, match="redis does not answer as it should") as failure:
        Attempt().of(push())

    assert not isinstance(failure.value, AirflowFailException)


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422])
def test_a_refusal_is_not_tried_again_and_says_why(service, status):
    service.refuse("pushes", status, "target: plane is not one of classification, training")

    with pytest.raises(AirflowFailException, match=rf"refused \({status}\): target: plane is not one of"):
        Attempt().of(push())


def test_a_conflict_may_say_that_there_is_nothing_to_do(service):
    service.refuse("pushes", 409, "there are 3 papers to train on; 200 are needed")

    with pytest.raises(AirflowSkipException, match="there are 3 papers to train on; 200 are needed"):
        Attempt().of(push(skip_on_conflict=True))


def test_a_result_may_say_that_there_was_nothing_to_do(service):
    service.plan("pushes", succeeds({"pushed": 0}))
    attempt = Attempt()

    def skip_if_nothing_moved(result, context):
        raise AirflowSkipException(f"{result['pushed']} papers waited")

    with pytest.raises(AirflowSkipException, match="0 papers waited"):
        attempt.of(push(conclude=skip_if_nothing_moved))

    assert attempt.xcoms["return_value"] == {"pushed": 0}


def test_a_job_that_a_person_cancels_is_not_tried_again(service):
    service.plan("pushes", never_ends())
    waiting = deferred(push())
    service.answer("DELETE", "pushes/job-1", None, None)
    event = asyncio.run(first_event(again(waiting.trigger)))

    with pytest.raises(AirflowFailException, match="pushes/job-1 was cancelled; clear this task"):
        push().resume({"ti": Attempt().ti}, event)


def test_the_work_of_a_cancelled_job_can_be_asked_for_again(service):
    service.plan("pushes", never_ends(), never_ends(), succeeds({"pushed": 7}))
    for _ in range(2):
        job = deferred(push()).trigger.address
        service.answer("DELETE", job, None, None)

    result = Attempt(number=3, most=5).of(push())

    assert result == {"pushed": 7}
    assert [job.key for job in service.jobs] == ["the-key", "the-key/2", "the-key/3"]


def test_a_cleared_task_gives_the_result_that_there_is(service):
    service.plan("pushes", succeeds({"pushed": 7}))
    Attempt().of(push())

    assert cleared().of(push()) == {"pushed": 7}
    assert len(service.jobs) == 1


def test_a_cleared_task_looks_anew_where_that_is_its_work(service):
    service.plan("pushes", succeeds({"pushed": 7}), fails("redis does not answer"), succeeds({"pushed": 2}))
    Attempt().of(push(anew_when_cleared=True))
    with pytest.raises(AirflowException):
        cleared().of(push(anew_when_cleared=True))

    result = cleared(retry=1).of(push(anew_when_cleared=True))

    assert result == {"pushed": 2}
    assert [(job.key, job.attempts) for job in service.jobs] == [("the-key", 1), ("the-key/attempt-2", 2)]


def test_a_cleared_task_does_not_take_the_end_of_its_former_job_for_its_own(service):
    """Clearing cancels the job of the waiting task; the next attempt may come before that job has ended."""
    service.plan("pushes", never_ends(), succeeds({"pushed": 7}))
    deferred(push())
    long_ago(service.jobs[0])
    operator, attempt = push(), cleared()
    with pytest.raises(TaskDeferred) as waiting:
        operator.execute({"ti": attempt.ti})
    service.answer("DELETE", "pushes/job-1", None, None)
    event = asyncio.run(first_event(again(waiting.value.trigger)))

    with pytest.raises(TaskDeferred) as anew:
        operator.resume({"ti": attempt.ti}, event)

    assert anew.value.trigger.address == "pushes/job-2"
    assert service.jobs[1].key == "the-key/2"


def test_ending_a_waiting_task_by_hand_cancels_its_job(service):
    service.plan("pushes", never_ends())
    waiting = deferred(push())

    asyncio.run(again(waiting.trigger).on_kill())

    assert service.jobs[0].state == "cancelled"


def test_ending_a_task_on_its_worker_cancels_its_job(service):
    service.plan("pushes", never_ends())
    operator = push()
    with pytest.raises(TaskDeferred):
        operator.execute({"ti": Attempt().ti})

    operator.on_kill()

    assert service.jobs[0].state == "cancelled"


def test_one_attempt_waits_only_so_long(service):
    service.plan("pushes", never_ends())

    assert deferred(push(patience=timedelta(minutes=3))).timeout == timedelta(minutes=3)


def test_a_job_that_its_service_forgot_is_asked_for_anew(service):
    service.plan("pushes", succeeds({"pushed": 7}))
    waiting = deferred(push())
    service.jobs.clear()
    event = asyncio.run(first_event(again(waiting.trigger)))
    with pytest.raises(AirflowException, match="there is no pushes/job-1") as failure:
        push().resume({"ti": Attempt().ti}, event)

    assert not isinstance(failure.value, AirflowFailException)
    assert Attempt(number=2).of(push()) == {"pushed": 7}


def test_a_long_run_id_makes_no_key_that_the_service_refuses(service):
    service.plan("pushes", succeeds({"pushed": 7}))
    for run_id in ("r" * 250 + "1", "r" * 250 + "2", "r" * 250 + "1"):
        operator = push()
        operator.key = f"arxiv_to_redis/push_to_redis/{run_id}"
        Attempt().of(operator)

    first, second, again = service.keys("pushes")
    assert first == again != second
    assert len(first) == 160
    assert first.startswith("arxiv_to_redis/push_to_redis/rrr")


def deferred(operator) -> TaskDeferred:
    """The state of an attempt that waits for its job."""
    with pytest.raises(TaskDeferred) as waiting:
        operator.execute({"ti": Attempt().ti})
    return waiting.value


def restart_at_first_look(service, monkeypatch, outages: int) -> list[str]:
    """Has the service away for the first looks at a job."""
    import aiohttp
    from airflow.providers.http.hooks.http import AsyncHttpSession

    looked: list[str] = []
    ask = AsyncHttpSession.run

    async def run(self, *args, **kwargs):
        if len(looked) < outages:
            looked.append("away")
            raise aiohttp.ClientConnectionError("Connection refused")
        if looked[-1] == "away":
            looked.append("back")
        return await ask(self, *args, **kwargs)

    monkeypatch.setattr(AsyncHttpSession, "run", run)
    return looked
