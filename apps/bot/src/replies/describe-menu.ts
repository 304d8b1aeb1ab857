import type { Menu, MenuItem } from '@comanda/order-language/menu/menu.js'
import { readCategory } from '@comanda/order-language/read-wish.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Replies } from '@comanda/shared/replies/replies.js'

/** A longer menu is told by its categories: nobody scrolls through three screens of a phone. */
const itemsAtOnce = 25

function describeItem(item: MenuItem, menu: Menu, replies: Replies): string {
  return replies.say('menuItem', {
    number: item.number ?? 'none',
    name: item.name,
    price: formatMoney(item.priceMinor, menu.currency, replies.language),
  })
}

function byCategory(menu: Menu): Map<string, MenuItem[]> {
  const categories = new Map<string, MenuItem[]>()
  for (const item of menu.items) {
    const name = item.category ?? ''
    categories.set(name, [...(categories.get(name) ?? []), item])
  }
  return categories
}

function describeItems(name: string, items: readonly MenuItem[], menu: Menu, replies: Replies): string {
  const lines = items.map(item => describeItem(item, menu, replies))
  return [...(name === '' ? [] : [replies.say('menuCategory', { name })]), ...lines].join('\n')
}

/** The menu for a phone: categories with their dishes and prices, or the categories alone where it is long. */
export function describeMenu(menu: Menu, replies: Replies): string {
  const categories = byCategory(menu)
  if (menu.items.length <= itemsAtOnce || categories.size < 2) {
    const parts = [...categories].map(([name, items]) =>
      describeItems(name, items.slice(0, itemsAtOnce), menu, replies),
    )
    return [replies.say('menuIntro'), ...parts].join('\n\n')
  }
  const names = [...categories.keys()].filter(name => name !== '')
  return replies.say('menuByCategory', { count: menu.items.length, categories: replies.choices(names) })
}

/** The dishes of the category that the text asks for, and nothing else. */
export function describeCategory(menu: Menu, text: string, replies: Replies): string | undefined {
  const categories = byCategory(menu)
  const name = readCategory(text, [...categories.keys()])
  return name === undefined ? undefined : describeItems(name, categories.get(name) ?? [], menu, replies)
}
