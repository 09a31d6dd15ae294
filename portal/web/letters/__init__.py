"""Letters and the journal, for the secretariat."""
