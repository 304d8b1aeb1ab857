import { randomBytes } from 'node:crypto'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'

const slug = 'demo'

/** A shop to try things on, with its account; made at the first run, found again later. */
export async function openShop(
  db: Database,
  menu: Menu,
): Promise<{ business: Business; accountId: number; isNew: boolean }> {
  const found = await createBusinessRepository(db).findBySlug(slug)
  if (found !== undefined) {
    const account = await createAccountRepository(db).ofBusiness(found.id)
    if (account === undefined) throw new Error('the demo shop has no account')
    return { business: found, accountId: account.id, isNew: false }
  }
  const { business, account } = await createBusinessService(db).create({
    name: 'Trattoria Demo',
    slug,
    currency: menu.currency,
    timeZone: menu.timeZone ?? 'UTC',
  })
  await createMenuRepository(db).replace(business.id, menu)
  return { business, accountId: account.id, isNew: true }
}

/** A log-in that works: the same person each time, with a password of this run. */
export async function addOwner(
  db: Database,
  business: Business,
): Promise<{ email: string; password: string }> {
  const login = { email: 'owner@example.com', password: randomBytes(9).toString('base64url') }
  await createMemberService(db).addWithPassword({ businessId: business.id, role: 'owner', ...login })
  return login
}
