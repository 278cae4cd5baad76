package import Application
import HTTPTypes
package import Hummingbird
import StrictJSON

extension Request {
    /// The credential of a request; nil where there is none.
    ///
    /// - Throws: `Problem` `ambiguous-credentials` where there are two, `unauthenticated` for one that is none of ours.
    package func presented() throws -> Presented? {
        let authorizations = headers[values: .authorization]
        let cookies = SessionCookie.values(in: headers)
        guard authorizations.count + cookies.count <= 1 else { throw Problem(.ambiguousCredentials) }
        if let authorization = authorizations.first {
            let parts = authorization.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer", let credential = Credential(String(parts[1]))
            else { throw Problem.unauthenticated() }
            return Presented(credential, by: .bearer)
        }
        guard let cookie = cookies.first else { return nil }
        guard let credential = Credential(cookie), credential.kind == .session else { throw Problem.unauthenticated() }
        return Presented(credential, by: .cookie)
    }

    /// Refuses a change by cookie that lacks the session's CSRF token or that does not come from our own pages.
    ///
    /// - Throws: `Problem` `csrf-refused`.
    func refuseForgery(of presented: Presented) throws {
        switch (presented.carrier, method) {
        case (.bearer, _), (.cookie, .get), (.cookie, .head), (.cookie, .options): return
        case (.cookie, _): break
        }
        try refuseOtherOrigins()
        guard let token = headers[.csrfToken], presented.credential.isCSRFToken(token) else {
            throw Problem(
                .csrfRefused,
                detail: Wording(
                    vi: "Thiếu X-CSRF-Token của phiên này, hoặc không đúng.",
                    en: "The X-CSRF-Token of this session is missing or wrong."
                )
            )
        }
    }

    /// Refuses what a browser says comes from another site's page. Programs send neither field.
    ///
    /// - Throws: `Problem` `csrf-refused`.
    package func refuseOtherOrigins() throws {
        let isOwnSite = headers[.secFetchSite].map { $0 == "same-origin" } ?? true
        guard isOwnSite, headers[.origin].map(isOwnOrigin) ?? true else {
            throw Problem(
                .csrfRefused,
                detail: Wording(vi: "Yêu cầu đến từ trang khác.", en: "The request comes from another site.")
            )
        }
    }

    /// Host and port are compared, not the scheme: behind a proxy that ends TLS the server does not see it.
    private func isOwnOrigin(_ origin: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: origin.lowercased().hasPrefix),
            let host = head.authority
        else { return false }
        return origin.dropFirst(scheme.count).lowercased() == host.lowercased()
    }
}

/// The cookie that carries a session.
///
/// By the prefix browsers hold it to this host, to TLS and to the whole of it (RFC 6265bis, section 4.1.3).
package enum SessionCookie {
    package static let name = "__Host-thidua"

    /// The field that sets it: until the browser is closed, as offices share machines.
    package static func setting(_ credential: Credential) -> String {
        "\(name)=\(credential.text); Path=/; Secure; HttpOnly; SameSite=Lax"
    }

    /// The field that takes it away.
    package static let clearing = "\(name)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"

    static func values(in headers: HTTPFields) -> [String] {
        headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = parts[0].drop { $0 == " " || $0 == "\t" }
            guard parts.count == 2, key == name else { return nil }
            return String(parts[1])
        }
    }
}

extension HTTPField.Name {
    /// `X-CSRF-Token`.
    package static let csrfToken = name("X-CSRF-Token")
    /// `Sec-Fetch-Site`.
    package static let secFetchSite = name("Sec-Fetch-Site")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("a token by RFC 9110") }
        return name
    }
}
