"""
### arxiv_to_redis_train: the day's new papers, for training

`fetch_arxiv_train` harvests the days of the data interval into the fetcher's local queue for training, and
`push_to_redis_train` moves that queue to Redis. Where papers were moved, `arxiv_training` starts.

**When it runs.** Daily at 06:30 UTC, for the UTC day before: after `arxiv_to_redis`, since arXiv allows one
connection and the fresh papers come first. (arXiv announces at 20:00 US Eastern time, Sunday to Thursday, that is
00:00 or 01:00 UTC, and its OAI-PMH interface has the papers about two hours later.)

**Skipped** is not failed: `fetch_arxiv_train` is skipped where the source has no papers (weekends and holidays) or
the same days were harvested before; `push_to_redis_train` where the local queue is empty.

**By hand.** A corpus is begun by a backfill of this DAG, or by a run with parameters (`from`, `until`, `sets`).

### When it fails

| task | what to do |
| --- | --- |
| `fetch_arxiv_train` | The log has the harvest's own error. arXiv away: nothing; the retries bridge half an hour, and a cleared task goes on with the same harvest. `data quality: …`: no retries; see docs/operations.md, then clear the task. Refused (400): correct the run's parameters or the Variables ARXIVIST_SETS, ARXIVIST_SOURCE, ARXIVIST_LIMIT. |
| `push_to_redis_train` | Redis or the fetcher is away. The papers are on the fetcher's disk; clear the task once Redis is back. |

A task that says *was cancelled* was ended by a person; clear it to have it done after all.
"""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable
from airflow.sdk.exceptions import AirflowSkipException

from arxivist.assets import TRAINING_PAPERS
from arxivist.connections import FETCHER
from arxivist.deadlines import due_within
from arxivist.harvest_operator import HARVEST_PARAMS, HarvestOperator
from arxivist.job_operator import JobOperator
from arxivist.settings import START_DATE, TASK_DEFAULTS


def skip_if_nothing_moved(result, context):
    if result["pushed"] == 0:
        raise AirflowSkipException("no paper for training waited in the fetcher's local queue")


with DAG(
    dag_id="arxiv_to_redis_train",
    description="Fetches the day's papers for training and pushes them to Redis",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("30 6 * * *", timezone="UTC"),
    start_date=START_DATE,
    catchup=False,
    max_active_runs=1,
    max_active_tasks=4,
    dagrun_timeout=timedelta(hours=12),
    deadline=due_within(timedelta(hours=3)),
    default_args=TASK_DEFAULTS,
    params=HARVEST_PARAMS,
    tags=["arxivist", "training"],
) as dag:
    fetch_arxiv_train = HarvestOperator(
        task_id="fetch_arxiv_train", target="training", patience=timedelta(hours=4)
    )
    push_to_redis_train = JobOperator(
        task_id="push_to_redis_train",
        connection=FETCHER,
        path="pushes",
        body={"target": "training"},
        conclude=skip_if_nothing_moved,
        anew_when_cleared=True,
        trigger_rule="none_failed",
        outlets=[TRAINING_PAPERS],
    )
    fetch_arxiv_train >> push_to_redis_train
