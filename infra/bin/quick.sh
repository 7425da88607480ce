# Quick starts: the unpacked jar and what the JVM learned of it (JEP 483 and 515). Why and how much
# it gains: infra/docs/decisions/0005-quick-starts.md. Sourced by ./yanhuo and by a container.

# The same for the training and for every start, or the JVM puts the cache aside.
QUICK_JAVA=(-XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED)

# The heap of the application: small at first, or nothing is tidied up before all of it is used;
# few objects of a request outlive it, so a small part for the young will do. Without memory it ends,
# rather than go on with some of its threads lost.
APPLICATION_JAVA=(-Xms128m -Xmx768m -Xmn64m -XX:MinHeapFreeRatio=20
    -XX:MaxHeapFreeRatio=40 -XX:+ExitOnOutOfMemoryError)

# Of this build, this JVM and these options.
quick_key() {
    {
        sha256sum < "$1"
        cat "$JAVA_HOME/release"
        echo "${QUICK_JAVA[*]} ${APPLICATION_JAVA[*]}"
    } | sha256sum | cut -c1-16
}

# Unpacks a jar beside itself, once for each build, and prints the folder.
quick_unpack() {
    local jar=$1 dir=${1%/*}/quick home
    home="$dir/$(quick_key "$jar")"
    if [ ! -d "$home" ]; then
        rm -rf "$dir"
        mkdir -p "$dir"
        java -Djarmode=tools -jar "$jar" extract --application-filename application.jar \
            --destination "$home.new" > /dev/null || return 1
        mv "$home.new" "$home"
    fi
    echo "$home"
}

# The options that make use of a cache, if there is one. Whatever is wrong with it (another JVM,
# other jars, cut off, a flipped bit), the JVM only starts without.
quick_cache() {
    [ ! -s "$1" ] || printf '%s\n' "-XX:AOTCache=$1" -XX:+VerifySharedSpaces '-Xlog:aot*=error'
}

# Starts as far as the server would open, ends, and leaves the cache: all of it or nothing.
#   quick_train CACHE java-options... -jar APPLICATION program-options...
quick_train() {
    local cache=$1
    shift
    rm -f "$cache".new*
    java "${QUICK_JAVA[@]}" "-XX:AOTCacheOutput=$cache.new" -Dspring.context.exit=onRefresh "$@" \
        > "$cache.log" 2>&1 && [ -s "$cache.new" ] && sync "$cache.new" && mv "$cache.new" "$cache"
}
