const shop = require('./lib/shop')

App({
  onLaunch() {
    shop.remember()
  },
})
