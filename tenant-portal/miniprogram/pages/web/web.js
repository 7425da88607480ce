const api = require('../../lib/api')
const page = require('../../lib/page')
const shop = require('../../lib/shop')

// Opens a page of the storefront as the diner who is logged in here, by a ticket good for once.
page({
  data: { address: '', failure: '' },

  onLoad(query) {
    this.page = decodeURIComponent(query.page || '/')
    this.open()
  },

  open() {
    this.setData({ failure: '' })
    const store = shop.state.store ? Promise.resolve() : shop.load()
    return store
      .then(() => api.ticket(this.page))
      .then(
        (ticket) => this.setData({ address: shop.state.store.site + ticket.path }),
        (refusal) => this.setData({ failure: refusal.message }),
      )
  },
})
