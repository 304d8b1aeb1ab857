import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createAuditRepository } from '@comanda/shared/audit/repository.js'
import { operator } from '@comanda/shared/audit/types.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { policies } from '@comanda/web/routing/policies.js'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import { TOTP } from 'otpauth'
import type { Browser, Page } from 'puppeteer'
import request from 'supertest'
import { axeFaultsOf } from '../../support/axe.js'
import { extremeFonts, fontsOf, launchBrowser } from '../../support/browser.js'
import type { Family } from '../../support/fonts.js'
import { shopMenu } from '../../support/menus.js'
import { waitForPerson } from './support/chats.js'
import { crawl } from './support/crawl.js'
import { type Dashboard, openDashboard, password, type Shop, submit } from './support/dashboard.js'
import { type Look, layoutFaultsOf, lookAs, looks } from './support/faults.js'
import { beganImport, uploadTable } from './support/imports.js'
import { memorySample, rememberMemory } from './support/memory.js'
import { placeOrder } from './support/orders.js'
import { suggestWords } from './support/words.js'

/** They are no pages, or lead on to one. */
const withoutPage = [
  '/',
  '/health',
  '/live',
  '/account/qr.svg',
  '/profile/second-factor/app/qr.svg',
  '/account/panel',
  '/handovers/:id/panel',
  '/imports/:id/panel',
  '/imports/:id/set-aside.csv',
]

/** Behind the number of new orders, where the page has heard of it by then. */
const titleOfError = /^(\(\d+\) )?Error: /

