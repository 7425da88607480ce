// The whole program in a real browser against the stand-in: what a diner does, on every page.

import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { complaints, launch, open } from '../browser.mjs'
import { noodles, Restaurant, roast } from '../fake/restaurant.mjs'
import { serve } from '../serve.mjs'

let browser
let now

before(async () => {
  browser = await launch()
})
after(() => browser.close())

async function enter(options = {}, shop = roast()) {
  const restaurant = await new Restaurant(shop).listen()
  const harness = await serve({ api: restaurant.url, sandbox: restaurant.url })
  const pay = { url: '/wechat/pay/{prepayId}', body: {} }
  const opened = await open(browser, { url: harness.url, publicId: shop.publicId, appid: 'wx1', pay, ...options })
  opened.page.setDefaultTimeout(5000)
  now = { restaurant, harness, ...opened }
  return now
}

afterEach(async () => {
  assert.deepEqual(now.restaurant.failures, [], 'the API was used as it is described')
  assert.deepEqual(now.errors.filter((it) => !it.startsWith('Failed to load resource')), [])
  await now.context.close()
  now.harness.close()
  now.restaurant.close()
})

const button = (name) => now.page.getByRole('button', { name })
const seen = (text) => now.page.getByText(text).first().waitFor()

async function accessible(what) {
  assert.deepEqual(await complaints(now.page), [], what)
}

async function tabTo(name) {
  await now.page.locator('.wx-tabs').getByText(name).click()
}

