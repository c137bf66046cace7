"""A real web site on loopback, over HTTP or TLS, with the habits that a fetch has to live with."""

import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from briefing.fetching.places import Resolver

STORY = (
    "<!doctype html><html lang='en'><head><title>Ministers agree on grain</title>{head}</head><body><article>"
    "<h1>Ministers agree on grain</h1>"
    "<p>Foreign ministers of both countries agreed on Monday to open the border for grain, officials said.</p>"
    "<p>The minister of agriculture urged the parliament to vote on the treaty before the end of the year.</p>"
    "<p>Farmers in the north said they would keep the roads closed until the government answers their demands.</p>"
    "</article></body></html>"
)


def story(head: str = "") -> bytes:
    return STORY.format(head=head).encode()


@dataclass
class Reply:
    """What one path answers. `pieces`: sent one after the other, `pause` seconds apart, in chunks without a length."""

    body: bytes = b""
    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    pieces: Iterable[bytes] | None = None
    pause: float = 0.0
    announced: int | None = None
    """Content-Length, where it is not that of the body."""


def page(body: bytes | None = None, kind: str = "text/html; charset=utf-8", **more: object) -> Reply:
    return Reply(story() if body is None else body, headers=[("Content-Type", kind)], **more)  # type: ignore[arg-type]


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers=[("Location", to)])


@dataclass
class Site:
    pages: dict[str, Reply]
    address: str = ""
    port: int = 0
    asked: list[str] = field(default_factory=list)
    """Paths, in the order they were asked for."""
    headers: list[dict[str, str]] = field(default_factory=list)
    """Of each request."""
    names: list[str | None] = field(default_factory=list)
    """What the client called the server in TLS, once a connection."""
    sent: int = 0
    """Bytes of chunked bodies that were written before the client went away."""


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.headers.append(dict(self.headers.items()))
        reply = self.site.pages.get(self.path, Reply(status=404))
        self.close_connection = True
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        if reply.pieces is not None:
            return self._drip(reply)
        self.send_header(
            "Content-Length", str(len(reply.body) if reply.announced is None else reply.announced)
        )
        self.end_headers()
        self._write(reply.body)
        return None

    def do_CONNECT(self) -> None:
        """A proxy that opens no tunnel."""
        self.site.asked.append(self.path)
        self.close_connection = True
        self.send_error(403, "no tunnels here")

    def _drip(self, reply: Reply) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in reply.pieces or ():
            if not self._write(b"%x\r\n%b\r\n" % (len(piece), piece)):
                return
            self.site.sent += len(piece)
            time.sleep(reply.pause)
        self._write(b"0\r\n\r\n")

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:  # the client went away
            return False
        return True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that breaks off is what many tests are about."""


@contextmanager
def news_site(pages: dict[str, Reply], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site(pages)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    if tls is not None:
        tls.sni_callback = lambda _socket, name, _context: site.names.append(name)
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_address[1]
    site.address = f"{'http' if tls is None else 'https'}://127.0.0.1:{site.port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def resolver(**names: Sequence[str]) -> Resolver:
    """Looks names up in the table given ("news_example" is news.example); others are not known."""
    table = {name.replace("_", "."): addresses for name, addresses in names.items()}

    def resolve(host: str, port: int) -> Sequence[str]:
        if host not in table:
            raise OSError(-2, "Name or service not known")
        return table[host]

    return resolve


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, Path]:
    """A server's context with a certificate for that name, signed by itself; and the file a client trusts it by."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, secret = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, secret)
    return context, public
