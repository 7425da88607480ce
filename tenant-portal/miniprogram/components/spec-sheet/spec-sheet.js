const cart = require('../../lib/cart')
const money = require('../../lib/money')
const pictures = require('../../lib/pictures')
const platform = require('../../lib/platform')
const spec = require('../../lib/spec')

// One dish from near: specs, add-ons, how many. Says `add` with { selection }.
Component({
  properties: {
    open: { type: Boolean, value: false },
    dish: { type: Object, value: null },
    last: { type: Object, value: null },
  },
  data: {
    picture: '',
    skus: [],
    groups: [],
    total: 0,
    quantity: 1,
    max: cart.MOST,
    soldOut: false,
  },
  observers: {
    'open, dish'(open, dish) {
      if (open && dish) this.begin(dish)
    },
  },
  methods: {
    begin(dish) {
      this.selection = spec.initial(dish, this.data.last)
      this.setData({
        picture: pictures.dish(dish.picture, 'full'),
      })
      this.show()
    },
    show() {
      const dish = this.data.dish
      const chosen = this.selection
      const sku = spec.sku(dish, chosen)
      this.setData({
        skus: dish.skus.map((it) => ({
          id: it.id,
          spec: it.spec || '标准',
          price: money.price(it.price),
          soldOut: it.soldOut,
          on: it.id === chosen.skuId,
        })),
        groups: dish.addOnGroups.map((group) => ({
          id: group.id,
          name: group.name,
          hint: spec.hint(group),
          single: group.max === 1,
          addOns: group.addOns.map((it) => ({
            id: it.id,
            name: it.name,
            price: it.price ? money.price(it.price) : '',
            on: chosen.addOns.includes(it.id),
          })),
        })),
        quantity: chosen.quantity,
        max: cart.most(sku),
        soldOut: sku.soldOut,
        total: spec.unit(dish, chosen) * chosen.quantity,
      })
    },
    pickSku(event) {
      const id = event.currentTarget.dataset.id
      if (this.data.dish.skus.find((it) => it.id === id).soldOut) return
      this.selection = spec.pickSku(this.selection, id)
      this.show()
    },
    toggle(event) {
      const id = event.currentTarget.dataset.id
      const next = spec.toggle(this.data.dish, this.selection, id)
      if (next === this.selection && !next.addOns.includes(id)) platform.toast('这一组已经选满了')
      this.selection = next
      this.show()
    },
    count(event) {
      const quantity = Math.max(1, this.selection.quantity + event.detail.by)
      this.selection = Object.assign({}, this.selection, { quantity })
      this.show()
    },
    full() {
      platform.toast('不能再多了')
    },
    add() {
      if (this.data.soldOut) return
      const missing = spec.missing(this.data.dish, this.selection)
      if (missing) platform.toast('请先选择“' + missing.name + '”')
      else this.triggerEvent('add', { selection: this.selection }, {})
    },
    close() {
      this.triggerEvent('close', {}, {})
    },
  },
})
