# What the browser tests need: Chromium, a Chinese font and Node.js. Sourced by ./yanhuo.

find_browser() {
    local candidate
    for candidate in "${YANHUO_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$candidate" ] && command -v "$candidate" > /dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

has_chinese_font() {
    command -v fc-list > /dev/null && fc-list ':lang=zh-cn' family | grep -q .
}

# Installs what is missing where that is possible without asking anybody.
need_browser() {
    local missing=()
    find_browser > /dev/null || missing+=(chromium)
    has_chinese_font || missing+=(fonts-noto-cjk fontconfig)
    command -v npm > /dev/null || missing+=(nodejs npm)
    if [ ${#missing[@]} -gt 0 ]; then
        if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
            say "安装测试所需 / installing for the tests: ${missing[*]}"
            apt-get update -qq > /dev/null
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" > /dev/null
        else
            say "缺少 / missing: ${missing[*]}"
            say "Debian/Ubuntu: sudo apt-get install ${missing[*]}"
            exit 2
        fi
    fi
    YANHUO_CHROMIUM=$(find_browser)
    export YANHUO_CHROMIUM
}
