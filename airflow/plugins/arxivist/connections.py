"""The Airflow connections (type HTTP) by which the services are found."""

FETCHER = "arxivist_fetcher"
TRAINER = "arxivist_trainer"
CLASSIFIER = "arxivist_classifier"
MONITOR = "arxivist_monitor"
