import { createAuditRepository } from '@comanda/shared/audit/repository.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import type request from 'supertest'
import { waitFor } from '../../../support/wait-for.js'
import { type Browser, type Shop, submit, submitParts, tokenOf, useDashboard } from '../support/dashboard.js'

const menuCsv = [
  'Categoría;Plato;Chica;Grande;Código',
  'Pizzas;Muzzarella;$ 1.234,50;$ 2.434,50;1',
  ';Napolitana;1.300,00;2.500,00;2',
  'Bebidas;Agua;gratis;;',
].join('\r\n')

describe('the page Import', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const textOf = (html: string): string => load(html)('main').text().replace(/\s+/g, ' ')

  /** read, new, changed, as it was, set aside */
  const countsOf = (html: string): string =>
    load(html)('.import-counts dd')
      .map((_, count) => load(html)(count).text())
      .get()
      .join(' ')

  async function upload(
    name: string,
    content: Buffer,
    kind: string,
    browser = owner,
  ): Promise<request.Response> {
    const page = await browser.get('/imports')
    return browser
      .post('/imports')
      .field('_csrf', tokenOf(page.text))
      .field('kind', kind)
      .attach('file', content, name)
  }

  async function until(address: string, status: string): Promise<string> {
    return waitFor(`an import to be ${status}`, async () => {
      const { text } = await owner.get(address)
      return load(text)('.import-panel h2').text() === status ? text : undefined
    })
  }

  it('shows how a table is read before anything is done, and imports it', async () => {
    const sent = await upload('carta.csv', Buffer.from(menuCsv, 'latin1'), 'menu')
    expect(sent.status).to.equal(303)
    const address = String(sent.headers.location)
    const before = textOf((await owner.get(address)).text)
    expect(before).to.include('Muzzarella Pizzas · Chica $1,234.50 · Grande $2,434.50')
    expect(before).to.include('1 row of the first 3 would be set aside')
    expect(before).to.include('Row 4: “gratis” is no price in USD')
    expect(await createMenuRepository(dashboard.db).load(shop.business.id)).to.equal(undefined)

    await submit(owner, address, { begin: 'yes', own: '' }, `${address}/columns`)
    const done = await until(address, 'Done')
    const [event] = await createAuditRepository(dashboard.db).ofBusiness(shop.business.id, {
      before: undefined,
      most: 1,
    })
    expect(event).to.include({ what: 'import_begun', detail: 'menu' })
    expect(countsOf(done)).to.equal('3 2 0 0 1')
    expect(textOf(done)).to.include('Row 4 “gratis” is no price')
    const menu = await createMenuRepository(dashboard.db).load(shop.business.id)
    expect(menu?.items.map(({ name }) => name)).to.deep.equal(['Muzzarella', 'Napolitana'])
    const csv = await owner.get(`${address}/set-aside.csv`)
    expect(csv.headers['content-type']).to.equal('text/csv; charset=utf-8')
    expect(csv.text).to.include('"carta.csv","4","“gratis” is no price')
    const id = Number(address.split('/').at(-1))
    const left = createImportRepository(dashboard.db).upload(id)
    expect((await left.next()).done, 'the file is gone').to.equal(true)
  })

  it('reads columns as the owner says', async () => {
    const table = 'Fono\tQuién\n+34 600 111 222\tAna\n+34 600 111 333\tLuz\n'
    const sent = await submitParts(owner, '/imports', { kind: 'customers', text: table })
    const address = String(sent.headers.location)
    expect(textOf((await owner.get(address)).text)).to.include('It has no column of phone numbers')
    const chosen = { own: 'yes', 'column-phone': 'Fono', 'column-name': 'Quién' }
    await submit(owner, address, chosen, `${address}/columns`)
    const page = load((await owner.get(address)).text)
    expect(page('.import-row').first().text().replace(/\s+/g, ' ')).to.include('Ana Phone: +34 600 111 222')
    expect(page('select[name=column-phone]').val()).to.equal('Fono')
    await submit(owner, address, { ...chosen, begin: 'yes' }, `${address}/columns`)
    expect(countsOf(await until(address, 'Done'))).to.equal('2 2 0 0 0')
  })

  it('pauses, goes on and is cancelled', async () => {
    const rows = ['order;date;phone;total;address;note']
    const long = 'x'.repeat(480)
    for (let number = 1; number <= 5_000; number++) {
      rows.push(`${number};2025-03-01 12:00;+12125551${(number % 900) + 100};9.50;${long};${long}`)
    }
    const address = String(
      (await upload('pedidos.csv', Buffer.from(rows.join('\n')), 'orders')).headers.location,
    )
    await submit(owner, address, { begin: 'yes', own: '' }, `${address}/columns`)
    await submit(owner, '/imports', {}, `${address}/pause`)
    expect(textOf(await until(address, 'Paused'))).to.include('Go on')
    await submit(owner, '/imports', {}, `${address}/resume`)
    expect(countsOf(await until(address, 'Done'))).to.equal('5,000 5,000 0 0 0')

    const second = String(
      (await upload('c.csv', Buffer.from('name,phone\nA,+34600111222'), 'customers')).headers.location,
    )
    await submit(owner, '/imports', {}, `${second}/cancel`)
    expect(countsOf(await until(second, 'Cancelled'))).to.equal('0 0 0 0 0')
  })

  it('says what to do with a file that it can’t read', async () => {
    const sheet = await upload('menu.xlsx', Buffer.from('PK'), 'menu')
    expect(sheet.status).to.equal(422)
    expect(textOf(sheet.text)).to.include('In a spreadsheet choose “Save as” or “Download”, then CSV.')
    const nothing = await submitParts(owner, '/imports', { kind: 'menu' })
    expect(textOf(nothing.text)).to.include('Choose a file, or paste a table.')
    const broken = await upload('a.json', Buffer.from('{"orders":['), 'orders')
    expect(textOf((await owner.get(String(broken.headers.location))).text)).to.include('It is no whole JSON')
  })

  it('shows a shop nothing of another’s', async () => {
    const address = String(
      (await upload('c.csv', Buffer.from('name,phone\nA,+34600111222'), 'customers')).headers.location,
    )
    const stranger = await (await dashboard.openShop()).signedIn('owner')
    for (const what of ['', '/panel', '/set-aside.csv']) {
      expect((await stranger.get(address + what)).status, what).to.equal(404)
    }
    expect(textOf((await stranger.get('/imports')).text)).not.to.include('c.csv')
  })
})
