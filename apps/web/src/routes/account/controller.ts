import type { Request, Response } from 'express'
import qrcode from 'qrcode'
import { RefusedError } from '../../middleware/refused-error.js'
import { viewerOf } from '../../middleware/viewer.js'
import type { RouteDependencies } from '../routes.js'
import { type AccountPanel, accountPanel } from './account-panel.js'
import { type MemoryPanel, memoryPanel } from './memory/memory-panel.js'
import { periodNamed } from './memory/period.js'

/** How often an open account page looks again. */
const refreshSeconds = 3
/** Of what was done about the memory, in a period. */
const decisionsAtMost = 500

export function createAccountController({ services, settings, pages, now }: RouteDependencies) {
  async function loadPanel(response: Response): Promise<AccountPanel> {
    const { business, member } = viewerOf(response)
    const mayScan = member.role === 'owner'
    const account = await services.accounts.ofBusiness(business.id)
    const pairing =
      mayScan && account?.state === 'pairing' ? await services.accounts.pairingCode(business.id) : undefined
    const code = pairing && { version: String(pairing.expiresAt.getTime()) }
    return accountPanel({ account, code, mayScan, business, now: now() })
  }

  /** @returns undefined where there is no account whose memory it could be */
  async function loadMemory(request: Request, response: Response): Promise<MemoryPanel | undefined> {
    const { business } = viewerOf(response)
    const account = await services.accounts.ofBusiness(business.id)
    if (account === undefined) return undefined
    const at = now()
    const period = periodNamed(request.query.memory)
    const since = new Date(at.getTime() - period.lengthMs)
    const { limit, windowMs } = settings.restartBudget
    const [samples, last, decisions, starts, lately] = await Promise.all([
      services.memory.samplesSince(account.id, business.id, since, period.stretchMs),
      services.memory.lastSample(account.id, business.id),
      services.memory.decisionsSince(account.id, business.id, since, decisionsAtMost),
      services.restarts.since(account.id, business.id, since),
      services.restarts.since(account.id, business.id, new Date(at.getTime() - windowMs)),
    ])
    const restarts = { used: lately.length, budget: limit }
    const { timeZone } = business
    return memoryPanel({ samples, last, decisions, starts, restarts, period, now: at, timeZone })
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      await pages.send(request, response, 'account/show', {
        title: 'WhatsApp',
        panel: await loadPanel(response),
        memory: await loadMemory(request, response),
        refreshSeconds,
        scripts: ['live-panel.js'],
      })
    },

    /** The page's changing part, for the page's script. */
    showPanel: async (_request: Request, response: Response): Promise<void> => {
      await pages.sendPartial(response, 'account-panel', { panel: await loadPanel(response) })
    },

    showQr: async (_request: Request, response: Response): Promise<void> => {
      const pairing = await services.accounts.pairingCode(viewerOf(response).business.id)
      if (pairing === undefined) throw new RefusedError('not-found', 'there is no code to scan')
      const svg = await qrcode.toString(pairing.code, { type: 'svg', margin: 3 })
      response.type('image/svg+xml').send(svg)
    },
  }
}
