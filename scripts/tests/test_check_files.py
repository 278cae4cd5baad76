import subprocess

from support import ScriptTest


class CheckFiles(ScriptTest):
    def setUp(self):
        super().setUp()
        self.git("init", "--quiet")

    def git(self, *arguments):
        subprocess.run(["git", "-C", self.tree, *arguments], check=True)

    def test_a_plain_tree_passes(self):
        self.write("Sources/Domain/Rank.swift", "struct Rank {}\n" * 400)
        self.write("docs/plan.md", "TODO is a word here.\n")
        run = self.check("check-files")
        self.assertPasses(run)
        self.assertNotIn("Rank.swift", run.stdout)

    def test_a_long_file_is_listed_and_passes(self):
        self.write("Sources/Domain/Rank.swift", "\n" * 401)
        run = self.check("check-files")
        self.assertPasses(run)
        self.assertIn("Sources/Domain/Rank.swift: 401 lines, more than 400", run.stdout)

    def test_a_file_past_800_lines_is_refused(self):
        self.write("Tests/DomainTests/RankTests.swift", "\n" * 801)
        self.assertFails(self.check("check-files"), "Tests/DomainTests/RankTests.swift: 801 lines, more than 800")

    def test_what_a_build_makes_is_refused_once_committed(self):
        for name in ["Package.resolved", ".build/debug.yaml", "Benchmarks/Package.resolved"]:
            self.write(name)
        self.assertPasses(self.check("check-files"))
        self.git("add", "--force", ".")
        self.assertFails(
            self.check("check-files"),
            "Package.resolved: is made by a build", ".build/debug.yaml: is", "Benchmarks/Package.resolved: is",
        )

    def test_unfinished_work_is_refused(self):
        self.write("Sources/Domain/Rank.swift", "struct Rank {}\n// FIXME: ties\n")
        self.assertFails(self.check("check-files"), "Sources/Domain/Rank.swift:2: FIXME: open an issue instead")
