import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { shopMenu } from '../../../support/menus.js'
import { type Browser, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

describe('the menu', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const menus = () => createMenuRepository(dashboard.db)
  const version = async (): Promise<number> =>
    (await createBusinessRepository(dashboard.db).find(shop.business.id))?.menuVersion ?? 0
  const names = async (): Promise<string[]> =>
    ((await menus().load(shop.business.id))?.items ?? []).map(item => item.name)
  const addMenu = () => menus().replace(shop.business.id, shopMenu)
  const itemId = async (name: string): Promise<number> =>
    (await menus().entries(shop.business.id)).find(entry => entry.name === name)?.id ?? 0
  const errorsOf = (html: string): string[] => {
    const $ = load(html)
    return $('.error-summary li')
      .map((_, item) => $(item).text())
      .get()
  }

  describe('on the page', () => {
    it('is empty at first and says what to do', async () => {
      const $ = load((await owner.get('/menu')).text)
      expect($('.empty-state h2').text()).to.equal('No dishes yet')
      expect($('.empty-state a').first().attr('href')).to.equal('/menu/import')
    })

    it('stands by category, with prices in the shop’s currency, and its options', async () => {
      const [first, ...rest] = shopMenu.items
      if (first === undefined) throw new Error('no item')
      await menus().replace(shop.business.id, {
        ...shopMenu,
        items: [{ ...first, category: 'Pizza' }, ...rest],
      })
      const $ = load((await owner.get('/menu')).text)
      expect(
        $('main h2')
          .map((_, heading) => $(heading).text())
          .get(),
      ).to.deep.equal(['Pizza', 'Other dishes', 'Options and extras'])
      expect($('.menu-row').first().text().replace(/\s+/g, ' ')).to.include('Margherita').and.include('$9.50')
      expect($('main').text()).to.include('olives').and.include('+$1.00')
    })

    it('marks sold out and back with one tap: it can’t be ordered, and a yes is read back again', async () => {
      await addMenu()
      const before = await version()
      const id = await itemId('Coke')
      const answer = await submit(owner, '/menu', { available: '' }, `/menu/items/${id}/availability`)
      expect(answer.headers.location).to.equal(`/menu#item-${id}`)
      expect(await names()).to.deep.equal(['Margherita'])
      expect(await version()).to.equal(before + 1)
      const $ = load((await owner.get('/menu')).text)
      expect($(`#item-${id}`).text()).to.include('Back on menu')
      expect($('.page-header .badge').text()).to.equal('1 sold out')
      await submit(owner, '/menu', { available: 'yes' }, `/menu/items/${id}/availability`)
      expect(await names()).to.deep.equal(['Margherita', 'Coke'])
    })

    it('marks an option sold out', async () => {
      await addMenu()
      const olives = (await menus().optionEntries(shop.business.id)).find(({ name }) => name === 'olives')
      await submit(owner, '/menu', { available: '' }, `/menu/options/${olives?.id}/availability`)
      const menu = await menus().load(shop.business.id)
      expect(menu?.groups[1]?.options.map(({ id }) => id)).to.deep.equal(['onions'])
    })
  })

  describe('dish by dish', () => {
    it('changes name, price and category, and says the new ones at once', async () => {
      await addMenu()
      const id = await itemId('Coke')
      const before = await version()
      const form = { name: 'Cola', price: '2,75', category: 'Drinks' }
      expect((await submit(owner, `/menu/items/${id}`, form)).headers.location).to.equal(`/menu#item-${id}`)
      const menu = await menus().load(shop.business.id)
      expect(menu?.items[1]).to.include({ id: 'cola', name: 'Cola', priceMinor: 275, category: 'Drinks' })
      expect(await version()).to.equal(before + 1)
      expect(load((await owner.get(`/menu/items/${id}`)).text)('#price').val()).to.equal('2.75')
    })

    it('begins with the first dish, in any script', async () => {
      for (const [name, price] of [
        ['فلافل', '3'],
        ['肉まん', '4.50'],
        ['Café 🍕', '2'],
      ] as const) {
        expect((await submit(owner, '/menu/add', { name, price })).status, name).to.equal(303)
      }
      expect(await names()).to.deep.equal(['فلافل', '肉まん', 'Café 🍕'])
      expect(await version()).to.equal(3)
    })

    it('keeps what customers ask of a dish, and tells “none” from “not known”', async () => {
      await addMenu()
      const id = await itemId('Coke')
      const form = { name: 'Coke', price: '2.50', category: '' }
      const dish = async () => (await menus().load(shop.business.id))?.items[1]
      expect(await dish()).to.not.have.any.keys('description', 'ingredients', 'allergens', 'diets')
      const facts = {
        description: 'Cold',
        ingredients: 'water, sugar',
        allergens: 'none',
        diets: ['vegan', 'gluten_free'],
      }
      await submit(owner, `/menu/items/${id}`, { ...form, ...facts })
      expect(await dish()).to.deep.include({
        description: 'Cold',
        ingredients: ['water', 'sugar'],
        allergens: [],
        diets: ['vegan', 'gluten_free'],
      })
      const $ = load((await owner.get(`/menu/items/${id}`)).text)
      expect($('#ingredients').val()).to.equal('water, sugar')
      const ticked = $('input[type=checkbox]:checked').map((_, tick) => $(tick).attr('id'))
      expect(ticked.get()).to.deep.equal(['allergens-none', 'diets-vegan', 'diets-gluten_free'])
      await submit(owner, `/menu/items/${id}`, form)
      expect(await dish()).to.not.have.any.keys('description', 'ingredients', 'allergens', 'diets')
    })

    it('takes nothing that can’t be right of a dish', async () => {
      await addMenu()
      const form = { name: 'Latte', price: '3', category: '' }
      const milk = { ...form, allergens: ['milk', 'none'], diets: 'vegan' }
      expect(errorsOf((await submit(owner, '/menu/add', milk)).text)).to.deep.equal([
        'Tick what is in it, or “None of these”, not both',
        'Vegan can’t be right with milk in it',
      ])
      expect(await names()).to.have.length(2)
    })

    it('removes a dish for good', async () => {
      await addMenu()
      const id = await itemId('Coke')
      await submit(owner, `/menu/items/${id}`, {}, `/menu/items/${id}/remove`)
      expect(await names()).to.deep.equal(['Margherita'])
      expect((await owner.get(`/menu/items/${id}`)).status).to.equal(404)
    })

    it('names what is wrong and keeps what was written', async () => {
      await addMenu()
      const answer = await submit(owner, '/menu/add', {
        name: ' ',
        price: 'cheap',
        category: 'x'.repeat(121),
      })
      expect(answer.status).to.equal(422)
      const $ = load(answer.text)
      expect(errorsOf(answer.text)).to.have.length(3)
      expect($('#price-error').text()).to.include('like 9.50')
      expect($('#price').val()).to.equal('cheap')
      const same = await submit(owner, '/menu/add', { name: 'margherita', price: '5' })
      expect(errorsOf(same.text)).to.deep.equal(['Another dish is called so already'])
      expect(await names()).to.have.length(2)
    })
  })

  describe('from a file', () => {
    const text = JSON.stringify({
      ...shopMenu,
      items: [
        { ...shopMenu.items[0], priceMinor: 1_050 },
        { id: 'tiramisu', name: 'Tiramisù', priceMinor: 550 },
      ],
    })

    /** Sends the import form. @param file the content of a chosen file */
    async function send(
      browser: Browser,
      fields: Record<string, string>,
      file?: string,
    ): Promise<request.Response> {
      const _csrf = tokenOf((await browser.get('/menu/import')).text)
      const form = browser.post('/menu/import')
      for (const [name, value] of Object.entries({ _csrf, ...fields })) form.field(name, value)
      return file === undefined ? form : form.attach('file', Buffer.from(file), 'menu.json')
    }

    /** Presses the button on the page that shows the plan. */
    function confirm(browser: Browser, page: request.Response): Promise<request.Response> {
      const $ = load(page.text)
      return send(browser, {
        menu: String($('textarea[name=menu]').val()),
        version: String($('input[name=version]').val()),
      })
    }

    it('shows what would change and changes nothing yet; then it does', async () => {
      await addMenu()
      const before = await version()
      const plan = await send(owner, {}, text)
      expect(plan.status).to.equal(200)
      const words = load(plan.text)('main').text().replace(/\s+/g, ' ')
      expect(words).to.include('Removed dishes: 1 entry').and.include('Coke')
      expect(words).to.include('Changed dishes: 1 entry').and.include('$9.50 → $10.50')
      expect(words).to.include('New dishes: 1 entry').and.include('Tiramisù')
      expect(await version()).to.equal(before)
      expect((await confirm(owner, plan)).headers.location).to.equal('/menu')
      expect(await names()).to.deep.equal(['Margherita', 'Tiramisù'])
      expect(await version()).to.equal(before + 1)
    })

    it('takes pasted text too, and says when nothing would change', async () => {
      const first = await send(owner, { menu: text })
      await confirm(owner, first)
      const again = await send(owner, { menu: `\ufeff${text}` })
      expect(load(again.text)('h1').text()).to.equal('Nothing would change')
    })

    it('leaves what it doesn’t say of a dish as it was', async () => {
      await addMenu()
      const id = await itemId('Margherita')
      await submit(owner, `/menu/items/${id}`, { name: 'Margherita', price: '9.50', allergens: 'milk' })
      const plan = await send(owner, { menu: text })
      expect(plan.text).to.not.include('what customers are told of it')
      await confirm(owner, plan)
      expect((await menus().load(shop.business.id))?.items[0]?.allergens).to.deep.equal(['milk'])
      const told = await send(owner, {
        menu: text.replace('"priceMinor":1050', '"priceMinor":1050,"allergens":[]'),
      })
      expect(told.text).to.include('what customers are told of it')
      await confirm(owner, told)
      expect((await menus().load(shop.business.id))?.items[0]?.allergens).to.deep.equal([])
    })

    it('leaves sold out what is sold out', async () => {
      await addMenu()
      const id = await itemId('Margherita')
      await submit(owner, '/menu', { available: '' }, `/menu/items/${id}/availability`)
      const plan = await send(owner, { menu: text })
      expect(plan.text).to.include('$9.50 → $10.50').and.not.include('New dishes: 2')
      await confirm(owner, plan)
      expect(await names()).to.deep.equal(['Tiramisù'])
    })

    it('says that the currency goes with it, and what that means', async () => {
      await addMenu()
      await dashboard.db.raw('update businesses set delivery_fee_minor = 250')
      const plan = await send(owner, { menu: text.replace('"USD"', '"JPY"') })
      expect(load(plan.text)('main .banner').text()).to.include('USD becomes JPY')
      await confirm(owner, plan)
      expect(await createBusinessRepository(dashboard.db).find(shop.business.id)).to.include({
        currency: 'JPY',
        deliveryFeeMinor: 0,
      })
    })

    it('asks again where somebody changed the menu meanwhile', async () => {
      await addMenu()
      const plan = await send(owner, { menu: text })
      await submit(owner, '/menu/add', { name: 'Calzone', price: '12' })
      const answer = await confirm(owner, plan)
      expect(answer.status).to.equal(200)
      expect(answer.text).to.include('Somebody changed the menu meanwhile').and.include('Calzone')
      expect(await names()).to.include('Calzone')
      await confirm(owner, answer)
      expect(await names()).not.to.include('Calzone')
    })

    it('says what is wrong with a file, and takes none of it', async () => {
      for (const [wrong, words] of [
        ['', 'Choose a file'],
        ['{', 'this is no JSON'],
        ['[]', 'the whole'],
        [text.replace('"priceMinor":550', '"priceMinor":"5.50"'), 'items[1].priceMinor'],
        [text.replace('"tiramisu"', '"margherita"'), 'is taken by'],
      ] as const) {
        const answer = await send(owner, { menu: wrong })
        expect(answer.status, words).to.equal(422)
        expect(errorsOf(answer.text).join(), wrong).to.include(words)
      }
      expect(await version()).to.equal(0)
    })

    it('refuses what is too large or no form, before anything is done', async () => {
      const large = await send(owner, {}, 'x'.repeat(2_100_000))
      expect(large.status).to.equal(413)
      const broken = await owner
        .post('/menu/import')
        .set('Content-Type', 'multipart/form-data; boundary=x')
        .send('--y\r\nnothing')
      expect(broken.status).to.equal(400)
    })

    it('takes words as words', async () => {
      const plan = await send(owner, {
        menu: text.replace('Tiramisù', '</textarea><script>alert(1)</script>'),
      })
      expect(plan.text).not.to.include('<script>alert')
      await confirm(owner, plan)
      expect((await owner.get('/menu')).text).not.to.include('<script>alert')
    })

    it('reads no file of anybody who isn’t signed in as owner or manager', async () => {
      const nobody = await request(dashboard.app)
        .post('/menu/import')
        .attach('file', Buffer.from(text), 'm.json')
      expect(nobody.headers.location).to.equal('/sign-in')
      const kitchen = await shop.signedIn('kitchen')
      const answer = await kitchen.post('/menu/import').attach('file', Buffer.from(text), 'm.json')
      expect(answer.status).to.equal(403)
      const bare = await owner.post('/menu/import').attach('file', Buffer.from(text), 'm.json')
      expect(bare.status).to.equal(403)
      expect(load(bare.text)('h1').text()).to.equal('That page was no longer current')
    })
  })

  it('is changed by owner and manager; the kitchen says what is sold out; a driver has no business here', async () => {
    await addMenu()
    const id = await itemId('Coke')
    const kitchen = await shop.signedIn('kitchen')
    const page = await kitchen.get('/menu')
    expect(page.status).to.equal(200)
    expect(page.text).not.to.include(`href="/menu/items/${id}"`)
    const toggled = await submit(kitchen, '/menu', { available: '' }, `/menu/items/${id}/availability`)
    expect(toggled.status).to.equal(303)
    const changes = ['/menu/add', `/menu/items/${id}`, `/menu/items/${id}/remove`]
    for (const path of changes) {
      const answer = await submit(kitchen, '/menu', { name: 'X', price: '1' }, path)
      expect(answer.status, path).to.equal(403)
    }
    const driver = await shop.signedIn('driver')
    for (const path of [...changes, `/menu/items/${id}/availability`]) {
      expect((await submit(driver, '/orders', { name: 'X', price: '1' }, path)).status, path).to.equal(403)
    }
    const manager = await shop.signedIn('manager')
    expect((await submit(manager, '/menu/add', { name: 'Tea', price: '1' })).status).to.equal(303)
  })

  it('is each shop’s own', async () => {
    await addMenu()
    const id = await itemId('Coke')
    const option = (await menus().optionEntries(shop.business.id))[0]?.id
    const stranger = await (await dashboard.openShop()).signedIn('owner')
    expect((await stranger.get('/menu')).text).not.to.include('Coke')
    for (const path of [
      `/menu/items/${id}`,
      `/menu/items/${id}/remove`,
      `/menu/items/${id}/availability`,
      `/menu/options/${option}/availability`,
    ]) {
      const answer = await submit(stranger, '/menu/add', { name: 'X', price: '1', available: '' }, path)
      expect(answer.status, path).to.equal(404)
    }
    expect(await names()).to.deep.equal(['Margherita', 'Coke'])
    expect((await menus().load(shop.business.id))?.groups[0]?.options).to.have.length(2)
  })

  it('changes by nothing without the form’s token', async () => {
    await addMenu()
    const id = await itemId('Coke')
    for (const path of [
      '/menu/add',
      `/menu/items/${id}`,
      `/menu/items/${id}/remove`,
      `/menu/items/${id}/availability`,
    ]) {
      const answer = await owner.post(path).type('form').send({ name: 'X', price: '1', available: '' })
      expect(answer.status, path).to.equal(403)
    }
    expect(await names()).to.deep.equal(['Margherita', 'Coke'])
  })
})
