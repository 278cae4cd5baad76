#if THIDUA_THREAD_SANITIZER
import Postgres

/// The one that ThreadSanitizer sees, in place of Synchronization's.
typealias Mutex<Value: ~Copyable> = Postgres.Mutex<Value>
#endif
