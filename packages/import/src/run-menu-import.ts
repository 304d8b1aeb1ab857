import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { ImportProgress, SetAside } from '@comanda/shared/imports/types.js'
import { createMenuService } from '@comanda/shared/menu/service.js'
import type { Description } from './description/types.js'
import { ImportError, SetAsideError } from './import-error.js'
import { joinMenu } from './mapping/join-menu.js'
import { MenuRows, type ReadDish } from './mapping/menu.js'
import { sampled } from './mapping/sampled.js'
import type { ImportMode } from './merge.js'
import { openFile } from './records/read-records.js'
import { type Content, contentOf } from './source/content.js'
import { readZip } from './source/zip.js'
import type { Source } from './work/chunks.js'

/** Every file of a source, those in zips too, or why one can't be read. */
async function* contentsOf(source: Source): AsyncGenerator<Content | SetAside> {
  for (const found of source.files()) {
    if (found.problem !== undefined) yield { file: found.name, line: undefined, reason: found.problem }
    else if (/\.zip$/i.test(found.name)) {
      for await (const entry of readZip(found.path)) {
        if ('content' in entry) yield { ...entry.content, name: `${found.name}/${entry.content.name}` }
        else yield { file: `${found.name}/${entry.name}`, line: undefined, reason: entry.problem }
      }
    } else yield contentOf(found.name, found.path)
  }
}

/** All dishes that a source tells of; a menu is small enough to be read at once. */
async function readDishes(
  source: Source,
  given: { currency: string; description: Description | undefined },
): Promise<{ dishes: ReadDish[]; setAside: SetAside[]; files: number }> {
  const dishes: ReadDish[] = []
  const setAside: SetAside[] = []
  let files = 0
  for await (const content of contentsOf(source)) {
    files += 1
    if ('reason' in content) {
      setAside.push(content)
      continue
    }
    try {
      const opened = await openFile(content)
      const table = await opened.read(given.description?.records ?? 'items')
      const { sample, all } = await sampled(table.records)
      const read = await MenuRows.read({ ...table, records: all, sample, file: content.name }, given)
      dishes.push(...read.dishes)
      setAside.push(...read.setAside)
    } catch (error) {
      if (!(error instanceof SetAsideError)) throw error
      setAside.push({ file: content.name, line: error.line, reason: error.message })
    }
  }
  return { dishes, setAside, files }
}

/** The menu went on changing while it was put in: three times is no accident any more. */
const mostAttempts = 3

/**
 * Puts the dishes of a source into a shop's menu by the dashboard's own service, as one change: carts that are open are
 * read back again. Dishes that the source doesn't name stay.
 * @throws ImportError where the menu that would come of it can't be
 */
export async function runMenuImport(options: {
  db: Database
  business: Business
  source: Source
  description: Description | undefined
  mode: ImportMode
}): Promise<{ progress: ImportProgress; setAside: SetAside[] }> {
  const { db, business, source, mode } = options
  const menus = createMenuService(db)
  const businesses = createBusinessRepository(db)
  const { dishes, setAside, files } = await readDishes(source, {
    ...business,
    description: options.description,
  })
  for (let attempt = 1; ; attempt++) {
    const current = await businesses.find(business.id)
    const before = await menus.load(business.id, undefined, { withSoldOut: true, withLearntWords: false })
    const { menu, ...counts } = joinMenu(before, dishes, business)
    const progress: ImportProgress = {
      ...counts,
      setAside: setAside.length,
      files,
      bytesDone: source.bytes,
      bytesTotal: source.bytes,
    }
    if (counts.added + counts.changed === 0 || mode !== 'run') return { progress, setAside }
    const checked = readMenu(menu)
    if (!checked.ok) {
      const problems = checked.problems.slice(0, 10).map(({ path, message }) => `  ${path}: ${message}`)
      throw new ImportError(`The menu that would come of it can’t be:\n${problems.join('\n')}`)
    }
    const outcome = await menus.replace(business.id, checked.menu, current?.menuVersion ?? 0)
    if (outcome === 'replaced') return { progress, setAside }
    if (attempt === mostAttempts)
      throw new ImportError('Somebody is changing the menu: try again when they are done.')
  }
}
