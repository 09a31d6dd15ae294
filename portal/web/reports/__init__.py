"""The progress report: written in steps, checked, sent, and read again."""
