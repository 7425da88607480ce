// Holds what the mini-program asks, and what the stand-in answers, against the API's description.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { ROOT } from '../build/sources.mjs'

const FILE = join(ROOT, '../src/main/resources/static/api/openapi.yaml')

export function contract() {
  const document = parse(readFileSync(FILE, 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema(document, 'api')
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'delete']
      .filter((verb) => item[verb])
      .map((verb) => ({ verb, path, operation: item[verb], pattern: new RegExp('^' + path.replace(/\{[^}]+\}/g, '[^/]+') + '$') })),
  )

  /** The description of a call; throws for one that is not described. */
  function route(method, path) {
    const found = routes.find((it) => it.verb === method.toLowerCase() && it.pattern.test(path))
    if (!found) throw new Error(`not in openapi.yaml: ${method} ${path}`)
    return found
  }

  function check(schema, value, what) {
    if (!schema) return
    const reference = schema.$ref ? { $ref: 'api' + schema.$ref } : schema
    const validate = ajv.compile(reference)
    if (!validate(value)) throw new Error(`${what}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(value)}`)
  }

  return {
    request(method, path, headers, body) {
      const { operation } = route(method, path)
      const described = operation.requestBody
      if (described) check(described.content['application/json'].schema, body, `body of ${method} ${path}`)
      else if (body !== undefined) throw new Error(`a body for ${method} ${path}`)
      for (const it of operation.parameters ?? []) {
        if (it.in !== 'header') continue
        const value = headers[it.name.toLowerCase()]
        if (it.required && value === undefined) throw new Error(`no ${it.name} for ${method} ${path}`)
        if (value !== undefined) check(it.schema, value, it.name)
      }
      const open = (operation.security ?? document.security).some((it) => Object.keys(it).length === 0)
      const needsToken = !open && (operation.security ?? document.security).length > 0
      return { needsToken }
    },
    answer(method, path, status, body) {
      const { operation } = route(method, path)
      const described = operation.responses[status] ?? operation.responses[String(status)[0] + 'XX']
      if (!described) throw new Error(`${method} ${path} may not answer ${status}`)
      const content = described.$ref
        ? document.components.responses[described.$ref.split('/').pop()].content
        : described.content
      const type = content && Object.keys(content)[0]
      if (type && type.includes('json')) check(content[type].schema, body, `answer of ${method} ${path}`)
      return type
    },
  }
}
