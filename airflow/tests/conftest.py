"""A fresh Airflow for this test session, and the services that its tasks meet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

AIRFLOW_FOLDER = Path(__file__).parent.parent
CONNECTIONS = ("ARXIVIST_FETCHER", "ARXIVIST_TRAINER", "ARXIVIST_CLASSIFIER", "ARXIVIST_MONITOR")

# Airflow reads these when it is imported, so they are set before any test module is.
HOME = tempfile.TemporaryDirectory(prefix="arxivist-airflow-")
os.environ |= {
    "AIRFLOW_HOME": HOME.name,
    "AIRFLOW__CORE__DAGS_FOLDER": str(AIRFLOW_FOLDER / "dags"),
    "AIRFLOW__CORE__PLUGINS_FOLDER": str(AIRFLOW_FOLDER / "plugins"),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "false",
    "AIRFLOW__CORE__UNIT_TEST_MODE": "false",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "false",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "INFO",
    "no_proxy": "127.0.0.1",
}
for name in [name for name in os.environ if name.startswith(("AIRFLOW_CONN_", "AIRFLOW_VAR_"))]:
    del os.environ[name]
sys.path[:0] = [str(AIRFLOW_FOLDER / "plugins"), str(AIRFLOW_FOLDER / "dags"), str(AIRFLOW_FOLDER / "tests")]


@pytest.fixture(scope="session")
def airflow_database() -> None:
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True)


@pytest.fixture
def service(monkeypatch):
    """All four services in one, at the four connections."""
    from job_service import JobService

    running = JobService()
    at = json.dumps({"conn_type": "http", "host": "127.0.0.1", "port": running.port})
    for connection in CONNECTIONS:
        monkeypatch.setenv(f"AIRFLOW_CONN_{connection}", at)
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Waits that are seconds in production are hundredths here."""
    from arxivist import job_operator, job_trigger

    monkeypatch.setattr(job_operator, "SECONDS_ON_WORKER", 0.0)
    monkeypatch.setattr(job_operator, "PAUSE_ON_WORKER", 0.01)
    monkeypatch.setattr(job_trigger, "PAUSE", 0.01)
    monkeypatch.setattr(job_trigger, "OUTAGE_PAUSES", (0.05, 0.1, 0.2))
