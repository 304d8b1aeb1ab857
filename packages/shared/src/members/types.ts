export const roles = ['owner', 'manager', 'kitchen', 'driver'] as const
export type Role = (typeof roles)[number]

/** A person with a role in a business. */
export interface Member {
  id: number
  userId: number
  businessId: number
  email: string
  role: Role
  /** false until the one-time link was used */
  hasPassword: boolean
}

/** A shop that a person belongs to. */
export interface Membership {
  memberId: number
  businessName: string
  role: Role
}
