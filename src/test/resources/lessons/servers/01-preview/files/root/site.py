"""A small site: absolute links and assets, an answer that comes in pieces, and a WebSocket that says everything again."""

import base64
import hashlib
import http.server
import struct
import threading

HOME = b"""<!DOCTYPE html><html lang=en><title>Home</title><link rel=stylesheet href=/style.css>
<h1>My own site</h1><p id=host></p><p id=stream></p><p id=echo></p>
<a href=/about>About</a> <a href=/moved>Moved</a> <a href="http://localhost:8000/whole">Whole address</a><script src=/app.js></script>"""
SCRIPT = b"""
const show = (id, text) => { document.getElementById(id).textContent = text };
show('host', 'cookies: ' + document.cookie);
fetch('/stream').then(async (answer) => {
  const reader = answer.body.getReader(), decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value);
    if (text === 'first ') await fetch('/next', { method: 'POST', body: 'go on' });
  }
  show('stream', text);
});
const socket = new WebSocket(location.origin.replace('http', 'ws') + '/echo');
socket.onopen = () => socket.send('x'.repeat(70000) + 'end');
socket.onmessage = ({ data }) => show('echo', data.length + data.slice(-3));
"""
next_asked = threading.Event()


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/":
            next_asked.clear()
            self.answer("text/html", HOME, ("Set-Cookie", "seen=yes; Path=/; Domain=localhost; SameSite=Lax"))
        elif path in ("/about", "/whole"):
            head = "; ".join(f"{name}: {value}" for name, value in self.headers.items())
            self.answer("text/html", f"<title>About</title><h1>About</h1><p>{self.path} {head}</p>".encode())
        elif path == "/style.css":
            self.answer("text/css", b"h1 { color: rgb(1, 2, 3) }")
        elif path == "/app.js":
            self.answer("text/javascript", SCRIPT)
        elif path == "/moved":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/about")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path == "/stream":
            self.stream()
        elif path == "/echo":
            self.echo()
        else:
            self.send_error(404)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        next_asked.set()
        self.answer("text/plain", b"")

    def answer(self, kind, body, *more):
        self.send_response(200)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *more):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def stream(self):
        """The second piece comes only once the browser has seen the first: who gathers an answer never ends it."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"6\r\nfirst \r\n")
        next_asked.wait()
        self.wfile.write(b"6\r\nsecond\r\n0\r\n\r\n")

    def echo(self):
        key = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
        self.end_headers()
        self.close_connection = True
        while (message := self.message()) is not None:
            self.wfile.write(b"\x81" + self.length(len(message)) + message)

    def message(self):
        head = self.rfile.read(2)
        if len(head) < 2 or head[0] & 15 != 1:
            return None
        length = head[1] & 127
        if length == 126:
            length, = struct.unpack(">H", self.rfile.read(2))
        elif length == 127:
            length, = struct.unpack(">Q", self.rfile.read(8))
        mask = self.rfile.read(4)
        return bytes(byte ^ mask[at % 4] for at, byte in enumerate(self.rfile.read(length)))

    @staticmethod
    def length(length):
        if length < 126:
            return bytes([length])
        return struct.pack(">BH", 126, length) if length < 65536 else struct.pack(">BQ", 127, length)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", 8000), Site).serve_forever()
