"""Mail: texts in the recipient's language, and their way to the mail server."""
