"""Each DAG, run whole by Airflow against services that keep the job contract."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime

import pytest

from arxivist.settings import TASK_DEFAULTS
from job_service import fails, long_ago, succeeds

pytestmark = pytest.mark.usefixtures("airflow_database")

MONDAY = datetime(2026, 11, 2, 6, tzinfo=UTC)


@pytest.fixture
def run(monkeypatch):
    """Runs a DAG without retries and says how each of its tasks ended."""
    from airflow.utils.session import create_session

    monkeypatch.setitem(TASK_DEFAULTS, "retries", 0)

    def run(dag_id, **kwargs):
        dag = importlib.reload(importlib.import_module(dag_id)).dag
        # DAG.test() of Airflow 3.3.2 cannot end a successful run that has one; the scheduler can.
        dag.deadline = None
        dag_run = dag.test(**kwargs)
        with create_session() as session:
            return {ti.task_id: str(ti.state) for ti in dag_run.get_task_instances(session=session)}

    return run


@pytest.fixture
def latest_training_run_id():
    from airflow.models import Variable

    Variable.set("LATEST_TRAINING_RUN_ID", "run-of-yesterday")
    return lambda: Variable.get("LATEST_TRAINING_RUN_ID")


def champion(run_id: str):
    """The trainer's answer to GET /models."""

    def line(version, run_id, aliases):
        return {
            "version": {"version": version, "runId": run_id, "aliases": aliases},
            "run": {"runId": run_id},
        }

    return {"models": [line("2", "run-of-a-candidate", []), line("1", run_id, ["champion"])]}


def depth(ready: int, in_flight: int = 0):
    return {"ready": ready, "inFlight": in_flight, "parked": 0, "oldestAgeSeconds": None}


def test_papers_of_the_day_go_all_the_way(service, run):
    service.plan("harvests", succeeds({"fetched": 12}))
    service.plan("pushes", succeeds({"pushed": 12}))
    service.plan("drains", succeeds({"waiting": 12, "parked": 0}))

    states = run("arxiv_to_redis", logical_date=MONDAY)

    assert states == {"fetch_arxiv": "success", "push_to_redis": "success", "store_article": "success"}
    harvest, push, drain = (service.submitted(kind)[0] for kind in ("harvests", "pushes", "drains"))
    assert harvest.request == {
        "target": "classification",
        "source": "oai",
        "from": "2026-11-01",
        "until": "2026-11-01",
        "sets": [],
    }
    assert push.request == {"target": "classification"}
    assert drain.request == {}
    assert harvest.key.startswith("arxiv_to_redis/fetch_arxiv/2026-11-01/2026-11-01/")
    assert push.key.startswith("arxiv_to_redis/push_to_redis/manual__")


def test_a_day_without_papers_is_skipped(service, run):
    service.plan("harvests", succeeds({"fetched": 0}))
    service.plan("pushes", succeeds({"pushed": 0}))
    service.plan("drains", succeeds({"waiting": 0, "parked": 0}))

    states = run("arxiv_to_redis")

    assert states == {"fetch_arxiv": "skipped", "push_to_redis": "skipped", "store_article": "skipped"}


def test_papers_that_were_stored_before_anybody_asked_are_stored_all_the_same(service, run):
    service.plan("harvests", succeeds({"fetched": 12}))
    service.plan("pushes", succeeds({"pushed": 12}))
    service.plan("drains", succeeds({"waiting": 0, "parked": 0}))

    states = run("arxiv_to_redis")

    assert states["store_article"] == "success"


def test_a_day_that_was_harvested_is_not_harvested_again_but_what_it_left_goes_on(service, run):
    service.plan("harvests", succeeds({"fetched": 12}))
    service.plan("pushes", succeeds({"pushed": 5}))
    service.plan("drains", succeeds({"waiting": 5, "parked": 0}))
    run("arxiv_to_redis")
    long_ago(service.submitted("harvests")[0])

    states = run("arxiv_to_redis")

    assert states == {"fetch_arxiv": "skipped", "push_to_redis": "success", "store_article": "success"}
    assert len(service.submitted("harvests")) == 1
    assert len(service.submitted("pushes")) == 2


