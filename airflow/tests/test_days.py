"""Each DAG, run whole by Airflow against services that keep the job contract."""

from __future__ import annotations

import importlib

import pytest

from arxivist.settings import TASK_DEFAULTS
from job_service import succeeds

pytestmark = pytest.mark.usefixtures("airflow_database")


@pytest.fixture
def run(monkeypatch):
    """Runs a DAG without retries and says how each of its tasks ended."""
    monkeypatch.setitem(TASK_DEFAULTS, "retries", 0)

    def run(dag_id, **kwargs):
        dag = importlib.reload(importlib.import_module(dag_id)).dag
        dag_run = dag.test(**kwargs)
        return {ti.task_id: ti.state and str(ti.state) for ti in states_of(dag_run)}

    return run


def states_of(dag_run):
    from airflow.utils.session import create_session

    with create_session() as session:
        return dag_run.get_task_instances(session=session)


def test_papers_of_the_day_go_all_the_way(service, run):
    service.plan("harvests", succeeds({"fetched": 12}))
    service.plan("pushes", succeeds({"pushed": 12}))
    service.plan("drains", succeeds({"waiting": 12, "parked": 0}))

    states = run("arxiv_to_redis")

    assert states == {"fetch_arxiv": "success", "push_to_redis": "success", "store_article": "success"}
