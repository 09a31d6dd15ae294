"""The documents' standard words, Danish and English."""
