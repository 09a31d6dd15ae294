"""Serves the portal: the web server and the worker as children that come and go together."""
