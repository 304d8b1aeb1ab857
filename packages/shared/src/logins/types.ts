/** What opens one or more memberships of an e-mail address, as sessions name it. */
export interface Login {
  id: number
  /** rises with whatever ends the login's sessions */
  version: number
}
