"""Questions to the database: always ordered, answered with frozen rows or domain values."""
