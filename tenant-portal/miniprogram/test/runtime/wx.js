// `wx` as far as the mini-program uses it. What is not here does not exist, also not in the tests'
// list of what may be used.

/** @param settings { ext, appid, storage, login, pay, scanned, place, font, offline } */
export function makeWx(phone, router, settings) {
  const answer = (options, result) => setTimeout(() => options.success && options.success(result), 0)
  const refuse = (options, errMsg) => setTimeout(() => options.fail && options.fail({ errMsg }), 0)
  const asked = (options, promise, errMsg) => promise.then((it) => answer(options, it), (e) => refuse(options, errMsg || String(e.message || e)))
  const storage = settings.storage

  return {
    canIUse: (name) => ['getAppBaseInfo', 'getWindowInfo'].includes(name),
    getExtConfigSync: () => settings.ext,
    getAppBaseInfo: () => ({ fontSizeSetting: settings.font || 16, language: 'zh_CN' }),
    getWindowInfo: () => ({ windowWidth: phone.pages.clientWidth || 390, windowHeight: phone.pages.clientHeight || 700 }),

    getStorageSync: (key) => {
      const text = storage.getItem(key)
      return text === null ? '' : JSON.parse(text)
    },
    setStorageSync: (key, value) => storage.setItem(key, JSON.stringify(value)),
    removeStorageSync: (key) => storage.removeItem(key),

    request(options) {
      if (settings.offline) return refuse(options, 'request:fail')
      return asked(options, send(options), 'request:fail')
    },
    login: (options) => asked(options, settings.login(settings.appid).then((code) => ({ code, errMsg: 'login:ok' })), 'login:fail'),
    requestPayment(options) {
      for (const name of ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign']) {
        if (typeof options[name] !== 'string' || !options[name]) return refuse(options, 'requestPayment:fail parameter ' + name)
      }
      return settings.pay(settings.appid, options).then((outcome) =>
        outcome === 'ok' ? answer(options, { errMsg: 'requestPayment:ok' }) : refuse(options, 'requestPayment:fail ' + outcome),
      )
    },

    showToast: (options) => phone.say(options.title, options.duration),
    showModal: (options) => phone.ask(options).then((confirm) => answer(options, { confirm, cancel: !confirm })),
    navigateTo: (options) => router.open(options.url),
    redirectTo: (options) => router.replace(options.url),
    switchTab: (options) => router.switchTab(options.url),
    navigateBack: (options) => router.back((options && options.delta) || 1),
    setNavigationBarTitle: (options) => {
      phone.title.textContent = options.title
    },
    setNavigationBarColor(options) {
      if (!['#ffffff', '#000000'].includes(options.frontColor)) throw new Error('frontColor ' + options.frontColor)
      phone.colours(options.frontColor, options.backgroundColor)
    },
    setTabBarStyle(options) {
      phone.selected = options.selectedColor
      if (router.top) phone.arrange(router.top.path, router.stack.length)
    },
    setTabBarBadge: (options) => phone.badge(options.index, options.text),
    removeTabBarBadge: (options) => phone.badge(options.index, ''),
    stopPullDownRefresh() {},
    vibrateShort() {},

    scanCode: (options) => (settings.scanned ? answer(options, { result: settings.scanned }) : refuse(options, 'scanCode:fail cancel')),
    chooseLocation: (options) => (settings.place ? answer(options, settings.place) : refuse(options, 'chooseLocation:fail cancel')),
    makePhoneCall: (options) => answer(options, {}),
    setClipboardData: (options) => {
      phone.say('内容已复制')
      answer(options, {})
    },
  }
}

async function send(options) {
  const response = await fetch(options.url, {
    method: options.method || 'GET',
    headers: options.header,
    body: options.data,
    cache: 'no-store',
    credentials: 'omit',
  })
  const text = await response.text()
  const json = /json/.test(response.headers.get('content-type') || '')
  const header = {}
  response.headers.forEach((value, name) => {
    header[name] = value
  })
  return { statusCode: response.status, data: json && text ? JSON.parse(text) : text, header, errMsg: 'request:ok' }
}
