"""Accounts: logging in, invitations, passwords, language, and the pages about the portal."""
