import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { policies } from '@comanda/web/routing/policies.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { waitForPerson } from './support/chats.js'
import { crawl, type FoundForm, formsOn } from './support/crawl.js'
import { type Browser, password, submit, submitParts, useDashboard } from './support/dashboard.js'
import { beganImport, uploadTable } from './support/imports.js'
import { margherita, placeOrder, requestChange } from './support/orders.js'
import { furnish } from './support/route-table.js'
import { beginApp, overview, setUpApp } from './support/second-factor.js'
import { suggestWords } from './support/words.js'

const markup = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`

/** What a browser would run of a page's own text. */
function codeIn(html: string): string[] {
  const $ = load(html)
  return $('*')
    .filter((_, element) => {
      const attributes = Object.entries($(element).attr() ?? {})
      return (
        $(element).is('script:not([src]), img[src=x]') ||
        attributes.some(([name, value]) => /^on/.test(name) || /^\s*javascript:/i.test(value))
      )
    })
    .map((_, element) => $.html(element))
    .get()
}

/** Where in the database it ended up: table.column. */
async function columnsWith(db: Database, text: string): Promise<string[]> {
  const columns = await queryRows<{ table: string; column: string }>(
    db,
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`,
  )
  const found = []
  for (const { table, column } of columns) {
    const row = await queryRow(
      db,
      `select 1 from ${table} where position(:text in cast(${column} as text)) > 0 limit 1`,
      { text },
    )
    if (row !== undefined) found.push(`${table}.${column}`)
  }
  return found
}

/** For fields that are empty and may not stay so. */
const usual: Record<string, string> = { name: 'Dish', price: '4.50', email: 'new@example.com', password: 'x' }

