"""What a harvest asks for, and by which key it is known."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException, TaskDeferred

from arxivist.harvest_operator import HARVEST_PARAMS, HarvestOperator, days, harvest_request, interval_key
from job_service import fails, long_ago, succeeds

SUNDAY = (date(2026, 11, 1), date(2026, 11, 1))


def six(year, month, day):
    return datetime(year, month, day, 6, tzinfo=UTC)


def context_of(start=None, end=None, **params):
    """A run's context, begun just now."""
    return {
        "data_interval_start": start,
        "data_interval_end": end,
        "params": dict.fromkeys(HARVEST_PARAMS) | params,
        "dag_run": SimpleNamespace(start_date=datetime.now(UTC), run_after=six(2026, 11, 2)),
        "task": SimpleNamespace(dag_id="arxiv_to_redis", task_id="fetch_arxiv"),
        "ti": SimpleNamespace(
            start_date=datetime.now(UTC),
            try_number=1,
            max_tries=3,
            task=SimpleNamespace(retries=3),
            xcom_push=lambda key, value: None,
        ),
    }


def daily(**params):
    return context_of(six(2026, 11, 1), six(2026, 11, 2), **params)


def fetch() -> HarvestOperator:
    return HarvestOperator(task_id="fetch_arxiv", target="classification", key="the-run")


def harvested(context) -> dict:
    """One attempt, with its wait."""
    operator = fetch()
    try:
        return operator.execute(context)
    except TaskDeferred as waiting:
        event = asyncio.run(anext(waiting.trigger.run())).payload
        return operator.resume(context, event)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (six(2026, 11, 1), six(2026, 11, 2), SUNDAY),
        (six(2026, 11, 1), six(2026, 11, 8), (date(2026, 11, 1), date(2026, 11, 7))),
        (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC), SUNDAY),
        (six(2026, 11, 1), six(2026, 11, 1) + timedelta(hours=1), SUNDAY),
        (None, None, SUNDAY),
    ],
    ids=["a day", "a week", "midnight to midnight", "an hour", "no interval: the day before"],
)
def test_an_interval_is_its_whole_days(start, end, expected):
    assert days(context_of(start, end)) == expected


def test_days_are_those_of_utc():
    from zoneinfo import ZoneInfo

    new_york = ZoneInfo("America/New_York")
    start, end = datetime(2026, 11, 1, 21, tzinfo=new_york), datetime(2026, 11, 2, 21, tzinfo=new_york)

    assert days(context_of(start, end)) == (date(2026, 11, 2), date(2026, 11, 2))


def test_variables_say_what_is_usual(monkeypatch):
    monkeypatch.setenv("AIRFLOW_VAR_ARXIVIST_SETS", "cs, stat ,")
    monkeypatch.setenv("AIRFLOW_VAR_ARXIVIST_LIMIT", "500")

    assert harvest_request("training", {}, SUNDAY) == {
        "target": "training",
        "source": "oai",
        "from": "2026-11-01",
        "until": "2026-11-01",
        "sets": ["cs", "stat"],
        "limit": 500,
    }


def test_a_limit_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("AIRFLOW_VAR_ARXIVIST_LIMIT", "many")

    with pytest.raises(AirflowFailException, match="ARXIVIST_LIMIT is 'many'; it must be a number or empty"):
        harvest_request("training", {}, SUNDAY)


def test_parameters_win_over_variables_and_interval(monkeypatch):
    monkeypatch.setenv("AIRFLOW_VAR_ARXIVIST_SETS", "cs")
    monkeypatch.setenv("AIRFLOW_VAR_ARXIVIST_LIMIT", "500")
    monkeypatch.setenv("AIRFLOW_VAR_ARXIVIST_SOURCE", "oai")
    given = {"from": "2026-10-01", "sets": ["math"], "limit": 3, "source": "file", "file": "corpus.jsonl"}

    assert harvest_request("training", given, SUNDAY) == {
        "target": "training",
        "source": "file",
        "file": "corpus.jsonl",
        "from": "2026-10-01",
        "sets": ["math"],
        "limit": 3,
    }


def test_the_same_days_and_question_have_the_same_key():
    request = harvest_request("training", {}, SUNDAY)

    assert interval_key(daily(), request) == interval_key(daily(), dict(reversed(request.items())))
    assert interval_key(daily(), request) != interval_key(daily(), request | {"sets": ["cs"]})
    assert len(interval_key(daily(), request)) < 200


def test_a_run_with_parameters_is_a_harvest_of_its_own(service):
    service.plan("harvests", succeeds({"fetched": 12}))

    harvested(daily(limit=3))

    assert service.keys("harvests") == ["the-run"]


def test_a_harvest_of_an_earlier_run_is_recognised(service):
    service.plan("harvests", succeeds({"fetched": 12}))
    harvested(daily())
    long_ago(service.jobs[0])

    with pytest.raises(AirflowSkipException, match="harvests/job-1 harvested this before, at 20"):
        harvested(daily())

    assert len(service.jobs) == 1


def test_a_harvest_of_this_run_is_no_earlier_one(service):
    """Its job ended while the task was waiting for a retry."""
    service.plan("harvests", succeeds({"fetched": 12}))
    context = daily()
    context["dag_run"].start_date -= timedelta(hours=1)
    harvested(context)

    assert harvested(context) == {"fetched": 12}


def test_a_harvest_of_an_earlier_run_that_failed_is_run_again(service):
    service.plan("harvests", fails("arXiv does not answer"), succeeds({"fetched": 12}))
    with pytest.raises(AirflowException, match="arXiv does not answer"):
        harvested(daily())
    long_ago(service.jobs[0])

    assert harvested(daily()) == {"fetched": 12}
    assert service.jobs[0].attempts == 2


def test_papers_that_are_not_as_expected_are_not_asked_for_again(service):
    error = "data quality: record_readable is broken: 800 of 4800 records"
    service.plan("harvests", fails(error))

    with pytest.raises(AirflowFailException, match=error):
        harvested(daily())


def test_a_clock_that_differs_changes_nothing(service, monkeypatch):
    """Ages are compared, each of one clock; here the service's is a day behind."""
    from arxivist import services

    service.plan("harvests", succeeds({"fetched": 12}))
    context = daily()
    context["dag_run"].start_date -= timedelta(minutes=1)
    harvested(context)
    long_ago(service.jobs[0])
    monkeypatch.setattr(services, "date_of", lambda header: datetime.now(UTC) - timedelta(days=1))

    assert harvested(context) == {"fetched": 12}


def test_a_day_without_papers_is_no_failure(service):
    service.plan("harvests", succeeds({"fetched": 0}))

    with pytest.raises(AirflowSkipException, match="no papers for these days"):
        harvested(daily())


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("from", "2026-11-01", "yesterday"),
        ("until", "2026-11-01", 20261101),
        ("sets", ["cs", "physics:hep-th"], "cs"),
        ("limit", 1, 0),
        ("source", "oai", "rss"),
        ("file", "corpus.jsonl", 1),
    ],
)
def test_parameters_are_checked_before_a_run_begins(name, good, bad):
    from airflow.sdk.exceptions import ParamValidationError

    param = HARVEST_PARAMS[name]

    assert param.resolve(good) == good
    assert param.resolve(None) is None
    assert param.description
    with pytest.raises(ParamValidationError):
        param.resolve(bad)
