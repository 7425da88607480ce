// Everything that is asked of the phone. No other file says `wx.`, so what this one uses is the
// whole list, and the tests hold it against what WeChat has.

const config = require('../config')

function settings() {
  const ext = wx.getExtConfigSync ? wx.getExtConfigSync() || {} : {}
  return {
    apiBase: ext.apiBase || config.apiBase,
    publicId: ext.publicId || config.publicId,
    name: ext.name || config.name,
    theme: ext.theme || config.theme,
  }
}

// Turns a call with success and fail into a promise.
function asked(call, options) {
  return new Promise((resolve, reject) => {
    call(Object.assign({}, options, { success: resolve, fail: reject }))
  })
}

function request(options) {
  return asked((it) => wx.request(it), Object.assign({ timeout: 15000, dataType: 'json' }, options))
}

function loginCode() {
  return asked((it) => wx.login(it), {}).then((answer) => answer.code)
}

// 'ok', 'cancel' or 'fail'. For the eye only: whether it is paid is asked of the server.
function requestPayment(invocation) {
  return asked((it) => wx.requestPayment(it), invocation).then(
    () => 'ok',
    (e) => (/cancel/.test(e.errMsg || '') ? 'cancel' : 'fail'),
  )
}

function read(key) {
  try {
    return wx.getStorageSync(key) || null
  } catch (e) {
    return null
  }
}

// A full phone must not keep anybody from ordering.
function write(key, value) {
  try {
    wx.setStorageSync(key, value)
  } catch (e) {
    // the next start asks the server
  }
}

function forget(key) {
  try {
    wx.removeStorageSync(key)
  } catch (e) {
    // nothing to forget
  }
}

function toast(title) {
  wx.showToast({ title, icon: 'none', duration: 2200 })
}

function confirm(title, content, confirmText) {
  return asked((it) => wx.showModal(it), { title, content, confirmText: confirmText || '确定' }).then(
    (answer) => answer.confirm,
    () => false,
  )
}

function tell(title, content) {
  return asked((it) => wx.showModal(it), { title, content, showCancel: false, confirmText: '知道了' }).catch(() => {})
}

function open(url) {
  wx.navigateTo({ url })
}

function replace(url) {
  wx.redirectTo({ url })
}

function tab(url) {
  wx.switchTab({ url })
}

function back() {
  wx.navigateBack({ delta: 1 })
}

function brandBars(name, colour, barText, ink) {
  wx.setNavigationBarColor({ frontColor: barText, backgroundColor: colour, fail() {} })
  if (name) wx.setNavigationBarTitle({ title: name, fail() {} })
  if (wx.setTabBarStyle) wx.setTabBarStyle({ selectedColor: ink, fail() {} })
}

function cartBadge(count) {
  if (count > 0) wx.setTabBarBadge({ index: 0, text: count > 99 ? '99+' : String(count), fail() {} })
  else wx.removeTabBarBadge({ index: 0, fail() {} })
}

// Text of a code that the diner holds the camera at; '' if the diner gave up.
function scan() {
  return asked((it) => wx.scanCode(it), { onlyFromCamera: false }).then(
    (answer) => answer.path || answer.result || '',
    () => '',
  )
}

// { name, address, latitude, longitude }, or null if the diner gave up.
function choosePlace() {
  return asked((it) => wx.chooseLocation(it), {}).catch(() => null)
}

function call(phoneNumber) {
  wx.makePhoneCall({ phoneNumber, fail() {} })
}

function copy(data) {
  wx.setClipboardData({ data })
}

function screen() {
  const info = wx.getWindowInfo()
  return { width: info.windowWidth, height: info.windowHeight }
}

// The size of letters that the diner has set in WeChat, in px.
function systemFont() {
  const info = wx.canIUse('getAppBaseInfo') ? wx.getAppBaseInfo() : {}
  return info.fontSizeSetting || 16
}

function shake() {
  if (wx.vibrateShort) wx.vibrateShort({ type: 'light', fail() {} })
}

function stopPullDown() {
  wx.stopPullDownRefresh()
}

module.exports = {
  settings,
  request,
  loginCode,
  requestPayment,
  read,
  write,
  forget,
  toast,
  confirm,
  tell,
  open,
  replace,
  tab,
  back,
  brandBars,
  cartBadge,
  scan,
  choosePlace,
  call,
  copy,
  screen,
  systemFont,
  shake,
  stopPullDown,
}
