"""Outside addresses are asked whether they still answer: politely, each once, and only when the author wants it.

    ask(outside_addresses(site), Manners(), lambda url, answer: …)

This is the only part of biji that asks other computers.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from biji import __version__
from biji.check.answers import Answer
from biji.check.external.asking import Asker, host_of
from biji.check.external.hosts import Manners

__all__ = ["Manners", "ask"]

#: Says who asks, so that a host can refuse: https://www.rfc-editor.org/rfc/rfc9110#name-user-agent.
USER_AGENT = f"biji/{__version__} (link check)"


def ask(urls: Iterable[str], manners: Manners, told: Callable[[str, Answer], None]) -> None:
    """Ask addresses, many hosts at a time.

    Args:
        urls: each is asked once, with what it takes to be sure.
        manners: how to ask.
        told: called with each answer as soon as it is there, so that nothing is lost when the rest is interrupted.
    """
    asyncio.run(_ask_all(urls, manners, told))


async def _ask_all(urls: Iterable[str], manners: Manners, told: Callable[[str, Answer], None]) -> None:
    by_host: defaultdict[str, deque[str]] = defaultdict(deque)
    for url in dict.fromkeys(urls):
        by_host[host_of(url)].append(url)
    # What takes longest begins first.
    hosts = deque(sorted(by_host.values(), key=len, reverse=True))
    doubtful: dict[str, Answer] = {}
    # Names are looked up in threads: one for each host, so that none waits behind those that are slow.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(manners.hosts))
    async with _client(manners) as client:
        asker = Asker(client, manners)

        async def work(urls: deque[str]) -> None:
            while urls:
                url = urls.popleft()
                answer = await asker.ask(url)
                if answer.state == "gone" and not asker.heard:
                    doubtful[url] = answer
                else:
                    told(url, answer)

        async def visit() -> None:
            while hosts:
                urls = hosts.popleft()
                await asyncio.gather(*(work(urls) for _ in range(min(manners.per_host, len(urls)))))

        async with asyncio.TaskGroup() as group:
            for _ in range(min(manners.hosts, len(hosts))):
                group.create_task(visit())
        for url, answer in doubtful.items():
            told(url, answer if asker.heard else Answer("unknown", "there is no network", asked=0))


def _client(manners: Manners) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        headers={"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"},
        timeout=manners.timeout,
        limits=httpx.Limits(max_connections=manners.connections, max_keepalive_connections=manners.connections),
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )
