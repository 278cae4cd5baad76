import Domain
import Foundation
import HTTP
import Hummingbird

extension SignedInContext {
    /// The review that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func review() throws -> ReviewID { try identifier("review") }

    /// The unit that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func unit() throws -> UnitID { try identifier("unit") }

    /// The publication that the path names, from 1.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func number() throws -> Int32 {
        guard let text = parameters.get("number"), let number = Int32(text), number > 0, String(number) == text else {
            throw Problem(.notFound)
        }
        return number
    }

    /// The criterion that the path names, percent-encoded where its code has other characters than a path may have.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func criterion() throws -> Code {
        guard let text = parameters.get("criterion")?.removingPercentEncoding, !text.isEmpty, !text.utf8.contains(0)
        else {
            throw Problem(.notFound)
        }
        return Code(text.precomposedStringWithCanonicalMapping)
    }

    /// What the path names as a parameter.
    ///
    /// - Throws: `Problem` `not-found` where it names nothing.
    func identifier<Entity>(_ name: String) throws -> Identifier<Entity> {
        guard let text = parameters.get(name), let identifier = Identifier<Entity>(text) else {
            throw Problem(.notFound)
        }
        return identifier
    }
}

extension Request {
    /// The version of a review, a unit, a cluster or its season that the caller saw.
    ///
    /// - Throws: `Problem` as `matched(_:)`.
    func seenVersion() throws -> Int32 {
        try matched { text in Int32(text).flatMap { String($0) == text && $0 > 0 ? $0 : nil } }
    }

    /// The version of what is saved as a whole, 0 where nothing was saved yet.
    ///
    /// - Throws: `Problem` as `matched(_:)`.
    func seenVersionOrNone() throws -> Int32 {
        try matched { text in Int32(text).flatMap { String($0) == text && $0 >= 0 ? $0 : nil } }
    }

    /// The revision of a sheet that the caller saw.
    ///
    /// - Throws: `Problem` as `matched(_:)`.
    func seenRevision() throws -> SheetRevision {
        try matched { text in SheetRevision(text).flatMap { $0.description == text ? $0 : nil } }
    }
}
