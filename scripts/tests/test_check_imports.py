from support import ScriptTest


class CheckImports(ScriptTest):
    def test_what_the_table_allows_passes(self):
        self.write("Sources/Domain/Rule.swift", "import BigInt\npackage import StrictJSON\n")
        self.write("Sources/StrictJSON/Reader.swift", "struct Reader {}\n")
        self.write("Sources/CLibPQ/module.modulemap", "module CLibPQ {}\n")
        self.assertPasses(self.check("check-imports"))

    def test_a_forbidden_import_is_refused_with_its_place(self):
        self.write("Sources/Domain/Rule.swift", "import BigInt\n\nimport Postgres\n")
        self.assertFails(
            self.check("check-imports"),
            "Sources/Domain/Rule.swift:3: Domain may not import Postgres (allowed: StrictJSON, BigInt)",
        )

    def test_every_form_of_import_is_seen(self):
        for form in [
            "public import Foundation",
            "package import Foundation",
            "internal import Foundation",
            "@testable import Foundation",
            "@preconcurrency @_spi(X) import Foundation",
            "@preconcurrency\nimport Foundation",
            "import struct Foundation.Data",
            "import Foundation.NSData",
            "  import Foundation // for Data",
            "/* for Data */ import Foundation",
            "import\n    Foundation",
            "struct A {}; import Foundation",
            "#if canImport(Foundation)\nimport Foundation\n#endif",
        ]:
            with self.subTest(form):
                self.write("Sources/StrictJSON/Reader.swift", form + "\n")
                self.assertFails(
                    self.check("check-imports"), "StrictJSON may not import Foundation (allowed: nothing)"
                )

    def test_comments_and_texts_are_no_imports(self):
        self.write(
            "Sources/Domain/Rule.swift",
            '// import Foundation\n/*\nimport Foundation\n*/\nlet text = """\n    import Foundation\n    """\n',
        )
        self.assertPasses(self.check("check-imports"))

    def test_layers_are_not_skipped_below_application(self):
        self.write("Sources/API/Routes.swift", "import Application\nimport Domain\nimport HTTP\n")
        self.assertPasses(self.check("check-imports"))
        self.write("Sources/API/Routes.swift", "import Repository\n")
        self.assertFails(self.check("check-imports"), "API may not import Repository")

    def test_a_target_outside_the_table_is_refused(self):
        self.write("Sources/Utilities/Anything.swift")
        self.assertFails(self.check("check-imports"), "Utilities is not in the table")

    def test_sources_may_not_import_what_tests_share(self):
        self.write("Tests/TestSupport/Server.swift", "import Postgres\n")
        self.write("Sources/thidua/Main.swift", "import TestSupport\n")
        self.assertFails(self.check("check-imports"), "thidua may not import TestSupport")

    def test_a_reexport_is_refused(self):
        self.write("Sources/Domain/Rule.swift", "@_exported import StrictJSON\n")
        self.assertFails(self.check("check-imports"), "Domain may not re-export StrictJSON")

    def test_libpqs_handles_stay_in_the_connection(self):
        self.write("Sources/Postgres/Connection/Handle.swift", "let handle: OpaquePointer\n")
        self.write("Sources/Postgres/Pool/Pool.swift", "// No OpaquePointer here.\n")
        self.assertPasses(self.check("check-imports"))
        self.write("Sources/Postgres/Pool/Pool.swift", "struct Pool {\n    let handle: OpaquePointer\n}\n")
        self.assertFails(
            self.check("check-imports"),
            "Sources/Postgres/Pool/Pool.swift:2: OpaquePointer may not leave Sources/Postgres/Connection",
        )
