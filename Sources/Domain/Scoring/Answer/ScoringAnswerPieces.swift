import StrictJSON

/// The answer's text piece by piece, for whoever must wait between two: together the bytes that `thidua score` prints.
package struct ScoringAnswerPieces: Sequence, IteratorProtocol, Sendable {
    /// A piece is sent off once it has so many bytes.
    private static let size = 1 << 16

    private let answer: ScoringAnswer
    private var position = 0
    private var isAtEnd = false

    init(_ answer: ScoringAnswer) {
        self.answer = answer
    }

    package mutating func next() -> [UInt8]? {
        guard !isAtEnd else { return nil }
        var piece: [UInt8] = position == 0 ? Array(#"{"units":["#.utf8) : []
        while position < answer.order.count, piece.count < Self.size {
            if position > 0 { piece.append(UInt8(ascii: ",")) }
            var writer = JSONWriter()
            answer.write(answer.standing(answer.order[position]), to: &writer)
            piece.append(contentsOf: writer.bytes)
            position += 1
        }
        if position == answer.order.count {
            piece.append(contentsOf: "]}\n".utf8)
            isAtEnd = true
        }
        return piece
    }
}

extension ScoringAnswer {
    /// The answer's text in pieces of some 64 kB, the last one with a newline.
    package var pieces: ScoringAnswerPieces { ScoringAnswerPieces(self) }
}
