const api = require('../../lib/api')
const orders = require('../../lib/order')
const page = require('../../lib/page')
const platform = require('../../lib/platform')

const PAUSE = 1200
const PATIENCE = 8

// Pays for one order. WeChat's word is for the eye only; paid is what the server says.
page({
  title: '支付',

  data: { order: null, phase: 'working', doing: '正在打开微信支付', problem: '', left: '' },

  onLoad(query) {
    this.id = query.order
    this.pay()
  },

  onShow() {
    this.clock = setInterval(() => this.tick(), 1000)
  },

  onHide() {
    clearInterval(this.clock)
  },

  onUnload() {
    this.gone = true
    clearInterval(this.clock)
  },

  tick() {
    const order = this.data.order
    if (order) this.setData({ left: orders.countdown(order.payBy, Date.now()) })
  },

  pay() {
    this.setData({ phase: 'working', doing: '正在打开微信支付', problem: '' })
    return api
      .order(this.id)
      .then((order) => {
        this.setData({ order: orders.view(order) })
        if (order.status !== 'AWAITING_PAYMENT') return this.done()
        return api.pay(this.id).then((answer) => this.askWeChat(answer.invocation))
      })
      .catch((refusal) => this.wait(refusal.message))
  },

  askWeChat(invocation) {
    return platform.requestPayment(invocation).then((outcome) => {
      if (outcome === 'ok') return this.look(PATIENCE)
      return this.wait(outcome === 'fail' ? '微信支付没有成功，请再试一次' : '')
    })
  },

  check() {
    return this.look(1)
  },

  // The money may need a moment to be seen.
  look(times) {
    this.setData({ phase: 'working', doing: '正在确认收款', problem: '' })
    return api.refresh(this.id).then(
      (order) => {
        if (this.gone) return null
        this.setData({ order: orders.view(order) })
        if (order.status !== 'AWAITING_PAYMENT') return this.done()
        if (times <= 1) return this.wait('还没有收到付款。如果已经扣款，请稍后再看，不要重复付款。')
        return new Promise((resolve) => setTimeout(resolve, PAUSE)).then(() => this.look(times - 1))
      },
      (refusal) => this.wait(refusal.message),
    )
  },

  wait(problem) {
    if (!this.gone) this.setData({ phase: 'waiting', problem })
  },

  done() {
    platform.replace('/pages/order/order?id=' + this.id)
  },

  cancel() {
    platform.confirm('取消订单', '取消后，为你留的菜和优惠券会放回去。', '取消订单').then((yes) => {
      if (!yes) return
      api.cancel(this.id).then(
        () => this.done(),
        (refusal) => this.setData({ problem: refusal.message }),
      )
    })
  },
})
