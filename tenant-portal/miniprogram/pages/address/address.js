const page = require('../../lib/page')
const platform = require('../../lib/platform')
const random = require('../../lib/random')
const shop = require('../../lib/shop')

const BLANK = { id: '', spot: '', door: '', name: '', phone: '', point: null }

// The address book. It stays on the phone; an address leaves it only with an order.
page({
  title: '收货地址',

  data: Object.assign({ addresses: [], editing: false, wrong: {} }, BLANK),

  onLoad() {
    this.list()
  },

  list() {
    this.setData({ addresses: shop.addresses(), editing: false })
  },

  choose(event) {
    shop.keepAddress(shop.addresses().find((it) => it.id === event.currentTarget.dataset.id))
    platform.back()
  },

  add() {
    this.setData(Object.assign({}, BLANK, { editing: true, wrong: {} }))
  },

  edit(event) {
    const address = shop.addresses().find((it) => it.id === event.currentTarget.dataset.id)
    this.setData(Object.assign({}, BLANK, address, { editing: true, wrong: {} }))
  },

  locate() {
    platform.choosePlace().then((place) => {
      if (!place) return
      this.setData({
        spot: place.name || place.address,
        point: { latitude: place.latitude, longitude: place.longitude },
        wrong: Object.assign({}, this.data.wrong, { spot: '' }),
      })
    })
  },

  write(event) {
    const name = event.currentTarget.dataset.name
    this.setData({ [name]: event.detail.value, wrong: Object.assign({}, this.data.wrong, { [name]: '' }) })
  },

  problems() {
    const data = this.data
    const wrong = {}
    if (!data.point) wrong.spot = '请在地图上选择送到哪里，才能计算配送费'
    if (!data.name.trim()) wrong.name = '请填写联系人，方便骑手称呼'
    if (!/^1[3-9]\d{9}$/.test(data.phone)) wrong.phone = '请填写 11 位手机号，送到时联系你'
    return wrong
  },

  save() {
    const data = this.data
    const wrong = this.problems()
    this.setData({ wrong })
    if (Object.keys(wrong).length) return
    shop.keepAddress({
      id: data.id || random.key(),
      spot: data.spot,
      door: data.door.trim(),
      name: data.name.trim(),
      phone: data.phone,
      point: data.point,
      text: (data.spot + ' ' + data.door.trim()).trim().slice(0, 100),
    })
    platform.back()
  },

  drop() {
    shop.dropAddress(this.data.id)
    this.list()
  },
})
