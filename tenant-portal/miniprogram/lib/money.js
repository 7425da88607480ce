// Money is whole fen everywhere; only here it becomes text.

function yuan(fen) {
  const sign = fen < 0 ? '-' : ''
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return sign + digits.slice(0, -2) + '.' + digits.slice(-2)
}

// As prices stand on a menu: 36, 36.5, 36.55
function price(fen) {
  return yuan(fen).replace(/\.?0+$/, '')
}

module.exports = { yuan, price }
