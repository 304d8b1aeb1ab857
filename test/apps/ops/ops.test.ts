import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { operator } from '@comanda/shared/audit/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createLoginService } from '@comanda/shared/logins/service.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { topics } from '@comanda/shared/versions/types.js'
import { expect } from 'chai'
import { identity, record } from '../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../support/database.js'
import { waitFor } from '../../support/wait-for.js'
import { memorySample } from '../web/support/memory.js'
import { runOps, runOpsProcess } from './run-ops.js'
import type { OpsRun } from './terminal.js'

const menu = {
  currency: 'EUR',
  language: 'es',
  items: [{ id: 'tortilla', name: 'Tortilla', priceMinor: 950, groups: ['size'] }],
  groups: [
    {
      id: 'size',
      name: 'Tamaño',
      options: [
        { id: 's', name: 'pequeña' },
        { id: 'l', name: 'grande' },
      ],
    },
  ],
}

describe('the operator’s tool', () => {
  let database: TestDatabase
  let folder: string

  before(async () => {
    database = await createTestDatabase()
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
  })
  after(async () => {
    await rm(folder, { recursive: true })
    // fails where a command left a connection
    await database.drop()
  })

  const ops = (args: string[], env: Record<string, string> = {}) => runOps(database.config.url(), args, env)

  const business = (given: Record<string, string> = {}): string[] => {
    const options = { name: 'Casa Pepe', currency: 'EUR', 'time-zone': 'Europe/Madrid', ...given }
    return ['business', 'create', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])]
  }

  async function menuFile(name: string, content: unknown): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }

  /** One line for a person on stderr, no stack, nothing on stdout. */
  function expectRefusal({ code, stdout, stderr }: OpsRun, ...says: string[]): void {
    expect(code).to.equal(1)
    expect(stdout).to.equal('')
    for (const text of says) expect(stderr).to.include(text)
    expect(stderr).to.not.match(/^\s+at /m)
  }

  it('says what to do while there is no business', async () => {
    const [text, json] = await Promise.all([ops(['status']), ops(['status', '--json'])])
    expect(text).to.include({ code: 0, stderr: '' })
    expect(text.stdout).to.include('npm run ops -- business create')
    expect(JSON.parse(json.stdout)).to.deep.equal([])
  })

  it('makes a business and its account, and says what comes next', async () => {
    const run = await ops(business({ currency: 'eur' }))
    expect(run).to.include({ code: 0, stderr: '' })
    expect(run.stdout).to.include('Made “Casa Pepe” (casa-pepe), EUR, Europe/Madrid')
    expect(run.stdout).to.include('menu import MENU.json --business casa-pepe')
    const made = await createBusinessRepository(database.db).findBySlug('casa-pepe')
    expect(await createAccountRepository(database.db).ofBusiness(made?.id ?? 0)).to.include({
      state: 'offline',
    })
  })

  it('makes a business for machines', async () => {
    const { stdout } = await ops(['--json', ...business({ name: '寿司', slug: 'sushi' })])
    const { business: made, account } = JSON.parse(stdout)
    expect(made).to.include({ name: '寿司', slug: 'sushi', currency: 'EUR', menuVersion: 0 })
    expect(account).to.include({ businessId: made.id })
  })

  it('says why a business can’t be made', async () => {
    const [currency, zone, taken, nonLatin, missing] = await Promise.all([
      ops(business({ slug: 'x', currency: 'EURO' })),
      ops(business({ slug: 'x', 'time-zone': 'Madrid' })),
      ops(business()),
      ops(business({ name: '寿司' })),
      ops(['business', 'create', '--name', 'x']),
    ])
    expectRefusal(currency, '“EURO” is no currency', 'EUR')
    expectRefusal(zone, '“Madrid” is no time zone', 'Europe/Madrid')
    expectRefusal(taken, 'a business “casa-pepe” already', '--slug')
    expectRefusal(nonLatin, '“寿司”', '--slug')
    expectRefusal(missing, "required option '--currency <code>' not specified", 'Usage:')
    expect(await createBusinessRepository(database.db).findBySlug('x')).to.equal(undefined)
  })

  it('puts a menu in place, and the next one in its place', async () => {
    const file = await menuFile('menu.json', menu)
    const first = await ops(['menu', 'import', file, '--business', 'casa-pepe'])
    expect(first).to.include({ code: 0, stderr: '' })
    expect(first.stdout).to.include('casa-pepe now sells 1 items with 2 options in 1 groups (menu 1).')
    const second = await ops(['menu', 'import', file, '--business', 'casa-pepe', '--json'])
    expect(JSON.parse(second.stdout)).to.deep.equal({
      business: 'casa-pepe',
      menuVersion: 2,
      items: 1,
      groups: 1,
      options: 2,
    })
  })

  it('says why a menu can’t be put in place, and leaves the old one', async () => {
    const importing = (file: string, slug = 'casa-pepe') => ops(['menu', 'import', file, '--business', slug])
    const nowhere = path.join(folder, 'nothing.json')
    const broken = await menuFile('broken.json', '{"currency": "EUR",')
    const wrong = await menuFile('wrong.json', { ...menu, items: [{ id: 'a', groups: ['none'] }] })
    const dollars = await menuFile('dollars.json', { ...menu, currency: 'USD' })
    const unwritable = await menuFile('nul.json', { ...menu, items: [{ ...menu.items[0], name: 'a\0b' }] })
    const good = await menuFile('good.json', menu)
    const [missing, malformed, invalid, currency, nul, unknown] = await Promise.all([
      importing(nowhere),
      importing(broken),
      importing(wrong),
      importing(dollars),
      importing(unwritable),
      importing(good, 'nobody'),
    ])
    expectRefusal(missing, nowhere, 'there is no such file')
    expectRefusal(malformed, broken, 'this is no JSON')
    expectRefusal(invalid, wrong, 'items[0].name: is missing', 'items[0].priceMinor: is missing')
    expectRefusal(currency, dollars, 'in USD, but casa-pepe sells in EUR', 'Nothing was changed')
    expectRefusal(nul, unwritable, 'items[0].name: has half a character, or a null one')
    expectRefusal(unknown, 'no business “nobody”', 'casa-pepe')
    const made = await createBusinessRepository(database.db).findBySlug('casa-pepe')
    expect(made).to.include({ menuVersion: 2 })
    expect((await createMenuRepository(database.db).load(made?.id ?? 0))?.items[0]).to.include({
      id: 'tortilla',
    })
  })

  const member = (given: Record<string, string> = {}): string[] => {
    const options = { business: 'casa-pepe', role: 'owner', email: 'ana@example.com', ...given }
    return ['member', 'add', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])]
  }

  it('adds a member, with a link that works once', async () => {
    const [text, json] = await Promise.all([
      ops(member(), { PUBLIC_URL: 'https://orders.example.com/' }),
      ops([...member({ email: 'bea@example.com', role: 'kitchen' }), '--json'], { WEB_PORT: '3210' }),
    ])
    expect(text.stdout).to.include(
      'ana@example.com is owner of casa-pepe. This link works once, for 24 hours:',
    )
    expect(text.stdout).to.match(/\nhttps:\/\/orders\.example\.com\/welcome\/[\w-]{43}\n$/)
    const { link, ...rest } = JSON.parse(json.stdout)
    expect(rest).to.deep.equal({ business: 'casa-pepe', email: 'bea@example.com', role: 'kitchen' })
    expect(link).to.match(/^http:\/\/localhost:3210\/welcome\/[\w-]{43}$/)

    const logins = createLoginService(database.db)
    const token = link.split('/').at(-1)
    expect((await logins.choosePassword(token, 'a long password', operator))?.memberships).to.have.length(1)
    expect(await logins.choosePassword(token, 'a long password', operator)).to.equal(undefined)
  })

  it('takes a second factor away from whoever lost it, and says where there is none', async () => {
    const { db } = database
    const members = createMemberService(db)
    const { id: businessId } = (await createBusinessRepository(db).findBySlug('casa-pepe')) ?? { id: 0 }
    const { loginId = 0 } = await members.addWithPassword({
      businessId,
      email: 'cai@example.com',
      role: 'driver',
      password: 'a long password',
    })
    await db.raw(`insert into authenticator_apps (login_id, sealed_secret, last_step) values (?, '', 0)`, [
      loginId,
    ])
    const reset = (email: string) =>
      ops(['member', 'reset-second-factor', '--business', 'casa-pepe', '--email', email])
    const done = await reset(' Cai@example.com ')
    expect(done.stdout).to.include('cai@example.com signs in by the password alone again')
    expect((await db.raw('select 1 from authenticator_apps')).rows).to.have.length(0)
    const [none, nobody] = await Promise.all([reset('cai@example.com'), reset('dee@example.com')])
    expectRefusal(none, 'cai@example.com has no second factor')
    expectRefusal(nobody, 'Nobody at casa-pepe has the address “dee@example.com”')
    const { rows } = await db.raw(`select actor_id, is_told from audit_events where what = 'factors_reset'`)
    expect(rows).to.deep.equal([{ actor_id: null, is_told: true }])
  })

  it('finds a customer, gives out what is kept of them, and erases it', async () => {
    const { db } = database
    const { id: businessId } = (await createBusinessRepository(db).findBySlug('casa-pepe')) ?? { id: 0 }
    const { id: accountId = 0 } = (await createAccountRepository(db).ofBusiness(businessId)) ?? {}
    const contact = identity({ phone: '15551230000@c.us', name: 'Zora' })
    const { contactId } = await record(db, accountId, { contact, body: 'my secret wish' }, 'done')
    const customer = (...args: string[]) => ops(['customer', ...args, '--business', 'casa-pepe'])
    expect((await customer('find', '+1 555 123')).stdout).to.match(
      new RegExp(`^ *${contactId}  \\+15551230000 .*Zora`, 'm'),
    )
    const file = path.join(folder, 'zora.json')
    const [out, unsure, nobody, wrong] = await Promise.all([
      customer('export', String(contactId), '--output', file),
      customer('erase', String(contactId)),
      customer('erase', '999999', '--yes'),
      customer('export', 'Zora'),
    ])
    expect(out.stdout).to.include(file)
    expect((await stat(file)).mode & 0o777).to.equal(0o600)
    expect(JSON.parse(await readFile(file, 'utf8')).inbox[0].body).to.equal('my secret wish')
    expectRefusal(unsure, 'can’t be undone', '--yes')
    expectRefusal(nobody, 'There is no customer 999999 at casa-pepe')
    expectRefusal(wrong, '“Zora” is no customer’s number')
    const erased = await customer('erase', String(contactId), '--yes')
    expect(erased.stdout).to.include(`Customer ${contactId} is erased`)
    for (const { stdout, stderr } of [erased, await customer('find', 'Zora')]) {
      expect(stdout + stderr).not.to.match(/15551230000|secret wish/)
    }
  })

  it('says why a member can’t be added', async () => {
    const [email, role, unknown] = await Promise.all([
      ops(member({ email: 'ana' })),
      ops(member({ role: 'boss' })),
      ops(member({ business: 'nobody' })),
    ])
    expectRefusal(email, '“ana” is no e-mail address')
    expectRefusal(role, '“boss” is no role', 'owner, manager, kitchen, driver')
    expectRefusal(unknown, 'no business “nobody”', 'There is: casa-pepe, sushi.')
  })

  it('tells how every shop is', async () => {
    const [text, json] = await Promise.all([ops(['status']), ops(['status', '--json'])])
    expect(text.stdout).to.include('casa-pepe\n').and.to.include('sushi\n')
    expect(text.stdout)
      .to.include('menu       version 2')
      .and.to.include('menu import MENU.json --business sushi')
    const [pepe, sushi] = JSON.parse(json.stdout)
    expect(pepe).to.include({ business: 'casa-pepe', menuVersion: 2, state: 'offline', messagesWaiting: 0 })
    expect(pepe).to.deep.include({ orders: {}, handovers: 0, repliesWaiting: 0 })
    expect(sushi).to.include({ business: 'sushi', menuVersion: 0 })
  })

  it('says in plain words that the database is away, or a setting wrong', async () => {
    const url = new URL(database.config.url())
    url.port = '1'
    const nowhere = new URL(database.config.url())
    nowhere.pathname = '/nothing'
    const [away, gone, unset, wrong] = await Promise.all([
      runOpsProcess(url.href, ['status']),
      runOps(nowhere.href, ['status']),
      runOps('', ['status']),
      ops(['status'], { WEB_PORT: 'http' }),
    ])
    expectRefusal(away, 'The database does not answer: connect ECONNREFUSED', 'DATABASE_URL')
    expectRefusal(gone, 'The database lets nobody in: database "nothing" does not exist')
    expectRefusal(unset, 'DATABASE_URL: is not set')
    expectRefusal(wrong, 'WEB_PORT: must be a whole number from 0 to 65535')
    expect(away.stderr).to.not.include(new URL(url).password)
  })

  it('shows its usage for a command that it doesn’t know', async () => {
    const [unknown, help] = await Promise.all([ops(['frobnicate']), ops(['--help'])])
    expectRefusal(unknown, "unknown command 'frobnicate'", 'Usage:')
    expect(help).to.include({ code: 0, stderr: '' })
    for (const name of ['business', 'menu', 'member', 'status', 'doctor', 'backup', 'restore'])
      expect(help.stdout).to.include(name)
  })

  it('says how full an account’s memory is, how it grows, and what was done last', async () => {
    const [found] = await createBusinessRepository(database.db).all()
    const account = await createAccountRepository(database.db).ofBusiness(found?.id ?? 0)
    const accountId = account?.id ?? 0
    expect((await ops(['status'])).stdout).to.include('memory     no figure so far')
    const memory = createMemoryRepository(database.db)
    const at = new Date(Date.now() - 60_000)
    await memory.addSample(memorySample(accountId, at, 90, 'fine'))
    const mb = 1_048_576
    const reason = {
      cause: 'level',
      level: 'critical',
      treeBytes: 1_040 * mb,
      limitBytes: 1_500 * mb,
    } as const
    await memory.addDecision({ accountId, at, what: 'relaunched', reason })
    const { stdout } = await ops(['status'])
    expect(stdout).to.include('memory     fine, 278 MB of 1,500 MB, +38 MB/h for 9 h')
    expect(stdout).to.include(`relaunched the browser at ${at.toISOString()}: 1,040 MB of 1,500 MB`)
    const json = JSON.parse((await ops(['status', '--json'])).stdout)
    const status = json.find((one: { account?: number }) => one.account === accountId)
    expect(status.memory).to.include({ level: 'fine', treeBytes: 278 * mb })
    expect(status.memory.lastDecision).to.include({ what: 'relaunched' })
  })

  it('says that no bot answered where none runs', async () => {
    expectRefusal(await ops(['gc']), 'No bot answered')
  })

  it('has dashboards forget what they kept, also where no bot runs', async () => {
    const versions = createVersionRepository(database.db)
    const [shop] = await createBusinessRepository(database.db).all()
    const before = await versions.of(shop?.id ?? 0)
    const { code, stdout } = await ops(['caches', 'clear'])
    expect(code).to.equal(0)
    expect(stdout).to.equal('dashboards: what they kept isn’t used any more\n')
    const after = await versions.of(shop?.id ?? 0)
    for (const topic of topics) expect(after[topic]).not.to.equal(before[topic])
  })

  it('waits for what a running bot answers', async () => {
    const [account] = await createAccountRepository(database.db).all()
    await createAccountRepository(database.db).setState(account?.id ?? 0, 'ready')
    const memory = createMemoryRepository(database.db)
    const asked = ops(['cleanup'])
    const open = await waitFor('the wish', async () => {
      const [first] = await memory.openRequests(account?.id ?? 0, 60_000)
      return first
    })
    expect(open.what).to.equal('cleanup')
    await memory.completeRequest(
      open.id,
      JSON.stringify({ beforeBytes: 300 * 1_048_576, afterBytes: 250 * 1_048_576 }),
    )
    expect((await asked).stdout).to.include('300 MB before, 250 MB after')
  })
})
