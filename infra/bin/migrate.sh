# All restaurants' schemas to this release, from the command line. Sourced by ./yanhuo.

# As a container does it too: infra/production/start.
MIGRATE_JAVA=(-Xmx256m -Dlogback.configurationFile=io/yanhuo/migrations/command-line-logging.xml)
MIGRATE_MAIN=io.yanhuo.migrations.MigrateCommand

# Of a running ./yanhuo up, unless the environment names a database: by the password for it.
running_database() {
    local data=$1 named=$2
    [ -n "$data" ] || [ -z "${!named:-}" ] || return 0
    data=${data:-$ROOT/.data}
    if [ ! -f "$data/run/port" ]; then
        say "这里没有在运行的系统 / nothing is running with this data: $data"
        exit 2
    fi
    set -a
    # shellcheck disable=SC1091
    . "$data/secrets.env"
    set +a
    export YANHUO_DB_HOST=127.0.0.1 YANHUO_DB_TLS=DISABLED
    YANHUO_DB_PORT=$(cat "$data/run/port")
    export YANHUO_DB_PORT
}

migrate() {
    local given=() data='' home
    while [ $# -gt 0 ]; do
        case $1 in
            --data) data=${2:-} && shift 2 ;;
            *) given+=("$1") && shift ;;
        esac
    done
    need_jdk
    need_build
    running_database "$data" YANHUO_DB_DDL_PASSWORD
    home=$(quick_unpack "$ROOT/$PORTAL_JAR") || exit 2
    exec java "${MIGRATE_JAVA[@]}" "${QUICK_JAVA[@]}" -cp "$home/application.jar" \
        "$MIGRATE_MAIN" ${given[@]+"${given[@]}"}
}
