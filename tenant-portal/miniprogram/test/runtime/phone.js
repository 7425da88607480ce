// What stands around the pages: navigation bar, tab bar, toasts and dialogs.

export class Phone {
  constructor(document, config) {
    this.document = document
    this.config = config
    this.root = this.make('div', 'wx-phone', document.body)
    this.nav = this.make('div', 'wx-nav', this.root)
    this.back = this.make('button', 'wx-back', this.nav)
    this.back.textContent = '‹'
    this.back.setAttribute('aria-label', '返回')
    this.title = this.make('h1', '', this.nav)
    this.pages = this.make('div', 'wx-pages', this.root)
    this.pages.setAttribute('role', 'main')
    this.tabs = this.make('div', 'wx-tabs', this.root)
    this.toast = this.make('div', 'wx-toast', document.body)
    this.toast.setAttribute('role', 'status')
    this.modal = this.make('div', 'wx-modal', document.body)
    this.modal.hidden = true
    this.selected = config.tabBar.selectedColor
    this.tabButtons = config.tabBar.list.map((it) => this.tab(it))
    this.colours('#000000', config.window.navigationBarBackgroundColor)
  }

  make(tag, name, parent) {
    const element = this.document.createElement(tag)
    if (name) element.className = name
    parent.appendChild(element)
    return element
  }

  /** What scrolls within a page's box; one may also scroll it by keys. */
  scroller(box) {
    const element = this.make('div', 'wx-scroll', box)
    element.tabIndex = 0
    return element
  }

  tab(it) {
    const button = this.make('button', '', this.tabs)
    button.innerHTML = '<img alt=""><span></span>'
    button.lastChild.textContent = it.text
    button.addEventListener('click', () => this.onTab('/' + it.pagePath))
    return { it, button, badge: null }
  }

  colours(text, background) {
    this.nav.style.color = text
    this.nav.style.background = background
  }

  /** Shows bars for this page. */
  arrange(path, depth) {
    const isTab = this.config.tabBar.list.some((it) => it.pagePath === path)
    this.tabs.hidden = !isTab
    this.back.hidden = isTab || depth < 2
    for (const { it, button } of this.tabButtons) {
      const on = it.pagePath === path
      button.style.color = on ? this.selected : this.config.tabBar.color
      button.querySelector('img').src = '/miniprogram/' + (on ? it.selectedIconPath : it.iconPath)
      if (on) button.setAttribute('aria-current', 'page')
      else button.removeAttribute('aria-current')
    }
  }

  badge(index, text) {
    const tab = this.tabButtons[index]
    if (!text) {
      if (tab.badge) tab.badge.remove()
      tab.badge = null
      return
    }
    if (!tab.badge) tab.badge = this.make('i', '', tab.button)
    tab.badge.textContent = text
  }

  say(text, duration) {
    this.toast.textContent = text
    clearTimeout(this.silence)
    this.silence = setTimeout(() => {
      this.toast.textContent = ''
    }, duration || 1500)
  }

  /** Resolves to true for the button that agrees. */
  ask({ title, content, showCancel = true, confirmText = '确定', cancelText = '取消' }) {
    this.modal.innerHTML = '<div role="dialog" aria-modal="true"><h2></h2><p></p><footer></footer></div>'
    this.modal.querySelector('h2').textContent = title
    this.modal.querySelector('p').textContent = content
    this.modal.firstChild.setAttribute('aria-label', title)
    this.modal.hidden = false
    return new Promise((resolve) => {
      const button = (text, answer) => {
        const it = this.make('button', '', this.modal.querySelector('footer'))
        it.textContent = text
        it.addEventListener('click', () => {
          this.modal.hidden = true
          resolve(answer)
        })
      }
      if (showCancel) button(cancelText, false)
      button(confirmText, true)
    })
  }
}
