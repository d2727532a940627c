"""
### arxiv_to_redis: the day's new papers, from arXiv to MongoDB

`fetch_arxiv` harvests the days of the data interval into the fetcher's local queue, `push_to_redis` moves
that queue to Redis, `store_article` waits until what stands in Redis is classified, stored in MongoDB and
written to the article archive.

**When it runs.** Daily at 06:00 UTC, for the UTC day before. arXiv announces at 20:00 US Eastern time, Sunday to
Thursday (00:00 or 01:00 UTC), and its OAI-PMH interface has the papers about two hours later; at 06:00 UTC the
day before is over and complete.

**Skipped** is not failed: `fetch_arxiv` is skipped where the source has no papers (weekends and holidays) or the
same days were harvested before; `push_to_redis` where the local queue is empty; `store_article` where nothing was pushed and
nothing waits. Each judges for itself, so that what an earlier day left behind goes on.

**By hand.** Trigger with parameters to harvest other days, sets or sources. A backfill asks for past days, and
skips those that were harvested.

### When it fails

| task | what to do |
| --- | --- |
| `fetch_arxiv` | The log has the harvest's own error. arXiv away: nothing; the retries bridge half an hour, and a cleared task goes on with the same harvest. `data quality: …`: no retries; see docs/operations.md, then clear the task. Refused (400): correct the run's parameters or the Variables ARXIVIST_SETS, ARXIVIST_SOURCE, ARXIVIST_LIMIT. |
| `push_to_redis` | Redis or the fetcher is away. The papers are on the fetcher's disk; clear the task once Redis is back. |
| `store_article` | The classifier or MongoDB is away, or no model serves yet: it waits until `arxiv_training` published one. Clear the task; nothing is stored twice. |

A task that says *was cancelled* was ended by a person; clear it to have it done after all.
"""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable
from airflow.sdk.exceptions import AirflowSkipException

from arxivist.assets import STORED_PAPERS
from arxivist.connections import CLASSIFIER, FETCHER
from arxivist.deadlines import due_within
from arxivist.harvest_operator import HARVEST_PARAMS, HarvestOperator
from arxivist.job_operator import JobOperator
from arxivist.settings import START_DATE, TASK_DEFAULTS


def skip_if_nothing_moved(result, context):
    if result["pushed"] == 0:
        raise AirflowSkipException("no paper for classification waited in the fetcher's local queue")


def skip_if_nothing_waited(result, context):
    """A quick classifier has the day's papers stored before it is asked: what was pushed counts too."""
    pushed = context["ti"].xcom_pull(task_ids="push_to_redis") or {"pushed": 0}
    if result["waiting"] == 0 and pushed["pushed"] == 0:
        raise AirflowSkipException("nothing was pushed, and no paper waited in the classification queue")


with DAG(
    dag_id="arxiv_to_redis",
    description="Fetches the day's papers, pushes them to Redis, has them classified, stored and archived",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("0 6 * * *", timezone="UTC"),
    start_date=START_DATE,
    catchup=False,
    max_active_runs=1,
    max_active_tasks=4,
    dagrun_timeout=timedelta(hours=12),
    deadline=due_within(timedelta(hours=3)),
    default_args=TASK_DEFAULTS,
    params=HARVEST_PARAMS,
    tags=["arxivist", "papers"],
) as dag:
    fetch_arxiv = HarvestOperator(task_id="fetch_arxiv", target="classification", patience=timedelta(hours=4))
    push_to_redis = JobOperator(
        task_id="push_to_redis",
        connection=FETCHER,
        path="pushes",
        body={"target": "classification"},
        conclude=skip_if_nothing_moved,
        anew_when_cleared=True,
        trigger_rule="none_failed",
    )
    store_article = JobOperator(
        task_id="store_article",
        connection=CLASSIFIER,
        path="drains",
        conclude=skip_if_nothing_waited,
        anew_when_cleared=True,
        patience=timedelta(hours=4),
        trigger_rule="none_failed",
        outlets=[STORED_PAPERS],
    )
    fetch_arxiv >> push_to_redis >> store_article
