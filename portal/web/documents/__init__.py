"""Asking for documents, waiting for them, and fetching them."""
