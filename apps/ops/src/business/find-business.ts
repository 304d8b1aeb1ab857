import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'

/** @throws CommandError naming the businesses that there are */
export async function findBusiness({ db }: CommandContext, slug: string): Promise<Business> {
  const businesses = createBusinessRepository(db)
  const business = await businesses.findBySlug(slug)
  if (business !== undefined) return business
  const known = (await businesses.all()).slice(0, 20).map(({ slug: name }) => name)
  const hint =
    known.length > 0
      ? `There is: ${known.join(', ')}.`
      : 'Make one with: npm run ops -- business create --help'
  throw new CommandError(`There is no business “${slug}”. ${hint}`)
}
