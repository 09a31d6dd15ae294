"""The administrator's pages: people with their roles, and settings."""
