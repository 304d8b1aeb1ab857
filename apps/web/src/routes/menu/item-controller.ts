import type { MenuEntry } from '@comanda/shared/menu/types.js'
import { moneyText } from '@comanda/shared/money/format-money.js'
import { parseMoney } from '@comanda/shared/money/parse-money.js'
import type { Request, Response } from 'express'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { viewerOf } from '../../middleware/viewer.js'
import type { RouteDependencies } from '../routes.js'
import { rowId } from '../row-id.js'

/** As MENU.json bounds them. */
const textLengthAtMost = 120
const priceAtMost = 1_000_000_000

interface ItemForm {
  name: string
  price: string
  category: string
}

const sentItem = (request: Request): ItemForm => ({
  name: formText(request, 'name').trim(),
  price: formText(request, 'price').trim(),
  category: formText(request, 'category').trim(),
})

function readItem(form: ItemForm, currency: string) {
  const errors: FieldError[] = []
  if (form.name === '') errors.push({ field: 'name', message: 'Give the dish a name' })
  for (const [field, label] of [
    ['name', 'Name'],
    ['category', 'Category'],
  ] as const) {
    if (form[field].length <= textLengthAtMost && form[field].isWellFormed()) continue
    errors.push({ field, message: `${label}: use at most ${textLengthAtMost} characters` })
  }
  const priceMinor = parseMoney(form.price, currency)
  if (priceMinor === undefined || priceMinor > priceAtMost) {
    errors.push({
      field: 'price',
      message: `Write the price in ${currency}, like ${moneyText(950, currency)}`,
    })
  }
  if (errors.length > 0 || priceMinor === undefined) return { errors }
  return { item: { name: form.name, priceMinor, category: form.category || undefined } }
}

export function createItemController({ services, pages, read }: RouteDependencies) {
  async function sendForm(
    request: Request,
    response: Response,
    input: { form: ItemForm; entry: MenuEntry | undefined; errors: FieldError[] },
  ): Promise<void> {
    const { form, entry, errors } = input
    const viewer = viewerOf(response)
    const { business } = viewer
    const heading = entry === undefined ? 'Add a dish' : entry.name
    const entries = await read(viewer, { name: 'dishes', topics: ['menu'], life: 'business' }, () =>
      services.menu.entries(business.id),
    )
    await pages.send(request, response, 'menu/item', {
      title: errors.length > 0 ? `Error: ${heading}` : heading,
      status: errors.length > 0 ? 422 : 200,
      heading,
      form,
      errors,
      most: textLengthAtMost,
      priceLabel: entry?.unit === undefined ? 'Price' : `Price for 1 ${entry.unit}`,
      currency: business.currency,
      action: entry === undefined ? '/menu/add' : `/menu/items/${entry.id}`,
      isNew: entry === undefined,
      categories: [...new Set(entries.flatMap(({ category }) => category ?? []))],
    })
  }

  async function findEntry(request: Request, response: Response): Promise<MenuEntry> {
    const id = rowId(request.params.id)
    const { business } = viewerOf(response)
    const entry = id === undefined ? undefined : await services.menu.findEntry(business.id, id)
    if (entry === undefined) throw new RefusedError('not-found', 'no such dish at this business')
    return entry
  }

  /** Adds or changes; what is wrong is shown beside the fields. */
  async function save(request: Request, response: Response, entry: MenuEntry | undefined): Promise<void> {
    const { business } = viewerOf(response)
    const form = sentItem(request)
    const read = readItem(form, business.currency)
    if (read.item === undefined) {
      return sendForm(request, response, { form, entry, errors: read.errors })
    }
    const outcome =
      entry === undefined
        ? await services.menuChanges.addItem(business.id, read.item)
        : await services.menuChanges.changeItem(business.id, entry.id, read.item)
    if (outcome === 'not_found') throw new RefusedError('not-found', 'the dish is gone')
    if (outcome === 'name_taken') {
      const errors = [{ field: 'name', message: 'Another dish is called so already' }]
      return sendForm(request, response, { form, entry, errors })
    }
    redirect(response, entry === undefined ? '/menu' : `/menu#item-${entry.id}`)
  }

  return {
    showNew: async (request: Request, response: Response): Promise<void> => {
      const form = { name: '', price: '', category: '' }
      await sendForm(request, response, { form, entry: undefined, errors: [] })
    },

    show: async (request: Request, response: Response): Promise<void> => {
      const entry = await findEntry(request, response)
      const { currency } = viewerOf(response).business
      const form = {
        name: entry.name,
        price: moneyText(entry.priceMinor, currency),
        category: entry.category ?? '',
      }
      await sendForm(request, response, { form, entry, errors: [] })
    },

    add: (request: Request, response: Response): Promise<void> => save(request, response, undefined),

    change: async (request: Request, response: Response): Promise<void> =>
      save(request, response, await findEntry(request, response)),

    remove: async (request: Request, response: Response): Promise<void> => {
      const entry = await findEntry(request, response)
      await services.menuChanges.removeItem(viewerOf(response).business.id, entry.id)
      redirect(response, '/menu')
    },
  }
}
