"""Workers: processes that take a function to many items, so that no item can harm another or the caller.

A `Crew` starts processes of this machine, hands them items and gives back what they answer, in the order of the items. What ends
its process, takes too long or too much memory is tried again by itself, and then given up as `Lost`, with the reason; all
else is answered. The package knows nothing of documents: it imports only the standard library and the errors.
"""

from comity.workers.child import allow
from comity.workers.crew import Bounds, Crew, Lost

__all__ = ["Bounds", "Crew", "Lost", "allow"]
