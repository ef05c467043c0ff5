# Ends a transaction that was not handed over.
leased && exit 0
[ "${lease_token:-}" = "$token" ] || exit 0
rm -rf "$stack/releases/.$token" "$stack/lease"
