"""Every file of docker/ is what its own reader takes, and what it names exists.

    check_files.py        (THRESHOLD_PROGRAMS in the environment names the folder of the programs)
"""

import json
import os
import re
import subprocess
import sys
import unittest

import yaml
from compose import DOCKER, ROOT, example, in_profile, mounts, services, thresholdd, variables
from dockerfile import stages

LIMIT = 180
PROGRAMS = os.environ["THRESHOLD_PROGRAMS"]
TOOLS = os.path.dirname(sys.executable)
VALUES = {**example(), "ADMIN_API_KEY": "a" * 64, "POSTGRES_PASSWORD": "b" * 64, "GRAFANA_ADMIN_PASSWORD": "c" * 64}


def run(*command, **options):
    ended = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, **options)
    if ended.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def manifests():
    for path in sorted((DOCKER / "kubernetes").glob("*.yaml")):
        for document in yaml.safe_load_all(path.read_text()):
            yield path.name, document


def named(kind, name):
    found = [d for _, d in manifests() if d["kind"] == kind and d["metadata"]["name"] == name]
    assert len(found) == 1, f"{kind} {name} is there {len(found)} times"
    return found[0]


class Images(unittest.TestCase):
    def test_hadolint_and_shellcheck_find_nothing(self):
        run(f"{TOOLS}/hadolint", "--failure-threshold", "info", DOCKER / "Dockerfile")
        run("shellcheck", *DOCKER.rglob("*.sh"))

    def test_each_stage_copies_from_what_exists(self):
        names = [stage.name for stage in stages()]
        for stage in stages():
            for source, paths, _ in stage.copies():
                if source is not None:
                    self.assertIn(source, names)
                    continue
                for path in paths:
                    self.assertTrue((ROOT / path).exists(), path)

    def test_the_image_refuses_to_start_without_a_key_and_takes_its_settings_with_one(self):
        environment = stages()[-1].environment()
        refused = thresholdd(PROGRAMS, environment, "--check-config")
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("there is no key", refused.stdout + refused.stderr)
        taken = thresholdd(PROGRAMS, {**environment, "ADMIN_API_KEY": "a" * 64}, "--check-config")
        self.assertEqual(taken.returncode, 0, taken.stdout + taken.stderr)

    def test_exposed_ports_are_the_defaults(self):
        shown = thresholdd(PROGRAMS, {"ADMIN_API_KEY": "a" * 64}, "--check-config").stdout
        for port in stages()[-1].last("EXPOSE").split():
            self.assertRegex(shown, rf"(?m)PORT\b.*\b{port}\b")


class Compose(unittest.TestCase):
    def test_compose_itself_takes_every_profile(self):
        environment = {**os.environ, **VALUES}
        for profile in ("default", "scale", "monitoring", "test"):
            run("docker-compose", "-f", DOCKER / "compose.yaml", "--profile", profile, "config", "-q", env=environment)

    def test_every_variable_is_explained_and_used(self):
        # Read by Compose itself.
        own = {"COMPOSE_PROJECT_NAME", "COMPOSE_PROFILES"}
        self.assertEqual(set(variables()) | own, set(example()))
        for name, default in variables().items():
            if default:
                self.assertEqual(default, example()[name], name)
        # Nobody can deploy what the example says: its secrets are no secrets, and have no default.
        for name, value in example().items():
            if value == "generate":
                self.assertIsNone(variables()[name], name)

    def test_every_mounted_file_exists(self):
        for targets in ("server", "replicas"):
            for name, service in services({**VALUES, "PROMETHEUS_TARGETS": targets}).items():
                for path, _ in mounts(service):
                    self.assertTrue(path.exists(), f"{name}: {path}")

    def test_thresholdd_takes_the_settings_of_each_of_its_services(self):
        image = stages()[-1].environment()
        checked = 0
        for environment in ("development", "production"):
            for name, service in in_profile({**VALUES, "ENVIRONMENT": environment}, "default", "scale").items():
                if service["image"] != VALUES["IMAGE"]:
                    continue
                settings = {**image, **service["environment"]}
                ended = thresholdd(PROGRAMS, settings, "--check-config")
                self.assertEqual(ended.returncode, 0, f"{name}: {ended.stdout}{ended.stderr}")
                for setting, value in service["environment"].items():
                    self.assertRegex(ended.stdout, rf"(?m)^\s*{setting}\b", f"{name}: {setting} is no setting")
                checked += 1
        self.assertEqual(checked, 8)

    def test_whoever_depends_on_a_service_finds_it_in_its_profile(self):
        for name, service in services(VALUES).items():
            for other in service.get("depends_on", {}):
                self.assertTrue(set(service["profiles"]) & set(services(VALUES)[other]["profiles"]), f"{name}: {other}")

    def test_prometheus_knows_every_server(self):
        for targets, profile in (("server", "default"), ("replicas", "scale")):
            listed = yaml.safe_load((DOCKER / "monitoring" / "targets" / f"{targets}.yml").read_text())[0]["targets"]
            ours = [n for n, s in in_profile(VALUES, profile).items() if s.get("image") == VALUES["IMAGE"]]
            self.assertEqual(sorted(listed), sorted(f"{name}:8000" for name in ours))


