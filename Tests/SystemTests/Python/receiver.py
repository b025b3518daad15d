"""A receiver of webhooks on loopback that can fail, stall, die and come back."""

import http.server
import socket
import threading
import time


class Receiver:
    """Keeps what it is sent. `answers` says what each request gets, in turn, and 200 from then on: a status, a pair of
    status and header fields, or None, which is to accept and never answer."""

    def __init__(self, port=0, answers=()):
        self.requests = []
        self.answers = list(answers)
        self.changed = threading.Condition()
        self.connections = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                super().setup()
                receiver.connections.append(self.connection)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver._answer(self, body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        # A connection that ends in the middle of a request is what this is for.
        self.server.handle_error = lambda *_: None
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def _answer(self, handler, body):
        with self.changed:
            answer = self.answers.pop(0) if self.answers else 200
            self.requests.append((handler.path, dict(handler.headers), body, time.monotonic()))
            self.changed.notify_all()
        if answer is None:
            time.sleep(60)
            return
        status, fields = answer if isinstance(answer, tuple) else (answer, {})
        handler.send_response(status)
        for name, value in fields.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def wait(self, holds, timeout=30):
        """Waits until `holds` is true of what was sent, and returns it."""
        with self.changed:
            if not self.changed.wait_for(lambda: holds(self.requests), timeout):
                raise AssertionError("not sent in time; so far %r" % (self.requests,))
            return list(self.requests)

    def close(self):
        """Dies: connections end, and are refused from now on."""
        self.server.shutdown()
        self.server.server_close()
        for connection in self.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # It had ended before.
