import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { shopMenu } from '../../support/menus.js'
import { waitForPerson } from './support/chats.js'
import { crawl, type VisitedPage } from './support/crawl.js'
import { submitParts, useDashboard } from './support/dashboard.js'
import { margherita, placeOrder } from './support/orders.js'

/** What turns round how a line reads: the controls that embed, override, isolate, or end one of these. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

/** These hold their text apart from what stands beside them. */
const apart = 'bdi, [dir], title, textarea, option, .visually-hidden'

describe('a name', () => {
  const dashboard = useDashboard()

  /** All pages of a shop in which everything is called so. */
  async function pagesWith(name: string): Promise<VisitedPage[]> {
    const { db } = dashboard
    const shop = await dashboard.openShop()
    await db.raw('update businesses set name = ? where id = ?', [name, shop.business.id])
    await createMenuRepository(db).replace(shop.business.id, {
      ...shopMenu,
      items: shopMenu.items.map(item => ({ ...item, name: `${name} ${item.id}`, category: name })),
      groups: shopMenu.groups.map(group => ({
        ...group,
        name,
        options: group.options.map(option => ({ ...option, name: `${name} ${option.id}` })),
      })),
    })
    const option = { group: 'topping', option: 'onions', name, amount: 'none' as const }
    const { id } = await placeOrder(db, shop, {
      customerName: name,
      lines: [{ ...margherita, name, note: name, options: [option] }],
      details: { address: name, name, when: name },
    })
    await db.raw('update orders set note = ? where id = ?', [name, id])
    await waitForPerson(db, shop, { name, body: name })
    return crawl(await shop.signedIn('owner'), '/orders')
  }

  const pageAt = (pages: readonly VisitedPage[], route: string): CheerioAPI =>
    load(pages.find(page => page.route === route)?.html ?? '')

  for (const [what, name] of [
    ['of 200 characters', 'x'.repeat(200)],
    ['in Arabic', 'مطعم عبد الرحمن ٢٤'],
    ['of emoji', '👩‍👩‍👧‍👦🍕🇧🇷'],
    ['that turns the line round', '\u202e321 rebmun'],
    ['that leaves its own element and turns the line round', '\u2069\u202e321 rebmun\u2066'],
    ['that opens what it never closes', '\u202a\u202b\u202d\u2067\u2068xyzzy'],
    ['that a spreadsheet would follow', '=HYPERLINK("http://evil.example","open")'],
    ['that a spreadsheet would add', '+1+1'],
    ['that a spreadsheet would sum', '@SUM(A1:A9)'],
    ['that is markup', '</title><b>x</b>&amp;'],
  ] as const) {
    it(`${what} is shown as it is, and changes nothing beside it`, async () => {
      const pages = await pagesWith(name)
      const shown = name.replace(turns, '').trim()

      const list = pageAt(pages, 'GET /orders')
      expect(list('.site-header__shop').text().trim()).to.equal(shown)
      expect(list('.row__who bdi').text().trim()).to.equal(shown)
      const order = pageAt(pages, 'GET /orders/:id')
      expect(order('.lines__item').text().trim()).to.equal(shown)
      expect(order('.details dd').first().text().trim()).to.equal(shown)
      expect(order('#note').val()).to.equal(shown)
      const menu = pageAt(pages, 'GET /menu')
      expect(menu('.menu-row__name').first().text().trim()).to.equal(`${shown} margherita`)
      expect(pageAt(pages, 'GET /settings')('#name').val()).to.equal(shown)
      expect(pageAt(pages, 'GET /handovers')('.person__who').text().trim()).to.equal(shown)

      for (const { address, html } of pages) {
        expect(html.match(turns), address).to.equal(null)
        const $ = load(html)
        const beside = $('body *')
          .contents()
          .filter((_, node) => node.type === 'text' && node.data.includes(shown))
          .filter((_, node) => $(node).closest(apart).length === 0)
        expect(beside.map((_, node) => $(node).parent().toString()).get(), address).to.deep.equal([])
      }
    })
  }

  it('from a menu file comes into the menu as the file has it, so that the same file changes nothing', async () => {
    const shop = await dashboard.openShop()
    const owner = await shop.signedIn('owner')
    const name = 'Pizza \u2067مارغريتا\u2069'
    const menu = JSON.stringify({
      ...shopMenu,
      items: shopMenu.items.map(item => ({ ...item, name })).slice(0, 1),
    })
    const plan = await submitParts(owner, '/menu/import', { menu })
    const $ = load(plan.text)
    await submitParts(owner, '/menu/import', {
      menu: String($('textarea[name=menu]').val()),
      version: String($('input[name=version]').val()),
    })
    const [entry] = await createMenuRepository(dashboard.db).entries(shop.business.id)
    expect(entry?.name).to.equal(name)
    const again = await submitParts(owner, '/menu/import', { menu })
    expect(load(again.text)('h1').text()).to.equal('Nothing would change')
  })
})
