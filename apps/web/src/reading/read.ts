import { createHash } from 'node:crypto'
import type { Cache } from '@comanda/shared/cache/cache.js'
import type { CacheConfig } from '@comanda/shared/config/config.js'
import type { Topic } from '@comanda/shared/versions/types.js'
import type { Viewer } from '@comanda/shared/viewers/types.js'

/** What a page reads of the viewer's business. */
export interface Reading {
  /** of what is read, within the business */
  name: string
  /** what it is about: it is read anew when one of them has changed */
  topics: readonly Topic[]
  /** what else it depends on: JSON */
  parts?: readonly unknown[]
  life: keyof CacheConfig['livesMs']
}

export type Read = <Value>(viewer: Viewer, reading: Reading, load: () => Promise<Value>) => Promise<Value>

/** Names everything that the value depends on. Searches are hashed: they are long, and somebody's name. */
function keyOf({ business, versions }: Viewer, { name, topics, parts = [] }: Reading): string {
  const at = topics.map(topic => `${topic}=${versions[topic]}`).join(',')
  const rest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
  return `${business.id}/${name}/${at}/${rest}`
}

/**
 * Reads through the cache, under the versions that came with the request's session. They were read before `load` asks
 * anything, which is what the cache needs of a version.
 */
export const createRead =
  (cache: Pick<Cache, 'read'>, livesMs: CacheConfig['livesMs']): Read =>
  (viewer, reading, load) =>
    cache.read(keyOf(viewer, reading), livesMs[reading.life], load)
