import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roast } from '../fake/restaurant.mjs'
import { load } from './load.mjs'

const require = load()
const money = require('lib/money')
const spec = require('lib/spec')
const cart = require('lib/cart')
const menu = require('lib/menu')
const order = require('lib/order')
const entry = require('lib/entry')
const theme = require('lib/theme')
const repeat = require('lib/repeat')

const today = () => ({ version: '1', categories: roast().categories })
const dish = (id) => cart.dishes(today()).find((it) => it.id === id)
const rice = dish('d1')
const tea = dish('d4')

describe('money', () => {
  it('is written with two decimals', () => {
    assert.deepEqual([0, 5, 45, 4500, 123456, -380].map(money.yuan), ['0.00', '0.05', '0.45', '45.00', '1234.56', '-3.80'])
  })

  it('stands on a menu without needless zeros', () => {
    assert.deepEqual([3600, 3650, 3655, 0, 10000].map(money.price), ['36', '36.5', '36.55', '0', '100'])
  })
})

describe('a choice of one dish', () => {
  it('begins with the first spec that is not sold out and what a group asks for', () => {
    assert.deepEqual(spec.initial(rice, null), { skuId: 's1', addOns: ['a3'], quantity: 1 })
  })

  it('begins with what the diner took last', () => {
    assert.deepEqual(spec.initial(rice, { skuId: 's2', addOns: ['a1', 'a4'] }).addOns, ['a1', 'a4'])
  })

  it('forgets what cannot be had any more', () => {
    assert.deepEqual(spec.initial(rice, { skuId: 'gone', addOns: ['a1'] }), { skuId: 's1', addOns: ['a3'], quantity: 1 })
  })

  it('takes the new one where only one may be chosen', () => {
    const chosen = spec.toggle(rice, spec.initial(rice, null), 'a4')
    assert.deepEqual(chosen.addOns, ['a4'])
  })

  it('does not take more than a group allows', () => {
    let chosen = spec.initial(rice, null)
    for (const id of ['a1', 'a2']) chosen = spec.toggle(rice, chosen, id)
    assert.deepEqual(chosen.addOns, ['a1', 'a2', 'a3'])
    const narrow = { ...rice, addOnGroups: [{ ...rice.addOnGroups[0], addOns: [...rice.addOnGroups[0].addOns, { id: 'a9', name: '酸菜', price: 0 }] }] }
    const full = { skuId: 's1', addOns: ['a1', 'a2'], quantity: 1 }
    assert.equal(spec.toggle(narrow, full, 'a9'), full)
  })

  it('costs spec and add-ons together', () => {
    assert.equal(spec.unit(rice, { skuId: 's1', addOns: ['a1', 'a3'], quantity: 1 }), 3600)
  })

  it('names the group that is still open', () => {
    assert.equal(spec.missing(rice, { skuId: 's1', addOns: [], quantity: 1 }).name, '口味')
  })
})

describe('the cart', () => {
  const one = cart.lineOf(rice, { skuId: 's1', addOns: ['a1', 'a3'], quantity: 1 })
  const two = cart.lineOf(tea, spec.initial(tea, null))

  it('adds the same choice to the same line', () => {
    const lines = cart.add(cart.add([], one), one)
    assert.deepEqual(lines.map((it) => it.quantity), [2])
  })

  it('keeps different choices of a dish apart', () => {
    const other = cart.lineOf(rice, { skuId: 's2', addOns: ['a3'], quantity: 1 })
    assert.equal(cart.add(cart.add([], one), other).length, 2)
  })

  it('comes to 48.00 for order O1', () => {
    assert.equal(cart.total(cart.add(cart.add([], one), two)), 4800)
  })

  it('drops a line at zero and stops at what is left', () => {
    assert.deepEqual(cart.change([one], one.key, -1), [])
    assert.equal(cart.change([one], one.key, 5, 3)[0].quantity, 3)
  })

  it('sends ids and quantities, never a price', () => {
    assert.deepEqual(cart.choices([one]), [
      { skuId: 's1', addOns: [{ addOnId: 'a1', quantity: 1 }, { addOnId: 'a3', quantity: 1 }], quantity: 1 },
    ])
  })

  it('follows a new menu: new price, fewer left, sold out', () => {
    const now = today()
    now.categories[0].dishes[0].skus[0].price = 3500
    now.categories[0].dishes[1].skus[0].left = 2
    now.categories[1].dishes[0].skus[0].soldOut = true
    const goose = { ...cart.lineOf(dish('d2'), spec.initial(dish('d2'), null)), quantity: 3 }
    const { lines, dropped } = cart.reconcile([one, goose, two], now)
    assert.deepEqual(lines.map((it) => [it.unit, it.quantity]), [[3800, 1], [4200, 2]])
    assert.deepEqual(dropped, ['柠檬茶'])
  })
})

