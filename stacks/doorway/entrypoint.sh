#!/bin/sh
# Makes the host key once, takes the keys that may log in in the mode sshd asks for, and becomes sshd.
set -eu
key=/host-keys/ssh_host_ed25519_key
[ -s "$key" ] || ssh-keygen -q -t ed25519 -N '' -C doorway -f "$key"
mkdir -p /run/keys /run/sshd
chmod 755 /run/keys
[ -s /keys/authorized_keys ] || { echo "doorway: authorized_keys beside compose.yaml has no key in it" >&2; exit 1; }
install -m 600 /keys/authorized_keys /run/keys/authorized_keys
passwd -u root >/dev/null 2>&1 || true # a locked account takes no key either
echo "doorway: host key $(cut -d ' ' -f 1,2 "$key.pub")"
exec "$(command -v sshd)" -D -e
