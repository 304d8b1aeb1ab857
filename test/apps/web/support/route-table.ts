import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createMenuService } from '@comanda/shared/menu/service.js'
import { policies } from '@comanda/web/routing/policies.js'
import type { Policy } from '@comanda/web/routing/route.js'
import { shopMenu } from '../../../support/menus.js'
import { waitForPerson } from './chats.js'
import { type Dashboard, password, type Shop } from './dashboard.js'
import { uploadTable } from './imports.js'
import { placeOrder } from './orders.js'
import { suggestWords } from './words.js'

/** A route as its policy names it, with what a member's request for it holds. */
export interface TriedRoute {
  name: string
  isPost: boolean
  path: string
  policy: Policy
  fields: Record<string, string>
  /** a page whose first form holds what else it sends: what differs from one person to the next */
  formPage: string | undefined
  takesFiles: boolean
  /** the browser has another session afterwards, or none, or is led to the sign-in */
  changesSession: boolean
}

/** Somebody who has a password already. */
const regular = 'regular@example.com'

/** What a form has to hold beside its token, so that it is taken. A route that isn't here is sent without. */
const fields: Record<string, Record<string, string>> = {
  'POST /sign-in': { email: regular, password },
  'POST /welcome/:token': { password },
  'POST /welcome/:token/join': { current: password },
  // of the steps the one that every role may take
  'POST /orders/:id/status': { from: 'ready', to: 'completed' },
  'POST /orders/:id/undo': { to: 'completed' },
  'POST /orders/:id/note': { note: 'Ring twice' },
  'POST /orders/:id/requests': { request: '1', decision: 'refused' },
  'POST /handovers/:id/order': { order: 'a margherita', fulfilment: 'pickup' },
  'POST /handovers/:id/reply': { body: 'We do.' },
  'POST /menu/import': { menu: JSON.stringify(shopMenu) },
  'POST /imports': { kind: 'menu', text: 'name,price\nPizza,9.50' },
  'POST /settings': {
    name: 'Bella',
    currency: 'USD',
    timeZone: 'Europe/Madrid',
    hours: 'always',
    offersPickup: 'yes',
    readyInMinutes: '30',
  },
  'POST /settings/answers': { address: '12 Elm Street' },
  'POST /settings/bot': { tone: 'warm', accepts: 'never', unacceptedAfter: '10', asksAtMost: '2' },
  'POST /members/:id/role': { role: 'kitchen' },
  'POST /profile/password': { current: password, password },
  'POST /profile/confirm': { password },
  'POST /account/unlink': { password },
}
/** These differ from one time to the next. */
const freshFields: Record<string, () => Record<string, string>> = {
  'POST /menu/items/:id': () => ({ name: nextName(), price: '3' }),
  'POST /menu/add': () => ({ name: nextName(), price: '4.50' }),
  'POST /members': () => ({ email: `${nextName()}@example.com`, role: 'driver' }),
}
const formPages: Record<string, string> = { 'POST /shops': '/shops' }
const takingFiles = ['POST /menu/import', 'POST /imports']
/** They give the browser another session, or lead to the sign-in where nobody waits for its second step. */
const changingSession = [
  'POST /sign-in',
  'GET /sign-in/second-step',
  'POST /sign-in/second-step',
  'GET /sign-in/passkey',
  'POST /sign-in/passkey',
  'POST /sign-out',
  'POST /welcome/:token',
  'POST /welcome/:token/join',
  'POST /profile/sessions/end-all',
  'POST /profile/confirm',
  'POST /profile/second-factor/app/check',
]

let made = 0
function nextName(): string {
  made += 1
  return `tried-${made}`
}

/** Some that nobody has used yet. */
function nextWords(): string {
  made += 1
  return `quux${String.fromCharCode(97 + (made % 26), 97 + (Math.floor(made / 26) % 26))}`
}

export const triedRoutes: TriedRoute[] = Object.entries(policies).map(([name, policy]) => {
  const [method, path = ''] = name.split(' ')
  return {
    name,
    isPost: method === 'POST',
    path,
    policy,
    get fields() {
      return freshFields[name]?.() ?? fields[name] ?? {}
    },
    formPage: formPages[name],
    takesFiles: takingFiles.includes(name),
    changesSession: changingSession.includes(name),
  }
})

/** Every route that the table above says something of. */
export const namedRoutes = [
  ...Object.keys(fields),
  ...Object.keys(freshFields),
  ...Object.keys(formPages),
  ...takingFiles,
  ...changingSession,
]

/** A shop with a menu, a WhatsApp account that waits for its code to be scanned, and rows for every address. */
export async function furnish({ db }: Dashboard, shop: Shop) {
  const businessId = shop.business.id
  const menus = createMenuRepository(db)
  await menus.replace(businessId, shopMenu)
  const accounts = createAccountRepository(db)
  await accounts.setState(shop.accountId, 'pairing')
  await accounts.setPairingCode(shop.accountId, '2@code', 60 * 60_000)

  const members = createMemberService(db)
  await members.addWithPassword({ businessId, email: regular, role: 'kitchen', password })
  const memberId = (await members.ofBusiness(businessId))[0]?.id ?? 0

  async function addDish(): Promise<number> {
    const name = nextName()
    const dish = { name, priceMinor: 100, category: undefined, alsoCalled: [] }
    await createMenuService(db).addItem(businessId, dish, memberId)
    return (await menus.entries(businessId)).find(entry => entry.name === name)?.id ?? 0
  }
  async function placeReady(): Promise<number> {
    const { id } = await placeOrder(db, shop)
    await db.raw(`update orders set status = 'ready', fulfilment = 'pickup' where id = ?`, [id])
    // the request that the form below names is this order's now
    await db.raw(
      `insert into order_amendments (id, order_id, inbox_id, kind) overriding system value
       select 1, id, placed_by_inbox_id, 'asked' from orders where id = ?
       on conflict (id) do update
         set order_id = excluded.order_id, inbox_id = excluded.inbox_id, decision = null`,
      [id],
    )
    return id
  }

  /** A new row for what stands in an address before its parameter. */
  const makers: Record<string, () => Promise<number | string | undefined>> = {
    '/welcome/:token': async () => (await shop.invite('driver')).token,
    '/orders/:id': placeReady,
    '/handovers/:id': async () => (await waitForPerson(db, shop)).contactId,
    '/menu/items/:id': addDish,
    '/menu/words/:id': () => suggestWords(db, shop, nextWords()),
    '/menu/options/:id': async () => (await menus.optionEntries(businessId))[0]?.id,
    '/imports/:id': () => uploadTable(db, shop),
    '/members/:id': async () => {
      const { email } = await shop.invite('driver')
      return (await members.ofBusiness(businessId)).find(member => member.email === email)?.id
    },
  }

  /** For routes that are about somebody who has a password already. */
  const ownMakers: typeof makers = {
    'POST /welcome/:token/join': async () => (await shop.invite('kitchen', regular)).token,
  }

  return {
    /** A route's address with a row of this shop in it, made for this one request. */
    addressOf: async ({ name, path }: Pick<TriedRoute, 'name' | 'path'>): Promise<string> => {
      const pattern = /^.*:\w+/.exec(path)?.[0]
      if (pattern === undefined) return path
      const row = await (ownMakers[name] ?? makers[pattern])?.()
      if (row === undefined) throw new Error(`say in route-table.ts which row ${name} is about`)
      return path.replace(pattern, pattern.replace(/:\w+$/, String(row)))
    },
  }
}
