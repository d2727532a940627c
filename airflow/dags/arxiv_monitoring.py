"""
### arxiv_monitoring: has anything changed?

`check_drift` compares the papers stored since the last check with what the champion learnt from. On drift,
`trigger_training` tells `arxiv_training`, which trains on what the training queue holds.

**When it runs.** When `arxiv_to_redis` stored papers.

**Skipped** is not failed: `check_drift` is skipped where there are too few papers to say anything, or no model yet,
`trigger_training` where there is no drift.

**Its result.** The return value of `check_drift`: verdict, reason, findings, and where the monitor keeps the report.

### When it fails

| task | what to do |
| --- | --- |
| `check_drift` | The log has the check's own error. Monitor, MongoDB or MLflow away: clear the task once they are back. A check says nothing twice: the next one begins where the last one that could say something ended. |
| `trigger_training` | It only reads the verdict. Clear it. |

A task that says *was cancelled* was ended by a person; clear it to have it done after all.
"""

from datetime import timedelta

from airflow.sdk import DAG, task
from airflow.sdk.exceptions import AirflowSkipException

from arxivist.assets import DRIFT, STORED_PAPERS
from arxivist.connections import MONITOR
from arxivist.deadlines import due_within
from arxivist.job_operator import JobOperator
from arxivist.settings import START_DATE, TASK_DEFAULTS


def skip_if_not_enough_data(result, context):
    if result["verdict"] == "not_enough_data":
        raise AirflowSkipException(result["reason"])


with DAG(
    dag_id="arxiv_monitoring",
    description="Compares the papers stored since the last check with what the champion learnt from",
    doc_md=__doc__,
    schedule=[STORED_PAPERS],
    start_date=START_DATE,
    catchup=False,
    max_active_runs=1,
    max_active_tasks=4,
    dagrun_timeout=timedelta(hours=6),
    deadline=due_within(timedelta(hours=1)),
    default_args=TASK_DEFAULTS,
    tags=["arxivist", "monitoring"],
) as dag:
    check_drift = JobOperator(
        task_id="check_drift",
        connection=MONITOR,
        path="drift-checks",
        conclude=skip_if_not_enough_data,
        anew_when_cleared=True,
    )

    @task(outlets=[DRIFT])
    def trigger_training(check):
        if check["verdict"] != "drift":
            raise AirflowSkipException(check["reason"])
        return check["reason"]

    trigger_training(check_drift.output)
