"""Searching, without an answer."""

from functools import partial

from anyio import to_thread
from pydantic import TypeAdapter

from server.api.asking import Searching
from server.api.search import Found, search
from server.mcp.tool import DATA_ONLY, Call, Tool


async def _search(searching: Searching, call: Call) -> Found:
    return await to_thread.run_sync(partial(search, searching, call.person, call.deskside, lambda: call.now))


TOOL = Tool(
    name="search",
    title="Search the documents",
    says=(
        "Finds the passages of the company's policies and product documents that most likely answer a question, best "
        "first, with the probability that they do. Use `ask` for an answer with citations. " + DATA_ONLY
    ),
    arguments=Searching,
    given=TypeAdapter(Found),
    give=_search,
)
