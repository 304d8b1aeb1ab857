import { setTimeout as delay } from 'node:timers/promises'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { ConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { InboxRepository } from '@comanda/shared/inbox/repository.js'
import type { OrderRepository } from '@comanda/shared/orders/repository.js'
import type { Order } from '@comanda/shared/orders/types.js'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { ScriptLine } from './script-file.js'

const answerDeadlineMs = 30_000
const lookMs = 20
const customersAtOnce = 6

export interface PlayedLine {
  id: string
  lines: readonly ReadLine[]
  orderNumber?: number
  replies: string[]
  error?: string
}

const toReadLines = (order: Order): ReadLine[] =>
  order.lines.map(line => ({
    item: line.itemKey,
    quantity: line.quantity,
    ...(line.unit === undefined ? {} : { unit: line.unit }),
    options: line.options
      .filter(({ standard }) => standard !== true)
      .map(({ group, option, amount, part }) => ({
        group,
        option,
        amount,
        ...(part === undefined ? {} : { part }),
      })),
    ...(line.note === undefined ? {} : { note: line.note }),
  }))

/** Plays each line as one customer's chat on the stand-in, several customers at once, and tells what came of it. */
export function createPlayer(options: {
  accountId: number
  businessId: number
  control: StandInControl
  inbox: InboxRepository
  conversations: ConversationRepository
  orders: OrderRepository
}) {
  const { accountId, businessId, control, inbox, conversations, orders } = options

  /** Resolves when the message is answered or handed over, and all that answers it is out. */
  async function untilAnswered(messageKey: string): Promise<void> {
    const until = Date.now() + answerDeadlineMs
    while (Date.now() < until) {
      const outcome = await inbox.outcome(accountId, messageKey)
      const settled = outcome?.status === 'done' || outcome?.status === 'handover'
      if (settled && outcome.sent === outcome.answers) return
      await delay(lookMs)
    }
    throw new Error(`no answer within ${answerDeadlineMs / 1000} s`)
  }

  async function play(line: ScriptLine, index: number): Promise<PlayedLine> {
    const phone = String(15_551_000_000 + index)
    const wid = `${phone}@c.us`
    let error: string | undefined
    try {
      for (const text of line.turns) {
        const message = await control.inject({ from: { phone, name: line.id }, text })
        await untilAnswered(message.id)
      }
    } catch (caught) {
      error = caught instanceof Error ? caught.message : String(caught)
    }
    const { entries } = await control.ledger({ chat: wid })
    const replies = entries.filter(entry => entry.direction === 'out' && entry.kind === 'message')
    const cart = (await conversations.cartOf(businessId, wid)) ?? []
    const order = cart.length === 0 ? await orders.lastOf(businessId, wid) : undefined
    return {
      id: line.id,
      lines: order === undefined ? cart : toReadLines(order),
      ...(order === undefined ? {} : { orderNumber: order.number }),
      replies: replies.map(entry => entry.body),
      ...(error === undefined ? {} : { error }),
    }
  }

  return {
    /** Calls `onPlayed` in the script's order. */
    async playAll(lines: readonly ScriptLine[], onPlayed: (played: PlayedLine) => void): Promise<void> {
      const played = new Map<number, PlayedLine>()
      let next = 0
      let told = 0
      const customer = async (): Promise<void> => {
        for (let index = next++; index < lines.length; index = next++) {
          const line = lines[index]
          if (line === undefined) return
          played.set(index, await play(line, index))
          for (let ready = played.get(told); ready !== undefined; ready = played.get(told)) {
            onPlayed(ready)
            played.delete(told)
            told += 1
          }
        }
      }
      await Promise.all(Array.from({ length: customersAtOnce }, customer))
    },
  }
}
