"""What becomes of a deadline that a run misses."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest
from airflow.sdk._shared.module_loading import import_string

from arxivist.deadlines import due_within, tell


def missed(run_type: str):
    """What the scheduler hands to the callback of a missed deadline."""
    return {
        "dag_run": {
            "dag_run_id": "the-run",
            "dag_id": "arxiv_to_redis",
            "run_type": run_type,
            "state": "running",
        },
        "deadline": {"id": "1", "deadline_time": "2026-11-02T09:00:00Z"},
    }


@pytest.mark.parametrize(
    ("run_type", "level"),
    [("scheduled", "ERROR"), ("manual", "ERROR"), ("asset_triggered", "ERROR"), ("backfill", "INFO")],
)
def test_a_late_run_is_told_of_as_an_error_unless_it_is_one_of_a_backfill(caplog, run_type, level):
    with caplog.at_level(logging.INFO, logger="arxivist.deadlines"):
        asyncio.run(tell(context=missed(run_type)))

    (record,) = caplog.records
    assert record.levelname == level
    assert record.getMessage() == (
        "deadline missed: run the-run of arxiv_to_redis was due at 2026-11-02T09:00:00Z and is running"
    )


def test_the_triggerer_finds_the_callback_by_its_name():
    deadline = due_within(timedelta(hours=3))

    assert deadline.interval == timedelta(hours=3)
    assert import_string(deadline.callback.path) is tell
