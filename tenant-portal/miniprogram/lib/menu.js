// The menu as one flat list of rows with known heights, so that only what is near the screen needs
// to exist: a phone may refuse a page of more than a thousand nodes.

const money = require('./money')
const pictures = require('./pictures')
const spec = require('./spec')

// In rem, as the style sheet of the menu page has them.
const HEAD = 2.5
const ROW = 8

function rows(menu, counts) {
  const list = []
  menu.categories.forEach((category, index) => {
    list.push({ key: category.id, head: true, name: category.name, category: index, size: HEAD })
    category.dishes.forEach((dish) => list.push(row(dish, index, counts)))
  })
  return list
}

function row(dish, category, counts) {
  const prices = dish.skus.map((it) => it.price)
  const least = Math.min.apply(null, prices)
  const left = dish.skus.length === 1 ? dish.skus[0].left : null
  return {
    key: category + '-' + dish.id,
    head: false,
    id: dish.id,
    category,
    size: ROW,
    name: dish.name,
    letter: dish.name.slice(0, 1),
    text: dish.description || dish.ingredients,
    picture: pictures.dish(dish.picture, 'card'),
    price: money.price(least),
    from: prices.some((it) => it !== least),
    choose: spec.needsChoice(dish),
    soldOut: dish.soldOut,
    few: !dish.soldOut && left !== null && left <= 10 ? '仅剩 ' + left + ' 份' : '',
    count: counts[dish.id] || 0,
  }
}

function search(menu, text) {
  const wanted = text.trim().toLowerCase()
  const fits = (it) => it && it.toLowerCase().includes(wanted)
  const categories = menu.categories
    .map((it) => ({
      id: it.id,
      name: it.name,
      dishes: it.dishes.filter((dish) => fits(dish.name) || fits(dish.description) || fits(dish.ingredients)),
    }))
    .filter((it) => it.dishes.length)
  return { version: menu.version, categories }
}

// Top of each row in rem, and one more entry for the end.
function tops(list) {
  const result = [0]
  list.forEach((it, i) => result.push(result[i] + it.size))
  return result
}

function indexAt(edges, rem) {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (edges[middle] <= rem) low = middle
    else high = middle - 1
  }
  return low
}

// Which rows to have: what is on the screen, and a good deal on both sides.
function window(edges, fromRem, heightRem) {
  const reserve = 10 * ROW
  const start = indexAt(edges, Math.max(0, fromRem - reserve))
  const end = indexAt(edges, fromRem + heightRem + reserve) + 1
  const last = edges.length - 1
  return { start, end, before: edges[start], after: edges[last] - edges[Math.min(end, last)] }
}

module.exports = { rows, search, tops, indexAt, window, ROW, HEAD }
