# Finds a JDK 25 and exports JAVA_HOME. Sourced by ./yanhuo.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25' "$1/release"
}

find_jdk() {
    local candidate
    for candidate in \
        "${JAVA_HOME:-}" \
        /usr/lib/jvm/* \
        "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/java/* /opt/jdk*; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

need_jdk() {
    if ! JAVA_HOME=$(find_jdk); then
        say "没有找到 JDK 25。请安装（例如 Eclipse Temurin 25），或把 JAVA_HOME 指向它。"
        say "No JDK 25 was found. Install one, for example Eclipse Temurin 25, or point JAVA_HOME at it."
        exit 2
    fi
    export JAVA_HOME
    export PATH="$JAVA_HOME/bin:$PATH"
}
