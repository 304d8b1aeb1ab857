import type { Viewer } from '@comanda/shared/viewers/types.js'
import type { RequestHandler, Response } from 'express'
import type { SessionStore } from './store.js'

export const findViewer = (response: Response): Viewer | undefined =>
  response.locals.viewer as Viewer | undefined

/** For routes whose policy asks for a member. */
export function viewerOf(response: Response): Viewer {
  const viewer = findViewer(response)
  if (viewer === undefined) throw new Error('this route’s policy lets people in who aren’t signed in')
  return viewer
}

/**
 * Whoever is no member any more, or has another role by now, is treated so at once: it was read from the database with
 * this request's session.
 */
export const takeViewer =
  (store: SessionStore): RequestHandler =>
  (request, response, next) => {
    response.locals.viewer = store.viewerOf(request)
    next()
  }
