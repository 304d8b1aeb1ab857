import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Description, ImportKind } from '@comanda/import/description/types.js'
import type { ImportMode } from '@comanda/import/merge.js'
import { createImporter } from '@comanda/import/service.js'
import { openSource } from '@comanda/import/work/chunks.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createCustomerRepository } from '@comanda/shared/customers/repository.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { ImportProgress } from '@comanda/shared/imports/types.js'
import { createMenuService } from '@comanda/shared/menu/service.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createPersonalDataService } from '@comanda/shared/personal-data/service.js'
import { createCheckingRepository } from '@comanda/shared/statistics/checking/repository.js'
import { createFoldingRepository } from '@comanda/shared/statistics/folding/repository.js'
import { createStatisticsRepository } from '@comanda/shared/statistics/repository.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../support/database.js'
import { createShop, placeOrder, type TestShop } from '../shared/shop.js'

const order = (reference: number, given: object = {}): object => ({
  reference: String(reference),
  placedAt: `2025-03-${String((reference % 28) + 1).padStart(2, '0')}T18:30:00Z`,
  status: 'completed',
  customer: {
    name: `Customer ${reference % 7}`,
    phone: `+1 212 555 01${String(reference % 7).padStart(2, '0')}`,
  },
  fee: '2.00',
  total: '21.00',
  lines: [
    { item: 'Margherita', quantity: 2, unitPrice: '7.50', total: '15.00' },
    { item: 'Cola', quantity: 1, unitPrice: '4.00', note: 'no ice' },
  ],
  ...given,
})

