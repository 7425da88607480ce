const api = require('../../lib/api')
const orders = require('../../lib/order')
const page = require('../../lib/page')
const platform = require('../../lib/platform')
const repeat = require('../../lib/repeat')
const shop = require('../../lib/shop')

// A change is seen within three seconds.
const PAUSE = 2500

page({
  title: '订单',

  data: { order: null, failure: '', stale: false, phone: '' },

  onLoad(query) {
    this.id = query.id
  },

  onShow() {
    this.look()
  },

  onHide() {
    clearTimeout(this.next)
  },

  onUnload() {
    clearTimeout(this.next)
  },

  onShop(state) {
    this.setData({ phone: state.store ? state.store.phone : '' })
  },

  // Asks again as long as the page is seen and something may still happen.
  look() {
    clearTimeout(this.next)
    return api.order(this.id).then(
      (order) => {
        if (JSON.stringify(order) !== this.known) {
          if (this.known && order.status === 'READY') platform.shake()
          this.known = JSON.stringify(order)
          this.setData({ order: orders.view(order) })
        }
        this.setData({ failure: '', stale: false })
        if (!orders.over(order)) this.later()
      },
      (refusal) => {
        if (!this.data.order) return this.setData({ failure: refusal.message })
        this.setData({ stale: true })
        return this.later()
      },
    )
  },

  later() {
    if (this.seen) this.next = setTimeout(() => this.look(), PAUSE)
  },

  pay() {
    platform.open('/pages/pay/pay?order=' + this.id)
  },

  again() {
    repeat.again(this.data.order)
  },

  call() {
    platform.call(this.data.phone)
  },

  copy() {
    platform.copy(this.id)
  },

  cancel() {
    platform.confirm('取消订单', '取消后，为你留的菜和优惠券会放回去。', '取消订单').then((yes) => {
      if (!yes) return
      api.cancel(this.id).then(
        () => {
          this.look()
          shop.load()
        },
        (refusal) => platform.tell('没有取消', refusal.message),
      )
    })
  },
})
