import Application
import Repository
import Testing

@Suite struct `A credential` {
    @Test(arguments: Credential.Kind.allCases) func `is read back from its text`(_ kind: Credential.Kind) {
        for _ in 0..<100 {
            let credential = Credential(kind, .random())
            #expect(Credential(credential.text) == credential)
            #expect(credential.text.hasPrefix(kind.rawValue))
            #expect(credential.text.utf8.count == 47)
        }
    }

    @Test func `has one text and no other`() {
        let zeros = "tds_" + String(repeating: "A", count: 43)
        #expect(Credential(zeros) != nil)
        let short = String(zeros.dropLast())
        let others: [String] = [
            "", "tds_", short, "\(zeros)A", "\(zeros)=", "xxx_\(zeros.dropFirst(4))", "\(short)B", "\(short)=",
            "\(short)é", "\(short)+", "\(short.dropLast())\n ",
        ]
        for other in others {
            #expect(Credential(other) == nil, "\(other)")
        }
    }

    @Test func `knows its own CSRF token alone, which is not the secret`() {
        let (own, other) = (Credential(.session, .random()), Credential(.session, .random()))
        #expect(own.isCSRFToken(own.csrfToken))
        #expect(!own.isCSRFToken(other.csrfToken))
        #expect(!own.isCSRFToken(""))
        #expect(!own.isCSRFToken(own.csrfToken + "A"))
        #expect(!own.text.contains(own.csrfToken))
    }

    @Test func `is in no description`() {
        let credential = Credential(.session, .random())
        var dumped = ""
        dump(Presented(credential, by: .cookie), to: &dumped)
        for text in ["\(credential)", String(reflecting: credential), dumped] {
            #expect(!text.contains(credential.text.dropFirst(4)))
            #expect(!text.contains("\(credential.secret.rawValue[0]), \(credential.secret.rawValue[1])"))
        }
    }
}
