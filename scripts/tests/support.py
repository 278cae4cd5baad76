"""What the scripts' tests share: a tree to check, commands that answer as told, and a script's run."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent


class ScriptTest(unittest.TestCase):
    """Each test gets an empty tree, removed afterwards."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name)

    def write(self, name, text="", executable=False):
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if executable:
            path.chmod(0o755)

    def command(self, name, *lines):
        """Puts a command of that name first on the PATH of `run`."""
        self.write(f"bin/{name}", "\n".join(["#!/bin/bash", *lines, ""]), executable=True)

    def run_script(self, name, *arguments, **environment):
        path = f"{self.tree}/bin:{os.environ['PATH']}"
        return subprocess.run(
            [SCRIPTS / name, *arguments],
            env={**os.environ, "PATH": path, **environment},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )

    def check(self, name):
        """Runs a check on the tree."""
        return self.run_script(name, self.tree)

    def assertPasses(self, run):
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def assertFails(self, run, *words):
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        for each in words:
            self.assertIn(each, run.stderr)
