import type { Database } from '@comanda/shared/database/connect.js'
import type { OutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { NewOutboxMessage } from '@comanda/shared/outbox/types.js'

const minuteMs = 60_000
const within = { allMs: 10 * minuteMs, sameMs: 30 * minuteMs }
/** Whoever was told the same so often isn't helped by hearing it once more. */
const sameAtMost = 3
/** No order takes so many answers in ten minutes; another program that answers by itself does. */
const allAtMost = 25

/**
 * Has the bot gone round in circles with whoever writes there? Two programs that answer each other never stop.
 * @param reply the next one that it would be
 */
export async function goesInCircles(
  outbox: Pick<OutboxRepository, 'countAnswers'>,
  reply: Pick<NewOutboxMessage, 'accountId' | 'chatId' | 'body'>,
  trx: Database,
): Promise<boolean> {
  const { all, same } = await outbox.countAnswers(reply, within, trx)
  return same >= sameAtMost || all >= allAtMost
}
