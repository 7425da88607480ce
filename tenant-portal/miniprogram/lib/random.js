// Names for attempts: long enough that no two are ever equal. No secret.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

function key() {
  let text = Date.now().toString(36)
  while (text.length < 32) text += LETTERS[Math.floor(Math.random() * LETTERS.length)]
  return text
}

module.exports = { key }