describe('every page', function () {
  // how long it takes is the machine's affair: this ends what hangs
  this.timeout(600_000)
  let dashboard: Dashboard
  let shop: Shop
  let email: string
  let server: Awaited<ReturnType<typeof serve>>
  /** The same pages beside one another, in the widest font and in the narrowest. */
  let views: { browser: Browser; page: Page; font: Family }[] = []

  before(async () => {
    dashboard = await openDashboard()
    const other = await dashboard.openShop()
    shop = await dashboard.openShop()
    const invitation = await shop.invite('owner')
    email = invitation.email
    await submit(request.agent(dashboard.app), invitation.path, { password })
    const there = await other.invite('driver', email)
    await submit(request.agent(dashboard.app), there.path, { current: password }, `${there.path}/join`)
    await dashboard.db.raw('update businesses set name = ? where id = ?', [
      'The Bakery Round the Corner of São João Square',
      other.business.id,
    ])
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    const { widest, narrowest } = await extremeFonts()
    views = await Promise.all(
      [widest, narrowest].map(async font => {
        const browser = await launchBrowser(font)
        return { browser, page: await browser.newPage(), font }
      }),
    )
  })

  after(async () => {
    await Promise.all(views.map(({ browser }) => browser.close()))
    await server.close()
    await dashboard.close()
  })

  async function inEachFont(see: (page: Page, font: Family) => Promise<void>): Promise<void> {
    const seen = await Promise.allSettled(views.map(({ page, font }) => see(page, font)))
    // not before both are at rest: the next test goes on with the same pages
    for (const view of seen) if (view.status === 'rejected') throw view.reason
  }

  async function expectSound(page: Page, font: Family, where: string, withAxe = true): Promise<void> {
    for (const look of Object.keys(looks) as Look[]) {
      await lookAs(page, look)
      expect(await layoutFaultsOf(page), `${where} on a ${look} in ${font}`).to.deep.equal([])
      // it finds the same in any font
      if (withAxe && font === views[0]?.font)
        expect(await axeFaultsOf(page), `${where} on a ${look}`).to.deep.equal([])
    }
  }

  const open = (address: string, withAxe = true): Promise<void> =>
    inEachFont(async (page, font) => {
      await page.goto(server.url + address)
      await expectSound(page, font, address, withAxe)
    })

  /** Sends the page's last form as it stands, which is answered with what is wrong with it. */
  const sendEmpty = (address: string, last = 'main form'): Promise<void> =>
    inEachFont(async (page, font) => {
      await page.goto(server.url + address)
      await Promise.all([
        page.waitForNavigation(),
        page.evaluate(forms => {
          const form = [...document.querySelectorAll<HTMLFormElement>(forms)].at(-1)
          form?.submit()
        }, last),
      ])
      expect(await page.title(), address).to.match(titleOfError)
      await expectSound(page, font, `${address} with an error`)
    })

  const signIn = (): Promise<void> =>
    inEachFont(async page => {
      await page.goto(`${server.url}/sign-in`)
      await page.type('#email', email)
      await page.type('#password', password)
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
      await page.evaluate(name => {
        const row = [...document.querySelectorAll('.shop')].find(form => form.textContent?.includes(name))
        row?.querySelector('button')?.setAttribute('id', 'here')
      }, shop.business.name)
      await Promise.all([page.waitForNavigation(), page.click('#here')])
    })

  it('is looked at in fonts that differ in width, whatever this machine has', async () => {
    await inEachFont(async (page, font) => {
      await page.goto(`${server.url}/sign-in`)
      expect(await fontsOf(page, '.muted')).to.deep.equal([font])
    })
  })

  it('stands for somebody who isn’t signed in', async () => {
    await open('/sign-in')
    await open((await shop.invite('kitchen')).path)
    await sendEmpty('/sign-in')
    await sendEmpty((await shop.invite('kitchen')).path)
    await open('/welcome/used')
    await open('/nowhere')
  })

  it('stands in a shop without anything', async () => {
    await signIn()
    for (const address of ['/start', '/orders', '/handovers', '/menu', '/account', '/members', '/nowhere']) {
      await open(address)
    }
  })

  it('stands with all that a shop has, long names and other scripts among it', async () => {
    const { db } = dashboard
    const [first, ...rest] = shopMenu.items
    if (first === undefined) throw new Error('no item')
    const long = { ...first, name: 'Margherita '.repeat(10).trim(), category: 'بيتزا' }
    await createMenuRepository(db).replace(shop.business.id, { ...shopMenu, items: [long, ...rest] })
    await db.raw('update menu_items set available = false where name = ?', ['Coke'])
    for (const customerName of ['Maya', 'A'.repeat(200), 'عبد الرحمن', '李小龙 🍕']) {
      await placeOrder(db, shop, {
        customerName,
        details: { address: `5 Oak St, ${'apartment '.repeat(20)}` },
      })
    }
    const orders = createOrderService(db)
    const path = ['pending', 'accepted', 'preparing', 'ready', 'out_for_delivery', 'completed'] as const
    for (const end of path.keys()) {
      const { id } = await placeOrder(db, shop, { details: { address: '5 Oak St' } })
      for (const [index, to] of path.slice(1, end + 1).entries()) {
        await orders.changeStatus({
          businessId: shop.business.id,
          orderId: id,
          from: path[index] ?? 'pending',
          to,
          actor: { kind: 'system' },
        })
      }
    }
    for (const words of [
      'q'.repeat(120),
      'مارغريتا',
      '瑪格麗特',
      'the quux brot',
      'ñuqui',
      'quuux',
      'pizzaquux',
    ])
      await suggestWords(db, shop, words)
    await waitForPerson(db, shop, { name: 'عبد الرحمن', body: 'هل لديكم طعام حلال؟' })
    await waitForPerson(db, shop, { name: 'A'.repeat(200), body: 'x'.repeat(1_000), reason: 'too_long' })
    const accounts = createAccountRepository(db)
    await accounts.setPaired(shop.accountId, '447700900000@c.us', new Date())
    await accounts.setState(shop.accountId, 'ready')
    await rememberMemory(db, shop.accountId, new Date())
    const table =
      'Категория;Блюдо с очень длинным названием столбца;Precio chica;Grande\nПицца;Маргарита;4.500,00;gratis\n;مارغريتا;3,50;7'
    await uploadTable(db, shop, 'carta-de-la-pizzería-de-la-esquina-2025-definitiva.csv', table)
    await beganImport(db, shop, 'paused', 'pedidos.csv')

    const owner = request.agent(dashboard.app)
    await submit(owner, '/sign-in', { email, password })
    const id = await owner.get('/shops')
    const member = /name="member" value="(\d+)"(?:(?!name="member")[\s\S])*owner/.exec(id.text)?.[1]
    await submit(owner, '/shops', { member: String(member) })
    const pages = await crawl(owner, '/orders', '/shops')
    const seen = new Set<string>()
    const kinds = new Set<string>()
    for (const { address, route } of pages) {
      if (withoutPage.includes(route.replace('GET ', ''))) continue
      // axe has nothing new to find in another page of the same kind; what its words take up differs
      const kind = [route, ...new URL(address, server.url).searchParams.keys()].join(' ')
      await open(address, !kinds.has(kind))
      kinds.add(kind)
      seen.add(route)
    }
    const all = Object.keys(policies).filter(name => name.startsWith('GET '))
    const missing = all.filter(name => !seen.has(name) && !withoutPage.includes(name.replace('GET ', '')))
    expect(missing, 'pages that nothing leads to once there are orders').to.deep.equal([
      'GET /sign-in',
      'GET /sign-in/second-step',
      'GET /sign-in/passkey',
      'GET /welcome/:token',
      'GET /start',
      'GET /profile/confirm',
      'GET /profile/second-factor/app',
      'GET /profile/second-factor/passkey',
    ])
  })

  it('stands with a second step, from its set-up to the sign-in with it', async () => {
    const sleeping = dashboard.clock.now
    // passkeys are for names, not for addresses of numbers
    const site = server.url.replace('127.0.0.1', 'localhost')
    await dashboard.db.raw(`update businesses set second_factor_roles = '{driver}' where id = ?`, [
      shop.business.id,
    ])
    const overview = '/profile/second-factor'
    const invited = new Map<Family, { email: string; path: string }>()
    for (const { font } of views) invited.set(font, await shop.invite('driver'))
    const see = async (page: Page, font: Family, address: string): Promise<void> => {
      await page.goto(site + address)
      await expectSound(page, font, address)
    }
    const send = (page: Page, selector: string): Promise<unknown> =>
      Promise.all([
        page.waitForNavigation(),
        page.$eval(selector, form => (form as HTMLFormElement).submit()),
      ])

    await inEachFont(async (page, font) => {
      const { email, path } = invited.get(font) ?? { email: '', path: '' }
      await page.goto(site + path)
      await page.type('#password', password)
      await send(page, 'main form')
      await see(page, font, overview)
      await see(page, font, `${overview}/passkey`)
      await page.goto(site + overview)
      await send(page, `form[action="${overview}/app"]`)
      await send(page, 'main form')
      await expectSound(page, font, 'an app with a wrong code')
      const typed = String(await page.$eval('.second-factor__key', key => key.textContent))
      await page.type('#code', new TOTP({ secret: typed.replaceAll(' ', '') }).generate())
      await send(page, 'main form')
      await expectSound(page, font, 'recovery codes')
      await see(page, font, overview)
      const { rows } = await dashboard.db.raw(
        'select login_id from members m join users u on u.id = m.user_id where u.email = ?',
        [email],
      )
      const audit = createAuditRepository(dashboard.db)
      await audit.noteOfLogin(rows[0].login_id, { what: 'password_changed' }, { ...operator })
      await see(page, font, '/orders')
      await see(page, font, '/profile')
    })
    dashboard.clock.now = new Date(Date.now() + 11 * 60_000)
    await inEachFont((page, font) => see(page, font, overview))
    dashboard.clock.now = sleeping
    await inEachFont(async (page, font) => {
      await page.goto(`${site}/orders`)
      await send(page, 'form[action="/sign-out"]')
      await see(page, font, '/sign-in')
      await see(page, font, '/sign-in/passkey')
      await page.goto(`${site}/sign-in`)
      await page.type('#email', String(invited.get(font)?.email))
      await page.type('#password', password)
      await send(page, 'main form')
      await expectSound(page, font, 'the second step')
      await send(page, 'main form')
      expect(await page.title()).to.match(titleOfError)
      await expectSound(page, font, 'the second step with an error')
    })
  })

  it('stands with a picture of the memory, of a day, a week, and a single figure', async () => {
    for (const address of ['/account', '/account?memory=7d']) {
      await open(address)
      await inEachFont(async (page, font) => {
        const drawn = await page.$$eval('.chart__band', paths =>
          paths.map(path => path.getBoundingClientRect().height > 4),
        )
        expect(drawn, `${address} in ${font}`).to.deep.equal([true, true, true])
        const words = await page.$$eval('.chart__label, .chart__tick', texts =>
          texts.filter(text => text.getBoundingClientRect().width > 0).map(text => text.textContent),
        )
        expect(words, address).to.include.members(['limit 1,500 MB', 'warning 500 MB'])
        expect(words.length, 'marks on the axis').to.be.at.least(4 + 3)
      })
    }
    const { accountId } = shop
    await dashboard.db('memory_samples').where({ account_id: accountId }).delete()
    await dashboard.db('memory_decisions').where({ account_id: accountId }).delete()
    const only = memorySample(accountId, new Date(Date.now() - 60_000), 90, 'fine')
    await createMemoryRepository(dashboard.db).addSample(only)
    await open('/account')
    await inEachFont(async page => {
      expect(await page.$eval('.chart__band', band => band.getBoundingClientRect().width)).to.be.above(2)
    })
  })

  it('stands while the bar tells of new orders', async () => {
    // the pages before may have taken so long that WhatsApp counts as silent
    await createAccountRepository(dashboard.db).setProof(shop.accountId)
    await inEachFont(async page => {
      await page.goto(`${server.url}/menu`)
      await page.waitForSelector('.live-bar__state--up')
    })
    for (let orders = 0; orders < 12; orders += 1) await placeOrder(dashboard.db, shop)
    await inEachFont(async (page, font) => {
      await page.waitForFunction(() => document.querySelector('.live-bar__new')?.textContent?.includes('12'))
      await expectSound(page, font, 'the bar')
    })
  })

  it('says what is wrong with a form so that everybody finds it', async () => {
    const { contactId } = await waitForPerson(dashboard.db, shop)
    await sendEmpty('/menu/add')
    await sendEmpty('/members', 'form[action="/members"]')
    await sendEmpty('/profile')
    await sendEmpty('/account/unlink')
    await sendEmpty(`/handovers/${contactId}/order`)
    await sendEmpty(`/handovers/${contactId}`, 'form.reply')
    await sendEmpty('/orders/1', '.refusal form')
  })

  it('stands where an order that is written down is read back', async () => {
    const { contactId } = await waitForPerson(dashboard.db, shop)
    await inEachFont(async (page, font) => {
      await page.goto(`${server.url}/handovers/${contactId}/order`)
      await page.type('#order', '2 large margherita margherita, one without onions')
      await page.click('#fulfilment-pickup')
      await Promise.all([page.waitForNavigation(), page.click('main form .button--primary')])
      expect(await page.$eval('#read-heading', heading => heading.textContent)).to.equal('Is that right?')
      await expectSound(page, font, 'the order read back')
    })
  })
})
