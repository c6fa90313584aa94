"""A site of so many pages on this machine, with rules for machines and a map, that answers as a small shop's does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.learning.texts import web_page

HOST = "help.alder.example"  # a name that no server on earth has; the importer of the bench alone knows it
SERVED_AFTER = 0.03  # seconds; a near server's


@contextmanager
def site(pages: int) -> Iterator[str]:
    """Serve a home page and `pages` - 1 others. Yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(SERVED_AFTER)
            kind, text = answer(self.path, root(server.server_port), pages)
            content = text.encode()
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, name="site", daemon=True).start()
    try:
        yield root(server.server_port)
    finally:
        server.shutdown()
        server.server_close()


def root(port: int) -> str:
    return f"http://{HOST}:{port}/"


def answer(path: str, here: str, pages: int) -> tuple[str, str]:
    """Return the kind of content and the text of a path; "" of one that there is not."""
    if path == "/robots.txt":
        return "text/plain", f"User-agent: *\nDisallow: /cart\nSitemap: {here}sitemap.xml\n"
    if path == "/sitemap.xml":
        listed = "".join(f"<url><loc>{here}pages/{number}</loc></url>" for number in range(1, pages))
        return "application/xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
    number = path.removeprefix("/pages/")
    if path == "/":
        return "text/html", web_page(0, pages - 1)
    return "text/html", web_page(int(number), pages - 1) if number.isdecimal() and 0 < int(number) < pages else ""
