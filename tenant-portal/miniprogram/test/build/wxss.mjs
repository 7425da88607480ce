// Turns WXSS into CSS for a page of the harness: rpx, the page selector, vh within the phone's
// frame, and each component's own names.

import postcss from 'postcss'
import selectors from 'postcss-selector-parser'

const PAGE = 'wx-page'

/** @param scope prefix of a component's classes; null for a page, whose path is given instead */
export function css(wxss, { scope = null, page = null } = {}) {
  const root = postcss.parse(wxss)
  root.walkDecls((it) => {
    it.value = it.value
      .replace(/(-?[\d.]+)rpx/g, (_, number) => `calc(${number} * 100vw / 750)`)
      .replace(/(-?[\d.]+)vh/g, (_, number) => `calc(${number} * var(--vh))`)
  })
  root.walkRules((rule) => {
    if (/keyframes$/.test(rule.parent.name ?? '')) return
    rule.selector = selectors((list) => list.each((one) => own(one, scope, page))).processSync(rule.selector)
  })
  return root.toString()
}

function own(selector, scope, page) {
  let ofPage = false
  selector.walkTags((tag) => {
    if (tag.value !== 'page') throw new Error(`a tag as selector: ${selector}`)
    ofPage = true
    tag.replaceWith(selectors.className({ value: PAGE }))
  })
  if (scope) {
    selector.walkClasses((it) => {
      it.value = `${scope}--${it.value}`
    })
  }
  if (page && !ofPage) {
    selector.prepend(selectors.combinator({ value: ' ' }))
    selector.prepend(selectors.tag({ value: `[data-page="${page}"]` }))
  }
}

export function scopeOf(path) {
  return path.split('/').pop()
}
