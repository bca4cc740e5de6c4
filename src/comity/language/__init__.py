"""Language: from words to layers."""
