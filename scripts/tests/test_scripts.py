import os
import unittest

from support import SCRIPTS


class Scripts(unittest.TestCase):
    def test_every_script_has_tests(self):
        """A check that cannot fail is worse than none."""
        for script in SCRIPTS.iterdir():
            if script.is_file() and os.access(script, os.X_OK):
                test = SCRIPTS / "tests" / f"test_{script.name.replace('-', '_')}.py"
                self.assertTrue(test.exists(), f"{script.name} needs {test.name}")
