// How many of something. Says `change` with { by }; the owner of the value decides.
Component({
  properties: {
    value: { type: Number, value: 0 },
    max: { type: Number, value: 99 },
    name: { type: String, value: '' },
  },
  methods: {
    less() {
      this.triggerEvent('change', { by: -1 }, {})
    },
    more() {
      if (this.data.value < this.data.max) this.triggerEvent('change', { by: 1 }, {})
      else this.triggerEvent('full', {}, {})
    },
  },
})
