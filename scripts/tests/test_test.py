from support import ScriptTest


class Test(ScriptTest):
    def swift(self, last_line, status=0):
        self.command("swift", 'echo "called with: $*"', f"echo '{last_line}'", f"exit {status}")

    def test_passing_tests_pass_and_are_counted(self):
        self.swift("✔ Test run with 312 tests in 40 suites passed after 1.5 seconds.")
        run = self.run_script("test", "--filter", "Domain")
        self.assertPasses(run)
        self.assertIn("called with: test --disable-xctest --filter Domain", run.stdout)
        self.assertTrue(run.stdout.endswith("PASSED: all 312 tests.\n"))

    def test_no_test_is_a_failure(self):
        self.swift("✔ Test run with 0 tests in 0 suites passed after 0.001 seconds.")
        self.assertFails(self.run_script("test"), "FAILED: no test ran.")
        self.swift("Build complete!")
        self.assertFails(self.run_script("test"), "FAILED: no test ran.")

    def test_a_failed_test_is_a_failure(self):
        self.swift("✘ Test run with 2 tests in 1 suite failed after 0.1 seconds with 1 issue.", status=1)
        self.assertFails(self.run_script("test"), "FAILED: the reason stands above.")
