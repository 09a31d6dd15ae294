"""Action plans after a red rating: written together, reviewed, agreed and followed."""
