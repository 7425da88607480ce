Component({
  properties: {
    name: { type: String, value: '' },
    off: { type: String, value: '' },
    rule: { type: String, value: '' },
    action: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
    kind: { type: String, value: '' },
  },
  methods: {
    act() {
      if (!this.data.disabled) this.triggerEvent('act', {}, {})
    },
  },
})
