import type { Menu, MenuGroup, MenuItem, MenuOption } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { Asked } from '@comanda/order-language/questions/piece.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import { toOrderLine } from '@comanda/shared/orders/order-line.js'
import { describeLine, describeLines } from '@comanda/shared/replies/describe-line.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import type { MessageContext } from '../handler.js'
import { propose } from '../proposal.js'
import { readAlone } from '../reading.js'

/** As many as a phone shows at once. */
export const shownAtMost = 20

const money = (minor: number, { currency }: Menu, replies: Replies): string =>
  formatMoney(minor, currency, replies.language)

/** The group whose options alone make the price of a dish: its sizes. */
export function sizesOf(item: MenuItem, menu: Menu): MenuGroup | undefined {
  const groups = item.groups.flatMap(id => menu.groups.find(group => group.id === id) ?? [])
  return groups.find(
    ({ max, removable, options }) =>
      max === 1 && !removable && new Set(options.map(option => option.priceMinor)).size > 1,
  )
}

/** “Margherita: medium $9.50, large $12.50”, or its one price */
export function describePrices(item: MenuItem, menu: Menu, replies: Replies): string {
  const sizes = sizesOf(item, menu)
  const unit = item.units?.[0]
  if (sizes === undefined) {
    const price = money(priceLine(menu, { item: item.id, quantity: 1, options: [] }), menu, replies)
    return replies.say('answerPrice', { name: item.name, price, unit: unit ?? 'none' })
  }
  const prices = sizes.options.map(({ id, name }) => {
    const options = [{ group: sizes.id, option: id, amount: 'normal' as const }]
    const price = money(priceLine(menu, { item: item.id, quantity: 1, options }), menu, replies)
    return replies.say('answerSize', { name, price })
  })
  return replies.say('answerSizes', { name: item.name, sizes: prices.join(', ') })
}

/** What an extra adds. */
export const describeExtra = ({ name, priceMinor }: MenuOption, menu: Menu, replies: Replies): string =>
  replies.say('answerExtra', {
    name,
    price: priceMinor > 0 ? money(priceMinor, menu, replies) : 'none',
  })

export const describeItems = (ids: readonly string[], menu: Menu, replies: Replies): string | undefined => {
  const items = menu.items.filter(({ id }) => ids.includes(id)).slice(0, shownAtMost)
  if (items.length === 0) return undefined
  return items.map(item => describePrices(item, menu, replies)).join('\n')
}

/** Is it of one piece or measure, in whatever size? */
const isOfOne = (line: ReadLine, sizes: MenuGroup | undefined): boolean =>
  line.quantity === 1 && sizes !== undefined && !line.options.some(({ group }) => group === sizes.id)

/** What was asked of, as it would be ordered. */
function describeRead(lines: readonly ReadLine[], menu: Menu, replies: Replies): string | undefined {
  const [line, ...others] = lines
  if (line === undefined) return undefined
  if (others.length > 0) {
    const priced = lines.map(one => toOrderLine(menu, one, []))
    const totalMinor = priced.reduce((sum, one) => sum + one.totalMinor, 0)
    const total = money(totalMinor, menu, replies)
    return `${describeLines(priced, menu.currency, replies)}\n${replies.say('answerTogether', { total })}`
  }
  const item = menu.items.find(({ id }) => id === line.item)
  const sizes = item && sizesOf(item, menu)
  if (item !== undefined && line.options.length === 0 && (isOfOne(line, sizes) || line.quantity === 1))
    return describePrices(item, menu, replies)
  return describeLine(toOrderLine(menu, line, []), menu.currency, replies)
}

/** “How much is a large pepperoni?”, “and with extra cheese?” */
export function tellPrice(context: MessageContext, { about, items, options }: Asked): string | undefined {
  const { menu: compiled, replies } = context
  if (compiled === undefined) return undefined
  const { menu } = compiled
  const reading = readAlone(context, about)
  const isClear = reading?.questions.every(({ kind }) => kind === 'missing_option') === true
  const read = isClear && reading !== undefined ? describeRead(reading.lines, menu, replies) : undefined
  if (read !== undefined) return read
  if (items.length > 0) return describeItems(items, menu, replies)
  if (options.length > 0) {
    const named = options.flatMap(({ group, option }) => {
      const known = menu.groups.find(({ id }) => id === group)
      return known?.options.find(({ id }) => id === option) ?? []
    })
    return [...new Set(named.map(option => describeExtra(option, menu, replies)))].join('\n')
  }
  const [unknown] = reading?.questions ?? []
  if (unknown?.kind === 'unknown_item')
    return replies.say('askUnknownItem', { text: unknown.text, candidates: 'none' })
  return about === '' || reading?.unknown.length === 0 ? tellTotal(context) : undefined
}

/** “Which is cheaper, 2 mediums or a large?”: what each costs. */
export const tellCompared = ({ menu, replies }: MessageContext, { items }: Asked): string | undefined =>
  menu && describeItems(items, menu.menu, replies)

/** What the cart comes to so far. */
export function tellTotal({ menu, business, conversation, replies }: MessageContext): string | undefined {
  const { cart: lines, turns, fulfilment, proposal } = conversation
  if (menu === undefined || lines.length === 0) return undefined
  const cart = proposal ?? propose(menu.menu, business, { lines, turns, details: {}, fulfilment })
  return replies.say('answerTotal', {
    lines: describeLines(cart.lines, cart.currency, replies),
    fee: cart.feeMinor > 0 ? money(cart.feeMinor, menu.menu, replies) : 'none',
    total: money(cart.totalMinor, menu.menu, replies),
  })
}
