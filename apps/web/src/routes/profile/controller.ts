import { createHash } from 'node:crypto'
import type { AuditEvent } from '@comanda/shared/audit/types.js'
import { passwordLength } from '@comanda/shared/logins/password.js'
import type { SessionContent } from '@comanda/shared/sessions/repository.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { auditRow } from '../../formatting/audit.js'
import { deviceName } from '../../formatting/device.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { passwordProblems, tooManyTries } from '../../formatting/password.js'
import { type ReadableTime, readableTime } from '../../formatting/time.js'
import { redirect } from '../../middleware/redirect.js'
import { rowId } from '../../routing/row-id.js'
import { requesterOf } from '../../session/requester.js'
import { forgetPages, isFresh, loginOf, startSession } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'

interface SessionRow {
  key: string
  device: string
  since: ReadableTime | undefined
  isThis: boolean
}

const mostEvents = 10
/** A stolen cookie alone signs nobody out. */
const confirmFirst = '/profile/confirm?next=/profile'

/** As the repository names a session. */
const keyOf = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

export function createProfileController({ services, pages, now }: RouteDependencies) {
  async function sessionRows(request: Request, response: Response): Promise<SessionRow[]> {
    const { business } = viewerOf(response)
    const at = now()
    const since = ({ signedInAt }: SessionContent): ReadableTime | undefined =>
      typeof signedInAt === 'number' ? readableTime(new Date(signedInAt), at, business.timeZone) : undefined
    const sessions = await services.sessions.ofLogin(loginOf(request).id)
    return sessions
      .map(({ key, content }) => ({
        key,
        device: deviceName(content.userAgent),
        since: since(content),
        isThis: key === keyOf(request.sessionID),
      }))
      .sort((a, b) => Number(b.isThis) - Number(a.isThis))
  }

  async function sendPage(
    request: Request,
    response: Response,
    input: { errors: FieldError[]; status?: number },
  ): Promise<void> {
    const { business, member } = viewerOf(response)
    const events = await services.audit.ofMember(business.id, member.id, mostEvents)
    const untold = await services.audit.untold(member.id, requesterOf(request, response).browser, mostEvents)
    const factors = await services.secondFactors.of(loginOf(request).id)
    const rowOf = (event: AuditEvent) =>
      auditRow(event, { isToYou: true, at: now(), timeZone: business.timeZone })
    await pages.send(request, response, 'profile/show', {
      title: input.errors.length > 0 ? 'Error: Profile' : 'Profile',
      status: input.status ?? (input.errors.length > 0 ? 422 : 200),
      errors: input.errors,
      email: member.email,
      role: member.role,
      sessions: await sessionRows(request, response),
      untold: untold.map(rowOf),
      // the newest that is shown: what comes meanwhile is told then
      toldTo: untold[0]?.id,
      hasSecondFactor: factors.hasApp || factors.passkeys.length > 0,
      events: events.map(rowOf),
      isChanged: request.query.changed !== undefined,
      least: passwordLength.least,
      most: passwordLength.most,
    })
  }

  return {
    show: (request: Request, response: Response): Promise<void> =>
      sendPage(request, response, { errors: [] }),

    changePassword: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const current = formText(request, 'current')
      const password = formText(request, 'password')
      const errors: FieldError[] = []
      if (current === '') errors.push({ field: 'current', message: 'Enter your current password' })
      const problem = await services.logins.passwordProblem(password, [member.email, business.name])
      if (problem !== undefined) errors.push({ field: 'password', message: passwordProblems[problem] })
      if (errors.length > 0) return sendPage(request, response, { errors })

      const { id } = loginOf(request)
      const tried = await services.signInAttempts.tryAgain(id, () =>
        services.logins.changePassword(id, { current, next: password }, requesterOf(request, response)),
      )
      if ('waitMs' in tried) {
        const message = tooManyTries(tried.waitMs)
        return sendPage(request, response, { errors: [{ field: 'current', message }], status: 429 })
      }
      if (tried.result === undefined) {
        const message = 'This isn’t your current password'
        return sendPage(request, response, { errors: [{ field: 'current', message }] })
      }
      await startSession(request, response, { login: tried.result, memberships: [member] })
      redirect(response, '/profile?changed')
    },

    markTold: async (request: Request, response: Response): Promise<void> => {
      const eventId = rowId(formText(request, 'event'))
      if (eventId !== undefined) {
        await services.audit.markTold(loginOf(request).id, viewerOf(response).member.id, eventId)
      }
      redirect(response, '/profile')
    },

    endSession: async (request: Request, response: Response): Promise<void> => {
      if (!isFresh(request, now())) return redirect(response, confirmFirst)
      const key = formText(request, 'key')
      await services.logins.endSession(loginOf(request).id, key, requesterOf(request, response))
      redirect(response, '/profile')
    },

    endAll: async (request: Request, response: Response): Promise<void> => {
      if (!isFresh(request, now())) return redirect(response, confirmFirst)
      await services.logins.endSessions(loginOf(request).id, requesterOf(request, response))
      forgetPages(response)
      redirect(response, '/sign-in')
    },
  }
}
