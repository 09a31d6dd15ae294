"""Tools around the product: setting up a machine, checking the code, timing it."""
