import type { Login } from '@comanda/shared/logins/types.js'
import { readableCode } from '@comanda/shared/second-factors/recovery-codes.js'
import type { FactorsChanged } from '@comanda/shared/second-factors/service.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { redirect } from '../../middleware/redirect.js'
import { isFresh, startSession } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'

export const overview = '/profile/second-factor'

/** Only for whoever signed in just now; everybody else is asked for that first. */
export const onlyFresh =
  (now: () => Date, handle: (request: Request, response: Response) => Promise<void>) =>
  async (request: Request, response: Response): Promise<void> => {
    if (!isFresh(request, now())) return redirect(response, overview)
    await handle(request, response)
  }

/** The change ended all sessions: this browser goes on in a new one. */
export async function goOn(request: Request, response: Response, login: Login): Promise<void> {
  await startSession(request, response, { login, memberships: [viewerOf(response).member] })
}

/** Shows new recovery codes, which nobody sees again, or goes back to the overview. */
export async function afterAdding(
  { pages }: Pick<RouteDependencies, 'pages'>,
  request: Request,
  response: Response,
  changed: FactorsChanged | undefined,
): Promise<void> {
  if (changed !== undefined) await goOn(request, response, changed.login)
  if (changed?.codes === undefined) return redirect(response, overview)
  await pages.send(request, response, 'second-factor/codes', {
    title: 'Your recovery codes',
    codes: changed.codes.map(readableCode),
  })
}
