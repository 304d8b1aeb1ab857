import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { shopMenu } from '../../../support/menus.js'
import { type Browser, type Shop, submit, submitParts, useDashboard } from '../support/dashboard.js'
import { suggestWords } from '../support/words.js'

describe('words that customers use', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    await createMenuRepository(dashboard.db).replace(shop.business.id, shopMenu)
    owner = await shop.signedIn('owner')
  })

  const menus = () => createMenuRepository(dashboard.db)
  const suggest = (words: string, more: Parameters<typeof suggestWords>[3] = {}) =>
    suggestWords(dashboard.db, shop, words, more)
  const page = async (address: string, browser = owner): Promise<CheerioAPI> =>
    load((await browser.get(address)).text)
  const textOf = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const rows = async (browser = owner): Promise<string[]> => {
    const $ = await page('/menu', browser)
    return $('.words-row__text')
      .map((_, row) => textOf($(row).text()))
      .get()
  }
  const aliasesOf = async (item: string): Promise<readonly string[] | undefined> =>
    (await menus().load(shop.business.id))?.items.find(({ id }) => id === item)?.aliases
  const rowOf = async (name: string): Promise<string> => {
    const items = await menus().entries(shop.business.id)
    const options = await menus().optionEntries(shop.business.id)
    const item = items.find(entry => entry.name === name)
    return item
      ? `/menu/items/${item.id}`
      : `/menu/options/${options.find(option => option.name === name)?.id}`
  }

  it('have no place on the menu while there are none', async () => {
    const $ = await page('/menu')
    expect($('#words-heading')).to.have.length(0)
    expect($('main').text()).not.to.include('your customers use')
  })

  it('stand with what they mean and how many customers meant it, those of most first', async () => {
    await suggest('mardscherita')
    await suggest('ceboyas', { customers: 2, meant: { group: 'topping', option: 'onions' } })
    expect(await rows()).to.deep.equal([
      '“ceboyas” →means onions (Toppings) meant by 2 customers',
      '“mardscherita” →means Margherita meant by 1 customer',
    ])
  })

  it('stand three at a time, the others behind a press', async () => {
    for (const last of 'abcdefg') await suggest(`quux${last}`)
    const $ = await page('/menu')
    expect($('section > .list > .words-row')).to.have.length(3)
    expect($('.words-more summary').text()).to.equal('Show 4 more')
    expect($('.words-more .words-row')).to.have.length(4)
  })

  it('are used with one tap: the dish is called so, and the page says it no more', async () => {
    const id = await suggest('mardscherita')
    const answer = await submit(owner, '/menu', {}, `/menu/words/${id}/use`)
    expect([answer.status, answer.headers.location]).to.deep.equal([303, '/menu'])
    expect(await aliasesOf('margherita')).to.deep.equal(['mardscherita'])
    expect(await rows()).to.deep.equal([])
    expect((await page(await rowOf('Margherita')))('#alsoCalled').val()).to.equal('mardscherita')
    // pressed twice
    expect((await submit(owner, '/menu', {}, `/menu/words/${id}/use`)).status).to.equal(303)
  })

  it('are refused with one tap, for good', async () => {
    const id = await suggest('mardscherita')
    await submit(await shop.signedIn('manager'), '/menu', {}, `/menu/words/${id}/refuse`)
    expect(await rows()).to.deep.equal([])
    expect(await aliasesOf('margherita')).to.deep.equal([])
    await suggest('mardscherita').catch((error: Error) =>
      expect(error.message).to.include('weren’t suggested'),
    )
    expect(await rows()).to.deep.equal([])
  })

  it('are neither shown to the kitchen nor decided on there', async () => {
    const id = await suggest('mardscherita')
    const kitchen = await shop.signedIn('kitchen')
    expect(await rows(kitchen)).to.deep.equal([])
    for (const step of ['use', 'refuse']) {
      expect((await submit(kitchen, '/menu', {}, `/menu/words/${id}/${step}`)).status).to.equal(403)
    }
    const $ = await page('/menu', kitchen)
    expect($('a[href^="/menu/options/"]')).to.have.length(0)
    expect(await rows()).to.have.length(1)
  })

  it('are each shop’s own', async () => {
    const id = await suggest('mardscherita')
    const stranger = await (await dashboard.openShop()).signedIn('owner')
    expect(await rows(stranger)).to.deep.equal([])
    for (const step of ['use', 'refuse']) {
      expect((await submit(stranger, '/profile', {}, `/menu/words/${id}/${step}`)).status).to.equal(404)
    }
    expect(await rows()).to.have.length(1)
  })

  it('are text, in any script', async () => {
    await suggest('<b>quux</b>')
    await suggest('مارغريتا')
    const $ = await page('/menu')
    expect($('.words-row b')).to.have.length(0)
    expect(
      $('.words-row bdi')
        .map((_, words) => $(words).text())
        .get(),
    ).to.include.members(['<b>quux</b>', 'مارغريتا'])
  })

  describe('in the field “Also called”', () => {
    const dish = { name: 'Coke', price: '2.50', category: '' }

    it('stand beside those of the menu file, and are kept, added and taken back there', async () => {
      const id = await suggest('cokka', { meant: { item: 'cola' } })
      await submit(owner, '/menu', {}, `/menu/words/${id}/use`)
      const address = await rowOf('Coke')
      expect((await page(address))('#alsoCalled').val()).to.equal('cola, cokka')
      const saved = await submit(owner, address, {
        ...dish,
        alsoCalled: ' cola ،Fizz,, the black stuff,fizz',
      })
      expect(saved.status).to.equal(303)
      expect(await aliasesOf('cola')).to.deep.equal(['cola', 'fizz', 'the black stuff'])
      await submit(owner, address, { ...dish, alsoCalled: '' })
      expect(await aliasesOf('cola')).to.deep.equal([])
    })

    it('are left alone by a form that doesn’t ask for them', async () => {
      await submit(owner, await rowOf('Coke'), dish)
      expect(await aliasesOf('cola')).to.deep.equal(['cola'])
    })

    it('stay as a file has them, however it writes them, when something else is changed', async () => {
      const [first, ...rest] = shopMenu.items
      if (first === undefined) throw new Error('no item')
      const odd = ['pizza, plain', '2', '!']
      await menus().replace(shop.business.id, { ...shopMenu, items: [{ ...first, aliases: odd }, ...rest] })
      const address = await rowOf('Margherita')
      const alsoCalled = String((await page(address))('#alsoCalled').val())
      const answer = await submit(owner, address, {
        name: 'Margherita',
        price: '10',
        category: '',
        alsoCalled,
      })
      expect(answer.status).to.equal(303)
      expect(await aliasesOf('margherita')).to.deep.equal(odd)
    })

    it('go with a new dish', async () => {
      const answer = await submit(owner, '/menu/add', { name: 'Tea', price: '2', alsoCalled: 'chai, 茶' })
      expect(answer.status).to.equal(303)
      expect(await aliasesOf('tea')).to.deep.equal(['chai', '茶'])
    })

    it('stand on an option’s page too', async () => {
      const address = await rowOf('onions')
      const $ = await page(address)
      expect($('h1').text()).to.equal('onions')
      const answer = await submit(owner, address, { alsoCalled: 'cebolla' })
      expect(answer.headers.location).to.equal(`/menu#option-${address.split('/').at(-1)}`)
      expect((await page(address))('#alsoCalled').val()).to.equal('cebolla')
      const taken = await submit(owner, address, { alsoCalled: 'cebolla, cokes' })
      expect(taken.status).to.equal(422)
      expect(load(taken.text)('#alsoCalled-error').text()).to.include('“cokes” means “Coke” already')
    })

    it('are refused with a word on what is wrong, and nothing is changed', async () => {
      const address = await rowOf('Coke')
      for (const [alsoCalled, message] of [
        ['cola, margheritas', '“margheritas” means “Margherita” already'],
        ['cola, two', '“two” means something else in an order'],
        ['!', '“!” means something else in an order'],
        ['x'.repeat(121), 'use at most 120 characters for a name'],
        [Array.from({ length: 101 }, (_, index) => `q${index}z`).join(), 'Give at most 100 other names'],
      ] as const) {
        const answer = await submit(owner, address, { ...dish, price: '9', alsoCalled })
        expect(answer.status, message).to.equal(422)
        const $ = load(answer.text)
        expect($('#alsoCalled-error').text(), message).to.include(message)
        expect($('.error-summary a').attr('href'), message).to.equal('#alsoCalled')
        expect(textOf(String($('#alsoCalled').val())), message).to.equal(alsoCalled)
      }
      expect(await aliasesOf('cola')).to.deep.equal(['cola'])
      expect((await page(address))('#price').val()).to.equal('2.50')
    })

    it('aren’t what a menu file says or changes', async () => {
      await submit(owner, await rowOf('Coke'), { ...dish, alsoCalled: 'cola, fizz' })
      const plan = await submitParts(owner, '/menu/import', { menu: JSON.stringify(shopMenu) })
      expect(load(plan.text)('h1').text()).to.equal('Nothing would change')
      const menu = JSON.stringify({
        ...shopMenu,
        items: shopMenu.items.map(item => ({ ...item, aliases: [] })),
      })
      const change = load((await submitParts(owner, '/menu/import', { menu })).text)
      await submitParts(owner, '/menu/import', { menu, version: String(change('input[name=version]').val()) })
      expect(await aliasesOf('cola')).to.deep.equal(['fizz'])
    })
  })
})
