"""Which addresses we fetch from: pure checks of URLs, hosts and addresses, without any network.

A page may lead the fetcher anywhere, so everything but ``http`` and ``https`` on a public address is refused: loopback,
private, link-local, shared, reserved and multicast networks, and the IPv6 forms that wrap an IPv4 address. Hosts are
checked as they are written here, and again by :mod:`writethru.intake.fetch` as the address that will be connected to.

``Settings.allow_private`` names hosts that may be fetched although they are private. It allows a host by the name that
the URL gives, and that name alone: ``127.0.0.1`` allows neither ``localhost`` nor a public name that leads there.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from writethru.core.errors import RefusedError

# RFC 6890 and its updates, and the ranges that carry an IPv4 address inside an IPv6 one (mapped, compatible, NAT64,
# 6to4, Teredo), which a gateway may unwrap behind our back.
_REFUSED = tuple(
    ipaddress.ip_network(text)
    for text in re.findall(
        r"\S+",
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        "::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 "
        "5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8",
    )
)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\Z")
_SECRET = re.compile(r"\A(\s*[a-z][a-z0-9+.-]*:[/\\]*)[^/\\?#]*@", re.I)
_ALLOW_HINT = "name the host in WRITETHRU_ALLOW_PRIVATE to allow it"
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".home.arpa")


def redact(url: str) -> str:
    """The URL for messages and logs: credentials become ``***@``, control characters are escaped."""
    try:
        shown = _SECRET.sub(r"\1***@", url) if urlsplit(url).port != -1 else url
    except ValueError:
        # a slash in a password makes the rest of it look like a path
        shown = f"{url.partition(':')[0]}://***"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in shown)


def allowed_hosts(setting: str) -> frozenset[str]:
    """The hosts of ``Settings.allow_private``, in lower case and without brackets."""
    names = (name.strip().strip("[]").rstrip(".").lower() for name in setting.split(","))
    return frozenset(name for name in names if name)


def is_public(address: str) -> bool:
    """Whether an IPv4 or IPv6 address (text) is one of the public internet. What is no address is not public."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(ip.version == network.version and ip in network for network in _REFUSED):
        return False
    return ip.is_global and not ip.is_multicast


def check_address(source: str, host: str, address: str, allowed: frozenset[str]) -> None:
    """Raises RefusedError where ``host``, which means ``address``, is neither public nor allowed by name."""
    if host not in allowed and not is_public(address):
        where = f"{host} is" if host == address else f"{host} leads to {address},"
        raise RefusedError(source, f"not fetched: {where} a private or reserved address", hint=_ALLOW_HINT)


def check_url(url: str, allowed: frozenset[str] = frozenset()) -> str:
    """The URL as it may be requested: host in lower case and ASCII, spaces escaped, without fragment.

    Raises RefusedError for a scheme other than http and https, credentials, control characters or a backslash, a host
    that is no proper name or address, and a host written as an address that is not public.
    """
    source = redact(url)
    url = url.strip(" ").replace(" ", "%20")
    if _UNSAFE.search(url):
        raise RefusedError(source, "not fetched: the URL holds a backslash or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise RefusedError(source, "not fetched: the URL is malformed: no valid host and port") from None
    if parts.scheme not in ("http", "https"):
        raise RefusedError(
            source,
            f"not fetched: the scheme {parts.scheme or '(none)'!r} is not http or https",
            hint="give a web address, or the path of a file",
        )
    if "@" in parts.netloc:
        raise RefusedError(source, "not fetched: the URL holds a user name or password", hint="remove it")
    host = _host(source, parts)
    if host not in allowed:
        _check_host(source, host)
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        shown = f"{shown}:{port}"
    return urlunsplit((parts.scheme, shown, parts.path or "/", parts.query, ""))


def _host(source: str, parts: SplitResult) -> str:
    """The host in lower case and ASCII, a trailing dot dropped; an address in its shortest form."""
    raw = (parts.hostname or "").rstrip(".")
    if not raw.isascii():
        import idna

        try:
            raw = idna.encode(raw, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            raise RefusedError(source, f"not fetched: {raw!r} is not a valid host name") from None
    raw = raw.lower()
    if ":" in raw:
        try:
            return str(ipaddress.IPv6Address(raw))
        except ValueError:
            raise RefusedError(source, f"not fetched: {raw!r} is not a valid IPv6 address") from None
    if not _NAME.match(raw) or len(raw) > 253:
        raise RefusedError(source, f"not fetched: {raw!r} is not a valid host name" if raw else "not fetched: no host")
    return raw


def _check_host(source: str, host: str) -> None:
    """What can be told of a host before it is looked up."""
    if ":" in host:
        check_address(source, host, host, frozenset())
    # to a C library "127.1", "0x7f000001", "017700000001" and "2130706433" are all 127.0.0.1; nobody writes it so
    elif _NUMERIC.match(host.rsplit(".", 1)[-1]):
        try:
            address = str(ipaddress.IPv4Address(host))
        except ValueError:
            raise RefusedError(
                source, f"not fetched: {host} is an address in decimal, octal, hexadecimal or short form"
            ) from None
        check_address(source, host, address, frozenset())
    elif host == "localhost" or host.endswith(_LOCAL_NAMES):
        raise RefusedError(source, f"not fetched: {host} is a name of a private network", hint=_ALLOW_HINT)


def same_page(url: str) -> str:
    """A key under which two URLs are one page: no fragment, no tracking parameters, host in lower case."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = "&".join(p for p in parts.query.split("&") if p and not re.match(r"(?:utm_|fbclid=|gclid=|mc_)", p))
    netloc = parts.netloc.lower().removesuffix({"http": ":80", "https": ":443"}.get(parts.scheme, ":"))
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))
