import type { Business } from '@comanda/shared/businesses/types.js'
import type { MenuEntry, OptionEntry } from '@comanda/shared/menu/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { formText } from '../../formatting/form.js'
import { counted } from '../../formatting/plural.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'
import { learntWordsSection } from './learnt-words-controller.js'

/** A dish or an option as a row with its one-tap button. */
interface EntryRow {
  anchor: string
  name: string
  number: string | undefined
  price: string
  isAvailable: boolean
  action: string
  /** undefined where this person may not change it */
  edit: string | undefined
}

interface Section {
  heading: string
  rows: EntryRow[]
}

/** In the order in which each heading first comes. */
function sections<Entry>(
  entries: readonly Entry[],
  headingOf: (entry: Entry) => string,
  toRow: (entry: Entry) => EntryRow,
): Section[] {
  const found = new Map<string, Section>()
  for (const entry of entries) {
    const heading = headingOf(entry)
    const section = found.get(heading) ?? { heading, rows: [] }
    section.rows.push(toRow(entry))
    found.set(heading, section)
  }
  return [...found.values()]
}

function itemRow(entry: MenuEntry, business: Business, mayChange: boolean): EntryRow {
  const price = formatMoney(entry.priceMinor, business.currency, business.language)
  return {
    anchor: `item-${entry.id}`,
    name: entry.name,
    number: entry.number,
    price: entry.unit === undefined ? price : `${price} / ${entry.unit}`,
    isAvailable: entry.isAvailable,
    action: `/menu/items/${entry.id}/availability`,
    edit: mayChange ? `/menu/items/${entry.id}` : undefined,
  }
}

function optionRow(option: OptionEntry, business: Business, mayChange: boolean): EntryRow {
  const extra = formatMoney(option.priceMinor, business.currency, business.language)
  return {
    anchor: `option-${option.id}`,
    name: option.name,
    number: undefined,
    price: option.priceMinor === 0 ? '' : `+${extra}`,
    isAvailable: option.isAvailable,
    action: `/menu/options/${option.id}/availability`,
    edit: mayChange ? `/menu/options/${option.id}` : undefined,
  }
}

export function createMenuController({ services, pages, read }: RouteDependencies) {
  const setAvailable =
    (kind: 'item' | 'option') =>
    async (request: Request, response: Response): Promise<void> => {
      const id = rowId(request.params.id)
      const { business } = viewerOf(response)
      const isAvailable = formText(request, 'available') === 'yes'
      const set = kind === 'item' ? services.menu.setItemAvailable : services.menu.setOptionAvailable
      const outcome = id === undefined ? 'not_found' : await set(business.id, id, isAvailable)
      if (outcome === 'not_found') throw new RefusedError('not-found', `no such ${kind} at this business`)
      // back to where the thumb was
      redirect(response, `/menu#${kind}-${id}`)
    }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const viewer = viewerOf(response)
      const { business, member } = viewer
      const mayChange = member.role === 'owner' || member.role === 'manager'
      const [entries, options, suggestions] = await read(
        viewer,
        { name: 'menu', topics: ['menu'], life: 'business' },
        () =>
          Promise.all([
            services.menu.entries(business.id),
            services.menu.optionEntries(business.id),
            services.learntWords.suggestions(business.id),
          ]),
      )
      const soldOut = [...entries, ...options].filter(entry => !entry.isAvailable).length
      await pages.send(request, response, 'menu/show', {
        title: 'Menu',
        mayChange,
        soldOut: soldOut > 0 ? counted(soldOut, 'sold out', 'sold out') : undefined,
        learntWords: mayChange ? learntWordsSection(suggestions) : undefined,
        dishes: sections(
          entries,
          entry => entry.category ?? 'Other dishes',
          entry => itemRow(entry, business, mayChange),
        ),
        extras: sections(
          options,
          option => option.groupName,
          option => optionRow(option, business, mayChange),
        ),
      })
    },

    setItemAvailable: setAvailable('item'),
    setOptionAvailable: setAvailable('option'),
  }
}
