"""How fast the client itself is: a server that reads a request and answers without looking at it."""

import asyncio
import sys

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"
END = b"\r\n\r\n"


class Echo(asyncio.Protocol):
    def __init__(self) -> None:
        self.wanted = 0
        self.have = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.have += data
        if not self.wanted:
            head, end, _ = self.have.partition(END)
            if not end:
                return
            _, _, length = head.lower().partition(b"content-length:")
            self.wanted = len(head) + len(END) + int(length.split(b"\r\n", 1)[0] or 0)
        if len(self.have) >= self.wanted:
            self.have, self.wanted = b"", 0
            self.transport.write(ANSWER)


async def main(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Echo, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
