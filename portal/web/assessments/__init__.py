"""Judging projects: the report, the suggestion with its arithmetic, and the decision."""
