// How a diner came in: a table's code, a share code, from a link that was scanned, a mini-program
// code (scene) or a shared card.

const PATH = /\/(table|s)\/([0-9A-Za-z_-]{1,40})(?=$|[/?#])/

function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch (e) {
    return text
  }
}

// The text of a code that was scanned.
function ofLink(link) {
  const match = PATH.exec(link)
  if (!match) return {}
  return match[1] === 'table' ? { table: match[2] } : { share: match[2] }
}

// Scenes are short: t-CODE or s-CODE.
function ofScene(scene) {
  const match = /^([ts])-([0-9A-Za-z_-]{1,30})$/.exec(scene)
  if (!match) return {}
  return match[1] === 't' ? { table: match[2] } : { share: match[2] }
}

// The options of a page's onLoad.
function parse(options) {
  if (options.q) return ofLink(decode(options.q))
  if (options.scene) return ofScene(decode(options.scene))
  const result = {}
  if (options.table) result.table = decode(options.table)
  if (options.share) result.share = decode(options.share)
  return result
}

module.exports = { parse, ofLink, ofScene }
