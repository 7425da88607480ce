// The cart: an array of lines. Pure: every function returns a new array. Prices in it are what the
// diner saw; what counts is the server's quote.

const spec = require('./spec')

const MOST = 99

function keyOf(skuId, addOns) {
  return [skuId].concat(addOns).join('+')
}

function lineOf(dish, selection) {
  const sku = spec.sku(dish, selection)
  const addOns = spec.everyAddOn(dish).filter((it) => selection.addOns.includes(it.id))
  return {
    key: keyOf(sku.id, selection.addOns),
    dishId: dish.id,
    skuId: sku.id,
    addOns: selection.addOns,
    quantity: selection.quantity,
    name: dish.name,
    picture: dish.picture,
    detail: [sku.spec].concat(addOns.map((it) => it.name)).filter(Boolean).join(' / '),
    unit: spec.unit(dish, selection),
  }
}

function most(sku) {
  return sku.left === null ? MOST : Math.min(MOST, sku.left)
}

function add(lines, line, limit) {
  const known = lines.find((it) => it.key === line.key)
  if (!known) return lines.concat(Object.assign({}, line, { quantity: Math.min(line.quantity, limit || MOST) }))
  return change(lines, line.key, line.quantity, limit)
}

function change(lines, key, by, limit) {
  return lines
    .map((it) => {
      if (it.key !== key) return it
      const quantity = Math.min(it.quantity + by, by > 0 ? limit || MOST : it.quantity)
      return Object.assign({}, it, { quantity })
    })
    .filter((it) => it.quantity > 0)
}

function count(lines) {
  return lines.reduce((sum, it) => sum + it.quantity, 0)
}

function total(lines) {
  return lines.reduce((sum, it) => sum + it.unit * it.quantity, 0)
}

// How many of each dish: { dishId: n }
function byDish(lines) {
  return lines.reduce((sums, it) => {
    sums[it.dishId] = (sums[it.dishId] || 0) + it.quantity
    return sums
  }, {})
}

// After a new menu: names and prices are taken over, and what cannot be had any more is dropped.
function reconcile(lines, menu) {
  const dropped = []
  const kept = []
  lines.forEach((line) => {
    const fresh = again(line, menu)
    if (fresh) kept.push(fresh)
    else dropped.push(line.name)
  })
  return { lines: kept, dropped }
}

function again(line, menu) {
  const dish = dishes(menu).find((it) => it.id === line.dishId)
  const sku = dish && dish.skus.find((it) => it.id === line.skuId)
  if (!sku || sku.soldOut) return null
  const known = spec.everyAddOn(dish).map((it) => it.id)
  const selection = { skuId: sku.id, addOns: line.addOns, quantity: Math.min(line.quantity, most(sku)) }
  if (line.addOns.some((id) => !known.includes(id)) || spec.missing(dish, selection)) return null
  return lineOf(dish, selection)
}

function dishes(menu) {
  return menu.categories.reduce((all, it) => all.concat(it.dishes), [])
}

// As the API wants it: ids and quantities, never prices.
function choices(lines) {
  return lines.map((it) => ({
    skuId: it.skuId,
    addOns: it.addOns.map((addOnId) => ({ addOnId, quantity: 1 })),
    quantity: it.quantity,
  }))
}

module.exports = { MOST, lineOf, most, add, change, count, total, byDish, reconcile, choices, dishes }
