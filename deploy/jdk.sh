# shellcheck shell=bash
# Shared by the scripts that start a worker, an API or the benchmark: finds a JDK, says what to do when something is missing,
# knows what any JVM is given.

fail() {
  echo "error: $1" >&2
  echo "   do: $2" >&2
  exit 1
}

is_new_enough() {
  [[ -x $1/bin/java && -r $1/release ]] || return 1
  local version
  version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  [[ -n $version ]] && (( version >= 25 ))
}

# $1: the directory to prefer, or nothing
find_jdk() {
  local on_path home
  on_path=$(readlink -f "$(command -v java || true)" || true)
  for home in "$1" "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /usr/java/* /opt/java/* \
      /opt/jdk* "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_new_enough "$home"; then echo "$home"; return; fi
  done
  return 1
}

# Huge pages for the heap, where Linux lends them to whoever asks: a processor that looks up fewer pages needs some
# hundredths less for each record.
# A word, not an array: to bash 3.2, as macOS has it, an empty array is an unset one.
huge_pages=
! grep -qsE '\[(madvise|always)\]' /sys/kernel/mm/transparent_hugepage/enabled ||
  huge_pages=-XX:+UseTransparentHugePages
