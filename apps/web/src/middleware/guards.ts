import { deriveKey } from '@comanda/shared/keys/derive-key.js'
import cookieParser from 'cookie-parser'
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { WebDependencies } from '../dependencies.js'
import type { Policy, Route } from '../routing/route.js'
import { createCsrf } from '../session/csrf.js'
import { createFolder } from '../session/fold.js'
import { recogniseBrowsers } from '../session/known-browser.js'
import { findPendingSignIn } from '../session/pending-sign-in.js'
import { createSessions } from '../session/sessions.js'
import { SessionStore } from '../session/store.js'
import { findViewer, takeViewer, viewerOf } from '../session/viewer.js'
import type { KeptPages } from '../views/kept-pages.js'
import { readFilesForm, readUploadForm } from './files-form.js'
import { requireOwnOrigin } from './own-origin.js'
import { pathOnly, redirect } from './redirect.js'
import { RefusedError } from './refused-error.js'
import { createUnchanged } from './unchanged.js'

/** Where a form was sent from: there its writer goes on, and the page's script has kept what was written. */
function formPage(request: Request): string {
  try {
    const { pathname, search } = new URL(request.get('referer') ?? '')
    return pathOnly(pathname + search)
  } catch {
    return '/'
  }
}

const requireMember: RequestHandler = (request, response, next) => {
  if (findViewer(response) !== undefined) return next()
  leadToSignIn(request, response)
}

/**
 * Asked before a form's token, which ended with the session. Who it is isn't told to the page yet: that of a refused form
 * would get a new token, and those that are open beside it would be worth nothing.
 */
const requireSession =
  (store: SessionStore): RequestHandler =>
  (request, response, next) => {
    if (store.viewerOf(request) !== undefined) return next()
    leadToSignIn(request, response)
  }

function leadToSignIn(request: Request, response: Response): void {
  const target = request.method === 'GET' ? pathOnly(request.originalUrl) : formPage(request)
  redirect(response, target === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(target)}`)
}

/** What the shop asks for comes before everything else. */
const requireSecondFactor: RequestHandler = (_request, response, next) => {
  if (!viewerOf(response).lacksSecondFactor) return next()
  redirect(response, '/profile/second-factor')
}

const requireRole =
  (roles: readonly string[]): RequestHandler =>
  (_request, response, next) => {
    const { role } = viewerOf(response).member
    if (!roles.includes(role)) throw new RefusedError('forbidden', `not for the role ${role}`)
    next()
  }

/** What stands in front of a route, by its policy. */
export function createGuards(
  dependencies: WebDependencies & { keptPages: KeptPages },
): (
  policy: Policy,
  route: Pick<Route, 'takesFiles' | 'takesUpload' | 'shows' | 'whileSettingUp'>,
) => RequestHandler[] {
  const { services, settings, logger } = dependencies
  const fold = createFolder(services.versions, logger)
  const store = new SessionStore(services, settings.sessions, fold)
  const csrf = createCsrf(settings)
  const session = [
    createSessions(store, settings),
    cookieParser(settings.secrets.map(secret => deriveKey(secret, 'cookies').toString('hex'))),
    recogniseBrowsers(settings),
    findPendingSignIn(settings),
    csrf.prepare,
  ]
  const viewer = takeViewer(store)
  const shortForm = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 200 })
  const unchanged = createUnchanged({ ...dependencies, pages: dependencies.keptPages })
  const ownForm = [requireOwnOrigin(settings.publicUrl), csrf.protect]

  return (policy, { takesFiles = false, takesUpload = false, shows, whileSettingUp = false }) => {
    if (policy === 'open') return []
    if (policy === 'public') return [...session, shortForm, ...ownForm, viewer]
    const member = [
      requireMember,
      ...(whileSettingUp ? [] : [requireSecondFactor]),
      ...(policy === 'signed-in' ? [] : [requireRole(policy)]),
    ]
    // nobody else's megabytes are read
    if (takesUpload) return [...session, viewer, ...member, ...readUploadForm, ...ownForm]
    if (takesFiles) return [...session, viewer, ...member, ...readFilesForm, ...ownForm]
    const ifChanged = shows === undefined ? [] : [unchanged(shows)]
    return [...session, requireSession(store), shortForm, ...ownForm, viewer, ...member, ...ifChanged]
  }
}
