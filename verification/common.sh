# shellcheck shell=bash
# What every script in this folder begins with: the project's root as the working directory, and the means
# to get what a proof needs. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
# shellcheck source=config/toolchain.sh
. config/toolchain.sh

# The versions that the proofs are made with; each has its one home here.
# shellcheck disable=SC2034
{
    shellcheck_version=0.11.0.1
    mlflow_version=3.17.2
    triton_client_version=2.73.0
    airflow_version=3.3.2
    s3_server_version=v1.8.0
}

# Tools that are installed for a proof and kept between runs.
tools=${ARXIVIST_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/arxivist}
mkdir -p "$tools"

step() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# need_debian COMMAND PACKAGE: installs the package where the command is missing.
need_debian() {
    command -v "$1" >/dev/null 2>&1 && return 0
    step "installing $2"
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "$1 is missing; install it and run this again." >&2
        exit 1
    fi
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

# need_python_tools FOLDER PIP-ARGUMENT...: a virtual environment with these packages; made anew when the
# arguments, or the requirement files among them, have changed.
need_python_tools() {
    local venv=$1 argument wanted
    shift
    wanted=$(for argument in "$@"; do
        echo "$argument"
        [ ! -f "$argument" ] || cat "$argument"
    done | cksum)
    [ "$(cat "$venv/ready" 2>/dev/null)" = "$wanted" ] && return 0
    step "installing $*"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check "$@"
    echo "$wanted" >"$venv/ready"
}

# need_go_tool NAME PACKAGE@VERSION: an executable of that name in $tools/bin.
need_go_tool() {
    [ "$(cat "$tools/bin/$1.version" 2>/dev/null)" = "$2" ] && [ -x "$tools/bin/$1" ] && return 0
    step "building $2"
    need_debian go golang-go
    mkdir -p "$tools/bin"
    GOBIN=$tools/bin GOFLAGS=-buildvcs=false go install "$2"
    echo "$2" >"$tools/bin/$1.version"
}

# The JDK and Maven, installed where they are missing and Debian has them.
need_java() {
    if ! (find_jdk) 2>/dev/null; then
        if command -v apt-get >/dev/null 2>&1 && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
            need_debian no-jdk-25 openjdk-25-jdk-headless
        fi
    fi
    find_jdk
    command -v mvn >/dev/null 2>&1 || need_debian mvn maven
    find_maven
}

# MLflow, and beside it a client of the Open Inference Protocol.
need_mlflow() {
    need_python_tools "$tools/mlflow-$mlflow_version" \
        "mlflow==$mlflow_version" "tritonclient[http]==$triton_client_version"
    export ARXIVIST_MLFLOW=$tools/mlflow-$mlflow_version/bin/mlflow
}

# The Airflow that the DAGs are tested with, as airflow/requirements.txt and constraints.txt name it.
need_airflow() {
    need_python_tools "$tools/airflow-$airflow_version" \
        -r airflow/requirements-test.txt -c airflow/constraints.txt
    export ARXIVIST_AIRFLOW=$tools/airflow-$airflow_version/bin/airflow
}

# A real S3 server, for tests only.
need_s3_server() {
    need_go_tool versitygw "github.com/versity/versitygw/cmd/versitygw@$s3_server_version"
    export ARXIVIST_S3_SERVER=$tools/bin/versitygw
}

# forget_test_reports: a report left over from a test that no longer exists would be counted, and a summary
# left over from a failure would fail a module in which no test is asked for.
forget_test_reports() {
    find . -path '*/target/*-reports/*' \( -name 'TEST-*.xml' -o -name failsafe-summary.xml \) -delete
}

count_in_test_reports() {
    find . -path '*/target/*-reports/TEST-*.xml' -exec \
        sed -n 's/.*<testsuite [^>]*[ ]'"$1"'="\([0-9]*\)".*/\1/p' {} + | awk '{ n += $1 } END { print n + 0 }'
}

# test_counts: one line over all reports; fails when there is none.
test_counts() {
    local tests failed skipped
    tests=$(count_in_test_reports tests)
    failed=$(($(count_in_test_reports failures) + $(count_in_test_reports errors)))
    skipped=$(count_in_test_reports skipped)
    echo "$((tests - failed - skipped)) passed, $failed failed, $skipped skipped"
    [ "$tests" -gt 0 ]
}
