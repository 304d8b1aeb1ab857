import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { createMenuRepository, type MenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, type TestShop } from '../shop.js'

const option = (id: string, priceMinor = 0) => ({ id, name: id, aliases: [], priceMinor })
const item = (id: string, given: object = {}) => ({ id, name: id, priceMinor: 100, ...given })

/** As `menu import` reads it: what may be left out is filled in. */
function menuOf(given: { items: unknown[]; groups?: unknown[] } & Record<string, unknown>): Menu {
  const result = readMenu({ currency: 'USD', language: 'en', timeZone: 'America/New_York', ...given })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.menu
}

const wholeMenu = menuOf({
  language: 'pt-BR',
  country: 'BR',
  items: [
    {
      id: 'açaí',
      name: 'Açaí na tigela “grande”',
      aliases: ['acai', 'açai, com {granola}', 'NULL', "d'água", 'a\\b'],
      number: 12,
      category: 'Sobremesas',
      priceMinor: 2_350,
      groups: ['topping', 'size'],
      defaults: [
        { group: 'topping', option: 'mel' },
        { group: 'size', option: 'g' },
        { group: 'topping', option: 'banana' },
      ],
    },
    item('queijo', { units: ['kg', 'g'], number: '4b', groups: ['size'] }),
    item('água', { priceMinor: 0 }),
  ],
  groups: [
    { id: 'size', name: 'Tamanho', min: 1, max: 1, options: [option('g'), option('p')] },
    {
      id: 'topping',
      name: 'Coberturas',
      amounts: true,
      removable: true,
      options: [option('banana', 200), { ...option('mel'), aliases: ['méis'] }],
    },
    { id: 'unused', name: 'Unused', options: [option('g', 7)] },
  ],
})

