import { auditLedger } from '@comanda/harness/audit-ledger.js'
import { openPairedShop } from '@comanda/harness/open-paired-shop.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createPlayer, type PlayedLine } from './player.js'
import type { ScriptLine } from './script-file.js'

/**
 * Plays a script through the stand-in and the real client, and prints what came of each line.
 * @param options.db a database of the run's own
 * @returns whether every line was answered and the ledger balances
 */
export async function runScript(options: {
  lines: readonly ScriptLine[]
  menu: Menu
  db: Database
  env: NodeJS.ProcessEnv
  shutdown: Shutdown
  print: (played: PlayedLine) => void
  say: (line: string) => void
}): Promise<boolean> {
  const { lines, menu, db, env, shutdown, print, say } = options
  const startedAt = Date.now()
  const { business, accountId, control } = await openPairedShop({ menu, db, env, shutdown })
  const readyAt = Date.now()
  say(`ready after ${((readyAt - startedAt) / 1000).toFixed(1)} s; playing ${lines.length} lines`)

  const inbox = createInboxRepository(db)
  const player = createPlayer({
    accountId,
    businessId: business.id,
    control,
    inbox,
    conversations: createConversationRepository(db),
    orders: createOrderRepository(db),
  })
  let errors = 0
  await player.playAll(lines, played => {
    if (played.error !== undefined) errors += 1
    print(played)
  })
  const audit = await auditLedger({ accountId, control, inbox, outbox: createOutboxRepository(db) })
  say(
    `played ${lines.length} lines in ${((Date.now() - readyAt) / 1000).toFixed(1)} s, ${errors} without an answer`,
  )
  say(`ledger: ${JSON.stringify(audit)}`)
  return errors + audit.lost + audit.doubled + audit.unaccounted + audit.neverSent === 0
}
