import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { NewBusiness } from '@comanda/shared/businesses/types.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

/** `ops business create`: makes the business and its account. */
export async function createBusiness({ db }: CommandContext, input: NewBusiness): Promise<Outcome> {
  const { business, account } = await createBusinessService(db).create(input)
  return {
    data: { business, account },
    text: [
      `Made “${business.name}” (${business.slug}), ${business.currency}, ${business.timeZone}, account ${account.id}.`,
      'Next:',
      `  npm run ops -- menu import MENU.json --business ${business.slug}`,
      `  npm run ops -- member add --business ${business.slug} --role owner --email YOU@EXAMPLE.COM`,
    ].join('\n'),
  }
}
