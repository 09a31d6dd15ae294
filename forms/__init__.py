"""What comes in: one form a module, from the browser's text to a frozen domain value."""
