// Once more what was ordered before, as far as today's menu has it.

const cart = require('./cart')
const platform = require('./platform')
const shop = require('./shop')
const spec = require('./spec')

// Add-ons are found by name, because an order keeps the names of its day.
function lineOf(menu, ordered) {
  const dish = cart.dishes(menu).find((it) => it.skus.some((sku) => sku.id === ordered.skuId && !sku.soldOut))
  if (!dish) return null
  const names = ordered.addOns.map((it) => it.replace(/ ×\d+$/, ''))
  const wanted = spec.everyAddOn(dish).filter((it) => names.includes(it.name)).map((it) => it.id)
  const selection = spec.initial(dish, { skuId: ordered.skuId, addOns: wanted })
  return cart.lineOf(dish, Object.assign(selection, { quantity: ordered.quantity }))
}

function linesOf(menu, order) {
  return order.lines.map((it) => lineOf(menu, it)).filter(Boolean)
}

function again(order) {
  return shop.load().then((state) => {
    if (!state.menu) return platform.toast('菜单没有打开，请稍后再试')
    const lines = linesOf(state.menu, order)
    if (!lines.length) return platform.tell('都卖完了', '这一单里的菜今天都没有了，看看菜单里的其他菜吧。')
    if (lines.length < order.lines.length) platform.toast('有些菜今天没有，其余已加入购物车')
    shop.keepCart(lines.reduce((all, it) => cart.add(all, it), shop.state.cart))
    return platform.tab('/pages/menu/menu')
  })
}

module.exports = { linesOf, again }
