import type { StandInControl } from '@comanda/stand-in-control/client.js'

/** What each customer writes, over and over: an order through to the end, and small talk about it. */
export const conversation = [
  '2 large margheritas, one without onions, and a coke',
  'pickup',
  'yes',
  'where is my order?',
  'thank you!',
] as const

const answerDeadlineMs = 60_000

export const phoneOf = (customer: number): string => String(15_551_000_000 + customer)

/**
 * Customers write side by side, each the next message when the last one was answered.
 * @returns when so many messages were answered
 * @throws where one isn't in time
 */
export async function writeMessages(
  control: StandInControl,
  { messages, customers }: { messages: number; customers: number },
): Promise<void> {
  let written = 0
  const write = async (customer: number): Promise<void> => {
    for (let turn = 0; written < messages; turn += 1) {
      written += 1
      const text = conversation[turn % conversation.length] ?? ''
      const phone = phoneOf(customer)
      const { seq, chat } = await control.inject({ from: { phone, name: `Customer ${customer}` }, text })
      const answers = await control.waitForOutgoing({ chat, after: seq, timeoutMs: answerDeadlineMs })
      if (answers.length === 0)
        throw new Error(`“${text}” was not answered within ${answerDeadlineMs / 1000} s`)
    }
  }
  await Promise.all(Array.from({ length: customers }, (_, customer) => write(customer)))
}
