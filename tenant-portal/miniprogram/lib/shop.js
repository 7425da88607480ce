// What all pages share: the store, its menu, the cart, and where the diner sits. Kept on the phone
// so that the next start shows at once what it showed last, also without a network.

const api = require('./api')
const cart = require('./cart')
const platform = require('./platform')

const FONTS = { usual: 0, large: 19, huge: 22 }
// Longer than a meal, shorter than a day: a table is not taken home.
const TABLE_FOR = 4 * 60 * 60 * 1000

const state = {
  store: null,
  menu: null,
  tag: '',
  offline: false,
  failure: '',
  cart: [],
  table: null,
  fulfilment: '',
  addressId: '',
  font: 'usual',
}
const listeners = []
let loading = null

function key(name) {
  return name + ':' + platform.settings().publicId
}

function changed(changes) {
  Object.assign(state, changes)
  listeners.slice().forEach((it) => it(state))
}

function subscribe(listener) {
  listeners.push(listener)
  return () => listeners.splice(listeners.indexOf(listener), 1)
}

// At the start of the program: what the phone remembers.
function remember() {
  const known = platform.read(key('menu')) || {}
  const table = platform.read(key('table'))
  changed({
    store: platform.read(key('store')),
    menu: known.menu || null,
    tag: known.tag || '',
    cart: platform.read(key('cart')) || [],
    table: table && Date.now() - table.at < TABLE_FOR ? table : null,
    fulfilment: '',
    font: platform.read(key('font')) || 'usual',
  })
}

// Store and menu as they are now. A failure keeps what was there and says so.
function load() {
  if (!loading) {
    loading = Promise.all([api.store(), api.menu(state.menu ? state.tag : '')]).then(loaded, failed)
    const over = () => {
      loading = null
    }
    loading.then(over, over)
  }
  return loading
}

function loaded(answers) {
  const store = answers[0]
  const fresh = answers[1]
  tellShare()
  platform.write(key('store'), store)
  if (fresh) platform.write(key('menu'), fresh)
  const menu = fresh ? fresh.menu : state.menu
  const checked = cart.reconcile(state.cart, menu)
  keepCart(checked.lines)
  changed({
    store,
    menu,
    tag: fresh ? fresh.tag : state.tag,
    offline: false,
    failure: '',
    fulfilment: allowed(store, state.fulfilment),
  })
  if (checked.dropped.length) platform.toast(checked.dropped.join('、') + ' 已售完或下架，已从购物车移除')
  return state
}

function failed(refusal) {
  changed({ offline: refusal.code === 'offline', failure: refusal.message })
  return state
}

function allowed(store, wanted) {
  if (state.table && store.fulfilments.includes('DINE_IN')) return 'DINE_IN'
  if (store.fulfilments.includes(wanted)) return wanted
  return ['PICKUP', 'DINE_IN', 'DELIVERY'].find((it) => store.fulfilments.includes(it)) || ''
}

function keepCart(lines) {
  platform.write(key('cart'), lines)
  changed({ cart: lines })
}

function choose(fulfilment) {
  changed({ fulfilment })
}

// The diner sits down at the table with this code.
function sit(code) {
  return api.table(code).then((found) => {
    const table = { code: found.code, name: found.name, at: Date.now() }
    platform.write(key('table'), table)
    changed({ table, fulfilment: 'DINE_IN' })
    return table
  })
}

function leaveTable() {
  platform.forget(key('table'))
  changed({ table: null })
}

// Who recommended the restaurant. Told to the server at once, or, without a network, later.
function cameBy(share) {
  platform.write(key('share'), share)
  tellShare()
}

function tellShare() {
  const share = platform.read(key('share'))
  if (!share) return
  const forget = () => platform.forget(key('share'))
  api.followShare(share).then(forget, (refusal) => {
    if (refusal.status >= 400 && refusal.status < 500) forget()
  })
}

function lastChoice(dishId) {
  return (platform.read(key('choices')) || {})[dishId] || null
}

function keepChoice(dishId, selection) {
  const choices = platform.read(key('choices')) || {}
  choices[dishId] = { skuId: selection.skuId, addOns: selection.addOns }
  platform.write(key('choices'), choices)
}

// Where this order is brought; nobody brings the next one there without being asked again.
function deliverTo(addressId) {
  changed({ addressId })
}

// The chosen address, else the usual one; null where nothing is delivered, or nobody said where to.
function address() {
  if (!state.store || !state.store.fulfilments.includes('DELIVERY')) return Promise.resolve(null)
  return api
    .addresses()
    .then((book) => book.find((it) => it.id === state.addressId) || book[0] || null)
}

function chooseFont(font) {
  platform.write(key('font'), font)
  changed({ font })
}

// Root size of letters in px; everything else is in rem.
function fontSize() {
  return FONTS[state.font] || Math.max(15, Math.min(22, platform.systemFont()))
}

module.exports = {
  state,
  subscribe,
  remember,
  load,
  keepCart,
  choose,
  sit,
  leaveTable,
  cameBy,
  lastChoice,
  keepChoice,
  deliverTo,
  address,
  chooseFont,
  fontSize,
}
