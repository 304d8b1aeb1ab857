import type { InboxRepository } from '@comanda/shared/inbox/repository.js'
import type { OutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { StandInControl } from '@comanda/stand-in-control/client.js'

export interface Audit {
  /** messages that customers wrote, by the stand-in's ledger */
  written: number
  recorded: number
  /** written and not taken back, but not in the inbox */
  lost: number
  /** in the inbox more than once, or never written */
  doubled: number
  /** messages that came out of the page, by the ledger */
  sent: number
  /** came out, but belongs to no outbox row: sent twice, or by nobody */
  unaccounted: number
  /** the outbox holds it for sent, but it never came out */
  neverSent: number
}

/** Holds the stand-in's ledger, all that really went in and came out, against our own rows. */
export async function auditLedger(options: {
  accountId: number
  control: StandInControl
  inbox: InboxRepository
  outbox: OutboxRepository
}): Promise<Audit> {
  const { entries } = await options.control.ledger({})
  const messages = entries.filter(entry => entry.kind === 'message')
  const written = new Set(messages.filter(entry => entry.direction === 'in').map(entry => entry.id))
  const takenBack = new Set(entries.filter(({ kind }) => kind === 'revoke').map(({ id }) => id))
  const sent = messages.filter(entry => entry.direction === 'out').map(entry => entry.id)
  const recorded = await options.inbox.receivedKeys(options.accountId)
  const bound = new Set(await options.outbox.sentKeys(options.accountId))
  const recordedOnce = new Set(recorded)
  return {
    written: written.size,
    recorded: recorded.length,
    lost: [...written].filter(id => !recordedOnce.has(id) && !takenBack.has(id)).length,
    doubled: recorded.length - [...recordedOnce].filter(id => written.has(id)).length,
    sent: sent.length,
    unaccounted: sent.filter(id => !bound.has(id)).length,
    neverSent: [...bound].filter(id => !sent.includes(id)).length,
  }
}
