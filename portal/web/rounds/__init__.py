"""Rounds of reporting: the list, the cockpit of each, the colour matrix, publication."""
