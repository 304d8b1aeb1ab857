import { createListener } from '@comanda/shared/database/listen.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { openEmpty } from '../data/open-data.js'
import { openShop, receive } from '../data/shop.js'
import { compared, control, type Figure, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { compare, median } from '../rounds.js'
import { createNaiveAnswers } from './repository.js'

const amounts: Record<Size, { messages: number; rounds: number }> = {
  small: { messages: 5, rounds: 1 },
  full: { messages: 100, rounds: 9 },
}
const goal = { atMost: 1.5 }
const body = 'Your order is ready.'

/** From the insert of what is to be sent to the sender's waking, against the insert alone. Medians of one at a time. */
export async function* benchWaking(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { messages, rounds } = amounts[size]
  const database = await openEmpty(ground)
  let woken: (() => void) | undefined
  const listener = createListener({
    database: database.config,
    channels: ['outbox'],
    onWake: (_payload, channel) => channel !== undefined && woken?.(),
    logger: createLogger({ name: 'bench', level: 'silent' }),
  })
  try {
    const account = await openShop(database.db)
    const { chatId, contactId } = await receive(database.db, account.id, 1)
    const outbox = createOutboxRepository(database.db)
    const naive = createNaiveAnswers(database.db)
    const medianOf = (run: () => Promise<void>) => async () => {
      const times: number[] = []
      for (let index = 0; index < messages; index++) {
        const startedAt = performance.now()
        await run()
        times.push(performance.now() - startedAt)
      }
      return median(times)
    }
    const wake = medianOf(async () => {
      const waking = new Promise<void>(resolve => {
        woken = resolve
      })
      await outbox.add({ accountId: account.id, chatId, contactId, kind: 'reply', body, inboxIds: [] })
      await waking
    })
    const insert = medianOf(() => naive.addQuietly({ accountId: account.id, chatId, body }))
    await wake()
    await insert()
    yield compared(bench, 'outbox_wake_up_ms', await compare(wake, insert, rounds), 'the bare insert', goal)
    yield control(bench, 'outbox_wake_up_ms', await compare(wake, wake, rounds))
  } finally {
    await listener.stop()
    await database.close()
  }
}
