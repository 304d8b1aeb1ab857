import { get, type IncomingMessage } from 'node:http'
import type { OrderChange } from '@comanda/shared/orders/types.js'
import { waitFor } from '../../../support/wait-for.js'

type Data = Record<string, unknown>

/** What an event stream brings, read as a browser would. (fetch would open a second connection when it is cut off.) */
export async function openStream(url: string, cookie: string, after?: number) {
  const headers = { cookie, ...(after === undefined ? {} : { 'Last-Event-ID': String(after) }) }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/live`, { headers, agent: false }, resolve).on('error', reject)
  })
  if (answer.statusCode !== 200) throw new Error(`the stream answered ${answer.statusCode}`)
  const events: { name: string; id: number | undefined; data: Data }[] = []
  let isOver = false
  let text = ''

  answer.setEncoding('utf8')
  answer.on('data', (chunk: string) => {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const [name, id, data] = [field('event'), field('id'), field('data')]
      if (name !== undefined && data !== undefined) {
        events.push({ name, id: id === undefined ? undefined : Number(id), data: JSON.parse(data) })
      }
    }
  })
  answer.on('close', () => {
    isOver = true
  })
  // being cut off is what is tested
  answer.on('error', () => {
    isOver = true
  })

  const of = (name: string): Data[] => events.filter(event => event.name === name).map(({ data }) => data)
  return {
    headers: answer.headers,
    of,
    /** each version of each order, as told */
    orders: (): (OrderChange & Data)[] => {
      const told = of('order') as (OrderChange & Data)[]
      return told.filter(
        (order, index) =>
          told.findIndex(other => other.id === order.id && other.version === order.version) === index,
      )
    },
    lastId: (): number | undefined => events.findLast(({ id }) => id !== undefined)?.id,
    isOver: () => isOver,
    until: (condition: () => boolean) => waitFor('what the stream should tell', condition),
    close: () => answer.destroy(),
  }
}
