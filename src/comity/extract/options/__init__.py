"""The readings that a sentence allows for each amount in it, with what speaks for them: one module a decision."""