def test_what_waits_in_redis_is_stored_though_nothing_came(service, run):
    service.plan("harvests", succeeds({"fetched": 0}))
    service.plan("pushes", succeeds({"pushed": 0}))
    service.plan("drains", succeeds({"waiting": 3, "parked": 0}))

    states = run("arxiv_to_redis")

    assert states == {"fetch_arxiv": "skipped", "push_to_redis": "skipped", "store_article": "success"}


def test_a_harvest_that_failed_stops_its_run(service, run):
    service.plan("harvests", fails("arXiv does not answer"))

    states = run("arxiv_to_redis")

    assert states == {
        "fetch_arxiv": "failed",
        "push_to_redis": "upstream_failed",
        "store_article": "upstream_failed",
    }


def test_papers_for_training_are_fetched_and_pushed(service, run):
    service.plan("harvests", succeeds({"fetched": 12}))
    service.plan("pushes", succeeds({"pushed": 12}))

    states = run("arxiv_to_redis_train", run_conf={"from": "2026-10-01", "until": "2026-10-31", "limit": 50})

    assert states == {"fetch_arxiv_train": "success", "push_to_redis_train": "success"}
    harvest, push = service.jobs
    assert harvest.request == {
        "target": "training",
        "source": "oai",
        "from": "2026-10-01",
        "until": "2026-10-31",
        "sets": [],
        "limit": 50,
    }
    assert harvest.key.startswith("arxiv_to_redis_train/fetch_arxiv_train/manual__")
    assert push.request == {"target": "training"}


def test_a_training_ends_with_the_champion_in_the_variable(service, run, latest_training_run_id):
    service.pages["queue"] = depth(250)
    service.pages["models"] = champion("run-of-today")
    service.plan("trainings", succeeds({"trainingId": "the-training"}))
    service.plan("publications", succeeds({"champion": True, "reason": "better"}))

    states = run("arxiv_training")

    assert states == {
        "check_redis": "success",
        "train_model_from_redis": "success",
        "push_to_mlflow": "success",
    }
    assert ("POST", "trainings/the-training/publication") in [request[:2] for request in service.requests]
    assert latest_training_run_id() == "run-of-today"


def test_a_candidate_that_the_gate_refused_leaves_the_variable_at_the_champion(
    service, run, latest_training_run_id
):
    service.pages["queue"] = depth(0, in_flight=250)
    service.pages["models"] = champion("run-of-last-week")
    service.plan("trainings", succeeds({"trainingId": "the-training"}))
    service.plan("publications", succeeds({"champion": False, "reason": "worse by two points"}))

    states = run("arxiv_training")

    assert states["push_to_mlflow"] == "success"
    assert latest_training_run_id() == "run-of-last-week"


def test_a_champion_that_a_person_chose_is_in_the_variable_after_the_next_run(
    service, run, latest_training_run_id
):
    service.pages["queue"] = depth(0)
    service.pages["models"] = champion("run-that-was-rolled-back-to")

    states = run("arxiv_training")

    assert set(states.values()) == {"skipped"}
    assert latest_training_run_id() == "run-that-was-rolled-back-to"


def test_no_training_without_papers_in_the_queue(service, run, latest_training_run_id):
    service.pages["queue"] = depth(0)
    service.pages["models"] = {"models": []}

    states = run("arxiv_training")

    assert set(states.values()) == {"skipped"}
    assert service.jobs == []
    assert latest_training_run_id() == "run-of-yesterday"


def test_no_training_with_too_few_papers(service, run, latest_training_run_id):
    service.pages["queue"] = depth(3)
    service.pages["models"] = {"models": []}
    service.refuse("trainings", 409, "there are 3 papers to train on; 200 are needed")

    states = run("arxiv_training")

    assert states == {
        "check_redis": "success",
        "train_model_from_redis": "skipped",
        "push_to_mlflow": "skipped",
    }
    assert latest_training_run_id() == "run-of-yesterday"


@pytest.mark.parametrize(
    ("verdict", "checked", "triggered"),
    [
        ("drift", "success", "success"),
        ("no_drift", "success", "skipped"),
        ("not_enough_data", "skipped", "skipped"),
    ],
)
def test_only_drift_triggers_a_training(service, run, verdict, checked, triggered):
    service.plan("drift-checks", succeeds({"verdict": verdict, "reason": "the reason"}))

    states = run("arxiv_monitoring")

    assert states == {"check_drift": checked, "trigger_training": triggered}
