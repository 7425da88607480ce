# Starts everything on one machine and keeps it running. Sourced by ./yanhuo.

# Alive, and still the process that was started and not a stranger with its number.
same_process() {
    local pid=$1 born=$2
    [ -r "/proc/$pid/stat" ] && [ "$(awk '{print $22}' "/proc/$pid/stat" 2> /dev/null)" = "$born" ]
}

remember() {
    echo "$2 $(awk '{print $22}' "/proc/$2/stat")" > "$DATA/run/$1"
}

# An earlier run that was killed may have left parts behind.
end_leftovers() {
    local file pid born
    for file in training application wechat database; do
        [ -f "$DATA/run/$file" ] || continue
        read -r pid born < "$DATA/run/$file"
        if same_process "$pid" "$born"; then
            [ "$file" != training ] || kill -- "-$pid"
            kill "$pid"
            while same_process "$pid" "$born"; do sleep 0.1; done
        fi
        rm -f "$DATA/run/$file"
    done
    if [ -f "$DATA/database/server.pid" ]; then
        pid=$(cat "$DATA/database/server.pid")
        if [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' < "/proc/$pid/cmdline" \
            | grep -q -- "--datadir=$DATA/database "; then
            kill "$pid"
            while [ -d "/proc/$pid" ]; do sleep 0.1; done
        fi
    fi
}

# Somebody else's database or WeChat would answer in place of ours.
need_ports() {
    local port
    for port in "$PORT" "$DEV_PORT" "$DB_PORT" "$WECHAT_PORT"; do
        if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then
            say "端口 $port 已被占用，请用 --port 换一组端口。"
            say "Port $port is taken. Choose others with --port (used are +0, +10, +20, +30)."
            exit 2
        fi
    done
}

secret() {
    head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
}

# Generated once; whoever loses this file loses the data.
need_secrets() {
    local file="$DATA/secrets.env"
    if [ ! -f "$file" ]; then
        (
            umask 077
            {
                echo "YANHUO_DB_PLATFORM_PASSWORD=$(secret)"
                echo "YANHUO_DB_ROUTER_PASSWORD=$(secret)"
                echo "YANHUO_DB_DDL_PASSWORD=$(secret)"
                echo "YANHUO_MASTER_KEY=$(head -c 32 /dev/urandom | base64)"
                echo "YANHUO_OPERATOR_LOGIN=ops"
                echo "YANHUO_OPERATOR_PASSWORD=$(secret | head -c 16)"
            } > "$file.new"
            mv "$file.new" "$file"
        )
    fi
    set -a
    # shellcheck disable=SC1090
    . "$file"
    set +a
    (
        umask 077
        printf 'platform=%s\nrouter=%s\nddl=%s\n' "$YANHUO_DB_PLATFORM_PASSWORD" \
            "$YANHUO_DB_ROUTER_PASSWORD" "$YANHUO_DB_DDL_PASSWORD" > "$DATA/run/passwords"
    )
}

start_database() {
    local home="$ROOT/infra/database/target"
    java -Xmx64m -cp "$home/classes:$home/lib/*" dev.yanhuo.database.Launch \
        --data "$DATA/database" --port "$DB_PORT" --passwords "$DATA/run/passwords" \
        > "$DATA/logs/database.log" 2>&1 &
    DATABASE=$!
    remember database "$DATABASE"
    await "$DATABASE" database grep -q '^READY' "$DATA/logs/database.log"
    echo "$DB_PORT" > "$DATA/run/port"
}

start_wechat() {
    WECHAT_HOME=$(quick_unpack "$ROOT/$SANDBOX_JAR") || end_all 1
    mapfile -t cached < <(quick_cache "$WECHAT_HOME/cache")
    # How the application writes its log is not how the sandbox does.
    env -u LOGGING_CONFIG java -Xmx192m "${QUICK_JAVA[@]}" "${cached[@]}" -jar "$WECHAT_HOME/application.jar" \
        --server.port="$WECHAT_PORT" --sandbox.data="$DATA/wechat" > "$DATA/logs/wechat.log" 2>&1 &
    WECHAT=$!
    remember wechat "$WECHAT"
    await "$WECHAT" wechat responds "http://127.0.0.1:$WECHAT_PORT/healthz"
}

start_application() {
    export YANHUO_DATA="$DATA" YANHUO_DB_HOST=127.0.0.1 YANHUO_DB_PORT="$DB_PORT"
    export YANHUO_DB_TLS=DISABLED
    export SERVER_PORT="$PORT" YANHUO_PUBLIC_PORT="$PORT" YANHUO_MANAGEMENT_PORT="$DEV_PORT"
    export YANHUO_BASE_DOMAIN=yanhuo.localhost YANHUO_DEMO="$DEMO" SPRING_PROFILES_ACTIVE=dev
    export YANHUO_WECHAT_BASE_URL="http://127.0.0.1:$WECHAT_PORT"
    export YANHUO_WECHAT_CREDENTIALS="$DATA/wechat/credentials.properties"
    export YANHUO_WECHAT_NOTIFY_BASE_URL="http://127.0.0.1:$PORT"
    export YANHUO_WECHAT_PAYER_PAGE="http://127.0.0.1:$WECHAT_PORT/scan"
    rm -f "$DATA/welcome.txt"
    APPLICATION_HOME=$(quick_unpack "$ROOT/$PORTAL_JAR") || end_all 1
    mapfile -t cached < <(quick_cache "$APPLICATION_HOME/cache")
    # The compiler's memory goes back to the machine; glibc would keep an arena for every thread.
    MALLOC_ARENA_MAX=2 java "${APPLICATION_JAVA[@]}" "${QUICK_JAVA[@]}" "${cached[@]}" \
        -XX:TrimNativeHeapInterval=30000 -jar "$APPLICATION_HOME/application.jar" \
        > "$DATA/logs/application.log" 2>&1 &
    APPLICATION=$!
    remember application "$APPLICATION"
    await "$APPLICATION" application test -s "$DATA/welcome.txt"
}

# The first start of a build makes the next ones quick, with what the machine has to spare.
learn() {
    [ -s "$WECHAT_HOME/cache" ] && [ -s "$APPLICATION_HOME/cache" ] && return
    # A session of its own: the JVM that writes the cache is a child of the one that learned.
    setsid nice -n 19 bash -c '
        . "$0/infra/bin/quick.sh"
        [ -s "$1/cache" ] || quick_train "$1/cache" -Xmx192m -jar "$1/application.jar" \
            --server.port=0 --sandbox.data="$1/training"
        [ -s "$2/cache" ] || quick_train "$2/cache" "${APPLICATION_JAVA[@]}" -jar "$2/application.jar"
        rm -f "$3"' "$ROOT" "$WECHAT_HOME" "$APPLICATION_HOME" "$DATA/run/training" &
    LEARNING=$!
    remember training "$LEARNING"
}

responds() {
    curl -fsS -o /dev/null --max-time 5 "$1" 2> /dev/null
}

await() {
    local pid=$1 part=$2 tries=0
    shift 2
    until "$@"; do
        if ! kill -0 "$pid" 2> /dev/null || [ $((tries += 1)) -gt 900 ]; then
            say "$part 没有启动 / did not start. $DATA/logs/$part.log:"
            tail -30 "$DATA/logs/$part.log"
            end_all 1
        fi
        sleep 0.2
    done
}

# The application first, the database last: nobody loses a row.
end_all() {
    local pid
    trap '' INT TERM
    [ ! -f "$DATA/run/training" ] || kill -- "-$LEARNING" 2> /dev/null
    for pid in "${APPLICATION:-}" "${WECHAT:-}" "${DATABASE:-}"; do
        [ -n "$pid" ] && kill "$pid" 2> /dev/null && wait "$pid" 2> /dev/null
    done
    rm -f "$DATA"/run/{training,application,wechat,database,passwords,port}
    exit "$1"
}

up() {
    PORT=8080 DATA="$ROOT/.data" DEMO=true
    while [ $# -gt 0 ]; do
        case $1 in
            --port) PORT=$2 && shift 2 ;;
            --data) DATA=$2 && shift 2 ;;
            --demo) DEMO=true && shift ;;
            --no-demo) DEMO=false && shift ;;
            *) usage && exit 2 ;;
        esac
    done
    DEV_PORT=$((PORT + 10)) DB_PORT=$((PORT + 20)) WECHAT_PORT=$((PORT + 30))
    mkdir -p "$DATA/run" "$DATA/logs"
    DATA=$(cd "$DATA" && pwd)
    exec 9> "$DATA/run/lock"
    if ! flock -n 9; then
        say "这个数据目录已在使用 / already running with this data: $DATA"
        exit 2
    fi
    need_jdk
    need_build
    end_leftovers
    need_ports
    need_secrets
    trap 'end_all 0' INT TERM
    start_database 9>&-
    start_wechat 9>&-
    start_application 9>&-
    cat "$DATA/welcome.txt"
    learn 9>&-
    wait -n "$DATABASE" "$WECHAT" "$APPLICATION"
    say "有一个部分停止了 / a part has stopped; see $DATA/logs"
    end_all 1
}
