import type { Audit } from '@comanda/harness/audit-ledger.js'

export interface Tally {
  /** messages that customers wrote, by the stand-in's ledger */
  sent: number
  recorded: number
  orders: number
  /** messages not recorded or not settled, and orders that a customer said yes to and nobody has */
  lost: number
  duplicateOrders: number
  /** came out of the page, and no row knows of it */
  duplicateReplies: number
  recoveryMs: { p50: number; p95: number; max: number }
  /** why the run ended early: what is counted is what there was until then */
  failed?: string
}

/** What can be read where the ledger or the database is gone: no balance is to be had of it. */
export interface Remains {
  failed: string
  recorded?: number
  orders?: number
}

/** @param sorted ascending; 0 where there is none */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/**
 * @param wanted how many orders each customer wanted, by name
 * @param ordersOf how many each has
 * @param unsettled messages that are recorded and neither answered nor handed over, and replies that WhatsApp took and
 * never confirmed, and nobody was told of
 */
export function tallyUp(found: {
  audit: Audit
  wanted: ReadonlyMap<string, number>
  ordersOf: ReadonlyMap<string, number>
  unsettled: number
  recoveriesMs: readonly number[]
  failed?: string | undefined
}): Tally {
  const { audit, wanted, ordersOf, unsettled, recoveriesMs, failed } = found
  const tooMany = [...wanted].map(([name, count]) => (ordersOf.get(name) ?? 0) - count)
  const sumOf = (counts: readonly number[]): number =>
    counts.reduce((sum, count) => sum + Math.max(0, count), 0)
  const sorted = [...recoveriesMs].sort((one, other) => one - other)
  return {
    sent: audit.written,
    recorded: audit.recorded,
    orders: sumOf([...ordersOf.values()]),
    lost: audit.lost + audit.neverSent + unsettled + sumOf(tooMany.map(count => -count)),
    duplicateOrders: sumOf(tooMany) + audit.doubled,
    duplicateReplies: audit.unaccounted,
    recoveryMs: { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), max: sorted.at(-1) ?? 0 },
    ...(failed !== undefined && { failed }),
  }
}

/** A crash in the middle of a send may repeat that one reply; everything else is a fault of ours. */
export function isSound(tally: Tally | Remains, kills: number): boolean {
  if (tally.failed !== undefined || !('lost' in tally)) return false
  return tally.lost === 0 && tally.duplicateOrders === 0 && tally.duplicateReplies <= kills
}
