import { MAX_DESCRIPTION_LENGTH, MAX_INGREDIENTS } from '@comanda/order-language/menu/menu-shape.js'
import { allergens, diets, withoutAllergens } from '@comanda/order-language/questions/topics.js'
import type { ItemFacts } from '@comanda/shared/menu/types.js'
import type { Request } from 'express'
import { type FieldError, formList, formText } from '../../formatting/form.js'

/** As MENU.json bounds it. */
const ingredientLengthAtMost = 120
/** However a keyboard writes it */
const commas = /[,،、，;\n]/u

/** What is ticked where none of them fits: nothing ticked is something else, not known. */
const none = 'none'

/** What is known of a dish, as fields hold it. */
export interface FactsForm {
  description: string
  ingredients: string
  allergens: readonly string[]
  diets: readonly string[]
}

interface Tick {
  id: string
  value: string
  label: string
}

const allergenLabels: Readonly<Record<(typeof allergens)[number], string>> = {
  gluten: 'Gluten',
  crustaceans: 'Crustaceans',
  eggs: 'Eggs',
  fish: 'Fish',
  peanuts: 'Peanuts',
  soybeans: 'Soy',
  milk: 'Milk',
  nuts: 'Nuts',
  celery: 'Celery',
  mustard: 'Mustard',
  sesame: 'Sesame',
  sulphites: 'Sulphites',
  lupin: 'Lupin',
  molluscs: 'Molluscs',
}

const dietLabels: Readonly<Record<(typeof diets)[number], string>> = {
  vegetarian: 'Vegetarian',
  vegan: 'Vegan',
  gluten_free: 'Gluten-free',
  lactose_free: 'Lactose-free',
  halal: 'Halal',
  kosher: 'Kosher',
}

const ticks = (field: string, labels: Readonly<Record<string, string>>, noneLabel: string): Tick[] => [
  ...Object.entries(labels).map(([value, label]) => ({ id: `${field}-${value}`, value, label })),
  { id: `${field}-${none}`, value: none, label: noneLabel },
]

export const allergenTicks = ticks('allergens', allergenLabels, 'None of these')
export const dietTicks = ticks('diets', dietLabels, 'None of these')

export const emptyFacts: FactsForm = { description: '', ingredients: '', allergens: [], diets: [] }

const ticked = (known: readonly string[] | undefined): readonly string[] =>
  known === undefined ? [] : known.length === 0 ? [none] : known

export const factsForm = (facts: ItemFacts): FactsForm => ({
  description: facts.description ?? '',
  ingredients: (facts.ingredients ?? []).join(', '),
  allergens: ticked(facts.allergens),
  diets: ticked(facts.diets),
})

export const sentFacts = (request: Request): FactsForm => ({
  description: formText(request, 'description').trim(),
  ingredients: formText(request, 'ingredients').trim(),
  allergens: formList(request, 'allergens'),
  diets: formList(request, 'diets'),
})

/** Nothing ticked: not known. */
function readTicks<Word extends string>(sent: readonly string[], words: readonly Word[]): Word[] | undefined {
  const known = words.filter(word => sent.includes(word))
  return known.length > 0 || sent.includes(none) ? known : undefined
}

export function readFacts(form: FactsForm): { facts: ItemFacts; errors: FieldError[] } {
  const errors: FieldError[] = []
  if (form.description.length > MAX_DESCRIPTION_LENGTH || !form.description.isWellFormed()) {
    errors.push({ field: 'description', message: `Use at most ${MAX_DESCRIPTION_LENGTH} characters` })
  }
  const ingredients = form.ingredients.split(commas).flatMap(name => name.trim() || [])
  if (ingredients.length > MAX_INGREDIENTS) {
    errors.push({ field: 'ingredients', message: `Give at most ${MAX_INGREDIENTS} ingredients` })
  }
  if (ingredients.some(name => name.length > ingredientLengthAtMost || !name.isWellFormed())) {
    errors.push({
      field: 'ingredients',
      message: `Use at most ${ingredientLengthAtMost} characters for each`,
    })
  }
  const inIt = readTicks(form.allergens, allergens)
  const suits = readTicks(form.diets, diets)
  if (form.allergens.includes(none) && (inIt?.length ?? 0) > 0) {
    errors.push({ field: 'allergens', message: 'Tick what is in it, or “None of these”, not both' })
  }
  if (form.diets.includes(none) && (suits?.length ?? 0) > 0) {
    errors.push({ field: 'diets', message: 'Tick whom it suits, or “None of these”, not both' })
  }
  for (const diet of suits ?? []) {
    const wrong = withoutAllergens[diet].find(allergen => inIt?.includes(allergen))
    if (wrong === undefined) continue
    const message = `${dietLabels[diet]} can’t be right with ${allergenLabels[wrong].toLowerCase()} in it`
    errors.push({ field: 'diets', message })
  }
  return {
    facts: {
      description: form.description || undefined,
      ingredients: ingredients.length > 0 ? ingredients : undefined,
      allergens: inIt,
      diets: suits,
    },
    errors,
  }
}
