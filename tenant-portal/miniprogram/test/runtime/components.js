// The tags of WeChat that no browser has, as components that look after one element each.

import * as glassEasel from 'glass-easel'

const COMMON = { label: String, roleName: String, unread: Boolean }

function describe(component, element) {
  const { label, roleName, unread } = component.data
  if (label) element.setAttribute('aria-label', label)
  if (roleName) element.setAttribute('role', roleName)
  if (unread) element.setAttribute('aria-hidden', 'true')
}

/** @param make creates the element within the host and says how properties reach it */
function define(space, is, properties, make) {
  const names = Object.keys(properties)
  return space.defineComponent({
    is,
    properties: { ...COMMON, ...properties },
    lifetimes: {
      attached() {
        this.__apply = make(this, this.$$)
        this.__apply(this.data)
      },
    },
    observers: {
      [[...names, 'label'].join(', ')]() {
        if (this.__apply) this.__apply(this.data)
      },
    },
  })
}

/** The browser's own event ends here, and WeChat's takes its place. */
function tell(component, event, detail) {
  event.stopPropagation()
  component.triggerEvent(event.type, detail)
}

function image(component, host) {
  const img = host.ownerDocument.createElement('img')
  host.appendChild(img)
  img.addEventListener('error', () => component.triggerEvent('error', {}))
  img.addEventListener('load', () => component.triggerEvent('load', {}))
  return (data) => {
    img.alt = data.unread ? '' : data.label || ''
    if (data.unread) host.setAttribute('aria-hidden', 'true')
    img.loading = data.lazyLoad ? 'lazy' : 'eager'
    img.style.objectFit = data.mode === 'aspectFill' ? 'cover' : data.mode === 'aspectFit' ? 'contain' : 'fill'
    if (img.getAttribute('src') !== data.src) img.src = data.src
  }
}

function input(component, host) {
  const field = host.ownerDocument.createElement('input')
  host.appendChild(field)
  for (const type of ['input', 'focus', 'blur']) {
    field.addEventListener(type, (event) => tell(component, event, { value: field.value }))
  }
  return (data) => {
    describe(component, field)
    field.type = 'text'
    field.inputMode = data.type === 'number' ? 'numeric' : 'text'
    field.placeholder = data.placeholder
    if (data.maxlength >= 0) field.maxLength = data.maxlength
    if (field.value !== data.value) field.value = data.value
    if (data.focus && !field.__focused) {
      field.__focused = true
      setTimeout(() => field.focus(), 0)
    }
  }
}

function toggle(component, host) {
  const box = host.ownerDocument.createElement('input')
  box.type = 'checkbox'
  box.setAttribute('role', 'switch')
  host.appendChild(box)
  box.addEventListener('change', (event) => tell(component, event, { value: box.checked }))
  return (data) => {
    describe(component, box)
    box.checked = data.checked
    if (data.color) box.style.accentColor = data.color
  }
}

function scroll(component, host) {
  host.tabIndex = 0
  host.addEventListener('scroll', () =>
    component.triggerEvent('scroll', {
      scrollTop: host.scrollTop,
      scrollHeight: host.scrollHeight,
      scrollLeft: host.scrollLeft,
    }),
  )
  let wanted = 0
  return (data) => {
    describe(component, host)
    if (!host.getAttribute('role')) host.setAttribute('role', 'region')
    if (!host.getAttribute('aria-label')) host.setAttribute('aria-label', '内容')
    host.style.overflowY = data.scrollY ? 'auto' : 'hidden'
    host.style.overflowX = data.scrollX ? 'auto' : 'hidden'
    if (data.scrollTop !== wanted) {
      wanted = data.scrollTop
      host.scrollTop = wanted
    }
  }
}

function web(component, host) {
  const frame = host.ownerDocument.createElement('iframe')
  frame.title = '网页'
  host.appendChild(frame)
  return (data) => {
    host.setAttribute('data-src', data.src)
    if (data.src) frame.src = data.src
  }
}

function meta(component, host) {
  return (data) => {
    if (data.rootFontSize) host.ownerDocument.documentElement.style.fontSize = data.rootFontSize
  }
}

export function components(space) {
  return {
    'wx-image': define(space, 'wx-image', { src: String, mode: String, lazyLoad: Boolean }, image),
    'wx-input': define(
      space,
      'wx-input',
      {
        type: String,
        value: String,
        placeholder: String,
        focus: Boolean,
        confirmType: String,
        maxlength: { type: Number, value: 140 },
      },
      input,
    ),
    'wx-switch': define(space, 'wx-switch', { checked: Boolean, color: String }, toggle),
    'wx-scroll-view': define(
      space,
      'wx-scroll-view',
      {
        scrollY: Boolean,
        scrollX: Boolean,
        scrollTop: { type: Number, value: 0 },
        scrollWithAnimation: Boolean,
      },
      scroll,
    ),
    'wx-web-view': define(space, 'wx-web-view', { src: String }, web),
    'wx-page-meta': define(space, 'wx-page-meta', { rootFontSize: String, pageStyle: String }, meta),
  }
}

export { glassEasel }
