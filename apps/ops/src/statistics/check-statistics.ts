import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import {
  type CheckingRepository,
  createCheckingRepository,
} from '@comanda/shared/statistics/checking/repository.js'
import type { StatisticsDifference } from '@comanda/shared/statistics/types.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { findBusiness } from '../business/find-business.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

/** More than these nobody reads; the rest is of the same kind. */
const mostNamed = 10

export interface CheckOptions {
  /** all shops where absent */
  business?: string
  repair?: boolean
}

interface Checked {
  business: string
  differences: number
  examples: StatisticsDifference[]
  repaired: boolean
}

async function check(
  checking: CheckingRepository,
  { id, slug }: Business,
  wantsRepair: boolean,
): Promise<Checked> {
  const found = await checking.compare(id)
  const repaired = wantsRepair && found.length > 0
  if (repaired) await checking.rebuild(id)
  return { business: slug, differences: found.length, examples: found.slice(0, mostNamed), repaired }
}

const difference = ({ figure, kept, counted }: StatisticsDifference): string =>
  `  ${figure}: kept ${kept.amount} (${kept.minor}), counted ${counted.amount} (${counted.minor})`

function lines({ business, differences, examples, repaired }: Checked): string[] {
  if (differences === 0) return [`${business}: right`]
  const more = differences - examples.length
  return [
    `${business}: ${differences} of the figures were wrong${repaired ? ', and are counted anew' : ''}`,
    ...examples.map(difference),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

/**
 * `ops statistics check`: counts the orders and compares. It reads all of them, so it takes a while in a large shop.
 * @returns bad where something is wrong and stays so
 */
export async function checkStatistics(
  context: CommandContext,
  { business, repair = false }: CheckOptions,
): Promise<Outcome> {
  const shops =
    business === undefined
      ? await createBusinessRepository(context.db).all()
      : [await findBusiness(context, business)]
  const checking = createCheckingRepository(context.db)
  const checked: Checked[] = []
  for (const shop of shops) checked.push(await check(checking, shop, repair))
  // no order changed, so what dashboards keep would stand for as long as it is kept
  if (checked.some(({ repaired }) => repaired)) await createVersionRepository(context.db).changeAll()
  const ok = checked.every(({ differences, repaired }) => differences === 0 || repaired)
  const hint = ok ? [] : ['Count them anew with: npm run ops -- statistics check --repair']
  return { isBad: !ok, data: checked, text: [...checked.flatMap(lines), ...hint].join('\n') }
}
