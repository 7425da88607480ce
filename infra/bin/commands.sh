# What the application does from the command line without serving anybody: all restaurants' schemas
# to this release (migrate), the proof of the audit log (audit). Sourced by ./yanhuo and by a
# container (infra/production/start).

is_command() { [ "${1:-}" = migrate ] || [ "${1:-}" = audit ]; }

#   run_command UNPACKED-JAR VERB argument…
run_command() {
    local jar=$1 verb=$2 heap main
    shift 2
    case $verb in
        migrate) heap=256m main=io.yanhuo.migrations.MigrateCommand ;;
        audit) heap=128m main=io.yanhuo.access.AuditCommand ;;
    esac
    exec java "-Xmx$heap" \
        -Dlogback.configurationFile=io/yanhuo/migrations/command-line-logging.xml \
        "${QUICK_JAVA[@]}" -cp "$jar" "$main" "$@"
}

# The same for what ./yanhuo up has started: [--data DIR] among the arguments.
command_beside() {
    local verb=$1 given=() data='' home
    shift
    while [ $# -gt 0 ]; do
        case $1 in
            --data)
                [ $# -gt 1 ] || { usage && exit 2; }
                data=$2 && shift 2
                ;;
            *) given+=("$1") && shift ;;
        esac
    done
    need_jdk
    need_build
    case $verb in
        migrate) running_database "$data" YANHUO_DB_DDL_PASSWORD ;;
        audit) running_database "$data" YANHUO_DB_PLATFORM_PASSWORD ;;
    esac
    home=$(quick_unpack "$ROOT/$PORTAL_JAR") || exit 2
    run_command "$home/application.jar" "$verb" ${given[@]+"${given[@]}"}
}

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
