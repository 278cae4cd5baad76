"""Holds what deploy/ and docker-compose.yml say to those who will read it: systemd, Compose, and the program's own help."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

try:
    import yaml
except ImportError:
    yaml = None

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
UNITS = sorted((ROOT / "deploy/systemd").iterdir())


class DeployTest(unittest.TestCase):
    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not on this machine")
    def test_systemd_takes_the_units(self):
        with tempfile.TemporaryDirectory() as folder:
            copies = []
            for unit in UNITS:
                copy = pathlib.Path(folder) / unit.name
                # It looks for the program, which stands nowhere before it is installed.
                copy.write_text(unit.read_text().replace("/usr/local/bin/thidua", "/bin/true"))
                copies.append(copy)
            verified = subprocess.run(["systemd-analyze", "verify", *copies], capture_output=True, text=True)
            ours = [line for line in verified.stderr.splitlines() if "thidua" in line]
            self.assertEqual((verified.returncode, ours), (0, []), verified.stderr)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not on this machine")
    def test_the_timer_is_at_two_in_viet_nam(self):
        timer = (ROOT / "deploy/systemd/thidua-export.timer").read_text()
        calendar = re.search(r"^OnCalendar=(.*)$", timer, re.MULTILINE)[1]
        shown = subprocess.run(
            ["systemd-analyze", "calendar", "--base-time=2026-11-20 18:00 UTC", calendar],
            capture_output=True, text=True, env={"TZ": "UTC", "PATH": "/usr/bin:/bin"},
        )
        self.assertIn("2026-11-20 19:00:00 UTC", shown.stdout, shown.stderr)
        self.assertIn("Persistent=true", timer)

    @unittest.skipUnless(yaml, "PyYAML is not on this machine")
    def test_compose_has_what_each_service_needs(self):
        services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
        server, export = services["server"], services["export"]
        self.assertIn("--nightly", server["command"])
        self.assertIn("THIDUA_READER_DATABASE_URL", server["environment"])
        self.assertEqual(set(export["environment"]), {"THIDUA_READER_DATABASE_URL"})
        self.assertEqual(export["profiles"], ["export"])
        for service in (server, export):
            self.assertTrue(service["read_only"])
            folders = [volume.split(":")[1] for volume in service["volumes"]]
            words = service.get("entrypoint", []) + service["command"]
            out = words[words.index("--out") + 1]
            self.assertTrue(any(out.startswith(f"{folder}/") for folder in folders), out)

    def test_every_option_is_one_of_the_programs(self):
        known = set(re.findall(r"--[a-z][a-z-]+", (ROOT / "docs/configuration.md").read_text()))
        for unit in UNITS:
            for line in re.findall(r"^ExecStart=((?:.*\\\n)*.*)$", unit.read_text(), re.MULTILINE):
                self.assertLessEqual(set(re.findall(r"--[a-z][a-z-]+", line)), known, unit.name)
        if yaml:
            services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
            for name in ("setup", "server", "export"):
                words = services[name].get("entrypoint", []) + services[name].get("command", [])
                self.assertLessEqual({word for word in words if word.startswith("--")}, known, name)


if __name__ == "__main__":
    unittest.main()