describe('a diner', () => {
  beforeEach(() => {
    now = null
  })

  it('orders, pays and sees the pickup number, in five taps with what was chosen last', async () => {
    const { page, restaurant } = await enter()
    await button('选规格 叉烧饭').click()
    await accessible('the spec sheet')
    await button('加入购物车').click()
    await button('去结算').click()
    await seen('应付')
    await accessible('the checkout')
    await button('提交并支付').click()
    await button('确认支付').click()
    await seen('取餐号')
    assert.match(await page.textContent('body'), /27/)
    await accessible('the order')
    restaurant.move('order1', 'PREPARING')
    await seen('厨房正在为你准备')
    restaurant.move('order1', 'READY')
    await seen('请凭取餐号到柜台取餐')
  })

  it('comes to 45.00 for order O1: add-on, coupon, delivery', async () => {
    const place = { name: '文明路 100 号', address: '越秀区', latitude: 23.12, longitude: 113.27 }
    const { page, restaurant } = await enter({ extra: { place } })
    await button('领取新客立减').click()
    await seen('领到了')
    await button('选规格 叉烧饭').click()
    await page.getByRole('checkbox', { name: /卤蛋/ }).click()
    await button('加入购物车').click()
    await button('加一份柠檬茶').click()
    await accessible('the menu with a cart')
    await button(/^购物车/).click()
    await accessible('the cart')
    await page.getByRole('button', { name: '关闭', exact: true }).click()
    await button('去结算').click()
    await page.locator('.checkout').getByRole('radio', { name: '外卖' }).click()
    await seen('请选择收货地址')
    await seen('选好后才知道配送费')
    await page.getByText('选择收货地址').first().click()
    await accessible('no address yet')
    await button('新增地址').click()
    await button('保存并使用').click()
    await seen('请填写 11 位手机号')
    await accessible('the address with mistakes')
    await page.getByText('在地图上选择').first().click()
    await page.getByLabel('门牌号').fill('502')
    await page.getByLabel('联系人').fill('阿明')
    await page.getByLabel('手机号').fill('13800000001')
    await button('保存并使用').click()
    await page.locator('.pay').getByText('45').waitFor()
    await page.getByRole('checkbox', { name: '少辣' }).click()
    await button('提交并支付').click()
    await button('确认支付').click()
    await seen('取餐号')
    const order = restaurant.orders[0]
    assert.equal(order.payable, 4500)
    assert.equal(order.remark, '少辣')
    assert.equal(order.address, '文明路 100 号 502 阿明')
    assert.equal(restaurant.addresses.length, 1)
  })

  it('sits down by a table card and orders for that table', async () => {
    const { restaurant } = await enter({ launch: '/pages/table/table?q=' + encodeURIComponent('https://x.example/table/T8K2') })
    await seen('堂食 · 8 号桌')
    await button('加一份柠檬茶').click()
    await button('去结算').click()
    await seen('做好后送到这一桌')
    await button('提交并支付').click()
    await button('确认支付').click()
    await seen('取餐号')
    assert.equal(restaurant.orders[0].table, '8 号桌')
  })

  it('is told when a table card is of no use', async () => {
    await enter({ launch: '/pages/table/table?scene=t-NOPE' })
    await seen('没有找到这张桌子')
    await accessible('a table that is not there')
    await button('先看看菜单').click()
    await seen('招牌烧腊')
  })

  it('does not pay at once, finds the order again, pays', async () => {
    const { page, restaurant } = await enter()
    await button('加一份柠檬茶').click()
    await button('去结算').click()
    await button('提交并支付').click()
    await page.locator('.wx-modal').getByText('取消').click()
    await seen('继续支付')
    await seen(/请在 1[45]:\d\d 内付款/)
    await accessible('the payment that waits')
    await button('返回').click()
    await tabTo('订单')
    await button('去支付').click()
    await button('确认支付').click()
    await seen('取餐号')
    assert.equal(restaurant.orders.length, 1)
  })

  it('cannot be charged another price than the one on the screen', async () => {
    const { page, restaurant } = await enter()
    await button('加一份柠檬茶').click()
    await button('去结算').click()
    await seen('应付')
    restaurant.shop.categories[1].dishes[0].skus[0].price = 1500
    restaurant.version++
    await button('提交并支付').click()
    await seen('价格有变化')
    await page.getByRole('button', { name: '知道了' }).click()
    await page.locator('.pay').getByText('16').waitFor()
    assert.equal(restaurant.orders.length, 0)
  })

  it('makes one order of a lost answer', async () => {
    const { page, restaurant } = await enter()
    await button('加一份柠檬茶').click()
    await button('去结算').click()
    await seen('应付')
    await page.evaluate(() => {
      const real = globalThis.fetch
      globalThis.fetch = async (url, options) => {
        const answer = await real(url, options)
        if (!String(url).endsWith('/orders')) return answer
        globalThis.fetch = real
        throw new TypeError('lost')
      }
    })
    await button('提交并支付').click()
    await seen('再点一次不会重复下单')
    await page.getByRole('button', { name: '知道了' }).click()
    await button('提交并支付').click()
    await button('确认支付').click()
    await seen('取餐号')
    assert.equal(restaurant.orders.length, 1)
  })

  it('reads the last menu without a network, and is told why ordering must wait', async () => {
    const { page } = await enter()
    await button('加一份柠檬茶').click()
    await page.evaluate(() => {
      globalThis.run.settings.offline = true
      globalThis.run.require('lib/shop.js').load()
    })
    await seen('没有网络')
    await accessible('the menu without a network')
    await button('去结算').click({ force: true })
    await seen('暂时不能下单')
    await seen('烧鹅饭')
  })

  it('finds a dish, and gets everything back', async () => {
    const { page } = await enter()
    await button('找菜').click()
    await page.getByLabel('找菜').last().fill('柠檬')
    await seen('手打香水柠檬')
    assert.equal(await page.getByText('烧鹅饭').count(), 0)
    await page.getByLabel('找菜').last().fill('披萨')
    await seen('没有找到“披萨”')
    await accessible('a search that finds nothing')
    await button('不找了').click()
    await seen('烧鹅饭')
  })

  it('goes through a long menu with few nodes, by scrolling and by category', async () => {
    const { page } = await enter()
    await seen('叉烧饭')
    await page.locator('.category', { hasText: '甜品' }).click()
    await seen('例牌 5-1')
    await page.waitForFunction(() => document.querySelector('.heading').textContent.includes('甜品'))
    await page.locator('.scroll').evaluate((it) => it.scrollTo(0, it.scrollHeight))
    await seen('例牌 6-20')
    await page.waitForFunction(() => document.querySelector('.category-on').textContent.includes('便当'))
    const nodes = await page.evaluate(() => document.querySelector('.wx-page').querySelectorAll('*').length)
    assert.ok(nodes < 1000, `${nodes} nodes`)
  })

  it('reads everything in very large letters', async () => {
    const { page } = await enter()
    await tabTo('我的')
    await page.getByRole('radio', { name: '特大' }).click()
    await tabTo('点餐')
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '22px')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    assert.equal(wide, false)
    await accessible('the menu in large letters')
  })

  it('opens other pages in a web view, signed in by a ticket', async () => {
    const { page } = await enter({}, { ...roast(), store: { ...roast().store, site: 'about:blank#' } })
    await tabTo('我的')
    await accessible('me')
    await button('分享赚佣金').click()
    const source = await page.locator('[data-src]').getAttribute('data-src')
    assert.equal(source, 'about:blank#/enter?ticket=one-time&page=/distribution')
  })

  it('orders again what was good', async () => {
    const { restaurant } = await enter()
    await button('加一份柠檬茶').click()
    await button('去结算').click()
    await button('提交并支付').click()
    await button('确认支付').click()
    await seen('取餐号')
    restaurant.move('order1', 'COMPLETED')
    await seen('谢谢光临')
    await button('返回').click()
    await tabTo('订单')
    await accessible('the orders')
    await button('再来一单').click()
    await button('去结算').click()
    await seen('应付')
  })

  it('sees the colours of this restaurant, with letters that can be read on them', async () => {
    const { page } = await enter({}, noodles())
    await seen('面馆的叉烧饭')
    const bar = await page.locator('.wx-nav').evaluate((it) => [it.style.backgroundColor, it.style.color])
    assert.deepEqual(bar, ['rgb(255, 195, 0)', 'rgb(0, 0, 0)'])
    await accessible('a light brand')
  })
})
