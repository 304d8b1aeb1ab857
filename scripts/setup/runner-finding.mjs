import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { finding } from './findings.mjs'
import { pm2Home } from './pm2-home.mjs'
import { findRunner } from './run-as.mjs'
import { findUser } from './users.mjs'

/** @param {number} pid */
function userOf(pid) {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return undefined
  const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1])
  return findUser(uid)?.name ?? String(uid)
}

/**
 * The programs that pm2 runs now, and as whom.
 * @param {string} dataDir
 * @param {number | undefined} uid
 * @returns {{ name: string, user: string }[]}
 */
function runningPrograms(dataDir, uid) {
  const dir = path.join(pm2Home(dataDir, uid), 'pids')
  if (!existsSync(dir)) return []
  return readdirSync(dir).flatMap(file => {
    const user = userOf(Number(readFileSync(path.join(dir, file), 'utf8')))
    const name = /^comanda-([a-z]+)/.exec(file)?.[1]
    return user === undefined || name === undefined ? [] : [{ name, user }]
  })
}

/**
 * Who runs what, or will at the next start.
 * @param {string} dataDir
 */
export function runnerFinding(dataDir) {
  const topic = 'user'
  return finding(topic, 'correct RUN_AS in .env or in the environment', async () => {
    const { user, ...rest } = findRunner({ dataDir })
    const why = 'why' in rest ? rest.why : undefined
    const name = user?.name ?? userInfo().username
    const running = runningPrograms(dataDir, user?.uid)
    const others = running.filter(program => program.user !== name)
    const now = running.map(program => `${program.name} as ${program.user}`).join(', ')
    const reason = why === undefined ? '' : `, the browser without its sandbox: ${why}`
    const text = `${name} runs it all${running.length === 0 ? '' : ` (now ${now})`}${reason}`
    if (why !== undefined) return { topic, state: 'warning', text, mend: 'docs/runbook.md: Who runs it' }
    if (others.length === 0) return { topic, state: 'good', text }
    return { topic, state: 'warning', text, mend: 'stop Comanda and start it again' }
  })
}
