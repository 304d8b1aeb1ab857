import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from '@comanda/shared/config/config.js'
import { type Finding, wordsOf } from './finding.js'

const answerTimeoutMs = 3_000

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer()
  server.listen({ host, port, exclusive: true })
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}

/** Is what listens there one of ours? Its public health page says so. */
async function isOurs(host: string, port: number): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host
  try {
    const signal = AbortSignal.timeout(answerTimeoutMs)
    const body: unknown = await (await fetch(`http://${name}:${port}/health`, { signal })).json()
    return typeof body === 'object' && body !== null && 'status' in body
  } catch {
    return false
  }
}

async function portFinding(what: string, variable: string, host: string, port: number): Promise<Finding> {
  const topic = `port ${port}`
  if (port === 0) return { topic: 'port', state: 'good', text: `any free one for the ${what}` }
  try {
    if (await isFree(host, port)) return { topic, state: 'good', text: `free for the ${what}` }
  } catch (error) {
    return {
      topic,
      state: 'bad',
      text: `the ${what} can’t use it: ${wordsOf(error)}`,
      mend: `set ${variable}`,
    }
  }
  if (await isOurs(host, port)) return { topic, state: 'good', text: `the ${what} answers there` }
  const text = `taken by another program, and the ${what} wants it`
  return { topic, state: 'bad', text, mend: `end that program, or set ${variable} to another port` }
}

export async function checkPorts({ web, bot }: Config): Promise<Finding[]> {
  return Promise.all([
    portFinding('dashboard', 'WEB_PORT', web.host, web.port),
    portFinding('bot’s health page', 'BOT_HEALTH_PORT', '127.0.0.1', bot.healthPort),
  ])
}
