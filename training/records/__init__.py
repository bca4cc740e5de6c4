"""Learn which words of a text tell of agreements, projects, measures and events, from annotated press texts."""
