// Loads a module of the mini-program's lib/ in Node, with a phone that remembers and answers.

import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ROOT } from '../build/sources.mjs'

export function phone(overrides = {}) {
  const storage = new Map()
  const calls = []
  const noted = (name) => (options) => calls.push({ name, options })
  return {
    storage,
    calls,
    getExtConfigSync: () => ({ apiBase: 'http://api', publicId: 'p1' }),
    getStorageSync: (key) => storage.get(key) ?? '',
    setStorageSync: (key, value) => storage.set(key, JSON.parse(JSON.stringify(value))),
    removeStorageSync: (key) => storage.delete(key),
    login: ({ success }) => success({ code: 'c' + calls.filter((it) => it.name === 'login').length }),
    showToast: noted('showToast'),
    showModal: noted('showModal'),
    switchTab: noted('switchTab'),
    canIUse: () => false,
    ...overrides,
  }
}

/** @returns a require of its own: nothing is shared between two of them */
export function load(wx = phone()) {
  const loaded = {}
  const require = (path) => {
    const file = path.endsWith('.js') ? path : path + '.js'
    if (!loaded[file]) {
      loaded[file] = { exports: {} }
      const near = (target) => require(posix.join(posix.dirname(file), target))
      const run = new Function('module', 'exports', 'require', 'wx', readFileSync(join(ROOT, file), 'utf8'))
      run(loaded[file], loaded[file].exports, near, wx)
    }
    return loaded[file].exports
  }
  return require
}
