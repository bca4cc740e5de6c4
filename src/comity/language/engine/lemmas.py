"""Lemmas as edits of the form, a method of Chrupała (2006): which case, how many letters to drop at the end, what to add.

An edit is written "case drop|ending": "l3|y" makes "policy" of "Policies", "k0|" leaves "Caracas" as it is.
"""

from functools import lru_cache

_CASES = "lkt"  # small letters, as written, capitalised


def edit_of(form: str, lemma: str) -> str:
    """The edit that makes `lemma` of `form` and drops the fewest letters."""
    form, lemma = form.replace("’", "'"), lemma.replace("’", "'")
    edits = [_edit(case, _cased(form, case), lemma) for case in _CASES]
    return min(edits)[1]


@lru_cache(maxsize=50_000)
def lemma_of(form: str, edit: str) -> str:
    """The lemma that `edit` makes of `form`; a form too short for the edit is its own lemma."""
    head, _, ending = edit.partition("|")
    drop = int(head[1:])
    cased = _cased(form.replace("’", "'"), head[0])
    if drop > len(cased) or (drop == len(cased) and not ending):
        return cased
    return cased[: len(cased) - drop] + ending


def _edit(case: str, cased: str, lemma: str) -> tuple[tuple[int, int], str]:
    """The edit in one case, after the letters that it drops and the place of its case."""
    shared = 0
    while shared < min(len(cased), len(lemma)) and cased[shared] == lemma[shared]:
        shared += 1
    drop = len(cased) - shared
    return (drop, _CASES.index(case)), f"{case}{drop}|{lemma[shared:]}"


def _cased(form: str, case: str) -> str:
    return form.lower() if case == "l" else form.capitalize() if case == "t" else form
