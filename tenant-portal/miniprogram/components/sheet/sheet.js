// Comes up from the bottom; says `close` when the diner wants it gone.
Component({
  options: { multipleSlots: true },
  properties: {
    open: { type: Boolean, value: false },
    title: { type: String, value: '' },
    bare: { type: Boolean, value: false },
  },
  methods: {
    close() {
      this.triggerEvent('close', {}, {})
    },
  },
})
