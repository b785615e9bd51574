//! Signing in: printed codes, passphrases, limits on attempts and on sessions.
