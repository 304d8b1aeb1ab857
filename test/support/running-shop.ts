import { once } from 'node:events'
import type { Role } from '@comanda/shared/members/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { runOps } from '../apps/ops/run-ops.js'
import { launchBrowser, openPhones } from '../apps/stand-in/phones-page.js'
import { type Customers, createCustomers } from './customers.js'
import { type DrivenShop, openShop } from './driven-shop.js'
import { createPerson, type Person } from './person.js'
import { trattoriaMenu } from './trattoria-menu.js'
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
  /** A new member, signed in, with the orders open. */
  signIn(role: Role, email: string, width: number): Promise<Person>
  /** What any page complained of since it was asked last: errors, and what a content security policy refused. */
  complaints(): unknown[]
  close(): Promise<void>
}

/** @param options.isNew a shop that nobody has set up: no menu, no number linked */
export async function openRunningShop({
  isNew = false,
  phonesWidth = 1_280,
}: {
  isNew?: boolean
  phonesWidth?: 390 | 1_280
} = {}): Promise<RunningShop> {
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
  const height = 844
  await phones.page.setViewport({ width: phonesWidth, height })
  if (!isNew) {
    await createMenuRepository(driven.db).replace(driven.businessId, trattoriaMenu)
    await driven.pair()
  }
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
      const page = await (await browser.createBrowserContext()).newPage()
      page.on('pageerror', error => complaints.push(error))
      page.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.setViewport({ width, height })
      return createPerson(page)
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
