import { createServer } from 'node:http'
import { listenAndTell } from './tell.js'

/** Node alone: a page's bytes, and nothing that made them. `?bytes=N` says how many. */
await listenAndTell(
  createServer((request, response) => {
    const bytes = Number(/\?bytes=(\d+)$/.exec(request.url ?? '')?.[1] ?? 0)
    if (bytes === 0) return void response.end()
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end('x'.repeat(bytes))
  }),
)
