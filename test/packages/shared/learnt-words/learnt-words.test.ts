import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import { createLearntWordService } from '@comanda/shared/learnt-words/service.js'
import type { Correction } from '@comanda/shared/learnt-words/types.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createMenuService } from '@comanda/shared/menu/service.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { trattoriaMenu } from '../../../support/menus.js'
import { createShop, newOrder, placeOrder, record, type TestShop } from '../shop.js'

const brot: Correction = { words: 'Garlic Brot', meant: { item: 'garlic_bread' } }
const salat: Correction = { words: 'ceasar salat', meant: { item: 'caesar_salad' } }
const paprika: Correction = { words: 'paprikaz', meant: { group: 'topping', option: 'peppers' } }

describe('learnt words', () => {
  const database = useTestDatabase()
  let shop: TestShop
  let other: TestShop
  let memberId: number

  const menus = () => createMenuRepository(database.db)
  const changes = () => createMenuService(database.db)
  const learntWords = () => createLearntWordService(database.db)
  const suggest = (orderId: number, ...corrections: Correction[]) =>
    database.db.transaction(trx =>
      createLearntWordRepository(database.db).suggest(shop.businessId, orderId, corrections, trx),
    )
  /** A new customer's order, and what was chosen on the way to it. */
  const orderWith = async (...corrections: Correction[]): Promise<number> => {
    const { id } = await placeOrder(database.db, shop)
    await suggest(id, ...corrections)
    return id
  }
  const suggested = async () =>
    (await learntWords().suggestions(shop.businessId)).map(({ words, name, customers }) => [
      words,
      name,
      customers,
    ])
  const idOf = async (words: string): Promise<number> =>
    (await learntWords().suggestions(shop.businessId)).find(known => known.words === words)?.id ?? 0
  const aliasesOf = async (item: string, options = {}): Promise<readonly string[] | undefined> =>
    (await menus().load(shop.businessId, database.db, options))?.items.find(({ id }) => id === item)?.aliases
  const version = async (): Promise<number> =>
    (await createBusinessRepository(database.db).find(shop.businessId))?.menuVersion ?? 0
  const itemId = async (name: string): Promise<number> =>
    (await menus().entries(shop.businessId)).find(entry => entry.name === name)?.id ?? 0
  const setItem = async (name: string, alsoCalled: string[]) =>
    changes().changeItem(
      shop.businessId,
      await itemId(name),
      { name, priceMinor: 450, category: undefined, alsoCalled },
      memberId,
    )

  beforeEach(async () => {
    shop = await createShop(database.db)
    other = await createShop(database.db)
    for (const { businessId } of [shop, other]) await menus().replace(businessId, trattoriaMenu)
    const member = await createMemberService(database.db).addWithPassword({
      businessId: shop.businessId,
      email: `owner-${shop.businessId}@example.com`,
      role: 'owner',
      password: 'correct horse battery',
    })
    memberId = member.id
  })

  describe('are suggested', () => {
    it('with what was meant and by how many customers, whatever their case and accents', async () => {
      await orderWith(brot)
      await orderWith({ ...brot, words: 'gárlic brot' }, salat)
      expect(await suggested()).to.deep.equal([
        ['Garlic Brot', 'Garlic bread', 2],
        ['ceasar salat', 'Caesar salad', 1],
      ])
    })

    it('once for an order, and once for a customer', async () => {
      const yes = await record(database.db, shop.accountId)
      const place = () =>
        database.db.transaction(trx =>
          createOrderRepository(database.db).place(
            newOrder(shop, { ...yes, id: yes.id }, { placedByInboxId: undefined }),
            trx,
          ),
        )
      const [first, second] = [await place(), await place()]
      await suggest(first.id, brot, brot)
      await suggest(first.id, brot)
      await suggest(second.id, brot)
      expect(await suggested()).to.deep.equal([['Garlic Brot', 'Garlic bread', 1]])
    })

    it('for options too, with their group', async () => {
      await orderWith(paprika)
      expect(await learntWords().suggestions(shop.businessId)).to.deep.include({
        id: await idOf('paprikaz'),
        words: 'paprikaz',
        name: 'peppers',
        groupName: 'Toppings',
        customers: 1,
      })
    })

    it('each with its order alone, or not at all', async () => {
      const error: unknown = await database.db
        .transaction(async trx => {
          const yes = await record(database.db, shop.accountId)
          const { id } = await createOrderRepository(database.db).place(newOrder(shop, yes), trx)
          await createLearntWordRepository(database.db).suggest(shop.businessId, id, [brot], trx)
          throw new Error('the power went')
        })
        .catch((caught: unknown) => caught)
      expect(error).to.have.property('message', 'the power went')
      expect(await suggested()).to.deep.equal([])
    })

    it('not for what is off the menu, nor with another shop’s order', async () => {
      await orderWith({ words: 'quux', meant: { item: 'gone' } })
      await orderWith({ words: 'quux', meant: { group: 'topping', option: 'gone' } })
      await suggest((await placeOrder(database.db, other)).id, brot)
      expect(await suggested()).to.deep.equal([])
    })

    it('no longer where the menu knows them by now, sold out or not', async () => {
      await orderWith(brot, salat)
      const items = trattoriaMenu.items.map(item =>
        item.id === 'calzone' ? { ...item, aliases: ['Brot with garlic'] } : item,
      )
      await menus().replace(shop.businessId, { ...trattoriaMenu, items })
      await changes().setItemAvailable(shop.businessId, await itemId('Calzone'), false)
      expect(await suggested()).to.deep.equal([['ceasar salat', 'Caesar salad', 1]])
    })

    it('by the newest two hundred', async () => {
      const words = Array.from({ length: 205 }, (_, index) =>
        [...String(index).padStart(3, '0')]
          .map(digit => 'bcdfghjklm'[Number(digit)])
          .join('')
          .concat('zzz'),
      )
      const { id } = await placeOrder(database.db, shop)
      for (const each of words) await suggest(id, { words: each, meant: { item: 'cola' } })
      const kept = (await suggested()).map(([said]) => said)
      expect(kept).to.deep.equal(words.slice(5).reverse())
    })
  })

  describe('in use', () => {
    beforeEach(() => orderWith(brot))

    it('are names of the dish, in a new version of the menu', async () => {
      const before = await version()
      expect(await aliasesOf('garlic_bread')).to.deep.equal([])
      expect(await learntWords().use(shop.businessId, await idOf('Garlic Brot'), memberId)).to.equal(
        'changed',
      )
      expect(await aliasesOf('garlic_bread')).to.deep.equal(['Garlic Brot'])
      expect(await version()).to.equal(before + 1)
      expect(await suggested()).to.deep.equal([])
    })

    it('are names of an option', async () => {
      await orderWith(paprika)
      await learntWords().use(shop.businessId, await idOf('paprikaz'), memberId)
      const menu = await menus().load(shop.businessId)
      const toppings = menu?.groups.find(({ id }) => id === 'topping')
      expect(toppings?.options.find(({ id }) => id === 'peppers')?.aliases).to.deep.equal(['paprikaz'])
    })

    it('stay when a file that knows nothing of them is imported, and aren’t part of what it says', async () => {
      await learntWords().use(shop.businessId, await idOf('Garlic Brot'), memberId)
      await menus().replace(shop.businessId, trattoriaMenu)
      expect(await aliasesOf('garlic_bread')).to.deep.equal(['Garlic Brot'])
      expect(await aliasesOf('garlic_bread', { withLearntWords: false })).to.deep.equal([])
    })

    it('stand once where a file has come to say them too', async () => {
      await learntWords().use(shop.businessId, await idOf('Garlic Brot'), memberId)
      const items = trattoriaMenu.items.map(item =>
        item.id === 'garlic_bread' ? { ...item, aliases: ['garlic-brot'] } : item,
      )
      await menus().replace(shop.businessId, { ...trattoriaMenu, items })
      expect(await aliasesOf('garlic_bread')).to.deep.equal(['garlic-brot'])
    })

    it('go with their dish', async () => {
      await learntWords().use(shop.businessId, await idOf('Garlic Brot'), memberId)
      await changes().removeItem(shop.businessId, await itemId('Garlic bread'))
      await menus().replace(shop.businessId, trattoriaMenu)
      expect(await aliasesOf('garlic_bread')).to.deep.equal([])
      expect(await suggested()).to.deep.equal([])
    })
  })

  it('that were refused aren’t suggested again, nor used by a press that comes late', async () => {
    await orderWith(brot)
    const id = await idOf('Garlic Brot')
    const before = await version()
    expect(await learntWords().refuse(shop.businessId, id, memberId)).to.equal('unchanged')
    await orderWith(brot)
    expect(await suggested()).to.deep.equal([])
    expect(await learntWords().use(shop.businessId, id, memberId)).to.equal('unchanged')
    expect(await aliasesOf('garlic_bread')).to.deep.equal([])
    expect(await version()).to.equal(before)
  })

  it('are each shop’s own', async () => {
    await orderWith(brot)
    const id = await idOf('Garlic Brot')
    expect(await learntWords().suggestions(other.businessId)).to.deep.equal([])
    expect(await learntWords().use(other.businessId, id, memberId)).to.equal('not_found')
    expect(await learntWords().refuse(other.businessId, id, memberId)).to.equal('not_found')
    const target = { kind: 'item', id: await itemId('Garlic bread') } as const
    expect(await learntWords().namesOf(other.businessId, target)).to.equal(undefined)
    const names = { own: 'Garlic bread', words: ['brot'], memberId }
    await database.db.transaction(trx => learntWords().setNames(other.businessId, target, names, trx))
    expect(await suggested()).to.have.length(1)
    expect(await aliasesOf('garlic_bread')).to.deep.equal([])
    const option = (await menus().optionEntries(shop.businessId))[0]?.id ?? 0
    expect(await changes().setOptionNames(other.businessId, option, ['x-large'], memberId)).to.equal(
      'not_found',
    )
    await learntWords().use(shop.businessId, id, memberId)
    expect((await menus().load(other.businessId))?.items.flatMap(({ aliases }) => aliases)).not.to.include(
      'Garlic Brot',
    )
  })

  describe('in the list of all names', () => {
    it('are added, kept and taken back as those of the file are', async () => {
      expect(await setItem('Margherita', ['margarita pizza', 'Maggie', 'maggie', 'margherita'])).to.equal(
        'changed',
      )
      expect(await aliasesOf('margherita')).to.deep.equal(['margarita pizza', 'maggie'])
      expect(await aliasesOf('margherita', { withLearntWords: false })).to.deep.equal(['margarita pizza'])
      await setItem('Margherita', ['maggie'])
      expect(await aliasesOf('margherita')).to.deep.equal(['maggie'])
      await setItem('Margherita', [])
      expect(await aliasesOf('margherita')).to.deep.equal([])
    })

    it('are used again where they were refused before', async () => {
      await orderWith(brot)
      await learntWords().refuse(shop.businessId, await idOf('Garlic Brot'), memberId)
      await setItem('Garlic bread', ['garlic brot'])
      expect(await aliasesOf('garlic_bread')).to.deep.equal(['garlic brot'])
      await setItem('Garlic bread', [])
      await orderWith(brot)
      expect(await suggested()).to.deep.equal([])
    })

    it('can’t be what something else is called, sold out or not, in any number', async () => {
      await changes().setItemAvailable(shop.businessId, await itemId('Calzone'), false)
      const before = await version()
      for (const [words, by] of [
        ['calzones', 'Calzone'],
        ['still water', 'Water'],
        ['Olive', 'olives'],
      ] as const) {
        const outcome = await setItem('Garlic bread', ['brot', words])
        expect(outcome).to.deep.equal({ words, by })
      }
      expect(await aliasesOf('garlic_bread')).to.deep.equal([])
      expect(await version()).to.equal(before)
    })

    it('may be what an option of the same name is called', async () => {
      const option = (await menus().optionEntries(shop.businessId)).find(({ name }) => name === 'olives')
      await changes().setOptionNames(shop.businessId, option?.id ?? 0, ['aceitunas'], memberId)
      const add = (name: string) =>
        changes().addItem(
          shop.businessId,
          { name, priceMinor: 100, category: undefined, alsoCalled: ['aceitunas'] },
          memberId,
        )
      expect(await add('Capers')).to.deep.equal({ words: 'aceitunas', by: 'olives' })
      expect(await add('Olives')).to.equal('changed')
      expect(await aliasesOf('olives')).to.deep.equal(['aceitunas'])
      expect(await itemId('Capers')).to.equal(0)
    })
  })
})
