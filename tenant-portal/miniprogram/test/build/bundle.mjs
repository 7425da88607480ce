// Makes one script of the mini-program's unchanged source and the runtime of the harness.

import esbuild from 'esbuild'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { files, json, read, ROOT, styles, units } from './sources.mjs'
import { compile } from './wxml.mjs'
import { css, scopeOf } from './wxss.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))

/** The source as a script that sets `globalThis.__program`. */
export function program(root = ROOT) {
  const all = units(root)
  const styleOf = (it) => (it.page ? css(it.wxss, { page: it.path }) : css(it.wxss, { scope: scopeOf(it.path) }))
  const parts = {
    config: json('app.json', root),
    styles: { app: css(styles('app.wxss', root)), ...Object.fromEntries(all.map((it) => [it.path, styleOf(it)])) },
    units: all.map((it) => ({ path: it.path, page: it.page, config: it.config, scope: scopeOf(it.path) })),
  }
  const modules = files(root)
    .filter((it) => it.endsWith('.js'))
    .map((it) => `${JSON.stringify(it)}: function (module, exports, require, wx, App, Page, Component, Behavior, getApp, getCurrentPages) {\n${read(it, root)}\n}`)
  return `globalThis.__program = Object.assign(${JSON.stringify(parts)}, {
  templates: ${compile(all)},
  modules: {\n${modules.join(',\n')}\n},
});`
}

/** The runtime of the harness with glass-easel in it. */
export async function runtime() {
  const result = await esbuild.build({
    entryPoints: [join(HERE, '..', 'runtime', 'main.js')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2018',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  return result.outputFiles[0].text
}
