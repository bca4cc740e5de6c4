"""Learn how to choose between the readings of an amount, from annotated press texts."""
