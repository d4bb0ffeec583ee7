"""docker/ does what the launcher does."""

import re
import time
import unittest
from pathlib import Path

from launcher import container, debian, proxy

ROOT = Path(__file__).resolve().parents[2]


class TestDocker(unittest.TestCase):
    def text(self, name):
        return (ROOT / name).read_text(encoding="utf-8")

    def test_nginx_has_the_rules_of_the_launcher(self):
        self.assertEqual(self.text("docker/nginx.conf"), proxy.docker_configuration())

    def test_image_has_the_fonts_of_a_bare_machine(self):
        fonts = {name for name in debian.RUN if name.startswith("fonts-") and name != "fonts-font-awesome"}  # the image has that one
        self.assertEqual(set(re.findall(r"\bfonts-[\w-]+", self.text("docker/Dockerfile"))), fonts)

    def test_image_has_the_packages_of_the_launcher(self):
        """Everything pinned is copied into the image and installed, addons without their dependencies."""
        lines = self.text("docker/Dockerfile")
        for name, options in (("requirements.txt", ""), ("requirements-odoo.txt", "--no-deps ")):
            self.assertRegex(lines, rf"COPY [^\n]*\b{re.escape(name)}\b")
            self.assertIn(f"{options}-r /opt/street/{name}", lines)
            self.assertIn(f"!{name}\n", self.text(".dockerignore"))

    def test_line_for_a_machine_without_python_names_every_package(self):
        line = next(line for line in self.text("street").splitlines() if "libjs-jquery" in line)
        self.assertEqual(set(re.findall(r"recommends (.*)\"", line)[0].split()), {*debian.RUN, "python3", "python3-venv"})

    def test_every_variable_of_the_compose_file_is_in_the_example(self):
        used = set(re.findall(r"\$\{(\w+)", self.text("docker/compose.yaml")))
        told = set(re.findall(r"^(?:# )?([A-Z_]+)=", self.text("docker/env.example"), re.MULTILINE))
        self.assertLessEqual(used - {"STREET_LANG"}, told)

    def test_backup_waits_for_its_hour_and_never_runs_twice(self):
        self.assertEqual(container.until(18, time.struct_time((2026, 1, 1, 17, 59, 0, 0, 0, 0))), 60)
        self.assertEqual(container.until(18, time.struct_time((2026, 1, 1, 18, 0, 0, 0, 0, 0))), 86400)
        self.assertEqual(container.until(18, time.struct_time((2026, 1, 1, 18, 0, 1, 0, 0, 0))), 86399)
