"""
### arxiv_training: a new model, judged against the one in charge

`check_redis` looks whether the training queue has papers, `train_model_from_redis` takes them into the corpus and
trains, `push_to_mlflow` publishes the candidate: run, metrics, artifacts, registered version. The gate then
decides whether it becomes champion. Last, the Variable LATEST_TRAINING_RUN_ID is set to the run that is champion
now; where the gate refused the candidate, that is the run that was champion before. `check_redis` sets it too, before
it looks at the queue: a person may have promoted another model, or rolled back, since the last run.

**When it runs.** When `arxiv_to_redis_train` pushed papers, and when `arxiv_monitoring` found drift.

**Skipped** is not failed: all three tasks are skipped where the training queue is empty, the later two also
where queue and corpus together hold too few papers.

### When it fails

| task | what to do |
| --- | --- |
| `check_redis` | The trainer, Redis or MLflow is away. Clear the task once they are back. |
| `train_model_from_redis` | The log has the training's own error. A trainer that was killed goes on by itself. Clear this task, not `check_redis`: the papers are in the corpus already, and the queue may be empty. |
| `push_to_mlflow` | MLflow is away, or its disk is full. Clear the task: the candidate is kept on the trainer's disk, and no second run is made. |

A task that says *was cancelled* was ended by a person; clear it to have it done after all.
A gate that refuses is no failure: the result of `push_to_mlflow` has `champion: false` and the reason.
"""

from datetime import timedelta

from airflow.sdk import DAG, Variable, task
from airflow.sdk.exceptions import AirflowException, AirflowSkipException

from arxivist import services
from arxivist.assets import DRIFT, TRAINING_PAPERS
from arxivist.connections import TRAINER
from arxivist.deadlines import due_within
from arxivist.job_operator import JobOperator
from arxivist.settings import START_DATE, TASK_DEFAULTS


def champion_run_id() -> str | None:
    """The run behind the registry's champion, as the trainer sees it; None before the first."""
    models = services.call(TRAINER, "GET", "models").accepted().body["models"]
    return next(
        (line["version"]["runId"] for line in models if "champion" in line["version"]["aliases"]), None
    )


def follow_champion() -> str | None:
    """Has the Variable name the champion's run, which it returns."""
    run_id = champion_run_id()
    if run_id:
        Variable.set(
            "LATEST_TRAINING_RUN_ID", run_id, description="MLflow run of the champion; arxiv_training sets it"
        )
    return run_id


def set_latest_training_run_id(result, context):
    run_id = follow_champion()
    if run_id is None:
        raise AirflowException("no model is champion, though one was just published")
    return result | {"latestTrainingRunId": run_id}


with DAG(
    dag_id="arxiv_training",
    description="Trains on what the training queue holds, publishes the model and lets the gate decide",
    doc_md=__doc__,
    schedule=(TRAINING_PAPERS | DRIFT),
    start_date=START_DATE,
    catchup=False,
    max_active_runs=1,
    max_active_tasks=4,
    dagrun_timeout=timedelta(hours=12),
    deadline=due_within(timedelta(hours=6)),
    default_args=TASK_DEFAULTS,
    tags=["arxivist", "training"],
) as dag:

    @task
    def check_redis():
        follow_champion()
        depth = services.call(TRAINER, "GET", "queue").accepted().body
        if depth["ready"] + depth["inFlight"] == 0:
            raise AirflowSkipException("the training queue is empty; there is nothing new to learn from")
        return depth

    train_model_from_redis = JobOperator(
        task_id="train_model_from_redis",
        connection=TRAINER,
        path="trainings",
        skip_on_conflict=True,
        patience=timedelta(hours=6),
    )
    push_to_mlflow = JobOperator(
        task_id="push_to_mlflow",
        connection=TRAINER,
        path="trainings/{{ ti.xcom_pull(task_ids='train_model_from_redis')['trainingId'] }}/publication",
        conclude=set_latest_training_run_id,
    )
    check_redis() >> train_model_from_redis >> push_to_mlflow
