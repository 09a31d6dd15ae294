"""The public pages: what is published, for everybody, without login and without cookie."""
