// A restaurant without a server: enough of the API to walk through the mini-program in tests. It is
// held against openapi.yaml in both directions; the real server has its own tests.

import { createServer } from 'node:http'
import { contract } from './contract.mjs'

// One white pixel.
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)
const SHELF = 'https://shop.invalid'

export function roast() {
  return {
    publicId: 'roast0000001',
    store: {
      name: '陈记烧腊',
      theme: { brand: '#b3261e', onBrand: '#ffffff', ink: '#b3261e', soft: '#f9eeed' },
      site: SHELF,
      cfgVersion: '1',
      open: true,
      closed: null,
      hours: ['10:00–21:30'],
      fulfilments: ['DINE_IN', 'PICKUP', 'DELIVERY'],
      address: '越秀区文明路 88 号',
      phone: '02083330000',
      notice: '今日烧鹅现烤，11:30 出炉',
      offers: [{ id: 'offer1', name: '新客立减', off: 1000, atLeast: 3000, left: null, taken: false }],
    },
    categories: [
      category('c1', '招牌烧腊', [
        dish('d1', '叉烧饭', '梅头叉烧，蜜汁现烤', [sku('s1', '大', 3300), sku('s2', '小', 2800)], [
          group('g1', '加料', 0, 2, [addOn('a1', '卤蛋', 300), addOn('a2', '白切鸡', 1200)]),
          group('g2', '口味', 1, 1, [addOn('a3', '偏瘦', 0), addOn('a4', '半肥瘦', 0)]),
        ]),
        dish('d2', '烧鹅饭', '脆皮烧鹅左腿，配酸梅酱', [sku('s3', '', 4200, 3)], []),
        dish('d3', '乳猪拼盘', '每日限量', [sku('s4', '', 12800, 0, true)], []),
      ]),
      category('c2', '饮品', [
        dish('d4', '柠檬茶', '手打香水柠檬', [sku('s5', '', 1200)], []),
        dish('d5', '豆浆', '', [sku('s6', '', 600)], []),
      ]),
      ...Array.from({ length: 6 }, (_, i) =>
        category('m' + i, ['汤水', '小菜', '粉面', '粥品', '甜品', '便当'][i], Array.from({ length: 20 }, (_, j) =>
          dish(`x${i}-${j}`, `例牌 ${i + 1}-${j + 1}`, '店里常备，随点随做', [sku(`xs${i}-${j}`, '', 1500 + j * 100)], []),
        )),
      ),
    ],
    tables: { T8K2: '8 号桌' },
  }
}

export function noodles() {
  const shop = roast()
  shop.publicId = 'noodle000001'
  Object.assign(shop.store, {
    name: '阿梅面馆',
    theme: { brand: '#ffc300', onBrand: '#1f1f1f', ink: '#8a6a00', soft: '#fffaeb' },
    notice: '',
    offers: [],
    fulfilments: ['PICKUP'],
  })
  shop.categories = [category('c1', '汤面', [dish('d1', '叉烧饭', '面馆的叉烧饭', [sku('s1', '', 2000)], [])])]
  return shop
}

function category(id, name, dishes) {
  return { id, name, dishes }
}

function dish(id, name, description, skus, addOnGroups) {
  const soldOut = skus.every((it) => it.soldOut)
  return { id, name, description, ingredients: '', picture: null, packaging: 100, skus, addOnGroups, soldOut }
}

function sku(id, spec, price, left = null, soldOut = false) {
  return { id, spec, price, left, soldOut }
}

function group(id, name, min, max, addOns) {
  return { id, name, min, max, addOns }
}

function addOn(id, name, price) {
  return { id, name, price }
}

export class Restaurant {
  constructor(shop = roast()) {
    this.shop = shop
    this.contract = contract()
    this.calls = []
    this.failures = []
    this.orders = []
    this.keys = {}
    this.coupon = null
    this.addresses = []
    this.tokens = new Set()
    this.version = 1
  }

