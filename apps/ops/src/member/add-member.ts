import { publicAddress } from '@comanda/shared/hosts/public-address.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { findBusiness } from '../business/find-business.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

/** `ops member add`: adds a member and prints a one-time link to choose a password with. */
export async function addMember(
  context: CommandContext,
  input: { business: string; role: string; email: string },
): Promise<Outcome> {
  const business = await findBusiness(context, input.business)
  const { member, token } = await createMemberService(context.db).invite({
    businessId: business.id,
    email: input.email,
    role: input.role,
  })
  const link = new URL(`/welcome/${token}`, publicAddress(context.config.web)).href
  return {
    data: { business: business.slug, email: member.email, role: member.role, link },
    text: `${member.email} is ${member.role} of ${business.slug}. This link works once, for 24 hours:\n${link}`,
  }
}
