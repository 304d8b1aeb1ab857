import type { Business } from '@comanda/shared/businesses/types.js'
import type { MenuEntry } from '@comanda/shared/menu/types.js'
import { moneyText } from '@comanda/shared/money/format-money.js'
import { parseMoney } from '@comanda/shared/money/parse-money.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'
import {
  allergenTicks,
  dietTicks,
  emptyFacts,
  type FactsForm,
  factsForm,
  readFacts,
  sentFacts,
} from './facts-form.js'
import { listNames, namesFieldLength, readNames, takenError } from './names-field.js'

/** As MENU.json bounds them. */
const textLengthAtMost = 120
const priceAtMost = 1_000_000_000

interface ItemForm extends FactsForm {
  name: string
  price: string
  category: string
  alsoCalled: string
}

/** @param names all other names that it has by now: a form that doesn't ask for them leaves them alone */
const sentItem = (request: Request, names: string): ItemForm => ({
  name: formText(request, 'name').trim(),
  price: formText(request, 'price').trim(),
  category: formText(request, 'category').trim(),
  ...sentFacts(request),
  alsoCalled: request.body?.alsoCalled === undefined ? names : formText(request, 'alsoCalled').trim(),
})

function readItem(form: ItemForm, names: string, { currency, language }: Business) {
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
  const alsoCalled = readNames(form.alsoCalled, { before: names, language })
  errors.push(...alsoCalled.errors)
  const { facts, errors: factErrors } = readFacts(form)
  errors.push(...factErrors)
  if (errors.length > 0 || priceMinor === undefined) return { errors }
  const category = form.category || undefined
  return { item: { name: form.name, priceMinor, category, alsoCalled: alsoCalled.words, ...facts } }
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
      namesLength: namesFieldLength,
      priceLabel: entry?.unit === undefined ? 'Price' : `Price for 1 ${entry.unit}`,
      currency: business.currency,
      action: entry === undefined ? '/menu/add' : `/menu/items/${entry.id}`,
      isNew: entry === undefined,
      allergenTicks,
      dietTicks,
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

  async function namesOf(entry: MenuEntry | undefined, response: Response): Promise<string> {
    if (entry === undefined) return ''
    const target = { kind: 'item', id: entry.id } as const
    const names = await services.learntWords.namesOf(viewerOf(response).business.id, target)
    return names === undefined ? '' : listNames(names)
  }

  /** Adds or changes; what is wrong is shown beside the fields. */
  async function save(request: Request, response: Response, entry: MenuEntry | undefined): Promise<void> {
    const { business, member } = viewerOf(response)
    const names = await namesOf(entry, response)
    const form = sentItem(request, names)
    const read = readItem(form, names, business)
    if (read.item === undefined) {
      return sendForm(request, response, { form, entry, errors: read.errors })
    }
    const outcome =
      entry === undefined
        ? await services.menu.addItem(business.id, read.item, member.id)
        : await services.menu.changeItem(business.id, entry.id, read.item, member.id)
    if (outcome === 'not_found') throw new RefusedError('not-found', 'the dish is gone')
    if (outcome === 'name_taken') {
      const errors = [{ field: 'name', message: 'Another dish is called so already' }]
      return sendForm(request, response, { form, entry, errors })
    }
    if (outcome !== 'changed') {
      return sendForm(request, response, { form, entry, errors: [takenError(outcome)] })
    }
    redirect(response, entry === undefined ? '/menu' : `/menu#item-${entry.id}`)
  }

  return {
    showNew: async (request: Request, response: Response): Promise<void> => {
      const form = { name: '', price: '', category: '', alsoCalled: '', ...emptyFacts }
      await sendForm(request, response, { form, entry: undefined, errors: [] })
    },

    show: async (request: Request, response: Response): Promise<void> => {
      const entry = await findEntry(request, response)
      const { id, currency } = viewerOf(response).business
      const facts = await services.menu.factsOf(id, entry.id)
      const form = {
        name: entry.name,
        price: moneyText(entry.priceMinor, currency),
        category: entry.category ?? '',
        alsoCalled: await namesOf(entry, response),
        ...(facts === undefined ? emptyFacts : factsForm(facts)),
      }
      await sendForm(request, response, { form, entry, errors: [] })
    },

    add: (request: Request, response: Response): Promise<void> => save(request, response, undefined),

    change: async (request: Request, response: Response): Promise<void> =>
      save(request, response, await findEntry(request, response)),

    remove: async (request: Request, response: Response): Promise<void> => {
      const entry = await findEntry(request, response)
      await services.menu.removeItem(viewerOf(response).business.id, entry.id)
      redirect(response, '/menu')
    },
  }
}
