"""Fremdrift's portal: the house between what comes in (forms) and what goes out (docgen)."""
