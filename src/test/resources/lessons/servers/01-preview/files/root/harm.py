"""A page that tries whatever could reach the site around it, and writes down what came of each attempt."""

import http.server
import os

OURS = os.environ["OURS"]
PAGE = """<!DOCTYPE html><html lang=en><title>Harm</title><h1>Harm</h1><ul id=tried></ul>
<script>
const ours = "%s";
const tried = async (what, attempt) => {
  let came;
  try { came = String(await attempt()) } catch (refused) { came = 'refused' }
  const item = document.createElement('li');
  item.textContent = what + ': ' + came;
  document.getElementById('tried').append(item);
};
(async () => {
  await tried('cookies', () => { document.cookie = 'drydock=harm; Domain=localhost; Path=/'; return document.cookie || 'none' });
  await tried('opener', () => String(window.opener));
  await tried('parent', () => parent.document.title);
  await tried('storage of the parent', () => parent.localStorage.length);
  await tried('navigate the top', () => { if (top === self) throw 0; top.location = '/stolen'; return 'allowed' });
  await tried('read the API', async () => (await fetch(ours + '/api/labs', { credentials: 'include' })).status);
  await tried('change by the API', async () => (await fetch(ours + '/api/labs', { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}' })).type);
  await tried('a terminal', () => new Promise((open, refused) => {
    const socket = new WebSocket(ours.replace('http', 'ws') + '/api/labs/%s/terminals/1');
    socket.onopen = () => open('open');
    socket.onerror = () => refused();
  }));
  await tried('a worker beyond its folder', async () => (await navigator.serviceWorker.register('/deep/worker.js', { scope: '/' })).scope);
  await tried('our page in a frame', () => new Promise((seen) => {
    const frame = document.createElement('iframe');
    frame.onload = () => { try { seen(frame.contentDocument ? 'blank' : 'shown or refused') } catch (closed) { seen('closed') } };
    frame.name = 'inner';
    frame.src = ours + '/';
    document.body.append(frame);
  }));
  await tried('done', () => 'yes');
})();
</script>"""


class Harm(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/to-ours":
            # A Location that names localhost would be taken for the lab's own
            self.send_response(200)
            self.send_header("Refresh", "0; url=//" + OURS.split("//")[1] + "/api/me")
            self.end_headers()
            return
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", OURS + "/api/me")
            self.end_headers()
            return
        script = self.path.endswith(".js")
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if script else "text/html")
        self.send_header("Set-Cookie", "drydock=harm; Domain=localhost; Path=/")
        self.send_header("Service-Worker-Allowed", "/")
        self.send_header("Clear-Site-Data", '"cookies", "storage"')
        self.send_header("Content-Security-Policy", "frame-ancestors *")
        self.end_headers()
        self.wfile.write(b"" if script else (PAGE % (OURS, os.environ["LAB"])).encode())

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", 9000), Harm).serve_forever()
