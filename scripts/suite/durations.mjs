import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from '../setup/project.mjs'
import { kindOf, kinds } from './kinds.mjs'
import { sourceOf } from './summary.mjs'

const rememberedFile = path.join(projectDir, 'node_modules', '.comanda', 'test-durations.json')

/**
 * Where nothing was measured here yet: the longest, and about how many seconds on two idle cores.
 * @type {Readonly<Record<string, number>>}
 */
export const usualSeconds = {
  'test/apps/bench/bench.test.ts': 80,
  'test/scripts/restore-drill.test.ts': 60,
  'test/apps/bot/recovery.test.ts': 55,
  'test/apps/bot/lifecycle.test.ts': 50,
  'test/path/path.test.ts': 50,
  'test/apps/bot/alerts/alerts.test.ts': 45,
  'test/apps/web/busy-evening.test.ts': 40,
  'test/apps/ops/backup/backup.test.ts': 40,
  'test/scripts/chaos.test.ts': 40,
  'test/scripts/pm2.test.ts': 40,
  'test/scripts/postgres.test.ts': 40,
  'test/scripts/run-as.test.ts': 40,
  'test/apps/bot/restarts/ten-deaths.test.ts': 35,
  'test/packages/order-language/fuzz.test.ts': 25,
}

/** @returns {Record<string, number>} ms of each source in its last run */
function readDurations() {
  return existsSync(rememberedFile) ? JSON.parse(readFileSync(rememberedFile, 'utf8')) : {}
}

/** @param {{ file: string, ms: number }[]} results */
export function rememberDurations(results) {
  const durations = readDurations()
  for (const { file, ms } of results) durations[sourceOf(file)] = Math.round(ms)
  mkdirSync(path.dirname(rememberedFile), { recursive: true })
  writeFileSync(rememberedFile, JSON.stringify(durations))
}

/**
 * So that no long one is left over at the end, alone on one core.
 * @param {string[]} files compiled tests
 */
export function longestFirst(files) {
  const durations = readDurations()
  /** @param {string} file */
  const guess = file => {
    const usual = usualSeconds[sourceOf(file)]
    // of all others the dearer kind, and of one kind the larger
    return usual === undefined
      ? kinds.indexOf(kindOf(file)) * 3_000 + statSync(file).size / 20
      : usual * 1_000
  }
  const expected = new Map(files.map(file => [file, durations[sourceOf(file)] ?? guess(file)]))
  return [...files].sort((one, other) => (expected.get(other) ?? 0) - (expected.get(one) ?? 0))
}
