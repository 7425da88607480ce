// Turns WXML into what glass-easel runs in a browser. Tags that WeChat implements become elements
// of the browser or components of the harness; nothing else changes.

import templates from 'glass-easel-template-compiler'

/** Tags as they are in a browser. */
const ELEMENTS = { view: 'div', text: 'span' }
/** Tags that the harness implements (runtime/components.js). */
export const COMPONENTS = ['image', 'input', 'switch', 'scroll-view', 'web-view', 'page-meta']
/** Tags of the language itself. */
const LANGUAGE = ['block', 'slot', 'template', 'wxs', 'import', 'include']

export const TAGS = [...Object.keys(ELEMENTS), ...COMPONENTS, ...LANGUAGE]

export function translate(wxml) {
  return wxml.replace(/<(\/?)([a-z][a-z0-9-]*)((?:[^>"]|"[^"]*")*?)(\/?)>/g, (whole, end, tag, rest, self) => {
    if (ELEMENTS[tag]) return `<${end}${ELEMENTS[tag]}${attributes(rest)}${self}>`
    if (COMPONENTS.includes(tag)) return `<${end}wx-${tag}${properties(rest)}${self}>`
    return `<${end}${tag}${rest.replace(/\shover-class="[^"]*"/, '')}${self}>`
  })
}

function attributes(text) {
  return text
    .replace(/\saria-role=/g, ' role=')
    .replace(/\shover-class="[^"]*"/g, '')
    .replace(/\s(aria-(?:checked|disabled|modal|hidden))="\{\{(.*?)\}\}"/g, ` $1="{{($2) ? 'true' : 'false'}}"`)
}

/** A component has properties, no attributes. */
function properties(text) {
  return text
    .replace(/\saria-label=/g, ' label=')
    .replace(/\saria-role=/g, ' role-name=')
    .replace(/\saria-hidden=/g, ' unread=')
    .replace(/\shover-class="[^"]*"/g, '')
}

/** Compiles all templates into one script that evaluates to { path: template }. */
export function compile(units) {
  const group = new templates.TmplGroup()
  try {
    for (const { path, wxml } of units) {
      const complaints = group.addTmpl(path, translate(wxml))
      const errors = [...complaints].filter((it) => String(it.level ?? 4) >= 3 || it.is_error)
      if (errors.length) throw new Error(`${path}.wxml: ${JSON.stringify(errors.map(describe))}`)
    }
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}

function describe(it) {
  return { message: it.message, line: it.start_line, column: it.start_col }
}
