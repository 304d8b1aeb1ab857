import { z } from 'zod'
import { allergens, diets } from '../questions/topics.js'

/** No shop's menu is larger; beyond it somebody sent something else. */
const MAX_ITEMS = 5_000
const MAX_GROUPS = 1_000
const MAX_OPTIONS = 500
const MAX_ALIASES = 100
const MAX_TEXT_LENGTH = 120
/** Of a dish's description */
export const MAX_DESCRIPTION_LENGTH = 500
export const MAX_INGREDIENTS = 60
const MAX_PRICE_MINOR = 1_000_000_000

// neither UTF-8 nor a database has them
const writable = /^[^\0\p{Surrogate}]*$/u
const text = z
  .string()
  .regex(writable, 'has half a character, or a null one')
  .trim()
  .min(1, 'is empty')
  .max(MAX_TEXT_LENGTH, `is over ${MAX_TEXT_LENGTH} characters`)
// Ids are compared as they are: trimming one would part it from those that name it.
const id = z
  .string()
  .regex(writable, 'has half a character, or a null one')
  .min(1, 'is empty')
  .max(MAX_TEXT_LENGTH, `is over ${MAX_TEXT_LENGTH} characters`)
const amountMinor = z
  .number()
  .refine(Number.isInteger, 'is not a whole number: prices are in minor units, 9.50 is 950')
  .max(MAX_PRICE_MINOR, `is over ${MAX_PRICE_MINOR}`)
const priceMinor = amountMinor.min(0, 'is negative')
/** A small one may cost less than the item's price. */
const surchargeMinor = amountMinor.min(-MAX_PRICE_MINOR, `is under -${MAX_PRICE_MINOR}`)
const listOf = <T extends z.ZodType>(element: T, max: number) =>
  z.array(element).max(max, `has over ${max} entries`)
const aliases = listOf(text, MAX_ALIASES).default([])

/** One of these words, and no other. */
const oneOf = <Word extends string>(words: readonly Word[]) => z.enum(words, `is none of ${words.join(', ')}`)

const option = z.object({ id, name: text, aliases, priceMinor: surchargeMinor.default(0) })

const group = z.object({
  id,
  name: text,
  min: z.number().int('is not a whole number').min(0, 'is negative').default(0),
  max: z.number().int('is not a whole number').min(1, 'is below 1').optional(),
  amounts: z.boolean().default(false),
  removable: z.boolean().default(false),
  options: listOf(option, MAX_OPTIONS).min(1, 'is empty: a group needs an option'),
})

const number = z.union([text, z.number().int().min(0)], 'is neither text nor a whole number')

const item = z.object({
  id,
  name: text,
  aliases,
  number: number.transform(String).optional(),
  category: text.optional(),
  units: listOf(text, MAX_ALIASES).optional(),
  description: z
    .string()
    .regex(writable, 'has half a character, or a null one')
    .trim()
    .min(1, 'is empty')
    .max(MAX_DESCRIPTION_LENGTH, `is over ${MAX_DESCRIPTION_LENGTH} characters`)
    .optional(),
  ingredients: listOf(text, MAX_INGREDIENTS).optional(),
  allergens: listOf(oneOf(allergens), allergens.length).optional(),
  diets: listOf(oneOf(diets), diets.length).optional(),
  priceMinor,
  groups: listOf(id, MAX_GROUPS).default([]),
  defaults: listOf(z.object({ group: id, option: id }), MAX_OPTIONS).default([]),
})

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Whether the platform knows a locale, region or time zone by this name. */
function accepts(construct: () => unknown): boolean {
  try {
    return construct() !== undefined
  } catch {
    return false
  }
}

/** The shape of MENU.json, defaults filled in. What refers to what is `findContradictions`' matter. */
export const menuShape = z.object({
  currency: z.string().refine(code => currencies.has(code), 'is not a currency code such as USD or EUR'),
  language: z
    .string()
    .refine(
      tag => accepts(() => Intl.getCanonicalLocales(tag)[0]),
      'is not a language tag such as en or pt-BR',
    ),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is not a country code such as US or BR')
    .optional(),
  timeZone: z
    .string()
    .refine(
      zone => accepts(() => new Intl.DateTimeFormat('en', { timeZone: zone })),
      'is not a time zone such as America/New_York',
    )
    .optional(),
  items: listOf(item, MAX_ITEMS).min(1, 'is empty: a menu needs an item'),
  groups: listOf(group, MAX_GROUPS).default([]),
})

export type MenuShape = z.infer<typeof menuShape>