  /** Answers { status, body, header }. */
  handle(method, url, headers, text) {
    const path = url.replace(`/t/${this.shop.publicId}/api`, '').split('?')[0]
    const body = text ? JSON.parse(text) : undefined
    this.calls.push({ method, path, body, headers })
    const { needsToken } = this.contract.request(method, path, headers, body)
    const token = (headers.authorization ?? '').replace('Bearer ', '')
    const answer =
      needsToken && !this.tokens.has(token)
        ? refused(401, 'access.log-in', '请重新登录')
        : this.answer(method, path, headers, body)
    answer.type = this.contract.answer(method, path, answer.status, answer.body)
    return answer
  }

  answer(method, path, headers, body) {
    const [, resource, id, action] = path.split('/')
    const name = [method, resource, action].filter(Boolean).join(' ')
    switch (name) {
      case 'GET store':
        return ok(this.shop.store)
      case 'GET menu': {
        const etag = `"v${this.version}"`
        if (headers['if-none-match'] === etag) return { status: 304, header: { etag } }
        return { ...ok({ version: String(this.version), categories: this.shop.categories }), header: { etag } }
      }
      case 'GET tables':
        return this.shop.tables[id]
          ? ok({ code: id, name: this.shop.tables[id] })
          : refused(404, 'storefront.api.no-such-table', '这个桌码已失效。请重新扫描桌上的二维码。')
      case 'POST login': {
        const token = `token-${body.code}-xxxxxxxxxxxx`
        this.tokens.add(token)
        return ok({ token, expiresAt: '2030-01-01T00:00:00Z' })
      }
      case 'POST tickets':
        return ok({ path: `/enter?ticket=one-time&page=${body.page}` })
      case 'POST shares':
        this.share = id
        return { status: 204 }
      case 'GET coupons':
        return ok(this.wallet())
      case 'POST coupons':
        this.coupon = this.shop.store.offers.find((it) => it.id === body.offerId)
        this.coupon.taken = true
        return ok(this.wallet())
      case 'GET addresses':
        return ok({ addresses: [...this.addresses].sort((a, b) => b.default - a.default) })
      case 'POST addresses': {
        const added = { id: 'address' + (this.addresses.length + 1), ...body, default: !this.addresses.length }
        this.addresses.unshift(added)
        return { status: 201, body: { id: added.id } }
      }
      case 'PUT addresses':
        Object.assign(this.addresses.find((it) => it.id === id), body)
        return { status: 204 }
      case 'PUT addresses default':
        this.addresses.forEach((it) => (it.default = it.id === id))
        return { status: 204 }
      case 'DELETE addresses':
        this.addresses = this.addresses.filter((it) => it.id !== id)
        return { status: 204 }
      case 'POST quote':
        return ok(this.quote(body.basket, body.bestCoupon))
      case 'POST orders':
        return this.place(headers['idempotency-key'], body)
      case 'GET orders':
        return id ? this.one(id) : ok({ orders: [...this.orders].reverse() })
      case 'POST orders payment':
        return ok({
          invocation: { timeStamp: '1', nonceStr: 'n', package: `prepay_id=${id}`, signType: 'RSA', paySign: 's' },
        })
      case 'POST orders refresh':
        return this.one(id)
      case 'POST orders cancellation':
        this.move(id, 'CANCELLED')
        return this.one(id)
      default:
        throw new Error(name)
    }
  }

  wallet() {
    return { offers: this.shop.store.offers, usable: this.coupon ? [this.usable()] : [] }
  }

  usable() {
    const { id, name, off, atLeast } = this.coupon
    return { id: 'mine-' + id, name, off, atLeast, validUntil: '2030-01-01T00:00:00Z' }
  }

  lines(choices) {
    const dishes = this.shop.categories.flatMap((it) => it.dishes)
    return choices.map((choice) => {
      const dish = dishes.find((it) => it.skus.some((sku) => sku.id === choice.skuId))
      const sku = dish.skus.find((it) => it.id === choice.skuId)
      const known = dish.addOnGroups.flatMap((it) => it.addOns)
      const addOns = choice.addOns.map((it) => known.find((one) => one.id === it.addOnId))
      const unit = sku.price + addOns.reduce((sum, it) => sum + it.price, 0)
      return {
        skuId: sku.id,
        dish: dish.name,
        spec: sku.spec,
        addOns: addOns.map((it) => it.name + ' ×1'),
        quantity: choice.quantity,
        unit,
        amount: unit * choice.quantity,
      }
    })
  }

