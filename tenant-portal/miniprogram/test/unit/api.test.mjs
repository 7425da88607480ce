import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Restaurant } from '../fake/restaurant.mjs'
import { load, phone } from './load.mjs'

/** A phone whose requests are answered by the stand-in; `down` cuts the network. */
function connected(restaurant = new Restaurant()) {
  const line = { down: false, logins: 0 }
  const wx = phone({
    getExtConfigSync: () => ({ apiBase: '', publicId: restaurant.shop.publicId }),
    login: ({ success }) => success({ code: 'c' + ++line.logins }),
    request({ url, method, header, data, success, fail }) {
      if (line.down) return fail({ errMsg: 'request:fail' })
      const headers = Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]))
      const { status, body, header: answered } = restaurant.handle(method, url, headers, data)
      return success({ statusCode: status, data: body, header: { ETag: answered && answered.etag } })
    },
  })
  return { restaurant, line, wx, require: load(wx) }
}

describe('the server', () => {
  it('is asked without a login for what everybody may see', async () => {
    const { require, line } = connected()
    assert.equal((await require('lib/api').store()).name, '陈记烧腊')
    assert.equal(line.logins, 0)
  })

  it('is logged in to once, however many ask', async () => {
    const { require, line } = connected()
    const api = require('lib/api')
    await Promise.all([api.coupons(), api.orders(), api.coupons()])
    assert.equal(line.logins, 1)
  })

  it('is logged in to anew when the token has expired', async () => {
    const { require, line, restaurant } = connected()
    const api = require('lib/api')
    await api.orders()
    restaurant.tokens.clear()
    assert.deepEqual(await api.orders(), { orders: [] })
    assert.equal(line.logins, 2)
  })

  it('is told the tag of the menu, and sends nothing if it is still the same', async () => {
    const { require } = connected()
    const api = require('lib/api')
    const { tag } = await api.menu('')
    assert.equal(tag, '"v1"')
    assert.equal(await api.menu(tag), null)
  })

  it('says in words why it refuses', async () => {
    const { require } = connected()
    await assert.rejects(require('lib/api').table('nowhere'), { code: 'storefront.api.no-such-table', status: 404 })
  })

  it('cannot be reached without a network, in words', async () => {
    const { require, line } = connected()
    line.down = true
    await assert.rejects(require('lib/api').store(), { code: 'offline', status: 0 })
  })
})

describe('the shop', () => {
  it('shows the last menu without a network, and says so', async () => {
    const { require, line, wx, restaurant } = connected()
    await require('lib/shop').load()
    line.down = true
    const later = load(wx)('lib/shop')
    later.remember()
    const state = await later.load()
    assert.equal(state.menu.categories.length, restaurant.shop.categories.length)
    assert.equal(state.offline, true)
  })

  it('never shows one restaurant what another left on the phone', async () => {
    const { require, wx } = connected()
    await require('lib/shop').load()
    wx.getExtConfigSync = () => ({ apiBase: '', publicId: 'other0000001' })
    const other = load(wx)('lib/shop')
    other.remember()
    assert.equal(other.state.menu, null)
  })

  it('keeps a table for a meal and no longer', async () => {
    const { require, wx, restaurant } = connected()
    await require('lib/shop').sit('T8K2')
    const key = 'table:' + restaurant.shop.publicId
    assert.equal(wx.storage.get(key).name, '8 号桌')
    wx.storage.set(key, { ...wx.storage.get(key), at: Date.now() - 5 * 3600_000 })
    const tomorrow = load(wx)('lib/shop')
    tomorrow.remember()
    assert.equal(tomorrow.state.table, null)
  })

  it('tells who recommended it, also when the network comes back later', async () => {
    const { require, line, restaurant } = connected()
    const shop = require('lib/shop')
    line.down = true
    shop.cameBy('abc')
    await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal(restaurant.share, undefined)
    line.down = false
    await shop.load()
    await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal(restaurant.share, 'abc')
  })

  it('takes out of the cart what was sold out, and says it', async () => {
    const { require, wx, restaurant } = connected()
    const shop = require('lib/shop')
    const cart = require('lib/cart')
    const spec = require('lib/spec')
    await shop.load()
    const tea = cart.dishes(shop.state.menu).find((it) => it.id === 'd4')
    shop.keepCart([cart.lineOf(tea, spec.initial(tea, null))])
    restaurant.shop.categories[1].dishes[0].skus[0].soldOut = true
    restaurant.version++
    await shop.load()
    assert.deepEqual(shop.state.cart, [])
    assert.match(wx.calls.find((it) => it.name === 'showToast').options.title, /柠檬茶/)
  })

  it('brings the order where the diner chose, else to the usual address, and keeps neither on the phone', async () => {
    const { require, wx, restaurant } = connected()
    const shop = require('lib/shop')
    const api = require('lib/api')
    await shop.load()
    assert.equal(await shop.address(), null)
    const place = { name: '阿明', phone: '13800000001', text: '文明路 100 号', point: { latitude: 23.12, longitude: 113.27 } }
    const home = await api.addAddress(place)
    const work = await api.addAddress({ ...place, text: '中山五路 10 号' })
    assert.equal((await shop.address()).id, home)
    shop.deliverTo(work)
    assert.equal((await shop.address()).id, work)
    await api.preferAddress(work)
    shop.deliverTo('')
    assert.equal((await shop.address()).id, work)
    await api.removeAddress(work)
    assert.equal((await shop.address()).id, home)
    assert.doesNotMatch(JSON.stringify([...wx.storage]), /阿明|13800000001/)
    assert.equal(restaurant.addresses.length, 1)
  })
})
