"""Runs on their way out: to OpenTelemetry, to MLflow, to a dataset folder, to a report in one file."""
