// An order in words.

const money = require('./money')

const FULFILMENT = { DINE_IN: '堂食', PICKUP: '自提', DELIVERY: '外卖' }

const STATUS = {
  AWAITING_PAYMENT: '待付款',
  PAID: '已付款',
  PREPARING: '备餐中',
  READY: '待取餐',
  DELIVERING: '配送中',
  COMPLETED: '已完成',
  CANCELLED: '已取消',
  REFUNDING: '退款中',
  REFUNDED: '已退款',
}

const OVER = ['COMPLETED', 'CANCELLED', 'REFUNDED']

const HINT = {
  AWAITING_PAYMENT: '付款后，厨房马上开始',
  PAID: '商家正在确认订单',
  PREPARING: '厨房正在为你准备',
  DELIVERING: '骑手正在路上，请保持电话畅通',
  COMPLETED: '谢谢光临，期待下次再见',
  CANCELLED: '订单没有付款，已经取消',
  REFUNDING: '钱会按原路退回，请留意微信通知',
  REFUNDED: '钱已按原路退回',
}

const READY_HINT = {
  DINE_IN: '马上为你上桌',
  PICKUP: '请凭取餐号到柜台取餐',
  DELIVERY: '餐已备好，等待骑手取餐',
}

function status(order) {
  if (order.status === 'READY' && order.fulfilment === 'DINE_IN') return '待上桌'
  if (order.status === 'READY' && order.fulfilment === 'DELIVERY') return '待配送'
  return STATUS[order.status] || order.status
}

function hint(order) {
  return order.status === 'READY' ? READY_HINT[order.fulfilment] : HINT[order.status] || ''
}

function over(order) {
  return OVER.includes(order.status)
}

// The steps of an order that goes well; none for one that was given up.
function steps(order) {
  const way = ['PAID', 'PREPARING', order.fulfilment === 'DELIVERY' ? 'DELIVERING' : 'READY', 'COMPLETED']
  const shown = order.status === 'READY' && order.fulfilment === 'DELIVERY' ? 'PREPARING' : order.status
  const now = way.indexOf(shown)
  if (order.status !== 'AWAITING_PAYMENT' && now < 0) return []
  return way.map((it, i) => ({
    name: status({ status: it, fulfilment: order.fulfilment }),
    time: time((order.history.find((step) => step.status === it) || {}).at),
    state: i < now ? 'done' : i === now ? 'now' : 'next',
  }))
}

function two(number) {
  return String(number).padStart(2, '0')
}

// Some phones do not read fractions of a second.
function date(iso) {
  return new Date(iso.replace(/\.\d+/, ''))
}

function time(iso) {
  if (!iso) return ''
  const at = date(iso)
  return two(at.getHours()) + ':' + two(at.getMinutes())
}

function moment(iso) {
  const at = date(iso)
  return two(at.getMonth() + 1) + '-' + two(at.getDate()) + ' ' + time(iso)
}

// Minutes and seconds that are left, or '' when none are.
function countdown(iso, now) {
  const left = Math.floor((date(iso).getTime() - now) / 1000)
  return left > 0 ? two(Math.floor(left / 60)) + ':' + two(left % 60) : ''
}

function view(order) {
  return Object.assign({}, order, {
    statusText: status(order),
    hint: hint(order),
    fulfilmentText: FULFILMENT[order.fulfilment],
    steps: steps(order),
    placed: moment(order.placedAt),
    unpaid: order.status === 'AWAITING_PAYMENT',
    over: over(order),
    number: order.pickupNumber === null ? '' : String(order.pickupNumber),
    goodsText: money.yuan(order.goods),
    discountText: money.yuan(order.discount),
    packagingText: money.yuan(order.packaging),
    deliveryText: money.yuan(order.delivery),
    payableText: money.yuan(order.payable),
    summary: order.lines.map((it) => it.dish).join('、'),
    pieces: order.lines.reduce((sum, it) => sum + it.quantity, 0),
    items: order.lines.map((it) => ({
      key: it.skuId + it.addOns.join(),
      name: it.dish,
      detail: [it.spec].concat(it.addOns.map((one) => one.replace(/ ×1$/, ''))).filter(Boolean).join(' / '),
      quantity: it.quantity,
      amount: money.yuan(it.amount),
    })),
  })
}

module.exports = { FULFILMENT, status, hint, over, steps, time, moment, countdown, view }
