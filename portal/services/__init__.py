"""The use cases: one function each, ``(session, ..., by=actor, at=instant)``; they only flush."""
