#!/usr/bin/env bash
# Makes the Debian package from an installed tree: make-deb.sh TREE VERSION. Writes lacuna_VERSION_ARCH.deb beside it.
set -euo pipefail
tree=$(realpath "$1")
version=$2
arch=$(dpkg --print-architecture)
here=$(dirname "$(realpath "$0")")
maintainer="Lacuna <lacuna@example.com>"

doc="$tree/usr/share/doc/lacuna"
mkdir -p "$doc"
{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: lacuna\n\n'
    printf 'Files: *\nCopyright: 2026 the authors of Lacuna\nLicense: Apache-2.0\n'
    printf ' The whole text is in /usr/share/common-licenses/Apache-2.0.\n'
} > "$doc/copyright"
# The date of the last change (of an unpacked archive: of its manifest), so that the same source gives the same package.
seconds=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct 2>/dev/null || stat -c %Y "$here/../Package.swift")}
date=$(date -R -u -d "@$seconds")
printf 'lacuna (%s) unstable; urgency=medium\n\n  * This version.\n\n -- %s  %s\n' "$version" "$maintainer" "$date" |
    gzip -9n > "$doc/changelog.gz"
mkdir -p "$tree/usr/share/lintian/overrides"
printf '# Yams, which reads the configuration, brings its own copy of libyaml.\nlacuna: embedded-library libyaml *\n' \
    > "$tree/usr/share/lintian/overrides/lacuna"

# dpkg-shlibdeps reads which libraries the program needs; it wants to stand beside a debian/control.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/debian"
printf 'Source: lacuna\n\nPackage: lacuna\nArchitecture: any\n' > "$scratch/debian/control"
depends=$(cd "$scratch" && dpkg-shlibdeps -O --ignore-missing-info "$tree/usr/bin/lacuna" | sed -n 's/^shlibs:Depends=//p')

mkdir -p "$tree/DEBIAN"
cat > "$tree/DEBIAN/control" <<EOF
Package: lacuna
Version: $version
Architecture: $arch
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: $depends
Section: text
Priority: optional
Description: knowledge-base curation by the contacts that answers failed
 Ranks the articles of a knowledge base by the people who had to ask again,
 finds the needs that no article answers, drafts those articles from
 conversations that succeeded, audits and compares articles, and publishes
 reports. Works offline on plain exports, in every language.
EOF
find "$tree" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$tree" "$(dirname "$tree")/lacuna_${version}_$arch.deb"
