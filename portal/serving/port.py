"""The port the portal answers at: taken before anything starts, so that a busy one is told."""

import errno
import http.client
import ipaddress
import socket

BACKLOG = 512


class PortUnavailable(Exception):
    """The port cannot be used; the code says why: busy, forbidden, or no such address."""

    def __init__(self, code: str) -> None:
        """Remember why."""
        super().__init__(code)
        self.code = code


_CODES = {
    errno.EADDRINUSE: "busy",
    errno.EACCES: "forbidden",
    errno.EADDRNOTAVAIL: "no_address",
}


def is_loopback(host: str) -> bool:
    """Return whether an address is reached from this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket that children inherit.

    Raises:
        PortUnavailable: The port cannot be used.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise PortUnavailable("no_address") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise PortUnavailable(_CODES.get(error.errno or 0, "no_address")) from error
    listening.set_inheritable(True)
    return listening


def answers(host: str, port: int, seconds: float) -> bool:
    """Return whether the portal answers a request within so many seconds."""
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
