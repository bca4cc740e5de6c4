"""Kernels compiled by numba, from the extra `fast`; nothing here is imported unless they are called for.

Where the loops stand in another module as plain Python they are compiled from there, so that both give the same answers.
"""
