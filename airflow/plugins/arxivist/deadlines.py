"""Deadlines of DAG runs (Airflow 3 has them in the place of SLAs)."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from airflow.sdk import AsyncCallback, DeadlineAlert, DeadlineReference

LOG = logging.getLogger(__name__)


def due_within(interval: timedelta) -> DeadlineAlert:
    """Tells when a run has not ended this long after it was queued."""
    return DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=interval,
        callback=AsyncCallback("arxivist.deadlines.tell"),
    )


async def tell(context: dict[str, Any]) -> None:
    """Runs in the triggerer. Runs of a backfill wait for each other and are late by nature."""
    run, deadline = context["dag_run"], context["deadline"]
    level = logging.INFO if run["run_type"] == "backfill" else logging.ERROR
    LOG.log(
        level,
        "deadline missed: run %s of %s was due at %s and is %s",
        run["dag_run_id"],
        run["dag_id"],
        deadline["deadline_time"],
        run["state"],
    )
