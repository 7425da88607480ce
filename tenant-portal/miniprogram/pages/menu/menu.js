const cart = require('../../lib/cart')
const coupons = require('../../lib/coupons')
const entry = require('../../lib/entry')
const flat = require('../../lib/menu')
const order = require('../../lib/order')
const page = require('../../lib/page')
const pictures = require('../../lib/pictures')
const platform = require('../../lib/platform')
const shop = require('../../lib/shop')
const spec = require('../../lib/spec')

// So far one scrolls before other rows are brought in, in rem.
const STEP = 4 * flat.ROW

page({
  title: '点餐',

  data: {
    ready: false,
    bare: false,
    failure: '',
    offline: false,
    name: '',
    logo: '',
    status: '',
    closed: '',
    notice: '',
    ways: [],
    offers: [],
    categories: [],
    active: 0,
    heading: '',
    rows: [],
    before: 0,
    after: 0,
    scrollTop: 0,
    gliding: false,
    searching: false,
    wanted: '',
    dish: null,
    last: null,
    cartOpen: false,
    lines: [],
    count: 0,
    total: 0,
  },

  onLoad(query) {
    this.at = 0
    const came = entry.parse(query)
    if (came.share) shop.cameBy(came.share)
    if (came.table) this.sit(came.table)
    shop.load()
  },

  onPullDownRefresh() {
    shop.load().then(() => platform.stopPullDown())
  },

  onShareAppMessage() {
    return { title: this.data.name, path: '/pages/menu/menu' }
  },

  reload() {
    shop.load()
  },

  onShop(state) {
    const store = state.store
    const changes = { offline: state.offline && !!state.menu, failure: state.failure }
    if (store) Object.assign(changes, this.look(store, state))
    if (state.menu && store) {
      changes.bare = state.menu.categories.length === 0
      changes.ready = !changes.bare
    }
    this.setData(changes)
    if (changes.ready) this.layOut(state)
  },

  look(store, state) {
    return {
      name: store.name,
      logo: pictures.logo(store.cfgVersion),
      status: (store.open ? '营业中' : '休息中') + (store.hours.length ? ' · ' + store.hours.join('、') : ''),
      closed: store.closed ? store.closed.message : '',
      notice: store.notice,
      offers: store.offers.filter((it) => !it.taken).map((it) => coupons.offer(it)),
      ways: store.fulfilments.map((id) => ({
        id,
        name: id === 'DINE_IN' && state.table ? '堂食 · ' + state.table.name : order.FULFILMENT[id],
        on: id === state.fulfilment,
      })),
    }
  },

  // Lays the menu out anew; what is on the screen stays where it is.
  layOut(state) {
    const shown = this.data.searching && this.data.wanted.trim() ? flat.search(state.menu, this.data.wanted) : state.menu
    const counts = cart.byDish(state.cart)
    this.list = flat.rows(shown, counts)
    this.edges = flat.tops(this.list)
    this.setData({
      categories: state.menu.categories.map((it) => ({
        id: it.id,
        name: it.name,
        count: it.dishes.reduce((sum, dish) => sum + (counts[dish.id] || 0), 0),
      })),
      lines: this.limits(state),
      count: cart.count(state.cart),
      total: cart.total(state.cart),
      cartOpen: this.data.cartOpen && state.cart.length > 0,
    })
    this.show(this.at)
    platform.cartBadge(cart.count(state.cart))
  },

  limits(state) {
    const all = cart.dishes(state.menu)
    return state.cart.map((line) => {
      const dish = all.find((it) => it.id === line.dishId)
      const sku = dish && dish.skus.find((it) => it.id === line.skuId)
      return Object.assign({}, line, { max: sku ? cart.most(sku) : line.quantity })
    })
  },

  // Brings in the rows near this place, in rem.
  show(at) {
    const height = platform.screen().height / shop.fontSize()
    const near = flat.window(this.edges, at, height)
    const row = this.list[flat.indexAt(this.edges, at + 0.1)]
    this.shownAt = at
    this.setData({
      rows: this.list.slice(near.start, near.end),
      before: near.before,
      after: near.after,
    })
    this.mark(row)
  },

  mark(row) {
    if (!row || row.category === this.data.active && this.data.heading) return
    const category = this.data.categories[row.category]
    this.setData({ active: row.category, heading: category ? category.name : '' })
  },

  scrolled(event) {
    this.at = event.detail.scrollTop / shop.fontSize()
    if (Math.abs(this.at - this.shownAt) > STEP) this.show(this.at)
    else if (!this.jumping || this.at >= this.jumping - 0.1) this.mark(this.list[flat.indexAt(this.edges, this.at + 0.1)])
  },

  jump(event) {
    const index = event.currentTarget.dataset.index
    const row = this.list.findIndex((it) => it.head && it.category === index)
    this.at = this.edges[row]
    this.show(this.at)
    this.setData({ gliding: false, scrollTop: this.at * shop.fontSize() + (this.data.scrollTop % 1 ? 0 : 0.5) })
  },

  toggleSearch() {
    this.at = 0
    this.setData({ searching: !this.data.searching, wanted: '', scrollTop: 0 })
    if (this.list) this.layOut(shop.state)
  },

  search(event) {
    this.at = 0
    this.setData({ wanted: event.detail.value, scrollTop: 0 })
    if (this.list) this.layOut(shop.state)
  },

  chooseWay(event) {
    const way = event.currentTarget.dataset.id
    if (way === 'DINE_IN' && !shop.state.table) {
      platform.confirm('堂食请先扫桌码', '扫描桌上的二维码，我们就知道把菜送到哪一桌。', '去扫码').then((yes) => {
        if (yes) this.scan()
      })
    }
    shop.choose(way)
  },

  scan() {
    platform.scan().then((text) => {
      if (!text) return
      const came = entry.ofLink(text)
      if (came.table) this.sit(came.table)
      else platform.toast('这不是本店的桌码')
    })
  },

  sit(code) {
    shop.sit(code).then(
      (table) => platform.toast('已入座：' + table.name),
      (refusal) => platform.tell('没有找到这张桌子', refusal.message),
    )
  },

  takeCoupon(event) {
    coupons.take(event.currentTarget.dataset.id)
  },

  dishOf(id) {
    return cart.dishes(shop.state.menu).find((it) => it.id === id)
  },

  open(event) {
    const dish = this.dishOf(event.currentTarget.dataset.id)
    this.setData({ dish, last: shop.lastChoice(dish.id) })
  },

  close() {
    this.setData({ dish: null })
  },

  add(event) {
    const dish = this.data.dish
    const selection = event.detail.selection
    shop.keepChoice(dish.id, selection)
    this.put(dish, selection)
    this.setData({ dish: null })
  },

  // A dish without anything to choose goes into the cart at once.
  step(event) {
    const dish = this.dishOf(event.currentTarget.dataset.id)
    if (event.detail.by > 0) return this.put(dish, spec.initial(dish, null))
    const line = shop.state.cart.find((it) => it.dishId === dish.id)
    if (line) shop.keepCart(cart.change(shop.state.cart, line.key, -1))
  },

  put(dish, selection) {
    const limit = cart.most(spec.sku(dish, selection))
    const lines = cart.add(shop.state.cart, cart.lineOf(dish, selection), limit)
    if (cart.count(lines) === cart.count(shop.state.cart)) platform.toast('不能再多了')
    platform.shake()
    shop.keepCart(lines)
  },

  openCart() {
    this.setData({ cartOpen: !this.data.cartOpen })
  },

  closeCart() {
    this.setData({ cartOpen: false })
  },

  changeLine(event) {
    const line = this.data.lines.find((it) => it.key === event.detail.key)
    shop.keepCart(cart.change(shop.state.cart, line.key, event.detail.by, line.max))
  },

  clear() {
    platform.confirm('清空购物车', '已经选好的菜会全部移除。', '清空').then((yes) => {
      if (yes) shop.keepCart([])
    })
  },

  checkout() {
    if (this.data.offline) return platform.toast('没有网络，暂时不能下单')
    if (this.data.closed) return platform.toast(this.data.closed)
    if (!this.data.count) return platform.toast('先选几样菜吧')
    this.setData({ cartOpen: false })
    platform.open('/pages/checkout/checkout')
  },
})
