"""Pages of different hosts fetched side by side, those of one host one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlsplit

from writethru.intake.fetch import Fetched, Fetcher
from writethru.intake.guard import same_page

# hosts that are asked at the same time
MAX_HOSTS = 6


class Ahead:
    """Fetches what it is told to want, so that a slow host does not hold up the others.

    Each host has a fetcher of its own, made by ``make``: its robots.txt is read once, and no host is sent two requests
    at a time. Pages are asked for in the order in which they were wanted.
    """

    def __init__(self, make: Callable[[], Fetcher]) -> None:
        self._make = make
        self._pool = ThreadPoolExecutor(MAX_HOSTS, thread_name_prefix="writethru-fetch")
        self._pages: dict[str, Future[Fetched]] = {}
        self._fetchers: dict[str, tuple[threading.Lock, Fetcher]] = {}
        self._over = threading.Event()

    def want(self, urls: Iterable[str]) -> None:
        """Starts to fetch the pages that are not wanted yet."""
        hosts: dict[str, list[tuple[str, Future[Fetched]]]] = {}
        for url in urls:
            key = same_page(url)
            if key not in self._pages:
                self._pages[key] = Future()
                hosts.setdefault(_host(url), []).append((url, self._pages[key]))
        for host, wanted in hosts.items():
            if host not in self._fetchers:
                self._fetchers[host] = (threading.Lock(), self._make())
            self._pool.submit(self._fetch, host, wanted)

    def get(self, url: str) -> Fetched:
        """The page; raises what :meth:`writethru.intake.fetch.Fetcher.get` raises."""
        self.want([url])
        return self._pages[same_page(url)].result()

    def close(self) -> None:
        """Ends after the requests in hand; what is still wanted is not fetched."""
        self._over.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for _, fetcher in self._fetchers.values():
            fetcher.close()

    def _fetch(self, host: str, wanted: list[tuple[str, Future[Fetched]]]) -> None:
        lock, fetcher = self._fetchers[host]
        with lock:
            for url, page in wanted:
                if self._over.is_set():
                    page.cancel()
                    continue
                try:
                    page.set_result(fetcher.get(url))
                # whatever it is, it is raised where the page is asked for
                except BaseException as error:
                    page.set_exception(error)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
