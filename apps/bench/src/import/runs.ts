import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import type { ImportProgress } from '@comanda/shared/imports/types.js'
import { ownFile } from '../processes/measured.js'

/** What an import took, as its process tells it. */
export interface ImportRun {
  ms: number
  /** the most that the process held, its threads with it */
  rssMb: number
  progress: ImportProgress
}

const run = promisify(execFile)

async function runFile<Told>(url: string, name: string, args: readonly string[]): Promise<Told> {
  const environment = childEnvironment({ DATABASE_URL: url })
  const { stdout } = await run(process.execPath, [ownFile(name), ...args], { env: environment })
  return JSON.parse(stdout) as Told
}

type Kind = 'orders' | 'customers'

export const importOnce = (url: string, kind: Kind, source: string, mode: 'run' | 'verify' = 'run') =>
  runFile<ImportRun>(url, 'import/importing', [kind, source, mode])

export const readBare = async (url: string, source: string, what: 'parse' | 'hash'): Promise<number> =>
  (await runFile<{ ms: number }>(url, 'import/bare', [source, what])).ms

/** Begins an import and kills it after so long. @returns whether it was killed before its end */
export async function importAndKill(
  url: string,
  kind: Kind,
  source: string,
  afterMs: number,
): Promise<boolean> {
  const child = spawn(process.execPath, [ownFile('import/importing'), kind, source, 'run'], {
    env: childEnvironment({ DATABASE_URL: url }),
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await Promise.race([delay(afterMs), ended])
  child.kill('SIGKILL')
  const [code] = (await ended) as [number | null]
  return code === null
}

/** psql, where pgbench came from, else wherever it is. */
const psqlOf = (pgbench: string): string => {
  const beside = path.join(path.dirname(pgbench), 'psql')
  return existsSync(beside) ? beside : 'psql'
}

export async function psql(pgbench: string, url: string, commands: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  const args = ['-q', '-v', 'ON_ERROR_STOP=1', ...commands.flatMap(command => ['-c', command]), url]
  await run(psqlOf(pgbench), args)
  return performance.now() - startedAt
}
