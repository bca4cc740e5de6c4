"""What the features of a reading weigh: one file a language, written by `python -m training.figures`."""
