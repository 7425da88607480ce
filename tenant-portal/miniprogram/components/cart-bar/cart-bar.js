Component({
  properties: {
    count: { type: Number, value: 0 },
    total: { type: Number, value: 0 },
    note: { type: String, value: '' },
    label: { type: String, value: '去结算' },
    off: { type: Boolean, value: false },
  },
  methods: {
    look() {
      if (this.data.count > 0) this.triggerEvent('look', {}, {})
    },
    go() {
      this.triggerEvent('go', {}, {})
    },
  },
})
