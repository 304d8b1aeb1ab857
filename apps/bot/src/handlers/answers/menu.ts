import type { Menu, MenuGroup, MenuItem } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { Asked } from '@comanda/order-language/questions/piece.js'
import type { MessageContext } from '../handler.js'
import { describeExtra, describeItems, describePrices, shownAtMost, sizesOf } from './prices.js'

const groupsAtMost = 6

/** The groups that are asked about: those that are named, or of what is named. */
function groupsAsked({ groups, items, ofSizes }: Asked, menu: Menu): MenuGroup[] {
  const of = menu.items.filter(({ id }) => items.includes(id))
  const all = of.length > 0 ? of : menu.items
  if (ofSizes) return [...new Set(all.flatMap(item => sizesOf(item, menu) ?? []))]
  const named = menu.groups.filter(({ id }) => groups.includes(id))
  if (named.length > 0) return named
  return of.length === 0
    ? []
    : menu.groups.filter(({ id }) => of.some(item => item.groups.includes(id))).slice(0, groupsAtMost)
}

/** “What sizes are there?”, “which toppings do you have?” */
export function tellOptions({ menu: compiled, replies }: MessageContext, asked: Asked): string | undefined {
  if (compiled === undefined) return undefined
  const { menu } = compiled
  const of = menu.items.filter(({ id }) => asked.items.includes(id))
  const [only, ...others] = of
  if (asked.ofSizes && only !== undefined && others.length === 0 && sizesOf(only, menu) !== undefined)
    return describePrices(only, menu, replies)
  const groups = groupsAsked(asked, menu)
  if (groups.length === 0) return undefined
  return groups
    .map(({ name, options }) => {
      const extras = options.map(option => describeExtra(option, menu, replies))
      return replies.say('answerOptions', { group: name, options: extras.join(', ') })
    })
    .join('\n')
}

/** “What drinks do you have?” */
export function tellList({ menu: compiled, replies }: MessageContext, asked: Asked): string | undefined {
  if (compiled === undefined || !asked.isPlain) return undefined
  const { menu } = compiled
  const items = menu.items.filter(({ id }) => asked.items.includes(id)).slice(0, shownAtMost)
  const [first, ...others] = items
  if (first === undefined) return undefined
  const { category } = first
  const isOfOne = category !== undefined && others.every(item => item.category === category)
  const lines = items.map(item =>
    replies.say('answerNumbered', {
      number: item.number ?? 'none',
      item: describePrices(item, menu, replies),
    }),
  )
  return [...(isOfOne ? [replies.say('menuCategory', { name: category })] : []), ...lines].join('\n')
}

const cheapestMinor = (item: MenuItem, menu: Menu): number => {
  const sizes = sizesOf(item, menu)?.options ?? []
  const options = sizes.map(({ id }) => id)
  const group = sizesOf(item, menu)?.id ?? ''
  const prices = options.map(option =>
    priceLine(menu, { item: item.id, quantity: 1, options: [{ group, option, amount: 'normal' }] }),
  )
  return prices.length > 0
    ? Math.min(...prices)
    : priceLine(menu, { item: item.id, quantity: 1, options: [] })
}

/** “What’s your cheapest pizza?” */
export function tellCheapest({ menu: compiled, replies }: MessageContext, asked: Asked): string | undefined {
  if (compiled === undefined) return undefined
  const { menu } = compiled
  const of = menu.items.filter(({ id }) => asked.items.length === 0 || asked.items.includes(id))
  const least = Math.min(...of.map(item => cheapestMinor(item, menu)))
  const cheapest = of.filter(item => cheapestMinor(item, menu) === least).map(({ id }) => id)
  const items = describeItems(cheapest, menu, replies)
  return items && replies.say('answerCheapest', { items })
}

/** “Do you have garlic bread?” */
export function tellAvailable({ menu: compiled, replies }: MessageContext, asked: Asked): string | undefined {
  if (compiled === undefined || !asked.isPlain) return undefined
  const { menu } = compiled
  const items = describeItems(asked.items, menu, replies)
  if (items !== undefined) return replies.say('answerHave', { items })
  const options = asked.options.flatMap(({ group, option }) => {
    const known = menu.groups.find(({ id }) => id === group)?.options.find(({ id }) => id === option)
    return known === undefined ? [] : describeExtra(known, menu, replies)
  })
  if (options.length === 0) return undefined
  return replies.say('answerHave', { items: [...new Set(options)].join('\n') })
}

const popularAtMost = 3

/** “What do you recommend?”: what others ordered most lately. Where too little was ordered, a person is asked. */
export function tellPopular(context: MessageContext, asked: Asked): string | undefined {
  const { menu: compiled, popular = [], replies } = context
  if (compiled === undefined) return undefined
  const { menu } = compiled
  const isMeant = (id: string): boolean => asked.items.length === 0 || asked.items.includes(id)
  const ids = popular.filter(id => isMeant(id) && menu.items.some(item => item.id === id))
  const items = menu.items
    .filter(({ id }) => ids.slice(0, popularAtMost).includes(id))
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(item => describePrices(item, menu, replies))
  return items.length === 0 ? undefined : replies.say('answerPopular', { items: items.join('\n') })
}
