"""Learn which date of a text an item means, from annotated press texts."""
