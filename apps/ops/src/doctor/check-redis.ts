import { once } from 'node:events'
import { connect } from 'node:net'
import { type Finding, wordsOf } from './finding.js'

const answerTimeoutMs = 3_000
const topic = 'Redis'

/** Asks for a sign of life. A server that wants a password or TLS gives one too, by complaining or by connecting. */
async function ping(url: URL): Promise<void> {
  const signal = AbortSignal.timeout(answerTimeoutMs)
  const socket = connect({ host: url.hostname, port: Number(url.port || 6379) })
  try {
    await once(socket, 'connect', { signal })
    if (url.protocol === 'rediss:') return
    socket.write('PING\r\n')
    const [answer] = (await once(socket, 'data', { signal })) as [Buffer]
    if (!/^(\+PONG|-NOAUTH)/.test(answer.toString())) throw new Error('what answers there isn’t Redis')
  } finally {
    socket.destroy()
  }
}

/** Redis is a cache and may be absent; one that is named should be there. */
export async function checkRedis(redisUrl: string | undefined): Promise<Finding> {
  if (redisUrl === undefined)
    return { topic, state: 'good', text: 'not used (REDIS_URL is unset); it is optional' }
  const url = new URL(redisUrl)
  try {
    await ping(url)
    return { topic, state: 'good', text: `answers at ${url.host}` }
  } catch (error) {
    return {
      topic,
      state: 'warning',
      text: `doesn’t answer at ${url.host} (${wordsOf(error)}); everything works without it, some pages slower`,
      mend: 'start it, or unset REDIS_URL',
    }
  }
}
