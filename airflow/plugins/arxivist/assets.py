"""What the DAGs tell each other. A task that was skipped tells nothing."""

from airflow.sdk import Asset

STORED_PAPERS = Asset("arxivist_stored_papers")
TRAINING_PAPERS = Asset("arxivist_training_papers")
DRIFT = Asset("arxivist_drift")
