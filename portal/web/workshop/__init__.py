"""The workshop: its drawn theory of change, criteria, milestones, risks, and how it is agreed."""
