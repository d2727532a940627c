# shellcheck shell=bash
# What every script in this folder begins with: the project's root as the working directory, one way to say
# what is missing, and the names of the images. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
# shellcheck source=config/toolchain.sh
. config/toolchain.sh

# What runs in production, and what only the tests need beside it.
# shellcheck disable=SC2034  # used by those who source this
{
    services=(fetcher-service trainer-service classifier-service monitor-service api-gateway ui-service)
    helpers=(arxiv-simulator)
    packages=target/packages
    images=target/images
    sboms=target/sbom
    scans=target/scan
}

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# needs_variable NAME MEANING: stops where the variable is not set or empty.
needs_variable() { [ -n "${!1:-}" ] || fail "$1 is missing: $2"; }

# needs_command NAME MEANING
needs_command() { command -v "$1" >/dev/null 2>&1 || fail "$1 is not on the PATH: $2"; }

# needs_file PATH WHO-MAKES-IT
needs_file() { [ -s "$1" ] || fail "$1 is missing: run $2 first"; }

# help_or_nothing "$@": prints `usage` and ends where help is asked for; any other argument is refused.
help_or_nothing() {
    case ${1:-} in
    '') ;;
    --help | -h) usage && exit 0 ;;
    *) fail "'$1' is not known; see --help" ;;
    esac
}

# The commit that images are tagged with. A tree with changes of its own is not that commit and says so.
commit_tag() {
    local tag
    tag=$(git rev-parse --short=12 HEAD) || fail "this is no checkout: images are tagged by commit"
    [ -z "$(git status --porcelain --untracked-files=no)" ] || tag=$tag-changed
    echo "$tag"
}

project_version() { sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -n 1; }

# Logs in for this run only: the key is in a folder that goes with the script, never in the user's home or on a command line.
log_in_to_registry() {
    needs_variable REGISTRY "the image registry, as in registry.example.org/team"
    needs_variable REGISTRY_USER "who may use $REGISTRY"
    needs_variable REGISTRY_PASSWORD "the key of $REGISTRY_USER at $REGISTRY"
    DOCKER_CONFIG=$scratch/docker
    export DOCKER_CONFIG
    mkdir -p "$DOCKER_CONFIG"
    printf '%s' "$REGISTRY_PASSWORD" |
        docker login --username "$REGISTRY_USER" --password-stdin "${REGISTRY%%/*}" >/dev/null 2>"$scratch/login" ||
        fail "$REGISTRY refuses $REGISTRY_USER: $(tail -n 1 "$scratch/login")"
}

# A folder that is gone when the script ends.
with_scratch() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
}