describe('an import', () => {
  let database: TestDatabase
  let db: Database
  let shop: TestShop
  let folder: string

  before(async () => {
    database = await createTestDatabase()
    db = createDatabase(database.config, { pipelines: false })
  })
  after(async () => {
    await db.destroy()
    await database.drop()
  })
  beforeEach(async () => {
    shop = await createShop(db)
    folder = mkdtempSync(path.join(tmpdir(), 'comanda-import-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
    return file
  }

  async function run(
    kind: ImportKind,
    file: string,
    given: { mode?: ImportMode; description?: Description; signal?: AbortSignal } = {},
  ): Promise<ImportProgress & { importId: number | undefined; isDone: boolean }> {
    const business = await createBusinessRepository(db).find(shop.businessId)
    if (business === undefined) throw new Error('the shop is gone')
    const { progress, ...outcome } = await createImporter(db, database.config).run({
      business,
      kind,
      source: openSource(file),
      name: file,
      mode: 'run',
      ...given,
    })
    return { ...progress, ...outcome }
  }

  const reasonsOf = async (importId: number | undefined): Promise<string[]> =>
    (await createImportRepository(db).listSetAside(importId ?? 0, { most: 100 })).map(
      ({ file, line, reason }) => `${file} ${line ?? '-'}: ${reason}`,
    )

  const count = async (sql: string): Promise<number> =>
    (await requireRow<{ count: number }>(db, `select count(*) as count from ${sql}`, { ...shop })).count

  /** What would change if anything were written: rows' own versions. */
  const written = async (): Promise<unknown> =>
    queryRows(
      db,
      `select 'orders' as t, id, xmin::text from orders where business_id = :businessId
       union all select 'customers', id, xmin::text from customers where business_id = :businessId
       union all select 'files', records, xmin::text from import_files where business_id = :businessId
       union all select 'people', contact_id, xmin::text from import_people where business_id = :businessId
       order by 1, 2, 3`,
      { ...shop },
    )

  const statisticsOf = () =>
    createStatisticsRepository(db).read(
      shop.businessId,
      { from: '2025-01-01', until: '2025-12-31' },
      'USD',
      5,
    )

  describe('of past orders', () => {
    it('brings orders with all that hangs on them, and opens nothing', async () => {
      for (let reference = 1; reference <= 30; reference++) {
        write(`2025/${reference}.json`, JSON.stringify(order(reference)))
      }
      const outcome = await run('orders', folder)
      expect(outcome).to.include({
        added: 30,
        changed: 0,
        unchanged: 0,
        setAside: 0,
        files: 30,
        isDone: true,
      })
      expect(await count('orders where business_id = :businessId')).to.equal(30)
      expect(
        await count('order_lines l join orders o on o.id = l.order_id where o.business_id = :businessId'),
      ).to.equal(60)
      expect(await count('customers where business_id = :businessId')).to.equal(7)
      expect(await count('handovers where business_id = :businessId')).to.equal(0)
      expect(await count('conversations where business_id = :businessId')).to.equal(0)
      expect(await count('outbox where account_id = :accountId')).to.equal(0)
      const standing = await createOrderService(db).standing(shop.businessId)
      expect(standing, 'no open page rings').to.deep.equal({ newest: 0, pending: 0, toBegin: 0 })
    })

    it('counts them in the statistics exactly, folded or not', async () => {
      write('a.json', JSON.stringify({ orders: [order(1), order(2), order(3, { status: 'cancelled' })] }))
      await run('orders', folder)
      const expected = { orders: 2, totalMinor: 4_200 }
      expect((await statisticsOf()).all).to.deep.equal(expected)
      await createFoldingRepository(db).foldOnce()
      const statistics = await statisticsOf()
      expect(statistics.all).to.deep.equal(expected)
      expect(statistics.hours).to.deep.equal([{ hour: 13, orders: 2 }])
      expect(
        statistics.products.map(({ name, quantity, totalMinor }) => [name, quantity, totalMinor]),
      ).to.deep.equal([
        ['Margherita', 4, 3_000],
        ['Cola', 2, 800],
      ])
      expect(await createCheckingRepository(db).compare(shop.businessId)).to.deep.equal([])
    })

    it('is the customer’s history, and the next order’s number is free', async () => {
      await placeOrder(db, shop)
      write('a.json', JSON.stringify([order(1), order(2)]))
      await run('orders', folder)
      const { number } = await placeOrder(db, shop)
      expect(number).to.equal(4)
      const contact = await requireRow<{ id: number }>(
        db,
        `select id from contacts where account_id = :accountId and phone = '12125550102@c.us'`,
        { ...shop },
      )
      const { lastOrder } = await createCustomerRepository(db).known(shop.businessId, contact.id)
      expect(lastOrder).to.deep.include({ status: 'completed', totalMinor: 2_100 })
      expect(lastOrder?.lines[1]).to.deep.include({ item: 'cola', quantity: 1, note: 'no ice' })
    })

    it('writes nothing where nothing changed, and only what did', async () => {
      for (let reference = 1; reference <= 20; reference++) {
        write(`${reference}.json`, JSON.stringify(order(reference)))
      }
      await run('orders', folder)
      const before = await written()
      expect(await run('orders', folder)).to.include({ added: 0, changed: 0, unchanged: 20, setAside: 0 })
      expect(await written()).to.deep.equal(before)

      write('7.json', JSON.stringify(order(7, { total: '30.00', status: 'cancelled' })))
      write('21.json', JSON.stringify(order(21)))
      expect(await run('orders', folder)).to.include({ added: 1, changed: 1, unchanged: 19, setAside: 0 })
      expect((await statisticsOf()).all).to.deep.equal({ orders: 20, totalMinor: 42_000 })
      expect(await createCheckingRepository(db).compare(shop.businessId)).to.deep.equal([])
      expect(await run('orders', folder, { mode: 'verify' })).to.include({ unchanged: 21, setAside: 0 })
    })

    it('goes on where it was stopped, with every figure as if it never had been', async () => {
      // long enough for three batches
      const long = 'x'.repeat(480)
      const rows = ['order number;date;phone;item;quantity;price;address;note']
      for (let reference = 1; reference <= 5_100; reference++) {
        rows.push(
          `${reference};2025-03-01 20:00;+12125550${100 + (reference % 90)};Pizza;1;"9,50";${long};${long}`,
        )
      }
      const file = write('orders.csv', rows.join('\r\n'))
      const pause = new AbortController()
      const business = await createBusinessRepository(db).find(shop.businessId)
      if (business === undefined) throw new Error('the shop is gone')
      const paused = await createImporter(db, database.config).run({
        business,
        kind: 'orders',
        source: openSource(file),
        name: file,
        mode: 'run',
        signal: pause.signal,
        onProgress: () => pause.abort(),
      })
      expect(paused.isDone).to.equal(false)
      expect(paused.progress.added).to.be.within(1, 5_000)
      const outcome = await run('orders', file)
      expect(outcome).to.include({
        importId: paused.importId,
        added: 5_100,
        unchanged: 0,
        setAside: 0,
        isDone: true,
      })
      expect(await count('orders where business_id = :businessId')).to.equal(5_100)
      expect(await run('orders', file)).to.include({ added: 0, unchanged: 5_100 })
    })

    it('sets aside what can’t be taken, each with what to do, and takes the rest', async () => {
      write('good.json', JSON.stringify(order(1)))
      write('cut.json', JSON.stringify(order(2)).slice(0, 40))
      write('open.json', JSON.stringify(order(3, { status: 'preparing' })))
      write('date.json', JSON.stringify(order(4, { placedAt: '03/04/2025' })))
      write('price.json', JSON.stringify(order(5, { total: 'free' })))
      write('phone.json', JSON.stringify(order(6, { customer: { phone: '12345' } })))
      write('notes.docx', 'hello')
      symlinkSync('/etc/passwd', path.join(folder, 'link.csv'))
      const outcome = await run('orders', folder)
      expect(outcome).to.include({ added: 1, setAside: 7 })
      expect(await reasonsOf(outcome.importId)).to.deep.equal([
        'cut.json -: It is no whole JSON: it may have been cut off. Export it again.',
        'date.json 1: “03/04/2025” is no date, or could mean two: write it like 2025-11-25 20:15.',
        'link.csv -: It is a link, which isn’t followed: put the file itself here.',
        'notes.docx -: It is no CSV, JSON or zip file: save it as one of these.',
        'open.json 1: This order is still open in the old system: finish it there, and import it again.',
        'phone.json 1: The phone number can’t be read: write it with its country’s code, like +44 7700 900000.',
        'price.json 1: “free” is no total in USD, or could mean two: write it like 1234.50.',
      ])
      write('price.json', JSON.stringify(order(5)))
      expect(await run('orders', folder), 'mended, it is taken').to.include({
        added: 1,
        unchanged: 1,
        setAside: 6,
      })
    })

    it('reads a zip without unpacking it, and refuses what is a bomb', async () => {
      write('in/1.json', JSON.stringify(order(1)))
      write('in/2.csv', 'order;date;total;phone\n2;2025-05-01;10.00;+12125550100\n')
      write('in/bomb.csv', Buffer.alloc(20 * 1024 ** 2, 'a'))
      execFileSync('python3', ['-m', 'zipfile', '-c', path.join(folder, 'all.zip'), 'in'], { cwd: folder })
      const outcome = await run('orders', path.join(folder, 'all.zip'))
      expect(outcome).to.include({ added: 2, setAside: 1 })
      expect(await reasonsOf(outcome.importId)).to.deep.equal([
        'all.zip/in/bomb.csv -: It unpacks to more than 200 times its size, as no table does: give the file unpacked.',
      ])
    })

    it('only says what it would do', async () => {
      const file = write('a.json', JSON.stringify([order(1), order(2)]))
      expect(await run('orders', file, { mode: 'dry' })).to.include({ added: 2, importId: undefined })
      expect(await count('orders where business_id = :businessId')).to.equal(0)
      expect(await count('contacts where account_id = :accountId')).to.equal(0)
      expect(await run('orders', file, { mode: 'verify' })).to.include({ setAside: 2 })
    })

    it('brings nobody back who was erased', async () => {
      const file = write('a.json', JSON.stringify([order(1), order(2)]))
      await run('orders', file)
      const personal = createPersonalDataService(db)
      const [found] = await personal.find(shop.businessId, '2125550101')
      expect(found).to.include({ name: 'Customer 1', orders: 1 })
      expect(await personal.erase(shop.businessId, found?.id ?? 0)).to.equal('erased')
      write('a.json', JSON.stringify([order(1, { total: '22.00' }), order(2), order(8)]))
      const outcome = await run('orders', file)
      expect(outcome).to.include({ added: 0, changed: 0, unchanged: 1, setAside: 2 })
      expect(await personal.find(shop.businessId, '2125550101')).to.deep.equal([])
    })
  })

  describe('of customers', () => {
    const head = 'Nombre;Teléfono;Dirección'

    it('knows them by their number, whatever the table was written in', async () => {
      const table = [head, 'José Núñez;(11) 5555-1234;"Av. Siempreviva 742; 3º B"', 'Ñandú;;'].join('\r\n')
      await db.raw(`update businesses set country = 'AR' where id = :businessId`, { ...shop })
      for (const [name, bytes] of [
        ['latin.csv', Buffer.from(table, 'latin1')],
        ['utf16.csv', Buffer.from(`\ufeff${table}`, 'utf16le')],
        ['utf8.csv', Buffer.from(`\ufeff${table}`)],
      ] as const) {
        const outcome = await run('customers', write(name, bytes))
        expect(outcome, name).to.include({ added: name === 'latin.csv' ? 1 : 0, setAside: 1 })
      }
      const [customer] = await queryRows(
        db,
        `select k.name, k.address, c.phone from customers k join contacts c on c.id = k.contact_id
         where k.business_id = :businessId`,
        { ...shop },
      )
      expect(customer).to.deep.equal({
        name: 'José Núñez',
        address: 'Av. Siempreviva 742; 3º B',
        phone: '5491155551234@c.us',
      })
    })

    it('changes what changed, and sets the second row of a number aside', async () => {
      const file = write(
        'c.csv',
        `${head}\nAna;+34 600 111 222;\nAna;+34 600111222;Calle 1\nLuz;+34 600 111 333;`,
      )
      const outcome = await run('customers', file)
      expect(outcome).to.include({ added: 2, setAside: 1 })
      expect(await reasonsOf(outcome.importId)).to.deep.equal([
        'c.csv 3: The same number stands further up in this file: keep one of the two rows.',
      ])
      write('c.csv', `${head}\nAna María;+34 600 111 222;\nLuz;+34 600 111 333;`)
      expect(await run('customers', file)).to.include({ added: 0, changed: 1, unchanged: 1, setAside: 0 })
      expect(await run('customers', file, { mode: 'verify' })).to.include({ unchanged: 2, setAside: 0 })
    })
  })

  describe('of a menu', () => {
    it('reads a table as owners have it, through the dashboard’s own menu', async () => {
      const file = write(
        'menu.csv',
        Buffer.from(
          [
            'Rubro;Plato;Descripción;Chica;Mediana;Grande;Código',
            'Pizzas;Muzzarella;"Queso &amp; or&eacute;gano";$ 1.234,50;$ 1.834,50;$ 2.434,50;',
            ';Napolitana;;1.300,00;1.900,00;2.500,00;12',
            ';Fugazzeta;;1.400,00;;2.600,00;',
            'Bebidas;Cola 500 ml;;$ 800,00;;;',
            ';Agua;;gratis;;;',
            ';;;900,00;;;',
          ].join('\r\n'),
          'latin1',
        ),
      )
      const outcome = await run('menu', file)
      expect(outcome).to.include({ added: 4, setAside: 2 })
      expect(await reasonsOf(outcome.importId)).to.deep.equal([
        'menu.csv 6: “gratis” is no price in USD, or could mean two: write it like 1234.50, without thousands.',
        'menu.csv 7: The row names no dish: write its name.',
      ])
      const menu = await createMenuService(db).load(shop.businessId)
      const summary = menu?.items.map(({ name, category, priceMinor, groups, number }) => ({
        name,
        category,
        priceMinor,
        number,
        sizes: menu.groups
          .find(({ id }) => id === groups[0])
          ?.options.map(option => [option.name, option.priceMinor]),
      }))
      const pizzas = (name: string, priceMinor: number, sizes: unknown, number?: string) => ({
        name,
        category: 'Pizzas',
        priceMinor,
        number,
        sizes,
      })
      const three = [
        ['Chica', 0],
        ['Mediana', 60_000],
        ['Grande', 120_000],
      ]
      expect(summary).to.deep.equal([
        pizzas('Muzzarella', 123_450, three),
        pizzas('Napolitana', 130_000, three, '12'),
        pizzas('Fugazzeta', 140_000, [
          ['Chica', 0],
          ['Grande', 120_000],
        ]),
        { name: 'Cola 500 ml', category: 'Bebidas', priceMinor: 80_000, number: undefined, sizes: undefined },
      ])
      expect(menu?.items[0]?.description).to.equal('Queso & orégano')
    })

    it('keeps what the table doesn’t name, and makes a new version only where something changed', async () => {
      const file = write('menu.csv', 'name,price\nPizza,9.50\nPasta,8')
      await run('menu', file)
      const versionOf = async () => (await createBusinessRepository(db).find(shop.businessId))?.menuVersion
      const version = await versionOf()
      expect(await run('menu', file)).to.include({ unchanged: 2, added: 0, changed: 0 })
      expect(await versionOf()).to.equal(version)
      write('menu.csv', 'name,price\npizza,10.50')
      expect(await run('menu', file)).to.include({ changed: 1, added: 0 })
      const menu = await createMenuService(db).load(shop.businessId)
      expect(menu?.items.map(({ id, priceMinor }) => [id, priceMinor])).to.deep.equal([
        ['pizza', 1_050],
        ['pasta', 800],
      ])
    })
  })
})
