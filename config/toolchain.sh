# shellcheck shell=sh
# Finds the JDK and Maven for ./run and ./verify; sourced by both.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 |
        sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
    [ -n "$version" ] && [ "$version" -ge 25 ]
}

# Sets and exports JAVA_HOME, or says what to install and stops.
find_jdk() {
    on_path=$(command -v javac 2>/dev/null || true)
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
        on_path=$(dirname "$(dirname "$on_path")")
    fi
    mac=
    if [ -x /usr/libexec/java_home ]; then
        mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path" "$mac" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    echo "No JDK 25 was found: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2
    exit 1
}

# Sets maven, or says what to install and stops.
find_maven() {
    maven=$(command -v mvn 2>/dev/null || true)
    if [ -z "$maven" ] && [ -n "${MAVEN_HOME:-}" ] && [ -x "$MAVEN_HOME/bin/mvn" ]; then
        maven=$MAVEN_HOME/bin/mvn
    fi
    if [ -z "$maven" ]; then
        echo "Maven was not found: install Maven 3.8 or later (on Debian: apt-get install maven; on macOS: brew install maven)." >&2
        exit 1
    fi
}

# For builds that live a few seconds: no time for the second compiler to pay off.
# shellcheck disable=SC2034  # used by those who source this
quick_maven_options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow"
