"""Evaluation: cases, models that need no network, evaluators, reports."""
