import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { descriptions, recogniseKind } from '@comanda/import/description/descriptions.js'
import { readDescription } from '@comanda/import/description/read-description.js'
import { type Description, type ImportKind, importKinds } from '@comanda/import/description/types.js'
import type { ImportMode } from '@comanda/import/merge.js'
import { headingsOf } from '@comanda/import/records/headings.js'
import { createImporter } from '@comanda/import/service.js'
import { setAsideCsv } from '@comanda/import/set-aside-csv.js'
import { openSource } from '@comanda/import/work/chunks.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { SetAside } from '@comanda/shared/imports/types.js'
import { createTeller } from '../backup/tell-progress.js'
import { findBusiness } from '../business/find-business.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'
import { describeCounts, describePace, readOf } from './describe.js'

export interface ImportOptions {
  business: string
  kind?: string
  description?: string
  dryRun?: boolean
  setAside?: string
}

const shownSetAside = 20

function descriptionOf(given: string | undefined): Description | undefined {
  if (given === undefined) return undefined
  const known = descriptions.find(({ name }) => name === given)
  if (known !== undefined) return known
  try {
    return readDescription(JSON.parse(readFileSync(given, 'utf8')))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT' && !(cause instanceof SyntaxError)) throw cause
    const names = descriptions.map(({ name }) => name).join(', ')
    throw new CommandError(
      `“${given}” is no description. There is: ${names}; or give a JSON file of your own.`,
      {
        cause,
      },
    )
  }
}

async function kindOf(
  given: string | undefined,
  description: Description | undefined,
  file: string,
): Promise<ImportKind> {
  if (given !== undefined) {
    const kind = importKinds.find(known => known === given)
    if (kind === undefined) throw new CommandError(`--kind is one of ${importKinds.join(', ')}.`)
    return kind
  }
  const known = description ?? recogniseKind(await headingsOf(file))
  if (known === undefined) {
    throw new CommandError(`What is in ${file} isn’t plain: say --kind menu, orders or customers.`)
  }
  return known.kind
}

const describeSetAside = ({ file, line, reason }: SetAside): string =>
  `  ${file}${line === undefined ? '' : `, ${line}`}: ${reason}`

/** `ops import`: a file or a folder becomes a shop's menu, customers or past orders. */
export async function importPath(
  context: CommandContext,
  given: string,
  options: ImportOptions,
  mode: ImportMode,
): Promise<Outcome> {
  const business = await findBusiness(context, options.business)
  const description = descriptionOf(options.description)
  const file = path.resolve(given)
  const source = openSource(file)
  const kind = await kindOf(options.kind, description, file)
  const db = createDatabase(context.config.database, { pipelines: false })
  const teller = createTeller(context.terminal)
  const startedAt = performance.now()
  let begun: { read: number; bytes: number } | undefined
  const kept: SetAside[] = []
  try {
    const { importId, progress, isDone } = await createImporter(db, context.config.database).run({
      business,
      kind,
      source,
      name: file,
      description,
      mode,
      signal: context.terminal.stopping(),
      onProgress: now => {
        begun ??= { read: readOf(now), bytes: now.bytesDone }
        const elapsedMs = performance.now() - startedAt
        teller.repeat(`${describeCounts(now)}; ${describePace(now, { elapsedMs, ...begun })}`)
      },
      onSetAside: entries => {
        if (kept.length < shownSetAside || options.setAside !== undefined) kept.push(...entries)
      },
    })
    const imports = createImportRepository(db)
    if (importId !== undefined && !isDone) await imports.setStatus(importId, ['running'], 'paused')
    const entries = importId === undefined ? kept : await imports.listSetAside(importId, { most: 100_000 })
    if (options.setAside !== undefined) writeFileSync(options.setAside, setAsideCsv(entries))
    const what = { run: 'Imported', dry: 'Would import', verify: 'Compared' }[mode]
    const end = isDone ? [] : ['Paused. Run the same command again to go on from here.']
    const shown = entries.slice(0, shownSetAside).map(describeSetAside)
    const more = progress.setAside - shown.length
    return {
      isBad: mode === 'verify' && progress.setAside > 0,
      data: { import: importId, kind, isDone, read: readOf(progress), ...progress },
      text: [
        `${what} ${kind} of ${business.slug}: ${describeCounts(progress)}.`,
        ...end,
        ...(shown.length === 0 ? [] : [mode === 'verify' ? 'What differs:' : 'Set aside:', ...shown]),
        ...(more > 0 ? [`  and ${more} more: --set-aside FILE.csv writes all of them.`] : []),
      ].join('\n'),
    }
  } finally {
    await db.destroy()
  }
}
