import HTTPTypes
import TestSupport

/// Who gets what from which route: the policy as a table, which the walk compares with what the server answers.
///
/// Everything is asked about the review of province's cluster and about unit `c`'s sheet in it, where `a` leads, `b` is the
/// deputy and `d` another member; `x` leads the other province's cluster; about the organisation that they stand in, the
/// account of `officer c`, and the service key of `key c`. Each cell is a status.
enum PolicyTable {
    /// What is asked, how far the review is, what is sent; then each account's answer.
    static let text = """
        route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
        GET review                     | selfScoring | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET review                     | returned    | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET review                     | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET sheet                      | selfScoring | 200       | 200    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET sheet                      | assessing   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET sheet                      | returned    | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET sheet                      | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        PATCH draft                    | selfScoring | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        PATCH draft                    | returned    | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST submission                | selfScoring | 403       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST submission                | returned    | 403       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST assessment                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST assessment                | returned    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST assessment                | explaining  | 403       | 403    | 404      | 403   | 403       | 403    | 409       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        POST assessment                | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        POST acceptance                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST acceptance                | returned    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST acceptance                | explaining  | 403       | 403    | 404      | 403   | 403       | 403    | 409       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        POST acceptance                | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        POST return                    | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST return                    | returned    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST return                    | explaining  | 403       | 403    | 404      | 403   | 403       | 403    | 409       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        POST return                    | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        POST state                     | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        GET standings                  | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET standings                  | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET standings                  | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET standings                  | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET standings                  | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        POST settlements               | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
        POST settlements               | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        GET settlements                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET settlements                | appraising  | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET settlements                | published   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET settlements                | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET explanation                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET explanation                | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET explanation                | published   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET explanation                | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET scoring-document           | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET scoring-document           | published   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET scoring-document           | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        POST publications              | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
        GET publications               | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET publications               | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET publications               | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET publications               | forNobody   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET publication                | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET publication                | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET publication                | forNobody   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET rankings                   | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.csv               | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.json              | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.xlsx              | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET results.csv                | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings                   | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings                   | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings                   | forNobody   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.csv               | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.json              | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.xlsx              | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET results.csv                | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.csv               | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.json              | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET rankings.xlsx              | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET results.csv                | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET audit-events               | assessing   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 200     | 200           | 200          | 403       | 403    | 401
        GET units                      | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET unit                       | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET seasons                    | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET blocks                     | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET clusters                   | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET cluster                    | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET cluster-seasons            | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        GET cluster-season             | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
        POST units                     | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 201           | 403          | 403       | 403    | 401
        PATCH unit                     | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
        POST seasons                   | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 201             | 403     | 403           | 403          | 403       | 403    | 401
        POST blocks                    | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
        POST clusters                  | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
        PATCH cluster                  | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
        POST cluster-seasons           | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
        POST members                   | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
        POST departure                 | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
        POST leadership                | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
        GET agreements                 | drafting    | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET agreements                 | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET agreement                  | signing     | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        POST agreements                | selfScoring | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
        POST agreements                | drafting    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        PUT agreement                  | drafting    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        PUT agreement                  | signing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        POST agreement state           | drafting    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        POST signature                 | signing     | 403       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST signature                 | drafting    | 403       | 409    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST paper                     | signing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
        POST enforcement               | signing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        GET reviews                    | selfScoring | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET reviews                    | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        POST reviews                   | running     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
        POST reviews                   | selfScoring | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
        GET accounts                   | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 200     | 200           | 403          | 403       | 403    | 401
        GET account                    | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 200     | 200           | 403          | 403       | 403    | 401
        POST accounts                  | selfScoring | 403       | 403    | 201      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 201           | 403          | 403       | 403    | 401
        PATCH account                  | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        POST block                     | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        POST unblock                   | selfScoring | 404       | 404    | 409      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 409           | 404          | 404       | 404    | 401
        POST one-time-code             | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
        POST functions                 | selfScoring | 404       | 404    | 201      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 201           | 404          | 404       | 404    | 401
        POST functions/end             | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        GET keys                       | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
        POST keys                      | selfScoring | 404       | 404    | 201      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 201           | 404          | 404       | 404    | 401
        DELETE key                     | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        """

    /// One line of the table.
    struct Line: Sendable, CustomStringConvertible {
        let route: String
        let stage: HandMadeCluster.Stage
        let answers: [(account: String, status: Int)]

        var description: String { "\(route), \(stage.rawValue)" }
    }

    static let lines: [Line] = rows(of: text).map { cells in
        guard let stage = HandMadeCluster.Stage(rawValue: cells.key) else {
            preconditionFailure("no stage is called \(cells.key)")
        }
        return Line(route: cells.route, stage: stage, answers: cells.answers.map { ($0, Int($1) ?? 0) })
    }

    /// Whose answers are byte for byte the `same` after those above `c` have done something with its sheet while it is
    /// assessed, and whose it `moves`.
    static let movementText = """
        route                          | after        | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
        GET review                     | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET review                     | returned     | moves     | moves  | same     | moves | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET review                     | disqualified | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET sheet                      | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET sheet                      | returned     | moves     | moves  | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET sheet                      | disqualified | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET standings                  | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET standings                  | returned     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET standings                  | disqualified | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET settlements                | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET settlements                | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET settlements                | disqualified | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET publications               | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET publications               | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET publications               | disqualified | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET explanation                | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET explanation                | returned     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET scoring-document           | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET scoring-document           | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET rankings                   | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.csv               | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.json              | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.xlsx              | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET results.csv                | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET rankings                   | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.csv               | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.json              | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.xlsx              | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET results.csv                | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        """

    /// One line of it.
    struct Movement: Sendable, CustomStringConvertible {
        let route: String
        let act: HandMadeCluster.Act
        let answers: [(account: String, moves: Bool)]

        var description: String { "\(route), \(act.rawValue)" }
    }

    static let movements: [Movement] = rows(of: movementText).map { cells in
        guard let act = HandMadeCluster.Act(rawValue: cells.key) else {
            preconditionFailure("no act is called \(cells.key)")
        }
        let answers = cells.answers.map { account, cell in
            precondition(cell == "same" || cell == "moves", "\(cell) is neither")
            return (account: account, moves: cell == "moves")
        }
        return Movement(route: cells.route, act: act, answers: answers)
    }

    private static func rows(of text: String) -> [(route: String, key: String, answers: [(String, String)])] {
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        }
        let accounts = rows[0].dropFirst(2)
        return rows.dropFirst().map { cells in
            precondition(cells.count == rows[0].count, "a line has as many cells as the first: \(cells)")
            return (cells[0], cells[1], Array(zip(accounts, cells.dropFirst(2))))
        }
    }
}
