// The stack of pages, with the life cycle that WeChat gives them.

export class Router {
  constructor(phone, create) {
    this.phone = phone
    this.create = create
    this.stack = []
    this.keptTabs = {}
    phone.onTab = (url) => this.switchTab(url)
    phone.back.addEventListener('click', () => this.back(1))
  }

  get top() {
    return this.stack[this.stack.length - 1]
  }

  open(url) {
    if (this.isTab(split(url).path)) throw new Error('navigateTo a tab page: ' + url)
    this.hide(this.top)
    this.push(url)
  }

  replace(url) {
    if (this.isTab(split(url).path)) throw new Error('redirectTo a tab page: ' + url)
    this.drop(this.stack.pop())
    this.push(url)
  }

  switchTab(url) {
    const { path } = split(url)
    if (!this.isTab(path)) throw new Error('switchTab to a page that is none: ' + url)
    while (this.stack.length > 1) this.drop(this.stack.pop())
    if (this.top && this.top.path === path) return this.show(this.top)
    if (this.top) {
      if (this.isTab(this.top.path)) {
        this.hide(this.top)
        this.keptTabs[this.top.path] = this.stack.pop()
      } else this.drop(this.stack.pop())
    }
    if (!this.keptTabs[path]) return this.push(url)
    this.stack.push(this.keptTabs[path])
    return this.show(this.top)
  }

  back(delta) {
    for (let i = 0; i < delta && this.stack.length > 1; i++) this.drop(this.stack.pop())
    this.show(this.top)
  }

  isTab(path) {
    return this.phone.config.tabBar.list.some((it) => it.pagePath === path)
  }

  push(url) {
    const { path, query } = split(url)
    const box = this.phone.make('div', 'wx-page', this.phone.pages)
    box.setAttribute('data-page', path)
    if (this.isTab(path)) box.setAttribute('data-tab', '')
    const page = { path, box, ...this.create(path, box, this.phone) }
    this.stack.push(page)
    this.phone.arrange(path, this.stack.length)
    call(page, 'onLoad', query)
    if (this.top === page) call(page, 'onShow')
    call(page, 'onReady')
  }

  show(page) {
    page.box.hidden = false
    this.phone.arrange(page.path, this.stack.length)
    call(page, 'onShow')
  }

  hide(page) {
    if (!page) return
    page.box.hidden = true
    call(page, 'onHide')
  }

  drop(page) {
    call(page, 'onUnload')
    page.release()
    page.box.remove()
  }
}

function call(page, method, argument) {
  if (page.caller[method]) page.caller[method](argument)
}

export function split(url) {
  const [path, query = ''] = url.replace(/^\//, '').split('?')
  const parameters = {}
  for (const pair of query.split('&').filter(Boolean)) {
    const at = pair.indexOf('=')
    // As WeChat hands them over: not decoded.
    parameters[at < 0 ? pair : pair.slice(0, at)] = at < 0 ? '' : pair.slice(at + 1)
  }
  return { path, query: parameters }
}
