// The restaurant's server. Answers and refusals as promises; logs in by itself when it has to.

const platform = require('./platform')

const OFFLINE = { code: 'offline', message: '网络好像断了，请检查网络后再试', status: 0 }
const UNCLEAR = '服务器没有回应清楚，请稍后再试'

let login = null

function base() {
  const settings = platform.settings()
  return settings.apiBase + '/t/' + settings.publicId + '/api'
}

function tokenKey() {
  return 'token:' + platform.settings().publicId
}

function send(method, path, options) {
  const header = Object.assign({ Accept: 'application/json, application/problem+json' }, options.header)
  if (options.body) header['Content-Type'] = 'application/json'
  const token = platform.read(tokenKey())
  if (token) header.Authorization = 'Bearer ' + token
  const data = options.body ? JSON.stringify(options.body) : undefined
  return platform.request({ url: base() + path, method, header, data }).then(
    (answer) => answer,
    () => Promise.reject(OFFLINE),
  )
}

function refusal(answer) {
  const problem = answer.data && answer.data.detail ? answer.data : { code: 'unclear', detail: UNCLEAR }
  return { code: problem.code, message: problem.detail, status: answer.statusCode, member: problem.member }
}

// One login at a time, however many ask for it.
function ensureLogin() {
  if (platform.read(tokenKey())) return Promise.resolve()
  if (!login) {
    login = platform
      .loginCode()
      .catch(() => Promise.reject({ code: 'login', message: '微信登录没有成功，请重试', status: 0 }))
      .then((code) => send('POST', '/login', { body: { code } }))
      .then((answer) => {
        if (answer.statusCode !== 200) return Promise.reject(refusal(answer))
        platform.write(tokenKey(), answer.data.token)
      })
    const over = () => {
      login = null
    }
    login.then(over, over)
  }
  return login
}

// A token may have expired in the meantime: log in anew, once.
function asDiner(method, path, options) {
  return ensureLogin()
    .then(() => send(method, path, options || {}))
    .then((answer) => {
      if (answer.statusCode !== 401) return answer
      platform.forget(tokenKey())
      return ensureLogin().then(() => send(method, path, options || {}))
    })
    .then(result)
}

function result(answer) {
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data
  return Promise.reject(refusal(answer))
}

function store() {
  return send('GET', '/store', {}).then((answer) => {
    if (answer.statusCode !== 401) return result(answer)
    platform.forget(tokenKey())
    return send('GET', '/store', {}).then(result)
  })
}

// null if it is still the one with this tag.
function menu(tag) {
  const header = tag ? { 'If-None-Match': tag } : {}
  return send('GET', '/menu', { header }).then((answer) => {
    if (answer.statusCode === 304) return null
    return Promise.resolve(result(answer)).then((fresh) => ({ menu: fresh, tag: tagOf(answer.header) }))
  })
}

function tagOf(header) {
  const name = Object.keys(header || {}).find((it) => it.toLowerCase() === 'etag')
  return name ? header[name] : ''
}

module.exports = {
  store,
  menu,
  table: (code) => send('GET', '/tables/' + encodeURIComponent(code), {}).then(result),
  followShare: (code) => asDiner('POST', '/shares/' + encodeURIComponent(code)),
  coupons: () => asDiner('GET', '/coupons'),
  takeCoupon: (offerId) => asDiner('POST', '/coupons', { body: { offerId } }),
  addresses: () => asDiner('GET', '/addresses').then((book) => book.addresses),
  addAddress: (place) => asDiner('POST', '/addresses', { body: place }).then((saved) => saved.id),
  changeAddress: (id, place) => asDiner('PUT', '/addresses/' + id, { body: place }).then(() => id),
  removeAddress: (id) => asDiner('DELETE', '/addresses/' + id),
  preferAddress: (id) => asDiner('PUT', '/addresses/' + id + '/default'),
  quote: (basket, bestCoupon) => asDiner('POST', '/quote', { body: { basket, bestCoupon } }),
  place: (basket, payable, key) =>
    asDiner('POST', '/orders', { body: { basket, payable }, header: { 'Idempotency-Key': key } }),
  orders: () => asDiner('GET', '/orders'),
  order: (id) => asDiner('GET', '/orders/' + id),
  pay: (id) => asDiner('POST', '/orders/' + id + '/payment'),
  refresh: (id) => asDiner('POST', '/orders/' + id + '/refresh'),
  cancel: (id) => asDiner('POST', '/orders/' + id + '/cancellation'),
  ticket: (page) => asDiner('POST', '/tickets', { body: { page } }),
}
