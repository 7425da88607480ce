const api = require('../../lib/api')
const page = require('../../lib/page')
const platform = require('../../lib/platform')
const shop = require('../../lib/shop')

const BLANK = { id: '', spot: '', door: '', name: '', phone: '', point: null, usual: false }

// The address book. The restaurant's server keeps it, sealed, so that another phone has it too.
page({
  title: '收货地址',

  data: Object.assign({ addresses: [], loaded: false, failure: '', editing: false, busy: false, wrong: {} }, BLANK),

  onLoad() {
    this.list()
  },

  list() {
    this.setData({ editing: false })
    return api.addresses().then(
      (addresses) => this.setData({ addresses, loaded: true, failure: '' }),
      (refusal) => this.setData({ failure: refusal.message }),
    )
  },

  choose(event) {
    shop.deliverTo(event.currentTarget.dataset.id)
    platform.back()
  },

  add() {
    this.setData(Object.assign({}, BLANK, { editing: true, wrong: {} }))
  },

  edit(event) {
    const known = this.data.addresses.find((it) => it.id === event.currentTarget.dataset.id)
    this.setData(
      Object.assign({}, BLANK, {
        id: known.id,
        spot: known.text,
        name: known.name,
        phone: known.phone,
        point: known.point,
        usual: known.default,
        editing: true,
        wrong: {},
      }),
    )
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
    if (data.busy) return
    const wrong = this.problems()
    this.setData({ wrong })
    if (Object.keys(wrong).length) return
    const place = {
      name: data.name.trim(),
      phone: data.phone,
      point: data.point,
      text: (data.spot + ' ' + data.door.trim()).trim().slice(0, 100),
    }
    const kept = data.id ? api.changeAddress(data.id, place) : api.addAddress(place)
    this.done(
      '地址没有保存',
      kept.then((id) => {
        shop.deliverTo(id)
        platform.back()
      }),
    )
  },

  prefer() {
    this.done('没有设好', api.preferAddress(this.data.id).then(() => this.list()))
  },

  drop() {
    this.done('地址没有删除', api.removeAddress(this.data.id).then(() => this.list()))
  },

  // One thing at a time: a second tap meanwhile is none.
  done(title, work) {
    this.setData({ busy: true })
    work.then(
      () => this.setData({ busy: false }),
      (refusal) => {
        this.setData({ busy: false })
        platform.tell(title, refusal.message)
      },
    )
  },
})
