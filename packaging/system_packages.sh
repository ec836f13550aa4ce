#!/bin/sh
# Installs the Debian packages of one section of debian-packages.txt where it may.
#
#   packaging/system_packages.sh run     what the program needs; stops where it may not install
#   packaging/system_packages.sh test    what some tests need; says so where it may not, and goes on
#
# Does nothing where all of them are there, and on systems without dpkg. With SYSTEM=skip nothing
# is installed: what is missing is said, and the rest goes on.
set -eu

section=$1
list=$(dirname "$0")/debian-packages.txt

command -v dpkg-query >/dev/null 2>&1 || exit 0

wanted=$(awk -v section="[$section]" '/^\[/ { inside = ($0 == section); next } inside && /^[a-z]/' "$list")

# Names that installed packages only provide count too: since Debian 13 several libraries are
# installed under another name (libglib2.0-0t64 for libglib2.0-0).
present=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' | awk '
    $1 == "installed" { sub(/^installed /, ""); gsub(/\([^)]*\)/, ""); gsub(/[, ]+/, "\n"); print }')

missing=
for package in $wanted; do
    # A python3 that does not come from Debian brings venv itself.
    if [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null; then
        continue
    fi
    printf '%s\n' "$present" | grep -Fqx "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

line="sudo apt-get install --no-install-recommends$missing"
if [ "${SYSTEM:-}" = skip ]; then
    echo "Warning: these system libraries are missing and are not installed (SYSTEM=skip):$missing" >&2
    echo "Without them the window may not open; 'occdesk list' and 'show' work. To install: $line" >&2
    exit 0
fi

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    if [ "$section" = run ]; then
        echo "OccDesk needs system libraries that may not be installed from here. Please type:" >&2
        echo "    $line" >&2
        echo "To go on without them: SYSTEM=skip make run" >&2
        exit 1
    fi
    echo "Tests that need these packages will be skipped. To run them, type: $line" >&2
    exit 0
fi

export DEBIAN_FRONTEND=noninteractive
install() {
    # shellcheck disable=SC2086  # the words of these variables are meant to be split
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}
echo "Installing Debian packages:$missing"
install >/dev/null 2>&1 || {
    $as_root apt-get update -q >/dev/null
    install >/dev/null
}
