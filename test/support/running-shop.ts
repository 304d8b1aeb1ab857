import { once } from 'node:events'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Role } from '@comanda/shared/members/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { runOps } from '../apps/ops/run-ops.js'
import { openPhones } from '../apps/stand-in/phones-page.js'
import { launchBrowser, openPage } from './browser.js'
import { type Customers, createCustomers } from './customers.js'
import { type DrivenShop, openShop } from './driven-shop.js'
import { trattoriaMenu } from './menus.js'
import { createPerson, type Person } from './person.js'
import { startWeb } from './web-process.js'

export const password = 'correct horse battery'

/** All of a shop: bot and dashboard as processes of their own, its people and its customers at a real browser. */
export interface RunningShop {
  driven: DrivenShop
  customers: Customers
  /** A new member's one-time link, as the operator hands it out. */
  invite(role: Role, email: string): Promise<string>
  /** Somebody with a browser of their own. @param width 390 for a phone */
  sitDown(width: number): Promise<Person>
  /** Resolves when the shop can take orders; gives it a menu and links its number where nobody has. */
  untilOpen(): Promise<void>
  /** A new member, signed in, with the orders open. */
  signIn(role: Role, email: string, width: number): Promise<Person>
  /** What any page complained of since it was asked last: errors, and what a content security policy refused. */
  complaints(): unknown[]
  close(): Promise<void>
}

/** A new shop: it has neither members nor a menu, and no number is linked. */
export async function openRunningShop(): Promise<RunningShop> {
  const driven = await openShop({}, { isNew: true })
  const { standIn, databaseUrl } = driven
  driven.startBot()
  const web = startWeb(databaseUrl, {
    WHATSAPP_WEB_ADDRESS: standIn.address,
    WHATSAPP_WEB_SPKI: standIn.spki,
  })
  const browser = await launchBrowser()
  const complaints: unknown[] = []
  const phones = await openPhones(browser, standIn)
  const accounts = createAccountRepository(driven.db)
  const url = await web.listening()

  const running: RunningShop = {
    driven,
    customers: createCustomers(phones.page),
    invite: async (role, email) => {
      const args = ['member', 'add', '--business', 'test-shop', '--role', role, '--email', email]
      const { stdout, stderr } = await runOps(databaseUrl, args, { WEB_PORT: new URL(url).port })
      const link = /http:\S+/.exec(stdout)?.[0]
      if (link === undefined) throw new Error(`no link for ${email}: ${stderr}`)
      // the test's dashboard listens on this address alone
      return link.replace('//localhost', '//127.0.0.1')
    },
    sitDown: async width => {
      const page = await openPage(await browser.createBrowserContext(), complaints)
      await page.setViewport({ width, height: 844 })
      return createPerson(page)
    },
    untilOpen: async () => {
      if ((await accounts.find(driven.accountId))?.pairedAt !== undefined) return
      await createMenuRepository(driven.db).replace(driven.businessId, trattoriaMenu)
      await driven.pair()
    },
    signIn: async (role, email, width) => {
      const person = await running.sitDown(width)
      await person.page.goto(await running.invite(role, email))
      await person.type('New password', password)
      await person.follow('Save password and sign in')
      await person.follow('Orders', 'link')
      await person.sees('Live')
      return person
    },
    complaints: () => [...complaints.splice(0), ...phones.errors.splice(0)],
    close: async () => {
      await browser.close()
      if (web.child.exitCode === null) {
        web.child.kill('SIGTERM')
        await once(web.child, 'exit')
      }
      await driven.close()
    },
  }
  return running
}
