import type { Account } from '@comanda/shared/accounts/types.js'
import type { Request, Response } from 'express'
import qrcode from 'qrcode'
import type { RouteDependencies } from '../../dependencies.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { viewerOf } from '../../session/viewer.js'
import { type AccountPanel, accountPanel } from './account-panel.js'
import { type MemoryPanel, memoryPanel } from './memory/memory-panel.js'
import { createMemoryReading } from './memory/memory-reading.js'
import { periodNamed } from './memory/period.js'

/** How often an open account page looks again. */
const refreshSeconds = 3

export function createAccountController(dependencies: RouteDependencies) {
  const { services, settings, pages, now } = dependencies
  const readMemory = createMemoryReading(dependencies)

  /** Not kept: a bot's sign of life comes several times a minute. */
  const findAccount = (response: Response): Promise<Account | undefined> =>
    services.accounts.ofBusiness(viewerOf(response).business.id)

  async function loadPanel(response: Response, account: Account | undefined): Promise<AccountPanel> {
    const { business, member } = viewerOf(response)
    const mayScan = member.role === 'owner'
    const pairing =
      mayScan && account?.state === 'pairing' ? await services.accounts.pairingCode(business.id) : undefined
    const code = pairing && { version: String(pairing.expiresAt.getTime()) }
    return accountPanel({ account, code, mayScan, business, now: now() })
  }

  /** @returns undefined where there is no account whose memory it could be */
  async function loadMemory(
    request: Request,
    response: Response,
    account: Account | undefined,
  ): Promise<MemoryPanel | undefined> {
    if (account === undefined) return undefined
    const viewer = viewerOf(response)
    const at = now()
    const period = periodNamed(request.query.memory)
    const { lately, ...memory } = await readMemory(viewer, account.id, period, at)
    const restarts = { used: lately.length, budget: settings.restartBudget.limit }
    return memoryPanel({ ...memory, restarts, period, now: at, timeZone: viewer.business.timeZone })
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const account = await findAccount(response)
      const [panel, memory] = await Promise.all([
        loadPanel(response, account),
        loadMemory(request, response, account),
      ])
      await pages.send(request, response, 'account/show', {
        title: 'WhatsApp',
        panel,
        memory,
        refreshSeconds,
        styles: ['charts.css'],
        scripts: ['live-panel.js'],
      })
    },

    /** The page's changing part, for the page's script. */
    showPanel: async (_request: Request, response: Response): Promise<void> => {
      await pages.sendPartial(response, 'account-panel', {
        panel: await loadPanel(response, await findAccount(response)),
      })
    },

    showQr: async (_request: Request, response: Response): Promise<void> => {
      const pairing = await services.accounts.pairingCode(viewerOf(response).business.id)
      if (pairing === undefined) throw new RefusedError('not-found', 'there is no code to scan')
      const svg = await qrcode.toString(pairing.code, { type: 'svg', margin: 3 })
      response.type('image/svg+xml').send(svg)
    },
  }
}
