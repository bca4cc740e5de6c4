"""Shards: what workers on other machines made of some sources, as one Parquet file, a row for each source in their order.

| column | type | |
|---|---|---|
| `address` | string | the address of the source |
| `document` | string | the document's id; null where there is none |
| `claims` | int32 | how many claims it has |
| `page` | binary | the page as MessagePack; null where no worker survived it |
| `lost` | string | why none did: crashed, timeout or memory |
| `how` | string | how the process ended, in words |
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import cast

from comity.model.errors import WorkerError
from comity.model.page import Source
from comity.pipeline.executor import page_of
from comity.workers import Lost


def shard(sources: Sequence[Source], answers: Sequence[bytes | Lost]) -> bytes:
    """The Parquet file of some sources and what workers answered for them."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    pages = [None if isinstance(answer, Lost) else page_of(answer) for answer in answers]
    documents = [page.document if page else None for page in pages]
    columns = {
        "address": pa.array([source.address for source in sources], pa.string()),
        "document": pa.array([document and document.id for document in documents], pa.string()),
        "claims": pa.array([len(page.claims) if page else 0 for page in pages], pa.int32()),
        "page": pa.array([None if isinstance(answer, Lost) else answer for answer in answers], pa.binary()),
        "lost": pa.array([answer.cause if isinstance(answer, Lost) else None for answer in answers], pa.string()),
        "how": pa.array([answer.how if isinstance(answer, Lost) else None for answer in answers], pa.string()),
    }
    file = BytesIO()
    parquet.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()


def answers_of(file: bytes, sources: Sequence[Source]) -> Iterator[bytes | Lost]:
    """What a shard holds for each of its sources. Raises WorkerError for a shard of other sources."""
    from pyarrow import parquet  # noqa: PLC0415

    table = parquet.read_table(BytesIO(file), columns=["address", "page", "lost", "how"]).to_pydict()
    if table["address"] != [source.address for source in sources]:
        raise WorkerError("The cluster gave back a shard of other documents than it was sent; run the same command again.")
    for page, lost, how in zip(table["page"], table["lost"], table["how"], strict=True):
        yield cast("bytes", page) if lost is None else Lost(lost, how)
