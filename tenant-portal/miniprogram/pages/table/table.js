const entry = require('../../lib/entry')
const page = require('../../lib/page')
const platform = require('../../lib/platform')
const shop = require('../../lib/shop')

// Where a code that was scanned leads: a table's, or somebody's recommendation.
page({
  data: { failure: '' },

  onLoad(query) {
    this.come(entry.parse(query))
  },

  come(came) {
    if (came.share) shop.cameBy(came.share)
    if (came.table) this.sit(came.table)
    else this.menu()
  },

  sit(code) {
    this.setData({ failure: '' })
    shop.sit(code).then(
      () => this.menu(),
      (refusal) => this.setData({ failure: refusal.message }),
    )
  },

  scan() {
    platform.scan().then((text) => {
      if (text) this.come(entry.ofLink(text))
    })
  },

  menu() {
    platform.tab('/pages/menu/menu')
  },
})
