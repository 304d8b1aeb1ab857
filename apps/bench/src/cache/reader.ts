import { setTimeout as delay } from 'node:timers/promises'
import { openCache, untilConnected } from './connected.js'

interface Order {
  redisUrl: string
  key: string
  reads: number
  /** ms since 1970: all processes begin together */
  startAt: number
}

const loadMs = 50

/** A process that reads one key many times at once, and tells how often it had to be loaded. */
process.once('message', async ({ redisUrl, key, reads, startAt }: Order) => {
  const cache = openCache(redisUrl, 'both')
  await untilConnected(cache)
  await delay(Math.max(0, startAt - Date.now()))
  let loads = 0
  const load = async (): Promise<string> => {
    loads += 1
    await delay(loadMs)
    return key
  }
  const answers = await Promise.all(Array.from({ length: reads }, () => cache.read(key, 60_000, load)))
  await cache.close()
  process.send?.({ loads, right: answers.filter(answer => answer === key).length })
  process.disconnect()
})
