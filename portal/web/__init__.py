"""The pages: thin routes, view models, and who may enter."""