describe('the menu as rows', () => {
  const rows = menu.rows(today(), { d4: 2 })
  const edges = menu.tops(rows)

  it('has a head for each category and its dishes below', () => {
    assert.deepEqual(rows.slice(0, 5).map((it) => it.name), ['招牌烧腊', '叉烧饭', '烧鹅饭', '乳猪拼盘', '饮品'])
  })

  it('shows a picture from the restaurant’s own server, if there is one', () => {
    const pictured = { ...rice, picture: 'p1' }
    const list = menu.rows({ categories: [{ id: 'c', name: '', dishes: [pictured, tea] }] }, {})
    assert.equal(list[1].picture, 'http://api/t/p1/api/pictures/p1/card.jpg')
    assert.equal(list[2].picture, '')
  })

  it('says from which price, how few, how many in the cart', () => {
    assert.deepEqual([rows[1].price, rows[1].from, rows[1].choose], ['28', true, true])
    assert.equal(rows[2].few, '仅剩 3 份')
    assert.equal(rows[5].count, 2)
  })

  it('finds the row at any height', () => {
    rows.forEach((_, i) => assert.equal(menu.indexAt(edges, edges[i] + 0.01), i))
    assert.equal(menu.indexAt(edges, -5), 0)
    assert.equal(menu.indexAt(edges, 1e6), rows.length - 1)
  })

  it('never has more than forty rows at once, and the room stays the same', () => {
    const height = edges[edges.length - 1]
    for (let at = 0; at < height; at += 7) {
      const part = menu.window(edges, at, 45)
      assert.ok(part.end - part.start <= 40, `${part.end - part.start} rows at ${at}`)
      const shown = rows.slice(part.start, part.end).reduce((sum, it) => sum + it.size, 0)
      assert.equal(part.before + shown + part.after, height)
      assert.ok(part.before <= at)
    }
  })

  it('finds dishes by name and by what is in them', () => {
    const found = menu.search(today(), ' 柠檬 ')
    assert.deepEqual(cart.dishes(found).map((it) => it.name), ['柠檬茶'])
    assert.deepEqual(menu.search(today(), '没有这道菜').categories, [])
  })
})

describe('an order in words', () => {
  const placed = {
    status: 'PREPARING',
    fulfilment: 'PICKUP',
    history: [{ status: 'PAID', at: '2026-11-24T04:01:00.123456Z' }],
  }

  it('shows how far it is', () => {
    assert.deepEqual(order.steps(placed).map((it) => [it.name, it.state]), [
      ['已付款', 'done'],
      ['备餐中', 'now'],
      ['待取餐', 'next'],
      ['已完成', 'next'],
    ])
  })

  it('has a rider instead of a counter when it is delivered', () => {
    const names = order.steps({ ...placed, fulfilment: 'DELIVERY' }).map((it) => it.name)
    assert.deepEqual(names, ['已付款', '备餐中', '配送中', '已完成'])
  })

  it('shows no steps once it is given up', () => {
    assert.deepEqual(order.steps({ ...placed, status: 'REFUNDED' }), [])
  })

  it('knows every state', () => {
    for (const status of ['AWAITING_PAYMENT', 'PAID', 'PREPARING', 'READY', 'DELIVERING', 'COMPLETED', 'CANCELLED', 'REFUNDING', 'REFUNDED']) {
      assert.notEqual(order.status({ status, fulfilment: 'PICKUP' }), status)
      assert.notEqual(order.hint({ status, fulfilment: 'PICKUP' }), '')
    }
  })

  it('counts down to the last moment', () => {
    assert.equal(order.countdown('2026-11-24T04:15:00.5Z', Date.UTC(2026, 10, 24, 4, 0, 55)), '14:05')
    assert.equal(order.countdown('2026-11-24T04:15:00Z', Date.UTC(2026, 10, 24, 4, 16)), '')
  })

  it('is ordered again with the add-ons of that day, found by name', () => {
    const lines = repeat.linesOf(today(), {
      lines: [
        { skuId: 's1', addOns: ['卤蛋 ×1', '半肥瘦 ×1'], quantity: 2 },
        { skuId: 'gone', addOns: [], quantity: 1 },
      ],
    })
    assert.deepEqual(lines.map((it) => [it.key, it.quantity]), [['s1+a1+a4', 2]])
  })
})

describe('the way in', () => {
  it('is read from a table card, a share link, a scene, a shared page', () => {
    const q = (link) => ({ q: encodeURIComponent(link) })
    assert.deepEqual(entry.parse(q('https://chen.yanhuo.example/table/T8K2')), { table: 'T8K2' })
    assert.deepEqual(entry.parse(q('https://chen.yanhuo.example/s/abc123?x=1')), { share: 'abc123' })
    assert.deepEqual(entry.parse({ scene: encodeURIComponent('t-T8K2') }), { table: 'T8K2' })
    assert.deepEqual(entry.parse({ scene: 's-abc' }), { share: 'abc' })
    assert.deepEqual(entry.parse({ table: 'T8K2', share: 'abc' }), { table: 'T8K2', share: 'abc' })
  })

  it('is the plain menu for anything else', () => {
    assert.deepEqual(entry.parse({}), {})
    assert.deepEqual(entry.parse({ q: '%E0%A4%A' }), {})
    assert.deepEqual(entry.parse({ scene: 'x-1' }), {})
    assert.deepEqual(entry.ofLink('https://elsewhere.example/tables'), {})
  })
})

describe('the brand', () => {
  it('becomes custom properties, and black or white letters on the bar', () => {
    assert.equal(theme.style(roast().store.theme), '--brand:#b3261e;--on-brand:#ffffff;--ink:#b3261e;--soft:#f9eeed')
    assert.equal(theme.style(null), '')
    assert.equal(theme.barText({ onBrand: '#1f1f1f' }), '#000000')
  })
})
