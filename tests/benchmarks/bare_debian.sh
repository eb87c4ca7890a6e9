#!/usr/bin/env bash
# Proves the two commands on a Debian that has nothing but Python: bash tests/benchmarks/bare_debian.sh [FOLDER]
#
# Needs root, debootstrap and the network; takes some minutes and 3 GB. A clone of HEAD is put into a
# new system in FOLDER (default: a temporary one), where each line below is run and timed.
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
system=${1:-$(mktemp -d)/debian}
release=${RELEASE:-bookworm}

say() { printf '\n=== %s\n' "$*"; }

# Runs a command inside, in the clone, with only what a fresh login has.
inside() {
    say "$*"
    time env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 ${certificate:+PIP_CERT=/root/ca.crt} \
        chroot "$system" sh -c "cd /root/motcua && $*"
}

if [ ! -x "$system/bin/sh" ]; then
    say "Debian $release in $system"
    debootstrap --variant=minbase --include=python3 "$release" "$system" >/dev/null
fi
# A network that inspects encrypted traffic has its own certificate; pip is told it the usual way.
certificate=${PIP_CERT:-}
if [ -n "$certificate" ]; then
    cp "$certificate" "$system/root/ca.crt"
fi
cp /etc/resolv.conf "$system/etc/resolv.conf"
rm -rf "$system/root/motcua"
git clone --quiet --no-hardlinks "$here" "$system/root/motcua"
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"
trap 'umount "$system/proc"' EXIT

inside python3 run.py --help
inside python3 run.py
inside ls -l out
inside python3 run.py test -q
inside python3 run.py
inside python3 run.py lint
inside python3 run.py build
say "all green in $system"
