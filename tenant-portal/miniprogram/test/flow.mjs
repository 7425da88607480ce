// Takes an order through the mini-program from the menu to the pickup number, against a running
// system, and prints one line of JSON. What is run is the unchanged source.
//
//   YANHUO_API         such as http://127.0.0.1:8080
//   YANHUO_SANDBOX     the WeChat sandbox, such as http://127.0.0.1:8110
//   YANHUO_PUBLIC_ID   of the restaurant
//   YANHUO_APPID       of its mini-program
//   YANHUO_USER        who holds the phone (amei)
//   YANHUO_DISHES      such as 叉烧饭/大/卤蛋,柠檬茶; otherwise the first dish that can be had
//   YANHUO_WAY         自提 (the usual) or 外卖
//   YANHUO_PLACE       where it is brought, such as 22.58,114.09
//   YANHUO_SHARE       a share code the diner came by
//   YANHUO_EXPECT      what it must cost, such as 45.00
//   YANHUO_SHOTS       folder for pictures of the pages

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { complaints, launch, open } from './browser.mjs'
import { serve } from './serve.mjs'

const env = process.env
for (const name of ['YANHUO_API', 'YANHUO_SANDBOX', 'YANHUO_PUBLIC_ID', 'YANHUO_APPID']) {
  if (!env[name]) throw new Error(`${name} is not set; see the head of flow.mjs`)
}
const user = env.YANHUO_USER || 'amei'
const way = env.YANHUO_WAY || '自提'
const findings = {}
const shots = []
let taps = 0

await fetch(env.YANHUO_SANDBOX + '/sandbox/users', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ id: user, name: user }),
})
const harness = await serve({ api: env.YANHUO_API, sandbox: env.YANHUO_SANDBOX })
const browser = await launch()
let phone
try {
  phone = await open(browser, settings())
  phone.page.setDefaultTimeout(20_000)
  console.log(JSON.stringify(await order(phone.page)))
} catch (e) {
  if (phone) await shot(phone.page, 'failed')
  const toast = phone ? await phone.page.locator('.wx-toast, .wx-modal, .alarm').allTextContents() : []
  console.log(JSON.stringify({ ok: false, error: String(e.message ?? e), toast, errors: phone?.errors, shots }))
  process.exitCode = 1
} finally {
  await browser.close()
  harness.close()
}

function settings() {
  const [latitude, longitude] = (env.YANHUO_PLACE || '').split(',').map(Number)
  const place = env.YANHUO_PLACE ? { name: '红荔路 2 号', address: '', latitude, longitude } : null
  return {
    url: harness.url,
    publicId: env.YANHUO_PUBLIC_ID,
    appid: env.YANHUO_APPID,
    launch: '/pages/menu/menu' + (env.YANHUO_SHARE ? '?share=' + env.YANHUO_SHARE : ''),
    login: { url: `/wechat/sandbox/apps/${env.YANHUO_APPID}/codes`, body: { user } },
    pay: { verify: '/wechat/bridge/payment', url: '/wechat/sandbox/pay/{prepayId}', body: { outcome: 'OK' } },
    extra: { place },
  }
}

async function order(page) {
  await page.locator('.dish').first().waitFor()
  await look(page, 'menu')
  const coupon = page.getByRole('button', { name: /^领取/ }).first()
  if (await coupon.count()) {
    await coupon.click()
    await page.getByText('领到了').waitFor()
  }
  for (const dish of dishes()) await choose(page, dish)
  await look(page, 'cart')
  await tap(page.getByRole('button', { name: '去结算' }))
  await page.getByText('应付').first().waitFor()
  if (await page.locator('.checkout .way').count()) {
    await page.locator('.checkout').getByRole('radio', { name: way }).click()
  }
  if (way === '外卖') await address(page)
  await ready(page)
  await look(page, 'checkout')
  const payable = (await page.locator('.pay .due').textContent()).match(/¥(\d+\.\d\d)/)[1]
  if (env.YANHUO_EXPECT && payable !== env.YANHUO_EXPECT) throw new Error(`costs ${payable}, not ${env.YANHUO_EXPECT}`)
  await tap(page.getByRole('button', { name: '提交并支付' }))
  await tap(page.getByRole('button', { name: '确认支付' }))
  await page.getByText('取餐号').waitFor()
  await look(page, 'order')
  const pickupNumber = Number(await page.locator('.digits').last().textContent())
  const orderId = await page.evaluate(() => globalThis.run.router.top.caller.id)
  const errors = phone.errors
  const serious = Object.values(findings).flat()
  return { ok: errors.length === 0 && serious.length === 0, orderId, payable, pickupNumber, taps, errors, serious, shots }
}

function dishes() {
  return env.YANHUO_DISHES ? env.YANHUO_DISHES.split(',').map((it) => it.split('/')) : [[]]
}

/** By its name, found as a diner would: by searching. */
async function choose(page, [name, spec, ...addOns]) {
  if (name) {
    await page.getByRole('button', { name: '找菜' }).click()
    await page.locator('.find input').fill(name)
    await page.locator('.dish-name', { hasText: name }).first().waitFor()
  }
  const row = name ? page.locator('.dish', { hasText: name }).first() : page.locator('.dish:not(.dish-off)').first()
  const more = row.getByRole('button', { name: /^(选规格|加一份)/ }).first()
  const sheet = (await more.getAttribute('aria-label')).startsWith('选规格')
  await tap(more)
  if (sheet) {
    if (spec) await tap(page.getByRole('radio', { name: new RegExp('^' + spec) }))
    for (const addOn of addOns) await tap(page.getByText(addOn, { exact: true }))
    await look(page, 'spec')
    await tap(page.getByRole('button', { name: '加入购物车' }))
  }
  if (name) await page.getByRole('button', { name: '不找了' }).click()
}

async function address(page) {
  await page.getByText('选择收货地址').first().click()
  await page.getByRole('button', { name: '新增地址' }).click()
  await page.getByText('在地图上选择').first().click()
  await page.getByLabel('门牌号').fill('502')
  await page.getByLabel('联系人').fill('阿美')
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByRole('button', { name: '保存并使用' }).click()
}

/** The price is there and nothing is in the way. */
async function ready(page) {
  await page.waitForFunction(() => globalThis.run.router.top.caller.data.payable)
}

async function tap(locator) {
  taps++
  await locator.click()
}

async function look(page, name) {
  findings[name] = await complaints(page)
  await shot(page, name)
}

async function shot(page, name) {
  if (!env.YANHUO_SHOTS) return
  mkdirSync(env.YANHUO_SHOTS, { recursive: true })
  const path = join(env.YANHUO_SHOTS, `mini-program-${env.YANHUO_PUBLIC_ID}-${name}.png`)
  await page.screenshot({ path })
  shots.push(path)
}
