import { createHash } from 'node:crypto'
import type { Viewer } from '@comanda/shared/viewers/types.js'
import type { Request, RequestHandler } from 'express'
import { whatsAppTrouble } from '../formatting/whatsapp-trouble.js'
import type { Shows } from '../routing/route.js'
import { knownCsrfToken } from '../session/csrf.js'
import { viewerOf } from '../session/viewer.js'
import type { KeptPages } from '../views/kept-pages.js'
import { etagOf, keepTag, markAsKept } from '../views/page-tag.js'

const minuteMs = 60_000

const hasIt = (request: Request, tag: string): boolean =>
  request
    .get('if-none-match')
    ?.split(',')
    .some(named => named.trim() === etagOf(tag)) === true

/** Everything that the page's words depend on. */
function contentOf(
  request: Request,
  { versions, newestOrder, whatsApp, ...viewer }: Viewer,
  csrf: string,
  { topics, ages }: Shows,
  at: Date,
): unknown[] {
  return [
    request.originalUrl,
    request.sessionID,
    csrf,
    viewer,
    whatsAppTrouble(whatsApp, viewer.business.timeZone, at)?.text,
    (typeof topics === 'function' ? topics(request) : topics).map(topic => versions[topic]),
    // “4 min ago” is a minute late at most; the page's script keeps it right from there on
    ages ? Math.floor(at.getTime() / minuteMs) : undefined,
  ]
}

/**
 * Answers for a page that is the same as before, without reading or rendering anything: 304 to a browser that has it,
 * else the page as it was sent.
 * @param options.release pages of another release look otherwise
 */
export function createUnchanged(options: {
  pages: KeptPages
  release: string
  now: () => Date
}): (shows: Shows) => RequestHandler {
  const { pages, release, now } = options
  return shows => (request, response, next) => {
    const csrf = knownCsrfToken(response)
    // such a page makes the form's token, and what is told once isn't on the page that comes next
    if (csrf === undefined || request.session.orderNotice !== undefined) return next()
    const content = [release, ...contentOf(request, viewerOf(response), csrf, shows, now())]
    const tag = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)
    const kept = pages.get(tag)
    if (kept === undefined && !hasIt(request, tag)) {
      keepTag(response, { tag, people: shows.people })
      return next()
    }
    markAsKept(response, { tag, people: shows.people })
    if (hasIt(request, tag)) return void response.status(304).end()
    response.type('html').send(kept)
  }
}
