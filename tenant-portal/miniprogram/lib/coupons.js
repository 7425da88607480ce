// Coupons in words, and taking one.

const api = require('./api')
const money = require('./money')
const platform = require('./platform')
const shop = require('./shop')

function rule(coupon) {
  return coupon.atLeast > 0 ? '满 ' + money.price(coupon.atLeast) + ' 元可用' : '没有门槛'
}

function offer(it) {
  return {
    id: it.id,
    name: it.name,
    off: money.price(it.off),
    rule: rule(it),
    taken: it.taken,
    action: it.taken ? '已领' : '领取',
  }
}

function usable(it) {
  return {
    id: it.id,
    name: it.name,
    off: money.price(it.off),
    rule: rule(it) + ' · 至 ' + it.validUntil.slice(0, 10),
  }
}

function take(offerId) {
  return api.takeCoupon(offerId).then(
    (wallet) => {
      platform.toast('领到了，下单时自动使用')
      shop.load()
      return wallet
    },
    (refusal) => platform.toast(refusal.message),
  )
}

module.exports = { rule, offer, usable, take }