describe('a menu', () => {
  const database = useTestDatabase()
  let menus: MenuRepository
  let shop: TestShop

  before(async () => {
    menus = createMenuRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  const rowIds = async (): Promise<Record<string, number>> => {
    const rows = await queryRows<{ key: string; id: number }>(
      database.db,
      `select key, id from menu_items where business_id = :businessId
       union all select '#' || key, id from option_groups where business_id = :businessId
       union all select '#' || g.key || '/' || o.key, o.id from options o join option_groups g on g.id = o.group_id
         where g.business_id = :businessId`,
      { ...shop },
    )
    return Object.fromEntries(rows.map(({ key, id }) => [key, id]))
  }

  it('is none before the first one is put in place', async () => {
    expect(await menus.load(shop.businessId)).to.equal(undefined)
    expect(await menus.load(0)).to.equal(undefined)
  })

  it('comes back exactly as it was put in place', async () => {
    await menus.replace(shop.businessId, wholeMenu)
    expect(await menus.load(shop.businessId)).to.deep.equal(wholeMenu)
    await menus.replace(shop.businessId, wholeMenu)
    expect(await menus.load(shop.businessId)).to.deep.equal(wholeMenu)
  })

  it('keeps what the business says of itself where the menu says nothing', async () => {
    const { timeZone: _timeZone, ...silent } = menuOf({ items: [item('a')] })
    await menus.replace(shop.businessId, silent)
    expect(await menus.load(shop.businessId)).to.deep.equal({ ...silent, timeZone: 'America/New_York' })
    expect(await createBusinessRepository(database.db).find(shop.businessId)).to.include({
      country: undefined,
    })
  })

  it('loses what a new one doesn’t have, and keeps the rows of what it has, with its new words and order', async () => {
    await menus.replace(shop.businessId, wholeMenu)
    const before = await rowIds()
    const next = menuOf({
      items: [item('novo'), item('queijo', { name: 'Queijo minas', groups: ['topping'] })],
      groups: [
        { id: 'topping', name: 'Extras', min: 0, max: 1, options: [option('mel', 50), option('coco')] },
        { id: 'nova', name: 'Nova', options: [option('banana')] },
      ],
    })
    await menus.replace(shop.businessId, next)
    expect(await menus.load(shop.businessId)).to.deep.equal({ ...next, country: 'BR' })
    const after = await rowIds()
    expect(after).to.have.all.keys(
      ...['novo', 'queijo', '#topping', '#topping/mel', '#topping/coco', '#nova', '#nova/banana'],
    )
    for (const kept of ['queijo', '#topping', '#topping/mel'])
      expect(after[kept], kept).to.equal(before[kept])
  })

  it('may have the keys of objects, and odd ones', async () => {
    const keys = [
      '__proto__',
      'constructor',
      'toString',
      'NULL',
      '{}',
      '"',
      '\\',
      ':id',
      '?',
      'a,b',
      ' ',
      '🍕',
    ]
    const odd = menuOf({
      items: keys.map(id =>
        item(id, { name: 'x', groups: keys, defaults: keys.map(key => ({ group: key, option: key })) }),
      ),
      groups: keys.map(id => ({ id, name: 'x', options: [{ id, name: 'x' }] })),
    })
    await menus.replace(shop.businessId, odd)
    expect(await menus.load(shop.businessId)).to.deep.equal(odd)
    await menus.replace(shop.businessId, odd)
    expect(await menus.load(shop.businessId)).to.deep.equal(odd)
  })

  it('names each default once, however often the file does', async () => {
    const twice = menuOf({
      items: [item('a', { groups: ['g'], defaults: [1, 2].map(() => ({ group: 'g', option: 'x' })) })],
      groups: [{ id: 'g', name: 'g', options: [option('x'), option('y')] }],
    })
    await menus.replace(shop.businessId, twice)
    expect((await menus.load(shop.businessId))?.items[0]?.defaults).to.deep.equal([
      { group: 'g', option: 'x' },
    ])
  })

  it('goes up by one version each time, also where two are put in place at once', async () => {
    const small = (name: string): Menu => menuOf({ items: [item('a', { name }), item(name)] })
    const names = ['one', 'two', 'three', 'four', 'five']
    const versions = await Promise.all(names.map(name => menus.replace(shop.businessId, small(name))))
    expect(versions.toSorted()).to.deep.equal([1, 2, 3, 4, 5])
    const last = names[versions.indexOf(5)] ?? ''
    expect(await menus.load(shop.businessId)).to.deep.equal(small(last))
    expect(await createBusinessRepository(database.db).find(shop.businessId)).to.include({ menuVersion: 5 })
  })

  it('stays as it was where the new one can’t be put in place', async () => {
    await menus.replace(shop.businessId, wholeMenu)
    const broken = {
      ...wholeMenu,
      items: [{ ...item('x'), aliases: [], groups: [], defaults: [], priceMinor: -1 }],
    }
    const error: unknown = await menus.replace(shop.businessId, broken).catch((caught: unknown) => caught)
    expect(error).to.have.property('code', '23514')
    expect(await menus.load(shop.businessId)).to.deep.equal(wholeMenu)
    expect(await createBusinessRepository(database.db).find(shop.businessId)).to.include({ menuVersion: 1 })
  })

  it('leaves out what is sold out', async () => {
    await menus.replace(shop.businessId, wholeMenu)
    await database.db.raw("update menu_items set available = false where key = 'queijo'")
    await database.db.raw("update options set available = false where key = 'mel'")
    const now = await menus.load(shop.businessId)
    expect(now?.items.map(({ id }) => id)).to.deep.equal(['açaí', 'água'])
    expect(now?.items[0]?.defaults).to.not.deep.include({ group: 'topping', option: 'mel' })
    expect(now?.groups[1]?.options.map(({ id }) => id)).to.deep.equal(['banana'])
    await menus.replace(shop.businessId, wholeMenu)
    expect((await menus.load(shop.businessId))?.items).to.have.length(2)
  })

  it('is each business’s own', async () => {
    const other = await createShop(database.db)
    await menus.replace(other.businessId, wholeMenu)
    await menus.replace(shop.businessId, menuOf({ items: [item('queijo')] }))
    expect(await menus.load(other.businessId)).to.deep.equal(wholeMenu)
    const error: unknown = await menus.replace(0, wholeMenu).catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(RangeError)
  })

  it('of a thousand items is put in place and read whole', async () => {
    const groups = Array.from({ length: 20 }, (_, group) => ({
      id: `g${group}`,
      name: `Group ${group}`,
      options: Array.from({ length: 20 }, (_, index) => option(`o${index}`, index)),
    }))
    const items = Array.from({ length: 1_000 }, (_, index) => {
      const group = `g${index % 20}`
      return item(`i${index}`, { groups: [group], defaults: [{ group, option: 'o7' }] })
    })
    const large = menuOf({ items, groups })
    await menus.replace(shop.businessId, large)
    const loaded = await menus.load(shop.businessId)
    expect(loaded?.items.at(-1)).to.deep.equal(large.items.at(-1))
    expect(loaded?.items).to.have.length(1_000)
  })
})
