"""The chapters of a dossier, one module each: a function from the material to a chapter."""
