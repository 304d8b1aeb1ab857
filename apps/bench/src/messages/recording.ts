import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { type BenchDatabase, openEmpty } from '../data/open-data.js'
import { messageOf, openShop, orderText } from '../data/shop.js'
import { compared, control, type Figure, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { compare } from '../rounds.js'

const amounts: Record<Size, { seconds: number; rounds: number }> = {
  small: { seconds: 1, rounds: 1 },
  full: { seconds: 3, rounds: 5 },
}
const atOnce = 8
const people = 1_000
const goal = { atLeast: 0.8 }

const script = (accountId: number): string => `
\\set person random(1, ${people})
\\set high random(1, 2000000000)
\\set low random(1, 2000000000)
select record_message(${accountId}, false, 'B' || :high || '-' || :low, 'message', 0, 'direct',
  1000000 + :person || '@c.us', 1000000 + :person || '@c.us', null, 'Customer ' || :person, 'chat',
  '${orderText}', '{}', now(), 'pending');
`

/** @returns transactions a second, as pgbench tells them */
async function runPgbench(pgbench: string, file: string, url: string, seconds: number): Promise<number> {
  const options = ['-n', '-M', 'prepared', '-c', String(atOnce), '-j', '2', '-T', String(seconds), '-f', file]
  const { stdout } = await promisify(execFile)(pgbench, [...options, url])
  const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  if (!(rate > 0)) throw new Error(`pgbench told no rate: ${stdout}`)
  return rate
}

async function recordFor(database: BenchDatabase, accountId: number, seconds: number): Promise<number> {
  const inbox = createInboxRepository(database.db)
  const startedAt = performance.now()
  const until = startedAt + seconds * 1_000
  let recorded = 0
  const write = async (): Promise<void> => {
    while (performance.now() < until) {
      const person = 1 + Math.floor(Math.random() * people)
      const message = messageOf(person, `A${randomBytes(8).toString('hex')}`, orderText)
      if ((await inbox.record(accountId, message, 'pending')) === undefined)
        throw new Error('a new message was not recorded')
      recorded += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, write))
  return (recorded * 1_000) / (performance.now() - startedAt)
}

/** Messages recorded in a second, each committed, eight at once, against pgbench with the same statement. */
export async function* benchRecording(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { seconds, rounds } = amounts[size]
  const database = await openEmpty(ground)
  const folder = mkdtempSync(path.join(tmpdir(), 'comanda-pgbench-'))
  try {
    const account = await openShop(database.db)
    const file = path.join(folder, 'record.sql')
    writeFileSync(file, script(account.id))
    const ours = () => recordFor(database, account.id, seconds)
    const pgbench = () => runPgbench(ground.pgbenchPath(), file, database.url, seconds)
    await ours()
    await pgbench()
    const against = await compare(ours, pgbench, rounds)
    yield compared(bench, 'recorded_per_second_8_at_once', against, 'pgbench', goal)
    yield control(bench, 'recorded_per_second_8_at_once', await compare(ours, ours, rounds))
  } finally {
    rmSync(folder, { recursive: true })
    await database.close()
  }
}
