"""What holds for every DAG and task unless it says otherwise."""

from datetime import UTC, datetime, timedelta

# The first day that arXiv's OAI-PMH interface knows: a backfill may begin here. Catch-up is off, so
# an early start costs nothing.
START_DATE = datetime(2005, 9, 16, tzinfo=UTC)

TASK_DEFAULTS = {
    "owner": "arxivist",
    # 30 s, doubled each time: half an hour in all, enough for a service to be repaired by hand.
    "retries": 6,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(minutes=15),
    # Of one stay on a worker; a job is waited for elsewhere, as long as the task's patience says.
    "execution_timeout": timedelta(minutes=10),
}
