// A page in the restaurant's colours and the diner's size of letters, that hears of changes of the
// shop by `onShop(state)`.

const platform = require('./platform')
const shop = require('./shop')
const theme = require('./theme')

// Until the server has answered, the colours that the package came with.
function look(state) {
  const colours = state.store ? state.store.theme : platform.settings().theme
  return { theme: theme.style(colours), font: shop.fontSize() + 'px' }
}

function bars(state, title) {
  const store = state.store
  if (store) platform.brandBars(title || store.name, store.theme.brand, theme.barText(store.theme), store.theme.ink)
}

function page(options) {
  const data = Object.assign({ theme: '', font: '16px' }, options.data)
  Page(
    Object.assign({}, options, {
      data,
      onLoad(query) {
        this.leave = shop.subscribe((state) => this.hear(state))
        this.setData(look(shop.state))
        if (options.onLoad) options.onLoad.call(this, query || {})
        this.hear(shop.state)
      },
      onShow() {
        this.seen = true
        bars(shop.state, options.title)
        if (options.onShow) options.onShow.call(this)
      },
      onHide() {
        this.seen = false
        if (options.onHide) options.onHide.call(this)
      },
      onUnload() {
        this.seen = false
        this.leave()
        if (options.onUnload) options.onUnload.call(this)
      },
      hear(state) {
        const now = look(state)
        if (now.theme !== this.data.theme || now.font !== this.data.font) {
          this.setData(now)
          if (this.seen) bars(state, options.title)
        }
        if (options.onShop) options.onShop.call(this, state)
      },
    }),
  )
}

module.exports = page
