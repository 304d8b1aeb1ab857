import { readMenuFile } from '@comanda/shared/menu/menu-file.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { findBusiness } from '../business/find-business.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

/** `ops menu import`: puts the file in the place of the business's menu. */
export async function importMenu(context: CommandContext, file: string, slug: string): Promise<Outcome> {
  const menu = await readMenuFile(file)
  const business = await findBusiness(context, slug)
  if (menu.currency !== business.currency) {
    throw new CommandError(
      `${file}: its prices are in ${menu.currency}, but ${business.slug} sells in ${business.currency}. Nothing was changed.`,
    )
  }
  const version = await createMenuRepository(context.db).replace(business.id, menu)
  const options = menu.groups.reduce((sum, group) => sum + group.options.length, 0)
  return {
    data: {
      business: business.slug,
      menuVersion: version,
      items: menu.items.length,
      groups: menu.groups.length,
      options,
    },
    text: `${business.slug} now sells ${menu.items.length} items with ${options} options in ${menu.groups.length} groups (menu ${version}).`,
  }
}
