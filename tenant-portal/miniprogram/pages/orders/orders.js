const api = require('../../lib/api')
const orders = require('../../lib/order')
const page = require('../../lib/page')
const platform = require('../../lib/platform')
const repeat = require('../../lib/repeat')

page({
  title: '我的订单',

  data: { orders: null, failure: '' },

  onShow() {
    this.look()
  },

  onPullDownRefresh() {
    this.look().then(() => platform.stopPullDown())
  },

  look() {
    return api.orders().then(
      (answer) => this.setData({ orders: answer.orders.map((it) => orders.view(it)), failure: '' }),
      (refusal) => this.setData({ failure: refusal.message }),
    )
  },

  open(event) {
    platform.open('/pages/order/order?id=' + event.currentTarget.dataset.id)
  },

  pay(event) {
    platform.open('/pages/pay/pay?order=' + event.currentTarget.dataset.id)
  },

  again(event) {
    repeat.again(this.data.orders.find((it) => it.id === event.currentTarget.dataset.id))
  },

  order() {
    platform.tab('/pages/menu/menu')
  },
})
