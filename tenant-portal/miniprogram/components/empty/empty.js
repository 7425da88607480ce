// Nothing to show yet: says why, and what to do next.
Component({
  properties: {
    icon: { type: String, value: 'bowl' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  methods: {
    act() {
      this.triggerEvent('act', {}, {})
    },
  },
})
