"""Projects: the list, the registration, and one project's page."""