describe('markup in a form’s field', () => {
  const dashboard = useDashboard()
  let owner: Browser
  let newLink: () => Promise<string>

  before(async () => {
    const other = await dashboard.openShop()
    const shop = await dashboard.openShop()
    const { addressOf } = await furnish(dashboard, shop)
    const { path, email } = await shop.invite('owner')
    owner = request.agent(dashboard.app)
    await submit(owner, path, { password })
    // what is offered to somebody of two shops, and while a number is linked
    const there = await other.invite('driver', email)
    await submit(owner, there.path, { current: password }, `${there.path}/join`)
    const accounts = createAccountRepository(dashboard.db)
    await accounts.setPaired(shop.accountId, '447700900000@c.us', new Date())
    await accounts.setState(shop.accountId, 'ready')
    // from another browser, so that there is a session to end
    await submit(request.agent(dashboard.app), '/sign-in', { email, password })
    newLink = () => addressOf({ name: 'the one-time link', path: '/welcome/:token' })
    for (const customerName of [markup, 'Maya']) {
      const line = { ...margherita, name: customerName, note: customerName }
      await placeOrder(dashboard.db, shop, {
        customerName,
        lines: [line],
        details: { address: customerName },
      })
    }
    const inTheKitchen = await placeOrder(dashboard.db, shop)
    await dashboard.db('orders').where({ id: inTheKitchen.id }).update({ status: 'preparing' })
    await requestChange(dashboard.db, shop, inTheKitchen.id)
    await waitForPerson(dashboard.db, shop, { name: markup, body: markup })
    const moved = await placeOrder(dashboard.db, shop)
    await submit(owner, '/orders', { from: 'pending', to: 'accepted' }, `/orders/${moved.id}/status`)
    await suggestWords(dashboard.db, shop, '<quux onerror=brot>')
    await uploadTable(dashboard.db, shop, `${markup}.csv`, `name;price\n${markup};${markup}`)
    for (const status of ['running', 'paused'] as const) await beganImport(dashboard.db, shop, status, markup)
  })

  /** The forms of the second step, each with a browser in the state that shows it. */
  async function secondStepForms(): Promise<[Browser, FoundForm[]][]> {
    const shop = await dashboard.openShop()
    const { path, email } = await shop.invite('manager')
    const member = request.agent(dashboard.app)
    await submit(member, path, { password })
    await setUpApp(member)
    await dashboard.db.raw(
      `insert into passkeys (login_id, credential_id, public_key, counter, transports)
       select login_id, 'made', '', 0, '{}' from authenticator_apps`,
    )
    const waiting = request.agent(dashboard.app)
    await submit(waiting, '/sign-in', { email, password })
    await beginApp(member)
    const changing = formsOn(await crawl(member, overview, `${overview}/app`))
    const before = dashboard.clock.now
    dashboard.clock.now = new Date(Date.now() + 11 * 60_000)
    const asking = formsOn(await crawl(member, overview)).filter(({ route }) => route.endsWith('/confirm'))
    dashboard.clock.now = before
    // their pages need an address with https, and their one field is filled in by the browser
    const byPasskey = [`${overview}/passkey`, '/sign-in/passkey'].map(action => ({
      page: action === '/sign-in/passkey' ? '/sign-in' : overview,
      action,
      route: `POST ${action}`,
      isPost: true,
      takesFiles: false,
      fields: { passkey: '' },
    }))
    const here = changing.filter(({ route }) => route.includes('/second-factor'))
    const [adding = [], signingIn = []] = byPasskey.map(form => [form])
    return [
      [waiting, formsOn(await crawl(waiting, '/sign-in/second-step'))],
      [request.agent(dashboard.app), signingIn],
      [member, [...adding, ...here]],
      [member, asking],
    ]
  }

  async function send(browser: Browser, form: FoundForm, fields: Record<string, string>) {
    if (!form.isPost) return browser.get(form.action).query(fields)
    return (form.takesFiles ? submitParts : submit)(browser, form.page, fields, form.action)
  }

  function expectText(html: string, what: string): void {
    expect(codeIn(html), what).to.deep.equal([])
    expect(html, what).not.to.include('<script>alert')
  }

  /** Sends a form with markup in one field after the other, keeping what was taken, then in all at once. */
  async function attack(browser: Browser, form: FoundForm): Promise<void> {
    const names = Object.keys(form.fields)
    if (names.length === 0) return
    let kept = Object.fromEntries(names.map(name => [name, form.fields[name] || (usual[name] ?? '')]))
    const all = Object.fromEntries(names.map(name => [name, markup]))
    for (const changed of [...names.map(name => ({ [name]: markup })), all]) {
      const fields = { ...kept, ...changed }
      const answer = await send(browser, form, fields)
      expect(answer.status, form.route).to.be.within(200, 499)
      expectText(answer.text, form.route)
      if (answer.status === 303) kept = fields
    }
  }

  it('is text on every page, whichever form it came by', async () => {
    const nobody = request.agent(dashboard.app)
    const publicPages = await crawl(nobody, '/sign-in', await newLink())
    const ownPages = await crawl(owner, '/orders')
    const forms = { nobody: formsOn(publicPages), owner: formsOn(ownPages) }
    for (const form of forms.nobody) await attack(nobody, form)
    for (const form of forms.owner) await attack(owner, form)
    const secondStep = await secondStepForms()
    for (const [browser, found] of secondStep) for (const form of found) await attack(browser, form)

    // what was answered or rejected meanwhile stands on no list any more
    const known = ownPages.map(({ address }) => address)
    for (const { address, html } of [
      ...(await crawl(owner, ...known)),
      ...(await crawl(request.agent(dashboard.app), '/sign-in', await newLink())),
    ]) {
      expectText(html, address)
    }

    const ofSecondStep = secondStep.flatMap(([, found]) => found)
    const routes = [...forms.nobody, ...forms.owner, ...ofSecondStep].map(({ route }) => route)
    const posts = Object.keys(policies).filter(name => name.startsWith('POST '))
    expect(routes, 'a form that no page leads to').to.include.members(posts)
    expect(await columnsWith(dashboard.db, '<script>alert(1)</script>')).to.include.members([
      'businesses.name',
      'customers.name',
      'inbox.body',
      'menu_items.category',
      'menu_items.name',
      'order_events.reason',
      'order_lines.name',
      'order_lines.note',
      'orders.details',
      'orders.note',
      'outbox.body',
    ])
  })
})
