"""Weights, labels and vocabulary of the English engine: data under CC BY-SA 4.0, see LICENSE and ATTRIBUTION.md beside it."""
