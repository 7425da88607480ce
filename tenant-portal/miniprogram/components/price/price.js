const money = require('../../lib/money')

Component({
  properties: {
    fen: { type: Number, value: 0 },
    size: { type: String, value: '' },
  },
  data: { whole: '0', rest: '.00', label: '' },
  observers: {
    fen(fen) {
      const yuan = money.yuan(fen)
      this.setData({ whole: yuan.slice(0, -3), rest: yuan.slice(-3), label: yuan + ' 元' })
    },
  },
})
