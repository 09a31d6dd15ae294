"""Work outside requests: mail goes out and documents are made, by the worker alone."""
