"""A TCP proxy on loopback that breaks connections as networks do: resets them, refuses new ones, or says nothing."""

import atexit
import socket
import threading

# What it can do to connections: pass on, reset them and refuse others, or take in everything and pass nothing on.
WORKING, CUT, STALLED = "working", "cut", "stalled"


class Proxy:
    def __init__(self, host, port):
        self.target = (host, port)
        self.mode = WORKING
        self.lock = threading.Lock()
        self.sockets = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        atexit.register(self.listener.close)

    def set(self, mode):
        """What happens from now on, also to the connections that are open."""
        with self.lock:
            self.mode = mode
            if mode == CUT:
                for each in self.sockets:
                    self._close(each)
                self.sockets.clear()

    def _accept(self):
        while True:
            try:
                incoming, _ = self.listener.accept()
            except OSError:
                return
            with self.lock:
                if self.mode == CUT:
                    self._close(incoming)
                    continue
            outgoing = socket.create_connection(self.target)
            with self.lock:
                self.sockets |= {incoming, outgoing}
            for one, other in ((incoming, outgoing), (outgoing, incoming)):
                threading.Thread(target=self._forward, args=(one, other), daemon=True).start()

    def _forward(self, one, other):
        try:
            while True:
                data = one.recv(65536)
                if not data:
                    break
                if self.mode != STALLED:
                    other.sendall(data)
        except OSError:
            pass
        with self.lock:
            self._close(other)
            self.sockets.discard(other)

    @staticmethod
    def _close(each):
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        each.close()
