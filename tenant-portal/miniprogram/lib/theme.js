// The restaurant's colours as CSS custom properties, from the server, ready to use.

function style(theme) {
  if (!theme) return ''
  return [
    '--brand:' + theme.brand,
    '--on-brand:' + theme.onBrand,
    '--ink:' + theme.ink,
    '--soft:' + theme.soft,
  ].join(';')
}

// WeChat knows only black and white letters on a navigation bar.
function barText(theme) {
  return theme.onBrand === '#ffffff' ? '#ffffff' : '#000000'
}

module.exports = { style, barText }
