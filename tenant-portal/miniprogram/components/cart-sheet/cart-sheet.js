const platform = require('../../lib/platform')

// Says `change` with { key, by }, and `clear`.
Component({
  properties: {
    open: { type: Boolean, value: false },
    lines: { type: Array, value: [] },
    count: { type: Number, value: 0 },
  },
  methods: {
    change(event) {
      this.triggerEvent('change', { key: event.currentTarget.dataset.key, by: event.detail.by }, {})
    },
    full() {
      platform.toast('不能再多了')
    },
    clear() {
      this.triggerEvent('clear', {}, {})
    },
    close() {
      this.triggerEvent('close', {}, {})
    },
  },
})
