"""Says how many bytes of a body arrived and what they add up to; what comes after an upgrade it says again."""

import http.server


class Counts(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length, total = 0, 0
        while size := int(self.rfile.readline(), 16):
            piece = self.rfile.read(size)
            length, total = length + size, total + sum(piece)
            self.rfile.readline()
        self.rfile.readline()
        body = f"{length} bytes, sum {total}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.end_headers()
        self.close_connection = True
        while (piece := self.rfile.read1(65536)):
            self.wfile.write(piece)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", 8001), Counts).serve_forever()
