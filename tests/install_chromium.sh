#!/usr/bin/env bash
# The end-to-end tests drive a real Chromium. Finds one, installs Debian's where that is allowed, or says what to do.
set -euo pipefail
for name in "${DESKSIDE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Debian's chromium for the end-to-end tests ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  exit 0
fi
echo "The end-to-end tests need Chromium. Install it ('apt-get install chromium', 'dnf install chromium'," >&2
echo "'brew install --cask chromium'), or set DESKSIDE_CHROMIUM to its path; then run 'make test' again." >&2
exit 1
