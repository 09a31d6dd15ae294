"""The document engine: views in, blocks between, Word, PDF, HTML and plain text out."""
