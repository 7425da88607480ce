// What WeChat has, and what we promised each other, held against the source as it is uploaded.

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { files, json, read, ROOT, size, units } from '../build/sources.mjs'
import { compile, TAGS } from '../build/wxml.mjs'
import { css, scopeOf } from '../build/wxss.mjs'
import { makeWx } from '../runtime/wx.js'

const scripts = files().filter((it) => it.endsWith('.js'))
const all = units()

function tagsOf(wxml) {
  return [...wxml.matchAll(/<([a-z][a-z0-9-]*)((?:[^>"]|"[^"]*")*)>/g)].map(([, tag, attributes]) => ({ tag, attributes }))
}

describe('the source of the mini-program', () => {
  it('asks of the phone only what the harness has, and only in one file', () => {
    const known = Object.keys(makeWx({ pages: {} }, {}, { storage: {} }))
    for (const path of scripts) {
      const used = [...read(path).replace(/\/\/.*/g, '').matchAll(/\bwx\.(\w+)/g)].map((it) => it[1])
      if (path !== 'lib/platform.js') assert.deepEqual(used, [], path)
      for (const name of used) assert.ok(known.includes(name), `wx.${name} in ${path}`)
    }
  })

  it('uses every part of `wx` that the harness has', () => {
    const known = Object.keys(makeWx({ pages: {} }, {}, { storage: {} }))
    const unused = known.filter((name) => !read('lib/platform.js').includes('wx.' + name))
    assert.deepEqual(unused, [])
  })

  it('has only tags that WeChat and the harness know, and components that are declared and used', () => {
    for (const { path, wxml, config } of all) {
      const declared = Object.keys(config.usingComponents ?? {})
      const used = new Set(tagsOf(wxml).map((it) => it.tag))
      for (const tag of used) assert.ok(TAGS.includes(tag) || declared.includes(tag), `<${tag}> in ${path}.wxml`)
      for (const tag of declared) assert.ok(used.has(tag), `${tag} is declared in ${path}.json and not used`)
      for (const target of Object.values(config.usingComponents ?? {})) assert.ok(existsSync(join(ROOT, target + '.wxml')), target)
    }
  })

  it('is CommonJS that every phone reads', () => {
    for (const path of scripts) {
      assert.doesNotMatch(read(path), /^\s*(import|export)\s/m, path)
      assert.doesNotMatch(read(path), /\?\.|\?\?|\basync\b|\bawait\b/, path)
    }
  })

  it('compiles', () => {
    assert.ok(compile(all).length > 0)
    for (const it of all) css(it.wxss, it.page ? { page: it.path } : { scope: scopeOf(it.path) })
  })

  it('says what everything that can be tapped is', () => {
    for (const { path, wxml } of all) {
      for (const { tag, attributes } of tagsOf(wxml)) {
        if (!/\s(bind|catch)tap=/.test(attributes)) continue
        assert.match(attributes, /\saria-role="|\saria-hidden="true"/, `<${tag}> in ${path}.wxml`)
      }
    }
  })

  it('gives every picture words, or hides it from readers', () => {
    for (const { path, wxml } of all) {
      for (const { tag, attributes } of tagsOf(wxml)) {
        if (tag === 'image') assert.match(attributes, /\saria-label="|\saria-hidden="true"/, path)
      }
    }
  })

  it('has every slot alone in its parent', () => {
    const alone = /<[a-z-]+(?:[^>"]|"[^"]*")*>\s*<slot(?: name="\w+")?><\/slot>\s*<\//g
    for (const { path, wxml } of all) {
      assert.equal((wxml.match(alone) ?? []).length, (wxml.match(/<slot/g) ?? []).length, path)
    }
  })

  it('writes colours down in one place', () => {
    const colour = /#[0-9a-fA-F]{3,8}\b|rgba?\(/
    for (const path of files().filter((it) => /\.(wxss|wxml|js)$/.test(it))) {
      if (['app.wxss', 'lib/theme.js'].includes(path)) continue
      assert.doesNotMatch(read(path), colour, path)
    }
  })

  it('selects by class alone', () => {
    for (const it of all) assert.doesNotMatch(it.wxss, /(^|[\s,}])#[a-z]|\[[a-z-]+[=\]]/m, it.path)
  })

  it('lists every page that there is', () => {
    const there = files().filter((it) => /^pages\/.*\.wxml$/.test(it)).map((it) => it.replace('.wxml', ''))
    assert.deepEqual([...json('app.json').pages].sort(), there.sort())
  })

  it('stays below 400 kilobytes', () => {
    const bytes = files().reduce((sum, it) => sum + size(it), 0)
    assert.ok(bytes < 400 * 1024, `${bytes} bytes`)
  })

  it('says what it needs the place of a diner for', () => {
    assert.deepEqual(json('app.json').requiredPrivateInfos, ['chooseLocation'])
    assert.ok(json('app.json').permission['scope.userLocation'].desc)
  })
})
