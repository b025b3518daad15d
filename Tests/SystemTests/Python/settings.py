"""Settings: what is wrong with them is told all at once, and the server does not start."""

import os
import unittest

from harness import *


class Settings(unittest.TestCase):
    def refused(self, *words, **settings):
        code, said = start_in_vain(**settings)
        self.assertEqual(code, 2, said)
        self.assertEqual(len(said.splitlines()), len(words), said)
        for word in words:
            self.assertIn(word, said)
        self.assertNotIn("listening", said)

    def test_all_faults_are_told_at_once(self):
        self.refused(
            "GRPC_PORT", "LOG_LEVEL", "OUTCOME_HORIZON", "DB_POOL_SIZE", "MEMORY_CACHE_SIZE", "TLS_CERT", "RSI_MIN_THRESHOLD",
            GRPC_PORT="99999", LOG_LEVEL="loud", OUTCOME_HORIZON="soon", DB_POOL_SIZE="0", MEMORY_CACHE_SIZE="-1",
            TLS_CERT="cert.pem", RSI_MIN_THRESHOLD="95",
        )  # fmt: skip

    def test_a_bad_database_is_told_without_its_password(self):
        code, said = start_in_vain(DATABASE_URL="mysql://root:geheim@localhost/x")
        self.assertEqual(code, 2)
        self.assertIn("DATABASE_URL", said)
        self.assertNotIn("geheim", said)

    def test_beyond_loopback_nothing_starts_without_a_key(self):
        for host in ("0.0.0.0", "192.0.2.1", "example.org"):
            self.refused("HOST", HOST=host)

    def test_a_secret_is_masked_in_the_log(self):
        with Server(ADMIN_API_KEY="a-very-secret-key") as server:
            log = "".join(server.log)
        self.assertIn("ADMIN_API_KEY=", log)
        self.assertNotIn("a-very-secret-key", log)

    def test_a_bad_key_file_stops_the_start(self):
        path = os.path.join(FOLDER, "bad-keys.json")
        with open(path, "w") as file:
            file.write('[{"name": "a", "sha256": "short", "users": [], "rights": ["fly"]}]')
        code, said = start_in_vain(API_KEYS_FILE=path)
        self.assertNotEqual(code, 0)
        for word in ("sha256", "no user", "fly"):
            self.assertIn(word, said)


if __name__ == "__main__":
    unittest.main(verbosity=2)
