# What the scripts beside this one need besides a Rust toolchain: each is installed, or the run ends and says
# plainly what is missing. Nothing is passed over. To be sourced by bash.

# fail TEXT: ends the run.
fail() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

# installed PACKAGE: installs a package of Debian; fails where that is not possible here.
installed() {
  command -v apt-get >/dev/null || return 1
  apt-get update --quiet >&2 && apt-get install --yes --quiet --no-install-recommends "$1" >&2
}

# need COMMAND PACKAGE: the command is there, or Debian's package that has it gets installed.
need() {
  command -v "$1" >/dev/null && return
  echo "$1 is missing: installing Debian's package $2" >&2
  installed "$2" && command -v "$1" >/dev/null && return
  fail "$1 is missing, and Debian's package $2 cannot be installed here: install it, then run this again"
}

# need_node: Node, new enough for modules that wait.
need_node() {
  need node nodejs
  node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)' ||
    fail "Node $(node --version) is too old: 18 or later is needed"
}

# need_target: the standard library for wasm32.
need_target() {
  rustup target list --installed | grep -qx wasm32-unknown-unknown ||
    rustup target add wasm32-unknown-unknown ||
    fail "the target wasm32-unknown-unknown is not installed and cannot be fetched with rustup"
}

# python_with FOLDER PIP-ARGUMENT...: a Python of its own in the folder, with packages from PyPI.
python_with() {
  need python3 python3
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Python's venv is missing: installing Debian's package python3-venv" >&2
    installed python3-venv ||
      fail "Python's venv is missing, and Debian's package python3-venv cannot be installed here"
  fi
  python3 -m venv "$1" || fail "python3 -m venv does not work here"
  "$1/bin/pip" install --quiet --disable-pip-version-check "${@:2}" ||
    fail "pip could not fetch ${*:2}: is PyPI within reach?"
}

# stafett: the command STAFETT, or the one that is built now.
stafett() {
  if [ -z "${STAFETT:-}" ]; then
    cargo build --locked --release -p stafett-cli >&2
    STAFETT=${CARGO_TARGET_DIR:-target}/release/stafett
  fi
  "$STAFETT" "$@"
}
