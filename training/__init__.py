"""How the weights in the package are made: `python -m training --corpora FOLDER` (extra `train`)."""
