// Runs the mini-program (globalThis.__program) in this window, as WeChat would.

import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import base from './base.css.js'
import { components } from './components.js'
import { Phone } from './phone.js'
import { Router } from './router.js'
import { makeWx } from './wx.js'

/** Starts the program. @returns what tests reach into */
function boot(settings) {
  const program = globalThis.__program
  const phone = new Phone(document, program.config)
  addStyles(program)
  const world = new World(program)
  const router = new Router(phone, (path, box) => world.create(path, phone.scroller(box)))
  const wx = makeWx(phone, router, settings)
  world.load(wx, router)
  const run = { phone, router, wx, world, settings, require: world.require }
  if (settings.launch) router.push(settings.launch)
  return run
}

function addStyles(program) {
  const style = document.createElement('style')
  const { app, ...others } = program.styles
  style.textContent = [base, app, ...Object.values(others)].join('\n')
  document.head.appendChild(style)
}

class World {
  constructor(program) {
    this.program = program
    this.backend = new glassEasel.CurrentWindowBackendContext()
    this.backend.onEvent((target, type, detail, options) => {
      const event = new glassEasel.Event(type, detail, options)
      glassEasel.Event.dispatchEvent(target, event)
      return event.getEventBubbleStatus()
    })
    const env = new MiniProgramEnv()
    this.associated = env.associateBackend(this.backend)
    this.space = env.createCodeSpace('program', true)
    const own = components(this.space.getComponentSpace())
    for (const tag of Object.keys(own)) this.space.getComponentSpace().setGlobalUsingComponent(tag, own[tag])
  }

  /** Runs app.js, the components and the pages. */
  load(wx, router) {
    const { program } = this
    const loaded = {}
    let app = null
    let now = null
    const getApp = () => app
    const getCurrentPages = () => router.stack.map((it) => it.caller)
    const App = (options) => {
      app = options
    }
    const Page = (options) => now.Page(options)
    const Component = (options) => now.Component(options)
    const Behavior = (options) => now.Behavior(options)
    const require = (path) => {
      if (!loaded[path]) {
        if (!program.modules[path]) throw new Error('no module ' + path)
        loaded[path] = { exports: {} }
        const near = (target) => require(resolve(path, target))
        program.modules[path](loaded[path], loaded[path].exports, near, wx, App, Page, Component, Behavior, getApp, getCurrentPages)
      }
      return loaded[path].exports
    }
    this.require = require
    require('app.js')
    if (app && app.onLaunch) app.onLaunch({})
    for (const unit of [...program.units].sort((a, b) => Number(a.page) - Number(b.page))) {
      this.space.addComponentStaticConfig(unit.path, unit.config)
      this.space.addStyleSheet(unit.path, undefined, unit.page ? undefined : unit.scope)
      this.space.addCompiledTemplate(unit.path, {
        groupList: program.templates,
        content: program.templates[unit.path],
        fallbackListenerOnNativeNode: true,
      })
      this.space.componentEnv(unit.path, (env) => {
        now = env
        require(unit.path + '.js')
      })
    }
  }

  /** A page or component within this element. */
  create(path, parent) {
    const place = document.createElement('div')
    parent.appendChild(place)
    const root = this.associated.createRoot('wx-root', this.space, path)
    root.attach(parent, place)
    return { root, caller: root.get(), component: root.getComponent(), release: () => root.release() }
  }
}

function resolve(from, target) {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.replace(/^\//, '').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  const path = steps.join('/')
  return path.endsWith('.js') ? path : path + '.js'
}

globalThis.harness = { boot }
