"""docker/deploy.sh makes its own secrets, refuses published ones in production, and asks Docker for the right things.

    check_deploy.py

`docker` is a stand-in here that notes what it is asked, and fails when it is told to.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from compose import DOCKER, example

FAST = True
LIMIT = 60
STAND_IN = """#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$ASKED"
[[ "$*" == *"config --services"* ]] && printf 'postgres\\nreplica-2\\nreplica-1\\n'
[[ -n ${REFUSED:-} && "$*" == *"$REFUSED"* ]] && exit 1
exit 0
"""


class Deploy(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "env"
        self.asked = self.folder / "asked"
        (self.folder / "docker").write_text(STAND_IN)
        (self.folder / "docker").chmod(0o755)
        # A minute's patience, in no time.
        (self.folder / "sleep").write_text("#!/bin/sh\n")
        (self.folder / "sleep").chmod(0o755)

    def run_script(self, *arguments, refused=""):
        self.asked.write_text("")
        environment = {
            "PATH": f"{self.folder}:{os.environ['PATH']}", "ASKED": str(self.asked), "REFUSED": refused,
            "THRESHOLD_ENV_FILE": str(self.file),
        }  # fmt: skip
        return subprocess.run(
            [DOCKER / "deploy.sh", *arguments], env=environment, capture_output=True, text=True, timeout=30, cwd="/")

    def ran(self, *arguments, **options):
        ended = self.run_script(*arguments, **options)
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        return self.asked.read_text()

    def refused(self, *arguments, **options):
        ended = self.run_script(*arguments, **options)
        self.assertNotEqual(ended.returncode, 0, ended.stdout)
        return ended.stderr

    def values(self):
        lines = [line for line in self.file.read_text().splitlines() if line and not line.startswith("#")]
        return dict(line.split("=", 1) for line in lines)

    def put(self, name, value):
        lines = [f"{name}={value}" if line.startswith(name + "=") else line for line in self.file.read_text().splitlines()]
        self.file.write_text("\n".join(lines) + "\n")

    def test_the_first_deploy_makes_secrets_that_nobody_else_has_and_may_read(self):
        self.ran("deploy", "development")
        first = self.values()
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        self.assertEqual(set(first), set(example()))
        secrets = [first[name] for name, value in example().items() if value == "generate"]
        self.assertEqual(len(set(secrets)), 3)
        for secret in secrets:
            self.assertRegex(secret, r"^[0-9a-f]{64}$")
        self.file.unlink()
        self.ran("deploy", "development")
        self.assertNotEqual(first["ADMIN_API_KEY"], self.values()["ADMIN_API_KEY"])

    def test_a_later_deploy_keeps_them_and_what_else_was_set(self):
        self.ran("deploy", "development")
        self.put("RATE_LIMIT_PER_MINUTE", "6000")
        before = self.values()
        asked = self.ran("deploy", "production")
        changed = {"ENVIRONMENT": "production", "COMPOSE_PROFILES": "scale,monitoring", "PROMETHEUS_TARGETS": "replicas"}
        self.assertEqual(self.values(), {**before, **changed})
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        self.assertIn("up --detach --build --remove-orphans --wait", asked)
        self.assertIn(f"--env-file {self.file}", asked)

    def test_production_names_every_secret_that_is_none(self):
        self.ran("deploy", "development")
        self.put("ADMIN_API_KEY", "change-me")
        self.put("POSTGRES_PASSWORD", "")
        self.put("GRAFANA_ADMIN_PASSWORD", "only-sixteen-chr")
        self.file.chmod(0o644)
        said = self.refused("deploy", "production")
        for fault in ("ADMIN_API_KEY is a published default", "POSTGRES_PASSWORD is missing", "GRAFANA_ADMIN_PASSWORD is shorter",
                      "can be read by others"):
            self.assertIn(fault, said)
        self.assertEqual(self.asked.read_text(), "")
        self.assertEqual(self.values()["ENVIRONMENT"], "development")

    def test_restart_goes_on_only_when_the_one_before_serves_again(self):
        self.ran("deploy", "production")
        asked = [line for line in self.ran("restart").splitlines() if " restart " in line or " exec " in line]
        self.assertEqual([line.split("compose.yaml ")[1] for line in asked], [
            "restart replica-1", "exec -T replica-1 thresholdctl health", "restart replica-2", "exec -T replica-2 thresholdctl health"])
        said = self.refused("restart", refused="exec -T replica-1")
        self.assertIn("replica-1 does not serve", said)
        self.assertNotIn("restart replica-2", self.asked.read_text())

    def test_data_go_only_when_that_was_said(self):
        self.ran("deploy", "development")
        self.assertIn("clean --yes", self.refused("clean"))
        self.assertEqual(self.asked.read_text(), "")
        self.assertIn("down --volumes", self.ran("clean", "--yes"))

    def test_the_other_commands_ask_for_what_they_say(self):
        self.ran("deploy", "production")
        self.assertIn("logs --follow --tail 200 replica-1", self.ran("logs", "replica-1"))
        self.assertIn(" stop", self.ran("stop"))
        self.assertIn("run --build --rm test", self.ran("test"))
        self.assertIn("exec -T replica-2 thresholdctl health", self.ran("status"))

    def test_what_is_misspelled_or_too_early_is_refused_and_help_tells_all(self):
        self.assertIn("development or production", self.refused("deploy", "staging"))
        self.assertIn("unknown command", self.refused("destroy"))
        for command in ("status", "logs", "stop", "restart", "clean"):
            self.assertIn("nothing was deployed", self.refused(command))
        said = self.run_script("help").stdout
        for command in ("deploy development", "deploy production", "status", "logs", "stop", "restart", "test", "clean", "help"):
            self.assertIn(command, said)
        self.assertFalse(self.file.exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
