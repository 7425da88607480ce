Component({
  properties: {
    count: { type: Number, value: 6 },
  },
  data: { rows: [0, 1, 2, 3, 4, 5] },
  observers: {
    count(count) {
      this.setData({ rows: Array.from({ length: count }, (_, i) => i) })
    },
  },
})
