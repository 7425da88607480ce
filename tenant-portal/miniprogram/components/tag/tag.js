Component({
  properties: {
    text: { type: String, value: '' },
    kind: { type: String, value: '' },
  },
})
