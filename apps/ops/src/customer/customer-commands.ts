import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createPersonalDataService } from '@comanda/shared/personal-data/service.js'
import type { FoundCustomer } from '@comanda/shared/personal-data/types.js'
import { findBusiness } from '../business/find-business.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

const describe = ({ id, name, phone, orders, messages, lastAt }: FoundCustomer): string =>
  [
    `${id}`.padStart(8),
    (phone === undefined ? '-' : `+${phone}`).padEnd(16),
    `${orders} orders, ${messages} messages`.padEnd(28),
    (lastAt?.toISOString().slice(0, 10) ?? '-').padEnd(12),
    name ?? '',
  ].join('  ')

/** A customer's number, as `ops customer find` gives it. @throws CommandError */
function contactId(text: string): number {
  const id = Number(text)
  if (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(id)) return id
  throw new CommandError(`“${text}” is no customer’s number. Find it with: npm run ops -- customer find`)
}

const nobody = (slug: string, id: number): CommandError =>
  new CommandError(`There is no customer ${id} at ${slug}. Find them with: npm run ops -- customer find`)

/** `ops customer find`: who wrote to a shop or ordered there, by a part of the name or number. */
export async function findCustomers(
  context: CommandContext,
  text: string,
  input: { business: string },
): Promise<Outcome> {
  const business = await findBusiness(context, input.business)
  const found = await createPersonalDataService(context.db).find(business.id, text)
  return {
    data: found,
    text: found.length === 0 ? 'Nobody is called that.' : found.map(describe).join('\n'),
  }
}

/** `ops customer export`: all that is kept of one customer, as JSON. */
export async function exportCustomer(
  context: CommandContext,
  customer: string,
  input: { business: string; output?: string },
): Promise<Outcome> {
  const business = await findBusiness(context, input.business)
  const id = contactId(customer)
  const data = await createPersonalDataService(context.db).export(business.id, id)
  if (data === undefined) throw nobody(business.slug, id)
  if (input.output === undefined) return { data, text: JSON.stringify(data, null, 2) }
  const file = path.resolve(input.output)
  await writeFile(file, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return { data: { file }, text: `All that is kept of customer ${id} is in ${file}.` }
}

/** `ops customer erase`: leaves the orders' sums, and nothing that is the customer's. */
export async function eraseCustomer(
  context: CommandContext,
  customer: string,
  input: { business: string; yes?: boolean },
): Promise<Outcome> {
  const business = await findBusiness(context, input.business)
  const id = contactId(customer)
  if (input.yes !== true) {
    throw new CommandError(
      `This can’t be undone. Delete the chat on the shop’s phone first, then add --yes to erase customer ${id}.`,
    )
  }
  const erased = await createPersonalDataService(context.db).erase(business.id, id)
  if (erased === 'not_found') throw nobody(business.slug, id)
  if (erased !== 'erased') {
    throw new CommandError(
      `Orders of customer ${id} are under way: ${erased.openOrders.join(', ')}. Complete, reject or cancel them first.`,
    )
  }
  return {
    data: { customer: id, erased: true },
    text: `Customer ${id} is erased; the sums of their orders stay. Backups from before still hold them: see docs/security.md.`,
  }
}
