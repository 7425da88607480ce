// Where pictures come from: the restaurant's own server.

const platform = require('./platform')

function base() {
  const settings = platform.settings()
  return settings.apiBase + '/t/' + settings.publicId + '/api'
}

// Sizes: thumb, card, full. '' without a picture.
function dish(id, size) {
  return id ? base() + '/pictures/' + id + '/' + size + '.jpg' : ''
}

function logo(version) {
  return base() + '/brand/logo.png?v=' + version
}

module.exports = { dish, logo }
