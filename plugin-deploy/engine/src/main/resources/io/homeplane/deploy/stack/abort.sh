# Asks the supervisor to give up; it restores at its next look.
: >"$stack/abort.$token"
