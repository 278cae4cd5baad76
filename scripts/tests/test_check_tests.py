from support import ScriptTest


class CheckTests(ScriptTest):
    def write_test(self, text):
        self.write("Tests/DomainTests/RankTests.swift", text)

    def test_tests_and_helpers_pass(self):
        self.write_test(
            """
            import Testing

            @Suite struct RankTests {
                @Test func `ties share a rank`() { #expect(true) }
                @Test(.tags(.rank), arguments: [("(", 1), (")", 2)])
                @MainActor static func `each // "row" ranks`(row: (String, Int)) throws {}
                @MainActor
                @Test
                func `order does not matter`() async {}
                // func `a comment is no test`() {}
                func helper() {}
            }
            """
        )
        self.assertPasses(self.check("check-tests"))

    def test_a_forgotten_attribute_is_found(self):
        self.write_test("@Test func `one`() {}\n\nfunc `two never runs`() {}\n")
        self.assertFails(
            self.check("check-tests"),
            "Tests/DomainTests/RankTests.swift:3: func `two never runs` has no @Test, so it never runs",
        )

    def test_an_attribute_belongs_to_the_function_after_it_only(self):
        self.write_test("@Test func first() { _ = 1 }\nstatic func `second`() {}\n")
        self.assertFails(self.check("check-tests"), "2: func `second` has no @Test")
        self.write_test("// @Test\nfunc `third`() {}\n")
        self.assertFails(self.check("check-tests"), "2: func `third` has no @Test")

    def test_xctest_is_refused(self):
        self.write_test("import XCTest\nfinal class RankTests: XCTestCase {\n    func testRank() {}\n}\n")
        self.assertFails(self.check("check-tests"), "1: XCTest", "3: func testRank: name a test by a sentence")
