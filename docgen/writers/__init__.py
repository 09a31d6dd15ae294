"""From blocks to files; the only place that knows Word, PDF and HTML."""
