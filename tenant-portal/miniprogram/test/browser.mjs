// A phone-sized Chromium with the mini-program in it.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function launch() {
  return chromium.launch({
    executablePath: process.env.YANHUO_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
}

/**
 * @param options { url, publicId, appid, launch, login, pay, extra }: login { url, body } gives the
 *     code of wx.login; pay { verify, url, body } checks the signature and pays
 */
export async function open(browser, options) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (e) => errors.push(String(e)))
  page.on('console', (it) => it.type() === 'error' && errors.push(it.text()))
  await page.goto(options.url)
  await page.evaluate(start, {
    ext: { apiBase: options.url, publicId: options.publicId },
    appid: options.appid,
    launch: options.launch ?? '/pages/menu/menu',
    login: options.login ?? null,
    pay: options.pay ?? null,
    ...options.extra,
  })
  return { page, context, errors }
}

/** Runs in the page. */
function start({ login, pay, ...settings }) {
  const ask = async (url, body) => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(url + ' ' + response.status + ' ' + (await response.text()))
    return response.status === 204 ? {} : response.json()
  }
  globalThis.run = globalThis.harness.boot({
    ...settings,
    storage: localStorage,
    login: async () => (login ? (await ask(login.url, login.body)).code : 'code' + Math.random()),
    // WeChat's own sheet: it checks the merchant's signature, then the payer agrees or not.
    pay: async (appid, invocation) => {
      const asked = pay.verify ? await ask(pay.verify, { appId: appid, ...invocation }) : { id: invocation.package.replace('prepay_id=', '') }
      const agreed = await globalThis.run.phone.ask({ title: '微信支付', content: '向商家付款', confirmText: '确认支付' })
      if (!agreed) return 'cancel'
      const answer = await ask(pay.url.replace('{prepayId}', asked.id), pay.body)
      return answer.result ?? 'ok'
    },
  })
}

/** What axe finds on the page that is seen, serious or worse. */
export async function complaints(page) {
  await page.evaluate(AXE)
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return result.violations
    .filter((it) => ['serious', 'critical'].includes(it.impact))
    .map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`)
}
