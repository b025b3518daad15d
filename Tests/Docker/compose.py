"""docker/compose.yaml as the checks of this folder need it: read, with merges and variables resolved."""

import os
import pathlib
import re
import subprocess

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCKER = ROOT / "docker"
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(?::?([-?])([^}]*))?\}")


def example():
    """The names and values of .env.example."""
    lines = (DOCKER / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def variables():
    """Every variable of the file with its default; `None` for one without."""
    found = {}
    for name, kind, text in VARIABLE.findall((DOCKER / "compose.yaml").read_text()):
        found[name] = text if kind == "-" else None
    return found


def services(values):
    """The services by name, as Compose would have them with these values."""

    def resolve(match):
        name, kind, text = match.groups()
        if values.get(name):
            return values[name]
        if kind == "?":
            raise KeyError(f"{name}: {text}")
        return text or ""

    def walk(node):
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        if isinstance(node, list):
            return [walk(value) for value in node]
        return VARIABLE.sub(resolve, node).replace("$$", "$") if isinstance(node, str) else node

    return walk(yaml.safe_load((DOCKER / "compose.yaml").read_text())["services"])


def in_profile(values, *profiles):
    return {name: service for name, service in services(values).items() if set(service["profiles"]) & set(profiles)}


def mounts(service):
    """Files and folders of the host that a service sees: (path on the host, path inside)."""
    for volume in service.get("volumes", []):
        source, target = volume.split(":")[:2]
        if source.startswith("."):
            yield (DOCKER / source).resolve(), target


def thresholdd(programs, environment, *arguments):
    """Runs thresholdd with nothing but this environment."""
    return subprocess.run(
        [os.path.join(programs, "thresholdd"), *arguments],
        env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, timeout=60, cwd="/",
    )  # fmt: skip
