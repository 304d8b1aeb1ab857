import { createInterface } from 'node:readline/promises'
import {
  checkBackup,
  createBackupDatabase,
  findOccupants,
  isOccupied,
  type Occupants,
  type Restored,
  type RestoreOptions,
  restoreBackup,
} from '@comanda/backup/restore-backup.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { CommandError } from '../command-error.js'
import type { Outcome } from '../output.js'
import type { Terminal } from '../terminal.js'
import { chooseKey } from './choose-key.js'
import { accountsIn, countRows, describeContent, describeProgress } from './describe.js'
import { createTeller } from './tell-progress.js'

export interface RestoreCommandOptions {
  check?: boolean
  replace?: boolean
  confirm?: string
  keyFile?: string
  session: boolean
}

const steps = {
  reading: 'reading the file through',
  loading: 'filling the tables',
  comparing: 'comparing every row with the backup',
} as const

function describeOccupants({ tables, businesses, profiles }: Occupants): string {
  const parts = [
    ...(businesses.length > 0 ? [`the database holds ${businesses.join(', ')}`] : []),
    ...(businesses.length === 0 && tables.length > 0
      ? [`the database holds rows in ${tables.join(', ')}`]
      : []),
    ...(profiles.length > 0 ? [`the session folder holds ${profiles.join(', ')}`] : []),
  ]
  return parts.join(', and ')
}

/** What has to be typed so that all of it may go: the shop's short name. */
const wordFor = ({ businesses }: Occupants): string => businesses[0] ?? 'replace'

async function askFor(
  occupants: Occupants,
  given: string | undefined,
  { stdin, stderr }: Terminal,
): Promise<void> {
  const word = wordFor(occupants)
  let answer = given
  if (answer === undefined && stdin.isTTY) {
    const lines = createInterface({ input: stdin, output: stderr })
    answer = await lines.question(
      `This deletes what is there now: ${describeOccupants(occupants)}. To go on, type ${word}: `,
    )
    lines.close()
  }
  if (answer?.trim() === word) return
  const hint =
    answer === undefined ? `To say yes without a terminal: --replace --confirm ${word}` : 'That isn’t it.'
  throw new CommandError(`${hint} Nothing was changed.`)
}

function answerOf(
  { head, manifest, migrated }: Restored,
  facts: { checked: boolean; withSession: boolean; seconds: number },
): Outcome {
  const content = describeContent(facts.withSession ? manifest : { ...manifest, session: [] })
  const from = `The backup of ${head.madeAt} (${head.businesses.join(', ') || 'no shop'})`
  const updated = migrated.length === 0 ? '' : ` Its schema was brought up to date: ${migrated.join(', ')}.`
  const text = facts.checked
    ? `${from} is sound: restored into a database of its own, compared and dropped. ${content}.${updated}`
    : `${from} is restored and compared: ${content}.${updated}\nStart Comanda: npm start. People sign in again.`
  return {
    data: {
      checked: facts.checked,
      restored: !facts.checked,
      seconds: facts.seconds,
      madeAt: head.madeAt,
      businesses: head.businesses,
      migrated,
      rows: countRows(manifest),
      accounts: facts.withSession ? accountsIn(manifest) : [],
      tables: manifest.tables.map(({ name, rows, sha256 }) => ({ name, rows, sha256 })),
    },
    text,
  }
}

/** `ops restore`: puts a backup in place, or with `--check` only shows that it could be. */
export async function restore(
  file: string,
  options: RestoreCommandOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const config = readConfig(terminal.env)
  const startedAt = Date.now()
  const teller = createTeller(terminal)
  const common: RestoreOptions = {
    file,
    secret: await chooseKey(options.keyFile, config.backupKey),
    onStep: step => teller.say(steps[step]),
    onProgress: progress => teller.repeat(describeProgress(progress)),
  }
  const secondsSoFar = (): number => (Date.now() - startedAt) / 1000
  if (options.check === true) {
    const checked = await checkBackup({ ...common, config: config.database })
    return answerOf(checked, { checked: true, withSession: options.session, seconds: secondsSoFar() })
  }
  const { sessionDir } = config.bot
  const db = createBackupDatabase(config.database)
  try {
    const found = await findOccupants(db, sessionDir)
    const occupants = options.session ? found : { ...found, profiles: [] }
    if (isOccupied(occupants)) {
      if (options.replace !== true) {
        throw new CommandError(
          `There is something already: ${describeOccupants(occupants)}. Nothing was changed. ` +
            'To have the backup in its place: --replace. To only try the file: --check.',
        )
      }
      await askFor(occupants, options.confirm, terminal)
    }
    const restored = await restoreBackup({
      ...common,
      db,
      sessionDir,
      withSession: options.session,
      replace: options.replace === true,
    })
    return answerOf(restored, { checked: false, withSession: options.session, seconds: secondsSoFar() })
  } finally {
    await db.destroy()
  }
}