  quote(basket, best) {
    const lines = this.lines(basket.choices)
    const goods = lines.reduce((sum, it) => sum + it.amount, 0)
    const coupons = this.coupon && goods >= this.coupon.atLeast ? [this.usable()] : []
    const couponId = basket.couponId ?? (best && coupons[0] ? coupons[0].id : null)
    const discount = couponId ? coupons[0].off : 0
    const pieces = lines.reduce((sum, it) => sum + it.quantity, 0)
    const packaging = basket.fulfilment === 'DINE_IN' ? 0 : 100 * pieces
    const delivery = basket.fulfilment === 'DELIVERY' ? 500 : 0
    const problems = []
    if (basket.fulfilment === 'DELIVERY' && !basket.address) {
      problems.push({ code: 'ordering.no-address', message: '请选择收货地址' })
    }
    if (basket.fulfilment === 'DINE_IN' && !basket.tableCode) {
      problems.push({ code: 'ordering.no-table', message: '请先扫桌码' })
    }
    const payable = goods - discount + packaging + delivery
    return { lines, goods, discount, packaging, delivery, payable, coupons, couponId, problems }
  }

  place(key, { basket, payable }) {
    if (this.keys[key]) return { status: 201, body: { id: this.keys[key] } }
    const quote = this.quote(basket, false)
    if (quote.payable !== payable) return refused(409, 'ordering.price-changed', '价格有变化，请核对后再提交。')
    const id = 'order' + (this.orders.length + 1)
    this.keys[key] = id
    const { lines, goods, discount, packaging, delivery } = quote
    this.orders.push({
      id,
      status: 'AWAITING_PAYMENT',
      fulfilment: basket.fulfilment,
      pickupNumber: null,
      lines: lines.map(({ unit, ...it }) => ({ ...it, net: it.amount })),
      goods,
      discount,
      packaging,
      delivery,
      payable,
      table: basket.tableCode ? this.shop.tables[basket.tableCode] : null,
      address: basket.address ? `${basket.address.text} ${basket.address.name}` : null,
      remark: basket.remark ?? '',
      cutlery: basket.cutlery,
      placedAt: '2026-11-24T04:00:00.123456Z',
      payBy: new Date(Date.now() + 15 * 60_000).toISOString(),
      history: [],
    })
    return { status: 201, body: { id } }
  }

  one(id) {
    const order = this.orders.find((it) => it.id === id)
    return order ? ok(order) : refused(404, 'ordering.no-such-order', '没有找到这个订单。')
  }

  move(id, status) {
    const order = this.orders.find((it) => it.id === id)
    order.status = status
    if (status === 'PAID') order.pickupNumber = 27
    order.history.push({ status, at: '2026-11-24T04:01:00Z' })
  }

  /** As a server on this machine; a call that breaks the contract answers 500 and is remembered. */
  async listen() {
    const server = createServer((incoming, outgoing) => {
      let text = ''
      incoming.on('data', (chunk) => (text += chunk))
      incoming.on('end', () => {
        if (incoming.url.startsWith('/pay/')) {
          this.move(incoming.url.slice('/pay/'.length), 'PAID')
          return outgoing.writeHead(204).end()
        }
        if (/\.(png|jpg)(\?|$)/.test(incoming.url)) {
          return outgoing.writeHead(200, { 'content-type': 'image/png' }).end(DOT)
        }
        try {
          const { status, body, header, type } = this.handle(incoming.method, incoming.url, incoming.headers, text)
          outgoing.writeHead(status, { 'content-type': type ?? 'text/plain', ...header })
          outgoing.end(body === undefined ? '' : JSON.stringify(body))
        } catch (e) {
          this.failures.push(e.message)
          outgoing.writeHead(500).end()
        }
      })
    })
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${server.address().port}`
    this.close = () => {
      server.closeAllConnections()
      server.close()
    }
    return this
  }
}

function ok(body) {
  return { status: 200, body }
}

function refused(status, code, detail) {
  return { status, body: { type: '/problems/' + code, title: code, status, detail, code } }
}
