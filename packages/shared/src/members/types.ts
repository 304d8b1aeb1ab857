export const roles = ['owner', 'manager', 'kitchen', 'driver'] as const
export type Role = (typeof roles)[number]

/** A person with a role in a business. */
export interface Member {
  id: number
  userId: number
  businessId: number
  /** in small letters: how it is written elsewhere is nobody's business here */
  email: string
  role: Role
  /** what opens this membership; undefined until its own one-time link was used */
  loginId: number | undefined
}

/** A shop that a person belongs to. */
export interface Membership {
  memberId: number
  businessName: string
  role: Role
}
