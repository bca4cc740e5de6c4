"""Documents that look independent and repeat one source: by their own notice, or because their words are the same."""

from collections.abc import Iterator

from comity.model.ids import digest
from comity.model.verdict import Cluster, Member
from comity.verdict.case import Case


def republications(case: Case) -> Iterator[Cluster]:
    """Documents that say themselves whom they republish."""
    for document in case.pile.documents.values():
        for notice in document.notices:
            if notice.kind == "republication":
                altered = " The notice says that the text may have been changed." if notice.is_altered else ""
                yield Cluster(
                    id="v_" + digest("document", "one_origin", document.id, notice.start, notice.end),
                    kind="document",
                    verdict="one_origin",
                    members=(Member(document=document.id, start=notice.start, end=notice.end),),
                    origins=1,
                    derived={"publisher": document.name, "origin": notice.name},
                    note=f"{document.name} republishes {notice.name}: support counts one.{altered}",
                )


def copies(case: Case) -> Iterator[Cluster]:
    """Documents of the pile that share their text, wholly or in part."""
    for copy in case.origins.copies:
        if not copy.is_copy or not copy.passages:
            continue
        left, right = case.pile.documents[copy.left], case.pile.documents[copy.right]
        longest = max(copy.passages, key=lambda p: (p.left_end - p.left_start, -p.left_start))
        names: dict[str, float | str] = {"publisher": right.name, "origin": left.name} if copy.is_direction_known else {}
        yield Cluster(
            id="v_" + digest("document", "one_origin", copy.left, copy.right),
            kind="document",
            verdict="one_origin",
            members=(
                Member(document=copy.left, start=longest.left_start, end=longest.left_end),
                Member(document=copy.right, start=longest.right_start, end=longest.right_end),
            ),
            origins=1,
            derived=names,
            note=" ".join((f"{left.name} and {right.name} share {copy.share:.0%} of the shorter text.", *copy.reasons)),
        )
