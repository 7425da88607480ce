// Whose mini-program this is. The package that a restaurant downloads has its own values here; a
// third-party platform gives them as ext.json.
module.exports = {
  apiBase: '',
  publicId: '',
  name: '',
  theme: null,
}
