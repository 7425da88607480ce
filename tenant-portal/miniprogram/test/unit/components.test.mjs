// Single components and pages in jsdom: quick, and without a browser.

import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { JSDOM } from 'jsdom'
import { program, runtime } from '../build/bundle.mjs'
import { roast } from '../fake/restaurant.mjs'

let script
before(async () => {
  script = `${await runtime()}\n${program()}`
})

/** A window with the program loaded and no page open. */
function start() {
  const dom = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    url: 'http://harness.invalid/',
  })
  dom.window.eval(script)
  const run = dom.window.harness.boot({
    ext: { apiBase: '', publicId: 'p1' },
    storage: dom.window.localStorage,
    offline: true,
  })
  return { dom, window: dom.window, document: dom.window.document, run }
}

/** Puts a component on the screen and notes the events named. */
function mount(world, name, properties, events = []) {
  const heard = []
  const place = world.document.createElement('div')
  world.document.body.appendChild(place)
  const made = world.run.world.create(`components/${name}/${name}`, place)
  for (const event of events) made.component.addListener(event, (it) => heard.push([event, it.detail]))
  made.caller.setData(properties)
  return { ...made, place, heard, text: () => place.textContent.replace(/\s+/g, ' ').trim() }
}

function tap(world, element) {
  assert.ok(element, 'nothing to tap')
  for (const type of ['mousedown', 'mouseup']) {
    element.dispatchEvent(new world.window.MouseEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }))
  }
}

function labelled(place, name) {
  return [...place.querySelectorAll('[role]')].find((it) => (it.getAttribute('aria-label') ?? it.textContent).includes(name))
}

describe('components', () => {
  let world
  beforeEach(() => {
    world = start()
  })
  after(() => world.window.close())

  it('price: whole yuan large, fen small, read out in one', () => {
    const price = mount(world, 'price', { fen: 4500 })
    assert.equal(price.text(), '¥45.00')
    assert.equal(price.place.querySelector('[aria-label]').getAttribute('aria-label'), '45.00 元')
  })

  it('stepper: asks for more and less, and says when it is full', () => {
    const stepper = mount(world, 'stepper', { value: 1, max: 2, name: '柠檬茶' }, ['change', 'full'])
    tap(world, labelled(stepper.place, '加一份柠檬茶'))
    stepper.caller.setData({ value: 2 })
    tap(world, labelled(stepper.place, '加一份柠檬茶'))
    tap(world, labelled(stepper.place, '少一份柠檬茶'))
    assert.deepEqual(JSON.parse(JSON.stringify(stepper.heard)), [['change', { by: 1 }], ['full', {}], ['change', { by: -1 }]])
  })

  it('stepper: shows only a plus as long as nothing is chosen', () => {
    const stepper = mount(world, 'stepper', { value: 0, name: '茶' })
    assert.equal(stepper.place.querySelectorAll('[role=button]').length, 1)
  })

  it('spec-sheet: shows the price of what is chosen and hands the choice over', () => {
    const dish = roast().categories[0].dishes[0]
    const sheet = mount(world, 'spec-sheet', { open: true, dish }, ['add'])
    tap(world, labelled(sheet.place, '卤蛋'))
    assert.match(sheet.text(), /¥36\.00/)
    tap(world, labelled(sheet.place, '小'))
    assert.match(sheet.text(), /¥31\.00/)
    tap(world, labelled(sheet.place, '加一份叉烧饭'))
    assert.match(sheet.text(), /¥62\.00/)
    tap(world, labelled(sheet.place, '加入购物车'))
    assert.deepEqual(JSON.parse(JSON.stringify(sheet.heard)), [
      ['add', { selection: { skuId: 's2', addOns: ['a1', 'a3'], quantity: 2 } }],
    ])
  })

  it('spec-sheet: a spec that is sold out cannot be chosen', () => {
    const dish = roast().categories[0].dishes[0]
    dish.skus[1].soldOut = true
    const sheet = mount(world, 'spec-sheet', { open: true, dish })
    tap(world, labelled(sheet.place, '小'))
    assert.equal(labelled(sheet.place, '大').getAttribute('aria-checked'), 'true')
    assert.equal(labelled(sheet.place, '小').getAttribute('aria-disabled'), 'true')
  })

  it('spec-sheet: never more than what is left', () => {
    const dish = roast().categories[0].dishes[1]
    const sheet = mount(world, 'spec-sheet', { open: true, dish })
    for (let i = 0; i < 5; i++) tap(world, labelled(sheet.place, '加一份烧鹅饭'))
    assert.match(sheet.text(), /¥126\.00/)
  })

  it('cart-bar: asks for nothing while it is empty', () => {
    const bar = mount(world, 'cart-bar', { count: 0, off: true }, ['look'])
    tap(world, labelled(bar.place, '购物车'))
    assert.deepEqual(bar.heard, [])
    assert.match(bar.text(), /还没有选菜/)
  })

  it('order-steps: marks what is done', () => {
    const steps = [
      { name: '已付款', time: '12:01', state: 'done' },
      { name: '备餐中', time: '12:03', state: 'now' },
    ]
    const bar = mount(world, 'order-steps', { steps })
    assert.equal(bar.place.querySelectorAll('[class*="--tick"]').length, 1)
    assert.match(bar.text(), /已付款12:01备餐中12:03/)
  })

  it('empty: says what to do next', () => {
    const empty = mount(world, 'empty', { title: '还没有订单', action: '去点餐' }, ['act'])
    tap(world, labelled(empty.place, '去点餐'))
    assert.equal(empty.heard.length, 1)
  })

  it('coupon: one that is taken cannot be taken again', () => {
    const coupon = mount(world, 'coupon', { name: '新客立减', off: '10', rule: '满 30', action: '已领', disabled: true }, ['act'])
    tap(world, labelled(coupon.place, '已领'))
    assert.deepEqual(coupon.heard, [])
  })

  it('menu: without a network and without a memory it says so and offers another try', async () => {
    world.run.router.push('/pages/menu/menu')
    await new Promise((resolve) => setTimeout(resolve, 60))
    assert.match(world.document.body.textContent, /菜单没有打开/)
    assert.ok(labelled(world.document.body, '再试一次'))
  })
})
