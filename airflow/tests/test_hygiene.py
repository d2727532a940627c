"""What holds for every DAG file."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent
FILES = sorted((FOLDER / "dags").glob("*.py"))
SOURCES = FILES + sorted((FOLDER / "plugins").rglob("*.py"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")

TASKS = {
    "arxiv_to_redis": ["fetch_arxiv", "push_to_redis", "store_article"],
    "arxiv_to_redis_train": ["fetch_arxiv_train", "push_to_redis_train"],
    "arxiv_training": ["check_redis", "train_model_from_redis", "push_to_mlflow"],
    "arxiv_monitoring": ["check_drift", "trigger_training"],
}


@pytest.fixture(scope="module")
def bag():
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(str(FOLDER / "dags"))


@pytest.fixture(scope="module")
def tasks(bag):
    return [task for dag in bag.dags.values() for task in dag.tasks]


def test_every_file_is_imported_without_an_error(bag):
    assert bag.import_errors == {}
    assert sorted(bag.dags) == sorted(TASKS)


def test_a_file_has_one_dag_whose_id_is_its_name(bag):
    assert {dag_id: Path(dag.fileloc).stem for dag_id, dag in bag.dags.items()} == {
        path.stem: path.stem for path in FILES
    }


@pytest.mark.parametrize(("dag_id", "order"), TASKS.items())
def test_tasks_have_the_names_and_the_order_of_the_design(bag, dag_id, order):
    dag = bag.dags[dag_id]

    assert [task.task_id for task in dag.topological_sort()] == order
    for before, after in pairwise(order):
        assert dag.get_task(before).downstream_task_ids == {after}


def test_every_dag_says_what_to_do_when_it_fails(bag):
    for dag in bag.dags.values():
        advice = dag.doc_md.partition("### When it fails")[2]

        assert all(f"| `{task_id}` |" in advice for task_id in dag.task_ids), dag.dag_id


def test_every_dag_says_when_it_runs_and_what_is_skipped(bag):
    for dag in bag.dags.values():
        assert "**When it runs.**" in dag.doc_md
        assert "**Skipped** is not failed" in dag.doc_md


def test_no_dag_catches_up_or_runs_beside_itself(bag):
    for dag in bag.dags.values():
        assert dag.catchup is False
        assert dag.max_active_runs == 1
        assert dag.max_active_tasks == 4


def test_every_run_has_a_deadline_before_its_end_by_force(bag):
    for dag in bag.dags.values():
        (deadline,) = dag.deadline if isinstance(dag.deadline, list) else [dag.deadline]

        assert timedelta() < deadline.interval < dag.dagrun_timeout


def test_every_dag_has_tags_and_a_description(bag):
    for dag in bag.dags.values():
        assert "arxivist" in dag.tags
        assert dag.description


def test_every_task_is_retried_with_growing_pauses(tasks):
    for task in tasks:
        assert task.retries == 6
        assert task.retry_delay == timedelta(seconds=30)
        assert task.retry_exponential_backoff == 2
        assert task.max_retry_delay == timedelta(minutes=15)


def test_every_task_has_an_owner_and_a_time_limit(tasks):
    for task in tasks:
        assert task.owner == "arxivist"
        assert task.execution_timeout == timedelta(minutes=10)


def test_a_waiting_task_gives_up_before_its_run_does(tasks):
    for task in tasks:
        if hasattr(task, "patience"):
            assert timedelta() < task.patience < task.dag.dagrun_timeout


def test_daily_runs_have_a_data_interval(bag):
    from airflow.sdk import CronDataIntervalTimetable

    for dag_id in ("arxiv_to_redis", "arxiv_to_redis_train"):
        assert isinstance(bag.dags[dag_id].timetable, CronDataIntervalTimetable)


def test_what_one_dag_tells_another_waits_for(bag):
    told = {asset.name for dag in bag.dags.values() for task in dag.tasks for asset in task.outlets}
    awaited = {
        asset.name
        for dag_id in ("arxiv_training", "arxiv_monitoring")
        for asset in bag.dags[dag_id].timetable.asset_condition.objects
    }

    assert told == awaited == {"arxivist_stored_papers", "arxivist_training_papers", "arxivist_drift"}


def test_tasks_only_call_services():
    """No client of a backend, and no HTTP beside the one door to the services."""
    allowed = {"airflow", "arxivist", "datetime"}
    for path in FILES:
        assert imported(path) <= allowed, path.name
    for path in SOURCES:
        assert not imported(path) & {"pymongo", "redis", "boto3", "mlflow", "kafka", "httpx", "urllib3"}


def test_shared_code_shadows_no_other_package():
    names = {path.name for path in (FOLDER / "plugins").iterdir() if path.is_dir()} - {"__pycache__"}

    assert names == {"arxivist"}


def test_airflow_takes_no_file_of_the_shared_code_for_a_plugin():
    """It would import each once more, under its bare name."""
    from airflow._shared.module_loading import find_path_from_directory

    found = find_path_from_directory(str(FOLDER / "plugins"), ".airflowignore", "glob")

    assert [path for path in found if path.endswith(".py")] == []


def test_every_connection_and_variable_is_in_the_readme():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    variables = set(re.findall(r'Variable\.[gs]et\(\s*"(\w+)"', text))
    connections = set(re.findall(r'^[A-Z]+ = "(arxivist_\w+)"', text, re.MULTILINE))

    assert variables == {"LATEST_TRAINING_RUN_ID", "ARXIVIST_SOURCE", "ARXIVIST_SETS", "ARXIVIST_LIMIT"}
    assert connections == {
        "arxivist_fetcher",
        "arxivist_trainer",
        "arxivist_classifier",
        "arxivist_monitor",
    }
    assert all(f"`{name}`" in README for name in variables | connections)


def test_no_dag_file_reads_anything_while_it_is_imported():
    for path in FILES:
        module = ast.parse(path.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
        inside = {id(node) for function in functions for node in ast.walk(function)}
        outside = [
            ast.unparse(node.func)
            for node in ast.walk(module)
            if isinstance(node, ast.Call) and id(node) not in inside
        ]

        assert not [name for name in outside if name.startswith(("Variable", "services", "open"))]


def test_requirements_are_pinned_and_their_constraints_name_no_address():
    constraints = (FOLDER / "constraints.txt").read_text(encoding="utf-8").splitlines()
    requirements = (FOLDER / "requirements.txt").read_text(encoding="utf-8").splitlines()

    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+", line) for line in constraints)
    assert set(requirements) <= set(constraints)


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names - {"__future__"}
