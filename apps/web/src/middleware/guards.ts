import { deriveKey } from '@comanda/shared/keys/derive-key.js'
import cookieParser from 'cookie-parser'
import express, { type RequestHandler } from 'express'
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

const requireMember: RequestHandler = (request, response, next) => {
  if (findViewer(response) !== undefined) return next()
  if (request.method === 'GET') {
    const next = pathOnly(request.originalUrl)
    return redirect(response, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)
  }
  redirect(response, '/sign-in')
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
    return [...session, shortForm, ...ownForm, viewer, ...member, ...ifChanged]
  }
}
