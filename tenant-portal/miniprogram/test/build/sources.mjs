// Reads the source of the mini-program as it is uploaded: which files there are, and what they say.

import { readFileSync, readdirSync, statSync, existsSync } from 'node:fs'
import { join, relative, dirname, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Every file that is uploaded, by its path within the mini-program. */
export function files(root = ROOT) {
  const found = []
  const walk = (folder) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name)
      const inside = relative(root, path).split('\\').join('/')
      if (inside === 'test' || name === 'node_modules') continue
      if (statSync(path).isDirectory()) walk(path)
      else found.push(inside)
    }
  }
  walk(root)
  return found
}

export function read(path, root = ROOT) {
  return readFileSync(join(root, path), 'utf8')
}

export function size(path, root = ROOT) {
  return statSync(join(root, path)).size
}

export function json(path, root = ROOT) {
  return JSON.parse(read(path, root))
}

/** Pages and components: { path, page, config, wxml, wxss }. */
export function units(root = ROOT) {
  const pages = json('app.json', root).pages
  const components = files(root)
    .filter((it) => /^components\/.*\.wxml$/.test(it))
    .map((it) => it.replace(/\.wxml$/, ''))
  return [...pages, ...components].map((path) => ({
    path,
    page: pages.includes(path),
    config: existsSync(join(root, path + '.json')) ? json(path + '.json', root) : {},
    wxml: read(path + '.wxml', root),
    wxss: styles(path + '.wxss', root),
  }))
}

/** A style sheet with what it imports put in its place. */
export function styles(path, root = ROOT) {
  if (!existsSync(join(root, path))) return ''
  return read(path, root).replace(/@import\s+['"]([^'"]+)['"];/g, (_, target) =>
    styles(target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target), root),
  )
}
