"""The memory of the house: models, queries, history, outbox and documents. No rules live here."""
