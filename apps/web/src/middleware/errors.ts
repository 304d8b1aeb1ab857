import { isDatabaseUnavailable, isPoolExhausted } from '@comanda/shared/database/errors.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Pages } from '../views/pages.js'
import { type RefusalKind, RefusedError } from './refused-error.js'
import { requestIdOf } from './request-log.js'

type Problem = RefusalKind | 'bad-request' | 'too-large' | 'busy' | 'database' | 'failed'

interface Wording {
  status: number
  title: string
  text: string
}

const wordings: Record<Problem, Wording> = {
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what it showed belongs to another shop.',
  },
  forbidden: {
    status: 403,
    title: 'This isn’t for your role',
    text: 'Ask the owner of the shop if you need to see it.',
  },
  'bad-request': {
    status: 400,
    title: 'That couldn’t be read',
    text: 'Nothing was changed. Go back, reload the page and try again.',
  },
  'too-large': {
    status: 413,
    title: 'That is too long',
    text: 'Nothing was changed. Go back and send something shorter.',
  },
  'stale-form': {
    status: 403,
    title: 'That page was no longer current',
    text: 'Nothing was changed. Go back, reload the page and try again.',
  },
  busy: {
    status: 503,
    title: 'Too much is going on right now',
    text: 'The database had no turn for this page in time. Your orders are safe, and messages that arrive meanwhile aren’t lost. If you pressed a button, look whether it has done its work before you press it again. Try again in a few seconds; an open page does so by itself.',
  },
  database: {
    status: 503,
    title: 'We can’t reach the database right now',
    text: 'Your orders are safe, and messages that arrive meanwhile aren’t lost. Try again in a minute; an open page does so by itself.',
  },
  failed: {
    status: 500,
    title: 'Something went wrong on our side',
    text: 'Your orders are safe. Try again; if it keeps happening, tell whoever runs Comanda the reference below.',
  },
}

const retrySeconds = '10'

function problemOf(error: unknown): Problem {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (isPoolExhausted(at)) return 'busy'
    if (isDatabaseUnavailable(at)) return 'database'
  }
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown }
  if (error instanceof RefusedError) return error.kind
  if (code === 'EBADCSRFTOKEN') return 'stale-form'
  if (status === 413) return 'too-large'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'failed'
}

/** For the log. Only our own words: what a parser says may quote the address, and with it a one-time link. */
const reasonOf = (error: unknown): string | undefined =>
  error instanceof RefusedError ? error.message : (error as { code?: string }).code

export const notFound: RequestHandler = () => {
  throw new RefusedError('not-found', 'no such address')
}

/** The one place that turns what was thrown into a page: plain words, nothing of the inside. */
export function createErrorHandler(pages: Pages, logger: Logger): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const problem = problemOf(error)
    const { status, title, text } = wordings[problem]
    const requestId = requestIdOf(response)
    if (status >= 500) logger.error({ err: error, requestId }, 'request failed')
    else logger.info({ requestId, problem, reason: reasonOf(error) }, 'request refused')
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (status === 503) response.setHeader('Retry-After', retrySeconds)
    if (status === 503 && request.method === 'GET') response.setHeader('Refresh', retrySeconds)
    try {
      await pages.send(request, response, 'error', {
        title,
        text,
        reference: status >= 500 ? requestId : undefined,
        status,
      })
    } catch (renderError) {
      logger.error({ err: renderError, requestId }, 'the error page failed too')
      response.status(status).type('text').send(`${title}. ${text}`)
    }
  }
}
