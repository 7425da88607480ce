# The proof of the audit log, from the command line. Sourced by ./yanhuo.

# As a container does it too: infra/production/start.
AUDIT_JAVA=(-Xmx128m -Dlogback.configurationFile=io/yanhuo/migrations/command-line-logging.xml)
AUDIT_MAIN=io.yanhuo.access.AuditCommand

audit() {
    local given=() data='' home
    while [ $# -gt 0 ]; do
        case $1 in
            --data) data=${2:-} && shift 2 ;;
            *) given+=("$1") && shift ;;
        esac
    done
    need_jdk
    need_build
    running_database "$data" YANHUO_DB_PLATFORM_PASSWORD
    home=$(quick_unpack "$ROOT/$PORTAL_JAR") || exit 2
    exec java "${AUDIT_JAVA[@]}" "${QUICK_JAVA[@]}" -cp "$home/application.jar" \
        "$AUDIT_MAIN" ${given[@]+"${given[@]}"}
}
