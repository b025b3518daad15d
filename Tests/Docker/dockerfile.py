"""docker/Dockerfile as stages of instructions. Knows what that file uses, and refuses the rest."""

import json
import re
import shlex

from compose import DOCKER

KNOWN = {"ARG", "FROM", "WORKDIR", "ENV", "COPY", "RUN", "CMD", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT"}


class Stage:
    def __init__(self, base, name):
        self.base, self.name = base, name
        self.steps = []

    def all(self, instruction):
        return [text for word, text in self.steps if word == instruction]

    def last(self, instruction):
        return self.all(instruction)[-1]

    def environment(self):
        pairs = [shlex.split(text) for text in self.all("ENV")]
        return dict(pair.split("=", 1) for words in pairs for pair in words)

    def command(self, instruction):
        """The words of an instruction in its JSON form."""
        return json.loads(self.last(instruction))

    def health_check(self):
        return json.loads(re.search(r"CMD (\[.*\])", self.last("HEALTHCHECK"))[1])

    def copies(self):
        """(stage or None, sources, target) of each COPY."""
        for text in self.all("COPY"):
            words = text.split()
            stage = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else None
            yield stage, words[:-1], words[-1]


def stages():
    text = (DOCKER / "Dockerfile").read_text()
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    logical = re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines()
    arguments, found = {}, []
    for line in logical:
        word, rest = line.split(None, 1)
        if word not in KNOWN:
            raise ValueError(f"the checks do not know what {word} does; teach them")
        if word == "ARG" and not found:
            name, value = rest.split("=", 1)
            arguments[name] = value
        elif word == "FROM":
            base, _, name = rest.partition(" AS ")
            base = re.sub(r"\$\{(\w+)\}", lambda match: arguments[match[1]], base)
            found.append(Stage(base, name or None))
        else:
            found[-1].steps.append((word, rest))
    return found
