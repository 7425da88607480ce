Component({
  properties: {
    steps: { type: Array, value: [] },
  },
})
