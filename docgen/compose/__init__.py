"""From view to blocks: one pure function a document."""
