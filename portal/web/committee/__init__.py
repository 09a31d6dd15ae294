"""The committee's agenda items: made from a round, edited by section, downloaded."""
