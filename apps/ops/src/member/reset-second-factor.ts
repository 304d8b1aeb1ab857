import { operator } from '@comanda/shared/audit/types.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createFactorChanges } from '@comanda/shared/second-factors/changes.js'
import { findBusiness } from '../business/find-business.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

/** `ops member reset-second-factor`: the password is enough again. @throws CommandError where there is nobody, or nothing */
export async function resetSecondFactor(
  context: CommandContext,
  input: { business: string; email: string },
): Promise<Outcome> {
  const business = await findBusiness(context, input.business)
  const email = input.email.trim().toLowerCase()
  const members = await createMemberService(context.db).ofBusiness(business.id)
  const member = members.find(found => found.email === email)
  if (member === undefined) {
    throw new CommandError(
      `Nobody at ${business.slug} has the address “${email}”. The page People lists them.`,
    )
  }
  const hadOne =
    member.loginId !== undefined && (await createFactorChanges(context.db).reset(member.loginId, operator))
  if (!hadOne) throw new CommandError(`${email} has no second factor.`)
  return {
    data: { business: business.slug, email },
    text: `${email} signs in by the password alone again, and was signed out everywhere. Make sure it is them who asked.`,
  }
}
