import { createServer } from 'node:http'
import { listenAndTell } from './tell.js'

/** Node alone: a page's bytes, and nothing that made them. `?bytes=N` says how many. */
await listenAndTell(
  createServer((request, response) => {
    const bytes = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('bytes') ?? 0)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end('x'.repeat(bytes))
  }),
)
