# Sourced by what kills a running system as a power cut would.

# Every process that has to do with this data, by the kernel's word.
processes() {
    local each
    for each in /proc/[0-9]*; do
        if { tr '\0' ' ' < "$each/cmdline"; } 2> /dev/null | grep -qF -- "$DATA" \
            || { tr '\0' '\n' < "$each/environ"; } 2> /dev/null | grep -qxF -- "YANHUO_DATA=$DATA"; then
            [ "${each#/proc/}" = $$ ] || echo "${each#/proc/}"
        fi
    done
}
