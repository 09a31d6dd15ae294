"""Cases of projects that are red twice, for the secretariat."""
