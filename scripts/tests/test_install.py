from support import ScriptTest

SWIFT = 'echo "Swift version 6.3.1 (swift-6.3.1-RELEASE)"'


class Install(ScriptTest):
    """On a machine made of stand-ins: nothing here installs anything."""

    def setUp(self):
        super().setUp()
        self.command("swift", SWIFT)
        self.command("dpkg-query", 'echo "installed 1.0"')
        self.command("id", "echo 0")
        for name in ["apt-get", "install", "rm"]:
            self.command(name, f'echo "{name} $*" >> {self.tree}/done')

    def have_all_but(self, package):
        self.command("dpkg-query", f'[ "${{@: -1}}" != {package} ] || exit 1', 'echo "installed 1.0"')

    def done(self, command=""):
        """What was run that could change the machine."""
        log = self.tree / "done"
        return [line for line in log.read_text().splitlines() if line.startswith(command)] if log.exists() else []

    def test_it_is_silent_and_leaves_apt_alone_when_nothing_is_missing(self):
        run = self.run_script("install")
        self.assertPasses(run)
        self.assertEqual((run.stdout, self.done()), ("", []))

    def test_it_installs_only_what_is_missing(self):
        self.have_all_but("python3")
        run = self.run_script("install")
        self.assertPasses(run)
        self.assertEqual(run.stdout, "Installing: python3\n")
        update, install = self.done("apt-get")
        self.assertTrue(update.endswith(" update"), update)
        self.assertTrue(install.endswith(" install --no-install-recommends python3"), install)

    def test_debian_makes_no_cluster_and_keeps_no_setting_of_ours(self):
        self.have_all_but("postgresql-15")
        self.command("install", f'echo "install $*: $(cat)" >> {self.tree}/done')
        self.assertPasses(self.run_script("install"))
        setting = "/etc/postgresql-common/createcluster.d/thidua.conf"
        self.assertEqual(self.done()[0], f"install -D --mode=644 /dev/stdin {setting}: create_main_cluster = false")
        self.assertEqual(self.done()[-1], f"rm -f {setting}")

    def test_a_package_of_which_only_settings_are_left_is_missing(self):
        self.command("dpkg-query", 'echo "config-files 1.0"')
        self.assertPasses(self.run_script("install"))
        self.assertEqual(len(self.done("apt-get")), 2)

    def test_apt_is_tried_twice(self):
        self.have_all_but("python3")
        self.command("apt-get", f'[ -e {self.tree}/once ] || {{ touch {self.tree}/once; exit 100; }}')
        self.assertEqual(self.run_script("install", THIDUA_RETRY_SECONDS="0").returncode, 0)
        self.command("apt-get", f'echo "apt-get $*" >> {self.tree}/done', "exit 100")
        self.assertFails(self.run_script("install", THIDUA_RETRY_SECONDS="0"), "could not install: python3")
        self.assertEqual(len(self.done("apt-get")), 2)

    def test_swift_must_be_there_and_new_enough(self):
        self.command("swift", 'echo "Swift version 5.10.1 (swift-5.10.1-RELEASE)"')
        self.assertFails(self.run_script("install"), "needs Swift 6.2 or newer; found: 5.10.1")
        self.command("swift", "exit 127")
        self.assertFails(self.run_script("install"), "needs Swift 6.2 or newer; found: none", "swift.org")
        for enough in ["6.2", "6.10", "7.0.1"]:
            self.command("swift", f'echo "Swift version {enough} (swift-{enough}-RELEASE)"')
            self.assertPasses(self.run_script("install"))

    def test_without_root_it_asks_sudo_for_it(self):
        self.have_all_but("python3")
        self.command("id", "echo 1000")
        for name in ["apt-get", "install", "rm"]:
            self.command(name, "exit 1")
        self.command("sudo", f'echo "sudo $*" >> {self.tree}/done')
        self.assertPasses(self.run_script("install"))
        self.assertEqual(len(self.done()), 4)
        self.assertEqual(self.done(), self.done("sudo --non-interactive "))

    def test_without_root_and_sudo_it_says_so(self):
        self.have_all_but("python3")
        self.command("id", "echo 1000")
        for tool in ["bash", "sed", "sort", "env"]:
            (self.tree / "bin" / tool).symlink_to(f"/usr/bin/{tool}")
        run = self.run_script("install", PATH=f"{self.tree}/bin")  # where no sudo is
        self.assertFails(run, "Installing needs root, and there is no sudo")

    def test_the_check_lists_all_and_fails_if_one_is_missing(self):
        run = self.run_script("install", "--check")
        self.assertPasses(run)
        self.assertRegex(run.stdout, "present +swift +6.3.1")
        self.have_all_but("python3")
        run = self.run_script("install", "--check")
        self.assertFails(run, "Something that ThiDua needs is missing")
        self.assertRegex(run.stdout, "MISSING +python3 .*scripts/install installs it")
        self.assertEqual(self.done(), [])
