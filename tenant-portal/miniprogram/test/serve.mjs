// Serves the mini-program as a page, and hands what it asks of the API and of the WeChat sandbox on
// to them, so that everything comes from one origin as far as the browser can see.

import { createServer, request } from 'node:http'
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { program, runtime } from './build/bundle.mjs'
import { ROOT } from './build/sources.mjs'

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小程序</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><script src="/harness.js"></script></body></html>`

/** @param options { api, sandbox, port } @returns { url, close } */
export async function serve({ api, sandbox, port = 0 }) {
  const script = `${await runtime()}\n${program()}`
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, 'http://harness')
    if (pathname === '/') return send(outgoing, 'text/html; charset=utf-8', PAGE)
    if (pathname === '/harness.js') return send(outgoing, 'text/javascript; charset=utf-8', script)
    if (pathname.startsWith('/miniprogram/images/')) return picture(outgoing, pathname.slice('/miniprogram/'.length))
    if (pathname.startsWith('/t/')) return pass(incoming, outgoing, api, incoming.url)
    if (pathname.startsWith('/wechat/')) return pass(incoming, outgoing, sandbox, incoming.url.slice('/wechat'.length))
    outgoing.writeHead(404).end()
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function send(outgoing, type, body) {
  outgoing.writeHead(200, { 'content-type': type }).end(body)
}

function picture(outgoing, path) {
  const file = join(ROOT, path)
  if (path.includes('..') || !existsSync(file)) return outgoing.writeHead(404).end()
  return send(outgoing, 'image/png', readFileSync(file))
}

function pass(incoming, outgoing, target, path) {
  const { hostname, port } = new URL(target)
  const headers = { ...incoming.headers, host: `${hostname}:${port}` }
  delete headers.origin
  delete headers.referer
  const onward = request({ hostname: '127.0.0.1', port, path, method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.writeHead(502).end())
  incoming.pipe(onward)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { YANHUO_API, YANHUO_SANDBOX, PORT } = process.env
  const { url } = await serve({ api: YANHUO_API, sandbox: YANHUO_SANDBOX, port: Number(PORT || 0) })
  console.log(url)
}
