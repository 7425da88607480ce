const api = require('../../lib/api')
const cart = require('../../lib/cart')
const coupons = require('../../lib/coupons')
const entry = require('../../lib/entry')
const money = require('../../lib/money')
const order = require('../../lib/order')
const page = require('../../lib/page')
const platform = require('../../lib/platform')
const random = require('../../lib/random')
const shop = require('../../lib/shop')

const WISHES = ['少辣', '不要葱', '不要香菜', '少油']

page({
  title: '确认订单',

  data: {
    ways: [],
    fulfilment: '',
    table: null,
    place: '',
    address: null,
    lines: [],
    wishes: WISHES.map((text) => ({ text, on: false })),
    remark: '',
    cutlery: false,
    ink: '',
    quote: null,
    problems: [],
    couponText: '',
    usable: [],
    couponsOpen: false,
    payable: false,
    busy: false,
  },

  onLoad() {
    // The server picks the best coupon until the diner does.
    this.coupon = null
    this.best = true
    this.turn = 0
    this.key = random.key()
  },

  onShow() {
    const known = this.data.address
    shop.address().then(
      (address) => {
        this.setData({ address })
        // Another address is another attempt; coming back alone is not.
        if ((known && known.id) === (address && address.id)) this.requote()
        else this.anew()
      },
      () => this.requote(),
    )
  },

  onShop(state) {
    const store = state.store
    if (!store) return
    this.setData({
      fulfilment: state.fulfilment,
      table: state.table,
      place: store.name + (store.address ? ' · ' + store.address : ''),
      ink: store.theme.ink,
      ways: store.fulfilments.map((id) => ({ id, name: order.FULFILMENT[id], on: id === state.fulfilment })),
      lines: state.cart.map((it) => ({
        key: it.key,
        name: it.name,
        detail: it.detail,
        quantity: it.quantity,
        amount: money.yuan(it.unit * it.quantity),
      })),
    })
  },

  basket() {
    const data = this.data
    const way = data.fulfilment
    const address = data.address
    const wishes = data.wishes.filter((it) => it.on).map((it) => it.text)
    return {
      choices: cart.choices(shop.state.cart),
      fulfilment: way,
      tableCode: way === 'DINE_IN' && data.table ? data.table.code : null,
      address:
        way === 'DELIVERY' && address
          ? { name: address.name, phone: address.phone, text: address.text, point: address.point }
          : null,
      couponId: this.coupon,
      remark: wishes.concat(data.remark.trim()).filter(Boolean).join('，').slice(0, 100),
      cutlery: data.cutlery,
    }
  },

  // The newest question counts; answers to older ones are dropped.
  requote() {
    if (!shop.state.cart.length || !this.data.fulfilment) return Promise.resolve()
    const turn = ++this.turn
    this.setData({ payable: false })
    return api.quote(this.basket(), this.best).then(
      (quote) => {
        if (turn === this.turn) this.quoted(quote)
      },
      (refusal) => {
        if (turn === this.turn) this.setData({ problems: [refusal], payable: false })
      },
    )
  },

  quoted(quote) {
    const chosen = quote.coupons.find((it) => it.id === quote.couponId)
    this.coupon = quote.couponId
    this.setData({
      quote: Object.assign({}, quote, {
        goodsText: money.yuan(quote.goods),
        discountText: money.yuan(quote.discount),
        packagingText: money.yuan(quote.packaging),
        deliveryText: money.yuan(quote.delivery),
      }),
      problems: quote.problems,
      usable: quote.coupons.map((it) => Object.assign(coupons.usable(it), { on: it.id === quote.couponId })),
      couponText: chosen
        ? '−¥' + money.yuan(quote.discount)
        : quote.coupons.length ? quote.coupons.length + ' 张可用' : '没有可用的',
      payable: quote.problems.length === 0 && !this.data.busy,
    })
  },

  // Another basket is another attempt.
  anew() {
    this.key = random.key()
    this.requote()
  },

  chooseWay(event) {
    shop.choose(event.currentTarget.dataset.id)
    this.anew()
  },

  scan() {
    platform.scan().then((text) => {
      if (!text) return
      const came = entry.ofLink(text)
      if (!came.table) return platform.toast('这不是本店的桌码')
      shop.sit(came.table).then(
        () => this.anew(),
        (refusal) => platform.tell('没有找到这张桌子', refusal.message),
      )
    })
  },

  chooseAddress() {
    platform.open('/pages/address/address')
  },

  openCoupons() {
    this.setData({ couponsOpen: true })
  },

  closeCoupons() {
    this.setData({ couponsOpen: false })
  },

  useCoupon(event) {
    this.coupon = event.currentTarget.dataset.id
    this.best = false
    this.setData({ couponsOpen: false })
    this.anew()
  },

  useNoCoupon() {
    this.coupon = null
    this.best = false
    this.setData({ couponsOpen: false })
    this.anew()
  },

  toggleWish(event) {
    const index = event.currentTarget.dataset.index
    const wishes = this.data.wishes.map((it, i) => (i === index ? { text: it.text, on: !it.on } : it))
    this.setData({ wishes })
    this.key = random.key()
  },

  writeRemark(event) {
    this.setData({ remark: event.detail.value })
    this.key = random.key()
  },

  chooseCutlery(event) {
    this.setData({ cutlery: event.detail.value })
    this.key = random.key()
  },

  back() {
    platform.back()
  },

  // The same key until the server has answered: a lost answer never makes a second order.
  submit() {
    const quote = this.data.quote
    if (this.data.busy) return
    if (!this.data.payable) return platform.toast(this.data.problems.length ? this.data.problems[0].message : '正在计算价格')
    this.setData({ busy: true, payable: false })
    api.place(this.basket(), quote.payable, this.key).then(
      (placed) => {
        shop.keepCart([])
        platform.replace('/pages/pay/pay?order=' + placed.id)
      },
      (refusal) => this.refused(refusal),
    )
  },

  refused(refusal) {
    this.setData({ busy: false })
    if (refusal.status === 0 || refusal.status >= 500) {
      this.setData({ payable: true })
      return platform.tell('订单还没有提交', refusal.message + '。再点一次不会重复下单。')
    }
    this.key = random.key()
    return platform.tell('订单没有提交', refusal.message).then(() => {
      shop.load().then(() => this.requote())
    })
  },
})
