# Building and testing. Sourced by ./yanhuo.

# A registry with holes makes Maven build half a tree and only warn; that is an error here.
run_maven() {
    local log status=0
    log=$(mktemp)
    (cd "$ROOT" && mvn -B -ntp "$@") 2>&1 | tee "$log" | grep --line-buffered -v '^WARNING: '
    status=${PIPESTATUS[0]}
    if grep -q 'The POM for .* is missing' "$log"; then
        say "依赖不完整 / a dependency is incomplete: $(grep -m1 'The POM for' "$log")"
        status=1
    fi
    rm -f "$log"
    return "$status"
}

newest_source() {
    find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/infra/*/pom.xml "$ROOT"/*/src/main \
        "$ROOT"/infra/*/src/main "$ROOT"/tenant-portal/miniprogram -type f \
        -not -path '*/node_modules/*' -printf '%T@\n' 2> /dev/null | sort -n | tail -1
}

built() {
    [ -f "$ROOT/$PORTAL_JAR" ] && [ -f "$ROOT/$SANDBOX_JAR" ] \
        && [ "$(cat "$ROOT/target/built-from" 2> /dev/null)" = "$(newest_source)" ]
}

mark_built() {
    mkdir -p "$ROOT/target"
    echo "$1" > "$ROOT/target/built-from"
}

need_build() {
    built && return
    say "构建中（首次约需几分钟）/ building, the first time takes some minutes …"
    local source_before
    source_before=$(newest_source)
    run_maven -q -DskipTests package > "$ROOT/build.log" 2>&1 || {
        tail -40 "$ROOT/build.log"
        exit 1
    }
    mark_built "$source_before"
}
