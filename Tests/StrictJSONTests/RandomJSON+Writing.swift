extension RandomJSON {
    /// One of the value's many spellings: random white space, random escapes and, where `isShuffled`, a random order of
    /// members.
    func spelled(isShuffled: Bool = false, using generator: inout SeededGenerator) -> [UInt8] {
        var spelling = Spelling(isShuffled: isShuffled, generator: generator)
        spelling.append(self)
        generator = spelling.generator
        return Array(spelling.text.utf8)
    }
}

private struct Spelling {
    let isShuffled: Bool
    var generator: SeededGenerator
    var text = ""

    mutating func append(_ value: RandomJSON) {
        space()
        switch value {
        case .object(let members):
            let members = isShuffled ? members.shuffled(using: &generator) : members
            list("{", members, "}") { spelling, member in
                spelling.space()
                spelling.append(string: member.key)
                spelling.space()
                spelling.text += ":"
                spelling.append(member.value)
            }
        case .array(let elements):
            list("[", elements, "]") { spelling, element in spelling.append(element) }
        case .string(let string): append(string: string)
        case .number(let number): text += number
        case .boolean(let boolean): text += boolean ? "true" : "false"
        case .null: text += "null"
        }
        space()
    }

    private mutating func list<Item>(
        _ opening: String,
        _ items: [Item],
        _ closing: String,
        item: (inout Spelling, Item) -> Void
    ) {
        text += opening
        for (index, element) in items.enumerated() {
            if index > 0 { text += "," }
            item(&self, element)
        }
        space()
        text += closing
    }

    private mutating func append(string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0..<4, using: &generator) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private mutating func space() {
        for _ in 0..<max(0, Int.random(in: -6...2, using: &generator)) {
            text += [" ", "\n", "\r", "\t"].randomElement(using: &generator) ?? ""
        }
    }
}
