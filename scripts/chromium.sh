#!/bin/sh
# Puts Debian's Chromium in place for the browser tests where that may be done; says plainly what is skipped where not.
# libatomic1: the browser tests' driver is a Node that needs it, and a bare Debian has none.
set -u
missing() {
  command -v chromium >/dev/null 2>&1 || return 0
  command -v ldconfig >/dev/null 2>&1 && ! ldconfig -p | grep -q 'libatomic\.so\.1'
}
if ! missing; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Debian's Chromium for the browser tests…"
  if apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium libatomic1 >/dev/null; then
    exit 0
  fi
fi
if [ "${CI:-}" = true ]; then
  echo "Chromium could not be installed, and the browser tests are never skipped in CI." >&2
  exit 1
fi
echo "No Chromium here, and it can't be installed without root on Debian: the browser tests are SKIPPED." >&2
echo "To run them: install the packages «chromium» and «libatomic1», then make test." >&2