class Kubernetes(unittest.TestCase):
    def test_the_manifests_fit_the_schema(self):
        files = [p for p in (DOCKER / "kubernetes").glob("*.yaml") if p.name != "kustomization.yaml"]
        run(f"{TOOLS}/kubernetes-validate", "--strict", *files)

    def test_kustomization_lists_every_manifest(self):
        listed = yaml.safe_load((DOCKER / "kubernetes" / "kustomization.yaml").read_text())["resources"]
        there = {path.name for path in (DOCKER / "kubernetes").glob("*.yaml")} - {"kustomization.yaml"}
        self.assertEqual(set(listed), there)

    def test_everything_that_is_named_is_there(self):
        pod = named("Deployment", "thresholdd")["spec"]["template"]
        labels, container = pod["metadata"]["labels"], pod["spec"]["containers"][0]
        ports = {port["name"]: port["containerPort"] for port in container["ports"]}
        image = stages()[-1]
        self.assertEqual({str(p) for p in ports.values()}, set(image.last("EXPOSE").split()))
        self.assertEqual(str(pod["spec"]["securityContext"]["runAsUser"]), image.last("USER"))
        self.assertIn(image.last("VOLUME"), [mount["mountPath"] for mount in container["volumeMounts"]])
        for _, document in manifests():
            spec = document.get("spec", {})
            if document["kind"] == "Service":
                self.assertLessEqual(spec["selector"].items(), labels.items())
                for port in spec["ports"]:
                    self.assertIn(port["targetPort"], ports)
            if document["kind"] in ("PodDisruptionBudget", "Deployment"):
                self.assertLessEqual(spec["selector"]["matchLabels"].items(), labels.items())
            if document["kind"] == "HorizontalPodAutoscaler":
                named(spec["scaleTargetRef"]["kind"], spec["scaleTargetRef"]["name"])
                budget = named("PodDisruptionBudget", "thresholdd")["spec"]["minAvailable"]
                self.assertGreater(spec["minReplicas"], budget)

    def test_thresholdd_takes_the_settings_and_ends_within_the_grace_period(self):
        settings = named("ConfigMap", "thresholdd")["data"]
        secret = {"ADMIN_API_KEY": "a" * 64, "DATABASE_URL": "postgresql://u:secret-of-its-own@db:5432/d"}
        ended = thresholdd(PROGRAMS, {**stages()[-1].environment(), **settings, **secret}, "--check-config")
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        for name in settings:
            self.assertRegex(ended.stdout, rf"(?m)^\s*{name}\b", f"{name} is no setting")
        grace = named("Deployment", "thresholdd")["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
        waits = [int(settings[n].rstrip("s")) for n in ("DRAIN_DELAY", "DRAIN_TIMEOUT") if n in settings]
        self.assertGreater(grace, sum(waits) + 10)


class Monitoring(unittest.TestCase):
    def test_every_expression_of_the_dashboard_parses_and_names_metrics_that_exist(self):
        dashboard = json.loads((DOCKER / "monitoring" / "grafana" / "dashboards" / "adaptive-threshold.json").read_text())
        expressions = [t["expr"] for panel in dashboard["panels"] for t in panel.get("targets", [])]
        expressions += [annotation["expr"] for annotation in dashboard["annotations"]["list"]]
        self.assertGreater(len(expressions), 30)
        documented = (ROOT / "Sources" / "thresholdd" / "Documentation.docc" / "Metrics.md").read_text()
        known = set(re.findall(r"\| `(\w+)", documented))
        known |= {f"{name}_bucket" for name in known} | {"up", "ALERTS"}
        for text in expressions:
            plain = text.replace("$__rate_interval", "1m").replace("$instance", ".*")
            for metric in re.findall(r"\b(\w+)\{", plain):
                self.assertIn(metric, known, text)
        rules = {"groups": [{"name": "dashboard", "rules": [
            {"record": f"check:panel{number}", "expr": text.replace("$__rate_interval", "1m").replace("$instance", ".*")}
            for number, text in enumerate(expressions)]}]}
        run("promtool", "check", "rules", "/dev/stdin", input=yaml.safe_dump(rules))

    def test_panels_do_not_overlap(self):
        dashboard = json.loads((DOCKER / "monitoring" / "grafana" / "dashboards" / "adaptive-threshold.json").read_text())
        taken = set()
        for panel in dashboard["panels"]:
            place = panel["gridPos"]
            cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
            self.assertFalse(cells & taken, panel["title"])
            self.assertLessEqual(place["x"] + place["w"], 24)
            taken |= cells

    def test_grafana_finds_its_source_and_its_dashboards(self):
        monitoring = DOCKER / "monitoring" / "grafana" / "provisioning"
        source = yaml.safe_load((monitoring / "datasources" / "prometheus.yml").read_text())["datasources"][0]
        self.assertEqual(source["url"], "http://prometheus:9090")
        self.assertIn("prometheus", services(VALUES))
        folder = yaml.safe_load((monitoring / "dashboards" / "dashboards.yml").read_text())["providers"][0]["options"]["path"]
        self.assertIn(folder, [target for _, target in mounts(services(VALUES)["grafana"])])
        text = (DOCKER / "monitoring" / "grafana" / "dashboards" / "adaptive-threshold.json").read_text()
        self.assertEqual(set(re.findall(r'"type": "prometheus",\s*"uid": "([^"]+)"', text)), {source["uid"]})


if __name__ == "__main__":
    unittest.main(verbosity=2)
