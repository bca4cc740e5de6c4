"""The ledgers of the exports, for reports of them."""

from tests.unit.publish.export.conftest import places

__all__ = ["places"]
