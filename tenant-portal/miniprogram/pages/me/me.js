const api = require('../../lib/api')
const coupons = require('../../lib/coupons')
const page = require('../../lib/page')
const pictures = require('../../lib/pictures')
const platform = require('../../lib/platform')
const shop = require('../../lib/shop')

const FONTS = [
  { id: 'usual', name: '跟随系统' },
  { id: 'large', name: '大' },
  { id: 'huge', name: '特大' },
]

// Pages of the storefront, opened as the diner who is logged in here.
const LINKS = [
  { path: '/distribution', name: '分享赚佣金', icon: 'ticket' },
  { path: '/licence', name: '证照公示', icon: 'check' },
  { path: '/privacy', name: '隐私与协议', icon: 'edit' },
  { path: '/me', name: '我的信息与注销', icon: 'edit' },
]

page({
  title: '我的',

  data: {
    name: '',
    logo: '',
    address: '',
    phone: '',
    hours: '',
    table: null,
    usable: [],
    offers: [],
    failure: '',
    links: LINKS,
    fonts: FONTS,
  },

  onShow() {
    api.coupons().then(
      (wallet) => this.wallet(wallet),
      (refusal) => this.setData({ failure: refusal.message }),
    )
  },

  onShop(state) {
    const store = state.store
    this.setData({
      table: state.table,
      fonts: FONTS.map((it) => ({ id: it.id, name: it.name, on: it.id === state.font })),
    })
    if (!store) return
    this.setData({
      name: store.name,
      logo: pictures.logo(store.cfgVersion),
      address: store.address,
      phone: store.phone,
      hours: store.hours.length ? '营业时间 ' + store.hours.join('、') : '',
    })
  },

  wallet(wallet) {
    this.setData({
      usable: wallet.usable.map((it) => coupons.usable(it)),
      offers: wallet.offers.filter((it) => !it.taken).map((it) => coupons.offer(it)),
      failure: '',
    })
  },

  takeCoupon(event) {
    coupons.take(event.currentTarget.dataset.id).then((wallet) => {
      if (wallet) this.wallet(wallet)
    })
  },

  addresses() {
    platform.open('/pages/address/address')
  },

  leave() {
    platform.confirm('离开这一桌', '之后点的菜不会再送到这一桌。', '离开').then((yes) => {
      if (yes) shop.leaveTable()
    })
  },

  web(event) {
    platform.open('/pages/web/web?page=' + encodeURIComponent(event.currentTarget.dataset.path))
  },

  call() {
    platform.call(this.data.phone)
  },

  chooseFont(event) {
    shop.chooseFont(event.currentTarget.dataset.id)
  },
})
